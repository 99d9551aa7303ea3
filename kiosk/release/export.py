"""A published tree copied to a stick: by the same order of writing, so never half a release."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from kiosk.content.release import LONGEST_MANIFEST
from kiosk.release.chain import LONGEST_TIMESTAMP, Reader
from kiosk.release.errors import MissingError, PublishError
from kiosk.release.local import LocalStorage
from kiosk.release.names import (
    OBJECTS,
    SITES,
    metadata_name,
    object_name,
    target_name,
)
from kiosk.release.storage import CHUNK, CheckedStream, Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kiosk.content.release import File
    from kiosk.release.chain import Published
    from kiosk.release.storage import Storage

MARK = "KIOSK-RELEASES.txt"
"""Says that a folder was made by an export, so that the next one may remove what is in it."""
MARK_WORDS = """\
这里是触摸展示机的内容。把 U 盘插到展示机上，内容会自动核对并更新；请不要改动这里的文件。
This is content for a kiosk. Plug the stick into the kiosk, which verifies it and updates itself;
please change nothing here.
"""
"""What that file says to people."""
_RESERVE = 16 * 2**20
"""Bytes that stay free on a stick."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What is on the stick now.

    Attributes:
        releases: The numbers on offer, by site.
        files: How many objects were copied.
        size: Their bytes.
    """

    releases: dict[str, tuple[int, ...]]
    files: int
    size: int


def export(
    source: Storage,
    folder: Path,
    sites: Sequence[str],
    told: Callable[[File], None] = lambda _: None,
    *,
    target: LocalStorage | None = None,
) -> Exported:
    """Copy what is on offer of `sites` to `folder`, read it back, and remove what else was there.

    What was on the stick stays whole until the new is: a stick that is pulled out half-way
    holds the old or the new, or shows by the missing `timestamp.json` that it holds nothing (at
    first, and for a moment when a key was replaced since).

    Args:
        source: The repository.
        folder: On the stick.
        sites: Which sites.
        told: Called with each object before it is copied.
        target: Writes to `folder`; made here when not given.

    Raises:
        PublishError: There is nothing to export, the stick has no room or does not keep what is
            written, or the folder holds something else.
        StorageError: The repository cannot be read, or the stick cannot be written.
    """
    stick = target or LocalStorage(folder)
    plans = [_Plan(source, stick, site) for site in sites]
    releases = {plan.published.site: plan.numbers for plan in plans}
    if not any(releases.values()):
        raise PublishError(
            "还没有发布过内容，没有可以导出的", "nothing has been published that could be exported"
        )
    objects = {file.sha256: file for plan in plans for file in plan.objects()}
    _claim(stick)
    with stick.working(Work.PUBLISH):
        copied = _copy_objects(source, stick, objects.values(), told)
        needed = {object_name(digest) for digest in objects}
        for plan in plans:
            needed |= plan.copy_small_files()
        there = [entry.name for part in (OBJECTS, SITES) for entry in stick.list(part)]
        stick.delete([name for name in there if name not in needed])
    return Exported(releases, len(copied), sum(file.size for file in copied))


def _claim(stick: LocalStorage) -> None:
    """See that nobody's repository is overwritten; mark the folder as an export."""
    ours = stick.size(MARK) is not None
    if not ours and any((stick.root / name).exists() for name in (OBJECTS, SITES)):
        raise PublishError(
            f"{stick.where} 里是另一个发布库，不是导出的 U 盘；请换一个空文件夹",
            f"{stick.where} holds a repository that is no export; choose an empty folder",
        )
    if not ours:
        with stick.working(Work.PUBLISH):
            stick.add(MARK, MARK_WORDS.encode())


def _copy_objects(
    source: Storage, stick: LocalStorage, files: Iterable[File], told: Callable[[File], None]
) -> list[File]:
    """Copy what the stick does not hold, byte for byte; return what was copied."""
    wrong = [file for file in files if not _holds(stick, file)]
    _see_room(stick, sum(file.size for file in wrong))
    for file in wrong:
        told(file)
        name = object_name(file.sha256)
        with source.open(name) as opened:
            stick.put(name, CheckedStream(opened, file.path, file.size, file.sha256))
    # Sticks lie about their size and wear out: what does not come back was not written.
    if lost := [file for file in wrong if not _holds(stick, file)]:
        raise PublishError(
            f"{stick.where} 写进去的和读出来的不一样（{lost[0].path}）；U 盘有毛病，请换一个",
            f"{stick.where} does not give back what was written ({lost[0].path}); the stick is"
            " faulty, take another",
        )
    return wrong


def _see_room(stick: LocalStorage, wanted: int) -> None:
    free = shutil.disk_usage(stick.root).free
    if wanted and wanted + _RESERVE > free:
        need, have = (wanted + _RESERVE) / 1e6, free / 1e6
        raise PublishError(
            f"{stick.where} 空间不够：需要 {need:.0f} MB，只有 {have:.0f} MB；请换一个 U 盘",
            f"{stick.where} has too little room: {need:.0f} MB are needed and {have:.0f} MB free;"
            " take another stick",
        )


def _holds(stick: LocalStorage, file: File) -> bool:
    name = object_name(file.sha256)
    if stick.size(name) != file.size:
        return False
    digest = sha256()
    with stick.open(name) as opened:
        # Ask the stick, not the memory of this machine.
        os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while chunk := opened.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest() == file.sha256


class _Plan:
    """One site to copy."""

    def __init__(self, source: Storage, stick: LocalStorage, site: str) -> None:
        self._source = source
        self._stick = stick
        self._site = site
        self._reader = Reader(source, site, None)
        self.published: Published = self._reader.read()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The releases on offer."""
        offers = self.published.offers
        return tuple(offer.number for offer in offers.offers) if offers else ()

    def objects(self) -> Iterable[File]:
        """Yield the objects of all releases on offer."""
        for manifest in self._reader.offered(self.published).values():
            yield from manifest.objects

    def copy_small_files(self) -> set[str]:
        """Copy what is signed, the timestamp last; return the names."""
        published, site = self.published, self._site
        stamp = metadata_name(site, "timestamp")
        roots = [metadata_name(site, "root", v) for v in range(1, published.root.version + 1)]
        if any(self._stick.size(name) is None for name in roots):
            # What is on the stick may not be signed by the keys of the new root: until all is
            # there, it holds nothing rather than what does not go together.
            self._stick.delete([stamp])
            self._stick.settle()
        names = [
            *roots,
            *(target_name(site, t.hashes["sha256"], name) for name, t in published.files.items()),
            metadata_name(site, "targets", published.versions["targets"]),
            metadata_name(site, "snapshot", published.versions["snapshot"]),
        ]
        for name in names:
            self._keep(name)
        try:
            tag: str | None = self._stick.read(stamp, LONGEST_TIMESTAMP).tag
        except MissingError:
            tag = None
        self._stick.replace(stamp, published.timestamp, tag)
        return {*names, stamp}

    def _keep(self, name: str) -> None:
        body = self._source.read(name, LONGEST_MANIFEST).body
        if self._stick.add(name, body):
            return
        if self._stick.read(name, LONGEST_MANIFEST).body != body:
            digest = sha256(body).hexdigest()
            self._stick.put(name, CheckedStream(BytesIO(body), name, len(body), digest))
