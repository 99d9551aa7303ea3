"""A published tree in a bucket of any S3-compatible object store; the only file that knows boto3.

What readers see depends on conditional writes alone: everything but the timestamp is written
only once, and the timestamp only over the state that was read. Marks in `.work/` keep a
collection of what nobody needs apart from a publisher who has just found it there. A store that
does not know conditional writes is refused before anything else is written.
"""

from __future__ import annotations

import datetime as dt
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import boto3
from boto3.s3.transfer import S3UploadFailedError, TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from kiosk.release.errors import (
    BusyError,
    ConflictError,
    DamagedError,
    MissingError,
    StorageError,
    UnconditionalError,
)
from kiosk.release.storage import CheckedStream, Entry, Stored, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

_AT_ONCE = 8 * 2**20
"""Bytes; a larger object is sent in parts."""
_BATCH = 1000
"""Names in one request to delete."""
_MARKS = ".work"
_STALE = {Work.PUBLISH: dt.timedelta(days=1), Work.COLLECT: dt.timedelta(hours=1)}
"""How old a mark may be before whoever left it counts as dead."""
_PATIENCE = 30
"""Seconds without an answer."""
_RETRIES = 4
_RENEWED = "max-age=60"
_FOR_EVER = "public, max-age=31536000, immutable"
_GONE = {"404", "NoSuchKey", "NotFound"}
_REFUSED = {"412", "PreconditionFailed", "409", "ConditionalRequestConflict"}
_NOT_KNOWN = {"501", "NotImplemented"}
_NEVER = '"0"'
"""No object's tag."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Which bucket, and where; the secret part comes from the environment or `~/.aws`.

    Attributes:
        name: Of the bucket.
        prefix: A folder in it; empty for the bucket as a whole.
        endpoint: Address of a store that is not Amazon's.
        region: As the store calls it.
    """

    name: str
    prefix: str = ""
    endpoint: str | None = None
    region: str | None = None


