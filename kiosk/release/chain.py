"""What a site's repository says now, read from a pinned root down and verified."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp
from tuf.api.serialization import DeserializationError

from kiosk.content.release import (
    LONGEST_MANIFEST,
    LONGEST_OFFERS,
    Offers,
    parse_manifest,
    parse_offers,
)
from kiosk.errors import ReleaseError
from kiosk.release.errors import DamagedError, MissingError
from kiosk.release.names import (
    OFFERS,
    manifest_target,
    metadata_folder,
    metadata_name,
    number_of,
    target_name,
)
from kiosk.release.signing import BEFORE, meta_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from tuf.api.metadata import MetaFile, TargetFile

    from kiosk.content.release import Manifest
    from kiosk.release.storage import Storage

LONGEST_METADATA = 1_000_000
"""Bytes of one signed file of TUF."""
LONGEST_TIMESTAMP = 16_384
"""Bytes."""

_S = TypeVar("_S", Root, Snapshot, Targets, Timestamp)


@dataclass(frozen=True)
class Published:
    """What a site's repository says at one moment.

    Attributes:
        site: Its id.
        root: Who may sign, by the newest root.
        root_bytes: The newest root's file.
        timestamp: The file `timestamp.json`; empty when it is lost or torn.
        tag: The state of that file; None when there is none.
        versions: The version of each online role; empty when there is nothing yet.
        expires: When each role's signature ends, root included.
        files: The targets: the offers, and the manifest of each offered release.
        targets_meta: The file of the targets; None when there is none.
        snapshot_meta: The file of the snapshot; None when there is none.
        offers: What is on offer.
    """

    site: str
    root: Root
    root_bytes: bytes
    timestamp: bytes = b""
    tag: str | None = None
    versions: Mapping[str, int] = field(default_factory=dict)
    expires: Mapping[str, dt.datetime] = field(default_factory=dict)
    files: Mapping[str, TargetFile] = field(default_factory=dict)
    targets_meta: MetaFile | None = None
    snapshot_meta: MetaFile | None = None
    offers: Offers | None = None

    @property
    def before(self) -> dict[str, Any] | None:
        """How the next targets name these."""
        meta = self.targets_meta
        if meta is None or meta.hashes is None:
            return None
        return {"version": meta.version, "sha256": meta.hashes["sha256"]}

    @property
    def sound(self) -> bool:
        """Whether the timestamp says so; else this was found without it."""
        return bool(self.timestamp)

    @property
    def highest(self) -> int:
        """The number of the newest release; 0 when there is none."""
        return self.offers.offers[0].number if self.offers and self.offers.offers else 0


class Reader:
    """Reads one site's repository; believes only what is signed."""

    def __init__(self, storage: Storage, site: str, pinned: bytes | None) -> None:
        """Read `site` in `storage`.

        Args:
            storage: Where the tree is.
            site: The site's id.
            pinned: The first root, from a place of one's own. None takes the one in the tree:
                enough to copy or to count by, not to sign by.
        """
        self._storage = storage
        self._site = site
        self._pinned = pinned

    def read(self) -> Published:
        """Return what is published.

        Raises:
            MissingError: There is no root, no timestamp, or not all that it points to.
            DamagedError: A file is not what is signed.
        """
        root, root_bytes = self.root()
        stored = self._storage.read(self._timestamp, LONGEST_TIMESTAMP)
        stamp = self._verified(Timestamp, stored.body, root, self._timestamp)
        return replace(self._below(root, root_bytes, stamp, stored.tag), timestamp=stored.body)

    def recover(self) -> Published:
        """Return what is published, also when the timestamp is lost or torn.

        It is then the highest snapshot that is whole, or nothing.

        Raises:
            MissingError: There is no root, or not all that a sound timestamp points to.
            DamagedError: Another file is not what is signed.
        """
        root, root_bytes = self.root()
        tag = None
        try:
            stored = self._storage.read(self._timestamp, LONGEST_TIMESTAMP)
            tag = stored.tag
            self._verified(Timestamp, stored.body, root, self._timestamp)
        except (MissingError, DamagedError):
            return self._found(root, root_bytes, tag)
        return self.read()

    def root(self) -> tuple[Root, bytes]:
        """Return the newest root and its file.

        Raises:
            MissingError: There is no first root.
            DamagedError: A root is not signed by the one before.
        """
        name = metadata_name(self._site, "root", 1)
        data = self._pinned or self._storage.read(name, LONGEST_METADATA).body
        root = self._verified(Root, data, None, name)
        while True:
            name = metadata_name(self._site, "root", root.version + 1)
            try:
                following = self._storage.read(name, LONGEST_METADATA).body
            except MissingError:
                return root, data
            root, data = self._verified(Root, following, root, name), following

    def offered(self, published: Published) -> dict[int, Manifest]:
        """Return the manifest of each release on offer, the newest first.

        Raises:
            MissingError: One is not there.
            DamagedError: One is not what is signed.
        """
        numbers = [offer.number for offer in published.offers.offers] if published.offers else []
        return {n: self.manifest(n, published.files[manifest_target(n)]) for n in numbers}

    def manifest(self, number: int, target: TargetFile) -> Manifest:
        """Return the manifest of a release that the targets list.

        Raises:
            MissingError: It is not there.
            DamagedError: It is not what is signed.
        """
        data = self.target(manifest_target(number), target, LONGEST_MANIFEST)
        name = manifest_target(number)
        try:
            manifest = parse_manifest(data)
        except ReleaseError as error:
            raise DamagedError(name, self._storage.where, error.en) from error
        if (manifest.site, manifest.number) != (self._site, number):
            raise DamagedError(name, self._storage.where, "another release")
        return manifest

    def target(self, name: str, target: TargetFile, limit: int) -> bytes:
        """Return the file of a target.

        Raises:
            MissingError: It is not there.
            DamagedError: It is not what is signed.
        """
        path = target_name(self._site, target.hashes["sha256"], name)
        data = self._storage.read(path, limit).body
        try:
            target.verify_length_and_hashes(data)
        except RepositoryError as error:
            raise DamagedError(path, self._storage.where) from error
        return data

    def offers(self, files: Mapping[str, TargetFile]) -> Offers:
        """Return the offers that the targets list.

        Raises:
            MissingError: They are not there.
            DamagedError: They are not what is signed.
        """
        try:
            return parse_offers(self.target(OFFERS, files[OFFERS], LONGEST_OFFERS))
        except (KeyError, ReleaseError) as error:
            raise DamagedError(OFFERS, self._storage.where) from error

    def files(self, link: Mapping[str, Any]) -> Mapping[str, TargetFile]:
        """Return the list of targets that `link` names by version and digest.

        Raises:
            MissingError: It is not there.
            DamagedError: It is another.
        """
        return self._targets_before(link)[0]

    def lists(self, published: Published) -> Iterator[tuple[int, Mapping[str, TargetFile]]]:
        """Yield every list of targets there ever was, the newest first, with its version.

        Each names the one before by its digest, so what is told here is signed by today's key,
        also where the keys of then are no longer trusted.

        Raises:
            MissingError: One is not there.
            DamagedError: One is not what was signed.
        """
        link: Mapping[str, Any] | None = published.before
        while link is not None:
            files, before = self._targets_before(link)
            yield link["version"], files
            link = before

    def history(self, published: Published) -> Iterator[tuple[int, TargetFile]]:
        """Yield every release there ever was, the newest first, with its manifest's digest.

        Raises:
            StorageError: As `lists`.
        """
        told: set[int] = set()
        for _, files in self.lists(published):
            numbers = {number: file for name, file in files.items() if (number := number_of(name))}
            for number in sorted(numbers.keys() - told, reverse=True):
                told.add(number)
                yield number, numbers[number]

    def _targets_before(
        self, link: Mapping[str, Any]
    ) -> tuple[Mapping[str, TargetFile], Mapping[str, Any] | None]:
        name = metadata_name(self._site, "targets", int(link["version"]))
        data = self._storage.read(name, LONGEST_METADATA).body
        if sha256(data).hexdigest() != link["sha256"]:
            raise DamagedError(name, self._storage.where)
        targets = self._parsed(Targets, data, name).signed
        return targets.targets, targets.unrecognized_fields.get(BEFORE)

    @property
    def _timestamp(self) -> str:
        return metadata_name(self._site, "timestamp")

    def _found(self, root: Root, root_bytes: bytes, tag: str | None) -> Published:
        folder = metadata_folder(self._site)
        names = [entry.name.removeprefix(f"{folder}/") for entry in self._storage.list(folder)]
        versions = [int(name.split(".")[0]) for name in names if name.endswith(".snapshot.json")]
        for version in sorted(versions, reverse=True):
            try:
                return self._below(root, root_bytes, self._stamp(version), tag)
            except (DamagedError, MissingError):
                continue  # left by a publisher who was cut off
        return Published(self._site, root, root_bytes, tag=tag, expires={"root": root.expires})

    def _stamp(self, version: int) -> Timestamp:
        name = metadata_name(self._site, "snapshot", version)
        data = self._storage.read(name, LONGEST_METADATA).body
        return Timestamp(version=1, snapshot_meta=meta_of(data, version))

    def _below(self, root: Root, root_bytes: bytes, stamp: Timestamp, tag: str | None) -> Published:
        snapshot = self._load(Snapshot, stamp.snapshot_meta, root)
        targets_meta = snapshot.meta["targets.json"]
        targets = self._load(Targets, targets_meta, root)
        roles = {"timestamp": stamp, "snapshot": snapshot, "targets": targets}
        return Published(
            site=self._site,
            root=root,
            root_bytes=root_bytes,
            tag=tag,
            versions={name: role.version for name, role in roles.items()},
            expires={"root": root.expires, **{name: r.expires for name, r in roles.items()}},
            files=targets.targets,
            targets_meta=targets_meta,
            snapshot_meta=stamp.snapshot_meta,
            offers=self.offers(targets.targets),
        )

    def _load(self, kind: type[_S], meta: MetaFile, root: Root) -> _S:
        name = metadata_name(self._site, kind.type, meta.version)
        data = self._storage.read(name, LONGEST_METADATA).body
        try:
            meta.verify_length_and_hashes(data)
        except RepositoryError as error:
            raise DamagedError(name, self._storage.where) from error
        return self._verified(kind, data, root, name)

    def _verified(self, kind: type[_S], data: bytes, by: Root | None, name: str) -> _S:
        """Return what is signed in `data`: by `by`, and if it is a root by itself too."""
        metadata = self._parsed(kind, data, name)
        signed = metadata.signed
        judges = [by] if by is not None else []
        if isinstance(signed, Root):
            judges.append(signed)
            if by is not None and signed.version != by.version + 1:
                raise DamagedError(name, self._storage.where)
        try:
            for judge in judges:
                judge.verify_delegate(kind.type, metadata.signed_bytes, metadata.signatures)
        except RepositoryError as error:
            raise DamagedError(name, self._storage.where, str(error)) from error
        return signed

    def _parsed(self, kind: type[_S], data: bytes, name: str) -> Metadata[_S]:
        try:
            metadata = Metadata[_S].from_bytes(data)
        except DeserializationError as error:
            raise DamagedError(name, self._storage.where) from error
        if not isinstance(metadata.signed, kind):
            raise DamagedError(name, self._storage.where)
        return metadata
