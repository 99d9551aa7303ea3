"""How far a release has come, for a screen or a log."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.content.release import File

EVERY = 2**20
"""Bytes from one report to the next."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A moment of a release on its way.

    Attributes:
        done: Bytes that are on the disk, of those that were missing.
        total: Bytes that were missing.
        files_done: Files that are whole and verified.
        files_total: Files that were missing.
        moved: Bytes that were fetched to get there.
        file: The path of the file that last grew.
    """

    done: int
    total: int
    files_done: int
    files_total: int
    moved: int
    file: str = ""


class Tally:
    """Adds up what several threads fetch, and reports it, one report at a time."""

    def __init__(self, sizes: Mapping[File, int], report: Callable[[Progress], object]) -> None:
        """Expect the files of `sizes`, of which so many bytes are here; report that at once."""
        self._sizes = {file.sha256: size for file, size in sizes.items()}
        self._total = sum(file.size for file in sizes)
        self._report = report
        self._lock = threading.Lock()
        self._whole: set[str] = set()
        self._moved = self._told = 0
        report(self._now(None))

    @property
    def moved(self) -> int:
        """Bytes that were fetched."""
        return self._moved

    def came(self, count: int) -> None:
        """Note that `count` bytes were fetched, good or bad."""
        with self._lock:
            self._moved += count

    def grew(self, file: File, size: int) -> None:
        """Note that `size` bytes of `file` are on the disk."""
        with self._lock:
            self._sizes[file.sha256] = size
            if self._moved - self._told >= EVERY:
                self._told = self._moved
                self._report(self._now(file))

    def finished(self, file: File) -> None:
        """Note that `file` is whole."""
        with self._lock:
            self._sizes[file.sha256] = file.size
            self._whole.add(file.sha256)
            self._report(self._now(file))

    def _now(self, file: File | None) -> Progress:
        return Progress(
            done=sum(self._sizes.values()),
            total=self._total,
            files_done=len(self._whole),
            files_total=len(self._sizes),
            moved=self._moved,
            file=file.path if file else "",
        )