class S3Storage:
    """Objects in a bucket."""

    def __init__(self, bucket: Bucket, client: Any = None) -> None:
        """Keep the tree in `bucket`; `client` is boto3's, made here when not given."""
        self._bucket = bucket
        self._prefix = f"{bucket.prefix.strip('/')}/" if bucket.prefix.strip("/") else ""
        self._client = client or boto3.client(
            "s3",
            endpoint_url=bucket.endpoint,
            region_name=bucket.region,
            config=Config(
                connect_timeout=_PATIENCE,
                read_timeout=_PATIENCE,
                retries={"mode": "standard", "total_max_attempts": _RETRIES},
                s3={"addressing_style": _style(bucket)},
            ),
        )
        self._mark: str | None = None

    @property
    def where(self) -> str:
        """The bucket and the folder in it."""
        return f"s3://{self._bucket.name}/{self._prefix}"

    def read(self, name: str, limit: int) -> Stored:
        """Return a small object whole."""
        with self._told(name):
            got = self._client.get_object(**self._key(name))
            body = got["Body"].read(limit + 1)
        if len(body) > limit:
            raise DamagedError(name, self.where)
        return Stored(body, got["ETag"])

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open an object."""
        with self._told(name):
            body = self._client.get_object(**self._key(name))["Body"]
        try:
            yield _Body(self, name, body)  # type: ignore[misc]  # all that is read of it
        finally:
            body.close()

    def size(self, name: str) -> int | None:
        """Return the bytes of an object."""
        try:
            with self._told(name):
                size: int = self._client.head_object(**self._key(name))["ContentLength"]
        except MissingError:
            return None
        return size

    def list(self, under: str) -> Iterator[Entry]:
        """Yield the objects below a folder."""
        pages = self._client.get_paginator("list_objects_v2")
        prefix = f"{self._prefix}{under}/"
        with self._told(under):
            for page in pages.paginate(Bucket=self._bucket.name, Prefix=prefix):
                for found in page.get("Contents", ()):
                    name = found["Key"].removeprefix(self._prefix)
                    yield Entry(name, found["Size"], found["LastModified"])

    def add(self, name: str, body: bytes) -> bool:
        """Write an object unless it is there."""
        try:
            self._put(name, body, _FOR_EVER, IfNoneMatch="*")
        except ConflictError:
            return False
        return True

    def replace(self, name: str, body: bytes, tag: str | None) -> None:
        """Write an object over its known state."""
        condition = {"IfNoneMatch": "*"} if tag is None else {"IfMatch": tag}
        try:
            self._put(name, body, _RENEWED, **condition)
        except MissingError as error:  # If-Match, and there is none
            raise ConflictError(name, self.where) from error

    def put(self, name: str, content: CheckedStream) -> None:
        """Write an object of any size: the store shows it only when all of it has come."""
        if content.size <= _AT_ONCE:
            self._put(name, content.read(), _FOR_EVER)
            return
        with self._told(name):
            self._client.upload_fileobj(
                content,
                self._bucket.name,
                self._prefix + name,
                ExtraArgs={"CacheControl": _FOR_EVER, "ContentType": _kind(name)},
                Config=TransferConfig(multipart_threshold=_AT_ONCE, multipart_chunksize=_AT_ONCE),
            )

    def delete(self, names: Iterable[str]) -> None:
        """Delete objects."""
        keys = [{"Key": self._prefix + name} for name in names]
        for start in range(0, len(keys), _BATCH):
            self._renew()
            batch = {"Objects": keys[start : start + _BATCH], "Quiet": True}
            with self._told(_MARKS):
                done = self._client.delete_objects(Bucket=self._bucket.name, Delete=batch)
            for fault in done.get("Errors", ()):
                raise StorageError(*_words(fault["Key"], self.where, fault["Code"]))

    def settle(self) -> None:
        """Do nothing: what an object store shows it keeps."""

    @contextmanager
    def working(self, work: Work) -> Iterator[None]:
        """Leave a mark, then look for those of others: of two who do so, one sees the other.

        Publishers do not keep each other out: their conditional writes do.

        Raises:
            BusyError: Somebody else is at work.
            UnconditionalError: The store does not know conditional writes.
        """
        mark = f"{_MARKS}/{work.value}-{uuid.uuid4().hex}"
        self._put(mark, b"", _RENEWED)
        try:
            self._try_conditions(mark)
            self._see_nobody(mark, work)
            self._mark = mark
            yield
        finally:
            self._mark = None
            with self._told(mark):
                self._client.delete_object(**self._key(mark))

    def _try_conditions(self, mark: str) -> None:
        """See that a write over `mark` is refused by either condition: some stores ignore them."""
        for condition in ({"IfNoneMatch": "*"}, {"IfMatch": _NEVER}):
            try:
                self._put(mark, b"", _RENEWED, **condition)
            except ConflictError:
                continue
            raise UnconditionalError(self.where)

    def _see_nobody(self, mark: str, work: Work) -> None:
        marks = {entry.name: entry.modified for entry in self.list(_MARKS)}
        now = marks.pop(mark, None)  # the store's clock, not ours
        kept_out = {Work.COLLECT} if work is Work.PUBLISH else set(Work)
        for name, since in marks.items():
            other = next((kind for kind in Work if f"/{kind.value}-" in name), None)
            if other in kept_out and (now is None or now - since < _STALE[other]):
                raise BusyError(self.where)

    def _renew(self) -> None:
        if self._mark is not None:
            self._put(self._mark, b"", _RENEWED)

    def _key(self, name: str) -> dict[str, str]:
        return {"Bucket": self._bucket.name, "Key": self._prefix + name}

    def _put(self, name: str, body: bytes, caching: str, **condition: str) -> None:
        with self._told(name):
            self._client.put_object(
                **self._key(name),
                Body=body,
                CacheControl=caching,
                ContentType=_kind(name),
                **condition,
            )

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        try:
            yield
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if code in _GONE:
                raise MissingError(name, self.where) from error
            if code in _REFUSED:
                raise ConflictError(name, self.where) from error
            if code in _NOT_KNOWN:
                raise UnconditionalError(self.where) from error
            raise StorageError(*_words(name, self.where, code)) from error
        except (BotoCoreError, S3UploadFailedError) as error:
            raise StorageError(*_words(name, self.where, str(error))) from error


class _Body:
    """The bytes of an object as they come; says in words when they stop coming."""

    def __init__(self, storage: S3Storage, name: str, body: Any) -> None:
        self._storage = storage
        self._name = name
        self._body = body

    def read(self, size: int = -1) -> bytes:
        with self._storage._told(self._name):  # noqa: SLF001  # one class in two parts
            data: bytes = self._body.read(None if size < 0 else size)
        return data


def _style(bucket: Bucket) -> str:
    # Stores on one's own machine have no name for each bucket.
    return "path" if bucket.endpoint else "auto"


def _kind(name: str) -> str:
    return "application/json" if name.endswith(".json") else "application/octet-stream"


def _words(name: str, where: str, reason: str) -> tuple[str, str]:
    return (
        f"{where} 里的 {name} 无法读写（{reason}）；请检查网络、地址和访问密钥",
        f"{name} in {where} cannot be read or written ({reason}); check network, address and key",
    )
