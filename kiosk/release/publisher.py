"""Whoever publishes one site: where to, with which keys, and what was published last."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tuf.api.metadata import MetaFile, TargetFile

from kiosk.content.release import HIGHEST_NUMBER
from kiosk.release import signing
from kiosk.release.chain import Reader
from kiosk.release.errors import DamagedError, MissingError, PublishError
from kiosk.release.keys import read_keys
from kiosk.release.memory import Memory
from kiosk.release.names import OFFERS, metadata_name, number_of, target_name
from kiosk.release.signing import Lifetimes, Moment, Signers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kiosk.content.release import Offers
    from kiosk.release.chain import Published
    from kiosk.release.storage import Storage


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Publisher:
    """One site's publisher, and the two things all its acts come down to: read and commit.

    Attributes:
        site: The site's id.
        storage: Where it is published.
        keys: The folder of its online keys.
        trust: The folder of the first root and of what was published last.
        lifetimes: How long signatures hold.
        now: Returns the time.
    """

    def __init__(
        self,
        site: str,
        storage: Storage,
        *,
        keys: Path,
        trust: Path,
        lifetimes: Lifetimes = Lifetimes(),  # noqa: B008  # frozen
        now: Callable[[], dt.datetime] = _utc_now,
    ) -> None:
        """Keep what belongs to the site; nothing is read yet."""
        self.site = site
        self.storage = storage
        self.keys = keys
        self.trust = trust
        self.lifetimes = lifetimes
        self.now = now

    @property
    def root_file(self) -> Path:
        """The first root, which kiosks are installed with."""
        return self.trust / f"{self.site}.root.json"

    @property
    def reader(self) -> Reader:
        """Reads what is published and believes the first root.

        Raises:
            PublishError: The site has no first root here.
        """
        return Reader(self.storage, self.site, self.pinned())

    @property
    def moment(self) -> Moment:
        """Now, and how long what is signed now holds.

        Raises:
            PublishError: This machine's clock is wrong: the site is not so old.
        """
        now = self.now()
        begun = signing.signed_at(self.pinned()) if self.root_file.exists() else None
        if begun is not None and now < begun - dt.timedelta(days=1):
            raise PublishError(
                f"这台机器的时钟不对（{now:%Y-%m-%d}，而 {self.site} 建于 {begun:%Y-%m-%d}）；"
                "请先调准时钟",
                f"this machine's clock is wrong ({now:%Y-%m-%d}, and {self.site} was begun on"
                f" {begun:%Y-%m-%d}); set it first",
            )
        return Moment(now, self.lifetimes)

    def pinned(self) -> bytes:
        """Return the first root.

        Raises:
            PublishError: There is none.
        """
        try:
            return self.root_file.read_bytes()
        except OSError as error:
            raise self._not_begun() from error

    def _not_begun(self) -> PublishError:
        return PublishError(
            f"{self.site} 还没有信任根（{self.root_file}）和发布库；请先运行 kiosk release init"
            f" {self.site}",
            f"{self.site} has no root of trust ({self.root_file}) and no repository yet; run kiosk"
            f" release init {self.site} first",
        )

    def signers(self, published: Published) -> Signers:
        """Return who signs now.

        Raises:
            KeyFileError: A key is missing.
        """
        return Signers(published.root, read_keys(self.keys).values())

    def read(self, *, begun: bool = True) -> Published:
        """Return what is published; where the timestamp is lost or torn, what it must have said.

        Args:
            begun: Whether something must be there: at least the empty list of offers.

        Raises:
            PublishError: Nothing is there, and `begun`.
            StorageError: Something else is lost: nothing may be built upon what is left.
        """
        try:
            return self.reader.read()
        except (MissingError, DamagedError):
            published = self.reader.recover()
            if published.versions.get("snapshot", 0) < self._memory.snapshot:
                raise
        if begun and not published.versions:
            raise self._not_begun()
        return published

    def read_own(self) -> Published:
        """Return what was published last from here, whoever has published since with our keys.

        What follows it is signed with higher versions than theirs, and takes their place.

        Raises:
            PublishError: Nothing was published from here.
            StorageError: What was published last is not there any more.
        """
        there, memory = self.reader.recover(), self._memory
        if not memory.digest:
            raise PublishError(
                "这台机器没有发布过，不知道应回到哪里",
                "nothing was published from this machine: there is nothing to go back to",
            )
        files = self.reader.files({"version": memory.targets, "sha256": memory.digest})
        meta = MetaFile(memory.targets, None, {"sha256": memory.digest})
        return replace(there, files=files, offers=self.reader.offers(files), targets_meta=meta)

    def is_foreign(self, published: Published) -> bool:
        """Tell whether somebody else has published since this machine did last."""
        last = self._memory.timestamp
        return bool(last) and published.versions.get("timestamp", 0) > last

    def commit(
        self,
        before: Published,
        *,
        files: Mapping[str, TargetFile] | None = None,
        signers: Signers | None = None,
        renew: frozenset[str] = frozenset(),
    ) -> None:
        """Sign, write and make visible; only while `storage.working`.

        The timestamp is signed anew in any case. Everything else is written under a name that
        was never used, so that a reader at any moment finds all that belongs together.

        Args:
            before: What this follows.
            files: The targets; None leaves them.
            signers: Who signs; None for the online keys of the present root.
            renew: Roles to sign anew although nothing of theirs changes.

        Raises:
            ConflictError: Somebody else has published since `before` was read.
        """
        signers = signers or self.signers(before)
        meta, snapshot = before.targets_meta, before.snapshot_meta
        if files is not None or meta is None or "targets" in renew:
            listed = before.files if files is None else files
            meta = self._add("targets", signers, before, signing.targets, listed, before.before)
        if meta is not before.targets_meta or snapshot is None or "snapshot" in renew:
            snapshot = self._add("snapshot", signers, before, signing.snapshot, meta)
        version = self._version("timestamp", before)
        stamp = signing.timestamp(version, snapshot, self.moment)
        data = signing.sign(stamp, signers.of("timestamp"))
        self.storage.replace(metadata_name(self.site, "timestamp"), data, before.tag)
        numbers = [number for name in files or () if (number := number_of(name))]
        highest = max([before.highest, self._memory.number, *numbers])
        digest = (meta.hashes or {}).get("sha256", "")
        self._remember(Memory(version, snapshot.version, meta.version, digest, highest))

    def add_offers(self, offers: Offers) -> TargetFile:
        """Write a list of offers; return what the targets say of it."""
        return self.add_target(OFFERS, offers.to_bytes())

    def add_target(self, name: str, data: bytes) -> TargetFile:
        """Write a target; return what the targets say of it."""
        target = TargetFile.from_data(name, data, ["sha256"])
        path = target_name(self.site, target.hashes["sha256"], name)
        if not self.storage.add(path, data) and self.storage.size(path) != len(data):
            raise DamagedError(path, self.storage.where)
        return target

    def next_number(self, published: Published) -> int:
        """Return the number of the release that follows."""
        there = published.highest if published.highest < HIGHEST_NUMBER else 0
        return max(there, self._memory.number) + 1

    def _add(
        self, role: str, signers: Signers, before: Published, make: Callable[..., Any], *what: Any
    ) -> MetaFile:
        """Write the next version of a role under a name that was never used."""
        version = self._version(role, before)
        while True:
            data = signing.sign(make(version, *what, self.moment), signers.of(role))
            if self.storage.add(metadata_name(self.site, role, version), data):
                return signing.meta_of(data, version)
            version += 1

    def _version(self, role: str, before: Published) -> int:
        last: int = getattr(self._memory, role)
        return max(before.versions.get(role, 0), last) + 1

    @property
    def _memory(self) -> Memory:
        return Memory.read(self.trust / f"{self.site}.last.json")

    def _remember(self, memory: Memory) -> None:
        memory.write(self.trust / f"{self.site}.last.json")
