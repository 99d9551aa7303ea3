"""Whole files by their SHA-256; what bears its name here was verified before it came."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.content.store.durable import ensure_folder, link_or_copy, unlink_if_there
from kiosk.content.store.hashing import size_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.content.release import File
    from kiosk.content.store.durable import Disk

_SHA256 = re.compile("[0-9a-f]{64}")


class Objects:
    """The folder of objects: `<first two digits>/<sha256>`."""

    def __init__(self, disk: Disk, folder: Path, partial: Path) -> None:
        """Keep the objects in `folder`, and what is on its way in in `partial`; both are there."""
        self._disk = disk
        self._folder = folder
        self._partial = partial

    def path_of(self, sha256: str) -> Path:
        """Return where the object is, or would be."""
        return self._folder / sha256[:2] / sha256

    def has(self, file: File) -> bool:
        """Tell whether the content of `file` is here, by name and size."""
        return size_of(self.path_of(file.sha256)) == file.size

    def is_same(self, sha256: str, place: Path) -> bool:
        """Tell whether `place` is a link to the object, and not a copy or another file."""
        try:
            return place.samefile(self.path_of(sha256))
        except OSError:
            return False

    def take(self, source: Path, sha256: str) -> None:
        """Move in a verified file whose bytes are synced, from the same disk.

        That its old name is gone need not last: a partial file that has a second name is never
        written into.
        """
        target = self.path_of(sha256)
        ensure_folder(self._disk, target.parent)
        self._disk.rename(source, target)
        self.settle(sha256)

    def settle(self, sha256: str) -> None:
        """Let an object that was moved in last."""
        path = self.path_of(sha256)
        self._disk.sync_folder(path.parent)
        self._disk.protect(path)

    def take_back(self, place: Path, sha256: str) -> None:
        """Make an object again of a verified file of a release, which stays where it is."""
        spare = self._partial / sha256
        unlink_if_there(self._disk, spare)
        link_or_copy(self._disk, place, spare)
        self.take(spare, sha256)

    def drop(self, sha256: str) -> None:
        """Remove an object; releases that hold it keep it by their own link or copy.

        After a power cut it may be back: a good one does no harm, a bad one is found again.
        """
        self._disk.unlink(self.path_of(sha256))

    def names(self) -> Iterator[str]:
        """Yield the SHA-256 of every object, in order."""
        for folder in sorted(self._folder.iterdir()):
            if re.fullmatch("[0-9a-f]{2}", folder.name):
                names = sorted(path.name for path in folder.iterdir())
                yield from filter(_SHA256.fullmatch, names)
