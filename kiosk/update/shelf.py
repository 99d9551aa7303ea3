"""Small signed files that were fetched already, each verified again before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tuf.api.exceptions import LengthOrHashMismatchError

from kiosk.content.store.durable import ensure_folder, replace_file

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from tuf.api.metadata import TargetFile

    from kiosk.content.store.durable import Disk


class Shelf:
    """A folder of targets, by name."""

    def __init__(self, disk: Disk, folder: Path) -> None:
        """Keep them in `folder`, which is made when it is needed."""
        self._disk = disk
        self._folder = folder

    def get(self, target: TargetFile) -> bytes | None:
        """Return a target's bytes; None when they are not here, or not what is signed now."""
        try:
            data = self._place(target.path).read_bytes()
            target.verify_length_and_hashes(data)
        except (OSError, LengthOrHashMismatchError):
            return None
        return data

    def put(self, target: TargetFile, data: bytes, wanted: Collection[str]) -> None:
        """Keep a target's bytes, and of the others only those in `wanted`.

        Raises:
            LengthOrHashMismatchError: They are not what is signed.
            OSError: The disk is full or fails.
        """
        target.verify_length_and_hashes(data)
        ensure_folder(self._disk, self._folder)
        replace_file(self._disk, self._place(target.path), data)
        keep = {self._place(name).name for name in (*wanted, target.path)}
        for path in self._folder.iterdir():
            if path.name not in keep:
                self._disk.unlink(path)

    def _place(self, name: str) -> Path:
        return self._folder / quote(name, "")
