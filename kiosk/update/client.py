"""python-tuf's client over our sources and our disk: what it lacks is added here, and only here.

It is a subclass that replaces private methods, so the version of tuf is pinned and the public
conformance suite is run against it (`tests/update/kiosk_tuf_conformance.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import quote

from tuf.api.exceptions import (
    DownloadError,
    DownloadHTTPError,
    ExpiredMetadataError,
    RepositoryError,
)
from tuf.api.metadata import Metadata, Root, Snapshot, Timestamp
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

from kiosk.content.signing import SIGNED_AT, read_time
from kiosk.content.store.durable import ensure_folder, replace_file
from kiosk.update.errors import NotThereError, OlderError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Iterator

    from tuf.api.metadata import Signed, TargetFile

    from kiosk.content.store.durable import Disk
    from kiosk.update.known import Known
    from kiosk.update.source import Reply


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest signed files that are read, in bytes."""

    root: int = 262_144
    timestamp: int = 16_384
    snapshot: int = 262_144
    targets: int = 1_000_000
    rotations: int = 1_024  # roots that a kiosk can have missed


class MetadataSource(Protocol):
    """As much of a `Source` as is asked here."""

    @property
    def where(self) -> str:
        """What to call it."""
        ...

    def metadata(self, name: str, limit: int, etag: str | None = None) -> Reply:
        """Return a signed file."""
        ...


class Notebook(Protocol):
    """Keeps what is accepted, the moment it is."""

    @property
    def known(self) -> Known:
        """What was accepted so far."""
        ...

    def note(self, known: Known) -> None:
        """Have `known` last."""
        ...


class _NoFetcher(FetcherInterface):
    """Nothing is ever fetched by an address: `Client` asks its source."""

    def _fetch(self, url: str) -> Iterator[bytes]:
        raise DownloadError(url)


