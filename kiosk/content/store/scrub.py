"""Reads everything again, and finds what the disk has spoilt."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from kiosk.content.store.hashing import chunks, size_of
from kiosk.errors import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.content.release import File
    from kiosk.content.store.objects import Objects
    from kiosk.content.store.releases import Releases

_SPOILT = {errno.EIO, errno.EBADMSG, errno.EUCLEAN}


def at_once(_bytes: int) -> None:
    """Read as fast as the disk can."""


@dataclass(frozen=True)
class Scrubbed:
    """What was found.

    Attributes:
        bad: Files to be fetched again, each content once; `Store.mend` then puts them in place.
        mended: Files of releases that were mended from a good object, as `<number>/<path>`.
        unreadable: Releases whose manifest is damaged: to be installed again.
    """

    bad: tuple[File, ...] = ()
    mended: tuple[str, ...] = ()
    unreadable: tuple[int, ...] = ()


class Scrub:
    """One reading of all objects, and of what releases hold as copies of their own."""

    def __init__(
        self, objects: Objects, releases: Releases, pace: Callable[[int], None] = at_once
    ) -> None:
        """Read `objects` and `releases`.

        Args:
            objects: Of the store.
            releases: Of the store.
            pace: Is told of every so many bytes that were read. It may take its time, and may
                raise to end the work: what was found spoilt by then is missing from the objects.
        """
        self._objects = objects
        self._releases = releases
        self._pace = pace
        self._bad: dict[str, File] = {}
        self._mended: list[str] = []
        self._unreadable: list[int] = []
        self._came_back = False

    def run(self) -> Scrubbed:
        """Read it all; drop bad objects, and mend releases from good ones.

        A bad file stays where it is in a release until there is a good one to take its place:
        a spoilt picture is better than none.

        Raises:
            OSError: The disk fails in another way than by spoiling files.
        """
        for name in self._objects.names():
            if not self._holds(self._objects.path_of(name), name):
                self._objects.drop(name)
        for number in self._releases.numbers():
            self._look_at(number)
        if self._came_back:  # a copy in one release can mend another that was looked at before
            for number in self._releases.numbers():
                self._look_at(number)
        return Scrubbed(
            tuple(self._bad.values()), tuple(self._mended), tuple(dict.fromkeys(self._unreadable))
        )

    def _look_at(self, number: int) -> None:
        try:
            manifest = self._releases.manifest(number)
        except (OSError, ReleaseError):
            self._unreadable.append(number)
            return
        mended = []
        for file in manifest.files:
            place = self._releases.site_of(number) / file.path
            if self._objects.is_same(file.sha256, place):
                continue  # this very file was read above
            good = size_of(place) == file.size and self._holds(place, file.sha256)
            if self._objects.has(file):
                mended += [] if good else [f"{number}/{file.path}"]
            elif good:
                self._objects.take_back(place, file.sha256)
                self._came_back |= self._bad.pop(file.sha256, None) is not None
            else:
                self._bad[file.sha256] = file
        if mended:
            self._releases.mend(manifest)
            self._mended += mended

    def _holds(self, path: Path, sha: str) -> bool:
        digest = sha256()
        try:
            for chunk in chunks(path):
                digest.update(chunk)
                self._pace(len(chunk))
        except OSError as error:
            if error.errno in _SPOILT:
                return False
            raise
        return digest.hexdigest() == sha