class Client(Updater):
    """One refresh: every rule of TUF, with a memory that an emptied cache does not erase."""

    def __init__(
        self,
        pinned: bytes,
        folder: Path,
        source: MetadataSource,
        notebook: Notebook,
        *,
        disk: Disk,
        moment: Callable[[dt.datetime | None, dt.datetime | None], dt.datetime],
        limits: Limits,
    ) -> None:
        """Load the pinned root, and put back into the cache what is remembered.

        Raises:
            RepositoryError: The pinned root is none.
            OSError: The cache cannot be written.
        """
        self._source = source
        self._notebook = notebook
        self._disk = disk
        self._moment = moment
        self._in_hand: Reply | None = None
        self._body = b""
        self.reply: Reply | None = None
        self.role = Root.type
        super().__init__(
            str(folder),
            "",
            fetcher=_NoFetcher(),
            config=UpdaterConfig(
                max_root_rotations=limits.rotations,
                root_max_length=limits.root,
                timestamp_max_length=limits.timestamp,
                snapshot_max_length=limits.snapshot,
                targets_max_length=limits.targets,
            ),
            bootstrap=pinned,
        )
        self._put_back(Timestamp.type, notebook.known.timestamp)
        self._put_back(Snapshot.type, notebook.known.snapshot)

    def refresh_with(self, in_hand: Reply | None) -> None:
        """Bring everything up to date, as `refresh`.

        Args:
            in_hand: The `timestamp.json` that has come already; it is used unless a newer root
                comes first. None to ask for it.
        """
        self._in_hand = in_hand
        self.refresh()

    def version(self, role: str) -> int:
        """Return the version of what is accepted of `role`."""
        return self._trusted_set[role].version

    @property
    def expires(self) -> dt.datetime:
        """When the first of the four signed files runs out."""
        return min(signed.expires for signed in self._signed())

    @property
    def signed_at(self) -> dt.datetime | None:
        """When the newest timestamp was signed, as it says; None if it does not."""
        signed = self._newest_timestamp()
        if signed is None:
            return None
        moment = read_time(signed.unrecognized_fields.get(SIGNED_AT))
        return moment if moment is not None and moment < signed.expires else None

    @property
    def etag(self) -> str | None:
        """What the source calls the accepted `timestamp.json`, for the next conditional request."""
        if self.reply is None or self.reply.unchanged:
            return self._notebook.known.etag
        accepted = self.reply.body == self._notebook.known.timestamp.encode()
        return self.reply.etag if accepted else None

    @property
    def is_older(self) -> bool:
        """Whether the version that was refused last is too low, not only unexpected."""
        if self.role == Snapshot.type:
            # Of the announced version, and still refused: a file within it is older.
            announced = self._trusted_set.timestamp.snapshot_meta.version
            return Metadata[Snapshot].from_bytes(self._body).signed.version == announced
        return self.role == Timestamp.type

    @property
    def listed(self) -> Collection[str]:
        """The names of the accepted targets."""
        return self._trusted_set.targets.targets

    def ran_out(self, now: dt.datetime) -> str | None:
        """Return which of the signed files' last day has passed at `now`; None for none."""
        for signed in self._signed():
            if signed.is_expired(now):
                return signed.type
        return None

    def name_of(self, target: TargetFile) -> str:
        """Return what a target's file is called where it is published."""
        if not self._trusted_set.root.consistent_snapshot:
            return target.path
        folder, slash, name = target.path.rpartition("/")
        digest = target.hashes.get("sha256") or next(iter(target.hashes.values()))
        return f"{folder}{slash}{digest}.{name}"

    # What python-tuf calls.

    def _load_root(self) -> None:
        try:
            super()._load_root()
        finally:
            self._persist_file(str(Path(self._dir, "root.json")), self._root_bytes())
        version = self._trusted_set.root.version
        known = self._notebook.known
        if version < known.root:
            raise OlderError(self._source.where, Root.type)
        if version > known.root:
            self._notebook.note(replace(known, root=version))
            self._in_hand = None  # it may have been signed with a key that is no longer good

    def _load_timestamp(self) -> None:
        self.role = Timestamp.type
        self.reply = self._ask_timestamp()
        self._tell_time()
        super()._load_timestamp()
        self._refuse_what_ran_out()

    def _persist_metadata(self, rolename: str, data: bytes) -> None:
        known = self._notebook.known
        if rolename == Timestamp.type:
            self._refuse_what_ran_out()
            self._notebook.note(
                replace(known, timestamp=data.decode(), accepted=None, source="", etag=None)
            )
        elif rolename == Snapshot.type:
            self._notebook.note(replace(known, snapshot=data.decode()))
        super()._persist_metadata(rolename, data)

    def _persist_root(self, version: int, data: bytes) -> None:
        ensure_folder(self._disk, Path(self._dir, "root_history"))
        self._persist_file(str(self._root_file(version)), data)

    def _persist_file(self, filename: str, data: bytes) -> None:
        path = Path(filename)
        try:
            if path.read_bytes() == data:
                return
        except OSError:
            pass  # not there, or not readable: all the more
        replace_file(self._disk, path, data)

    def _update_root_symlink(self) -> None:
        """Do nothing: `_load_root` writes a plain file, which every disk can hold."""

    def _download_metadata(self, rolename: str, length: int, version: int | None = None) -> bytes:
        self.role = rolename
        if rolename == Timestamp.type and self.reply is not None:
            kept = self._notebook.known.timestamp.encode()
            return kept if self.reply.unchanged else self.reply.body
        name = f"{quote(rolename, '')}.json"
        if version is not None:
            name = f"{version}.{name}"
        try:
            self._body = self._source.metadata(name, length).body
        except NotThereError as error:
            if rolename != Root.type:
                raise
            raise DownloadHTTPError(str(error), 404) from error
        return self._body

    def _signed(self) -> list[Signed]:
        return list(cast("Iterable[Signed]", self._trusted_set))  # by python-tuf's own __iter__

    def _ask_timestamp(self) -> Reply:
        # Without an entity tag: two publications within a second can have the same.
        return self._in_hand or self._source.metadata(
            "timestamp.json", self.config.timestamp_max_length
        )

    def _tell_time(self) -> None:
        date = self.reply.date if self.reply is not None else None
        self._trusted_set.reference_time = self._moment(self.signed_at, date)

    def _refuse_what_ran_out(self) -> None:
        # A new timestamp also says that it is at least so late.
        self._tell_time()
        for signed in (self._trusted_set.root, self._trusted_set.timestamp):
            if signed.is_expired(self._trusted_set.reference_time):
                raise ExpiredMetadataError(f"{signed.type}.json has run out")

    def _newest_timestamp(self) -> Timestamp | None:
        if Timestamp.type in self._trusted_set:
            return self._trusted_set.timestamp
        try:
            kept = Metadata[Timestamp].from_bytes(self._load_local_metadata(Timestamp.type))
            root = self._trusted_set.root
            root.verify_delegate(Timestamp.type, kept.signed_bytes, kept.signatures)
        except (OSError, RepositoryError):
            return None  # none yet, or signed with a key that was revoked since
        return kept.signed

    def _put_back(self, role: str, text: str) -> None:
        if text:
            self._persist_file(str(Path(self._dir, f"{role}.json")), text.encode())

    def _root_file(self, version: int) -> Path:
        return Path(self._dir, "root_history", f"{version}.root.json")

    def _root_bytes(self) -> bytes:
        return self._root_file(self._trusted_set.root.version).read_bytes()
