"""Books a kiosk keeps of itself: lines of JSON, only ever added to, never more than so many bytes.

When a book is full it becomes the old volume, in the place of the one before it.
"""

from __future__ import annotations

import json
import os
import queue
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Entry = dict[str, Any]

LONGEST_ENTRY = 8_000
"""Bytes of one line; a longer one is nobody's to read."""
LAST_WORD = 2.0
"""Seconds that an ending program waits for what is still to be written."""

_OPEN = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC


class Book:
    """One book in two volumes, the present one and the one before."""

    def __init__(self, file: Path, most: int) -> None:
        """Keep it in `file`, at most `most` bytes of it."""
        self.file = file
        self.old = file.with_suffix(f".old{file.suffix}")
        self._most = most // 2

    def add(self, entry: Mapping[str, object]) -> None:
        """Write an entry at the end.

        Raises:
            OSError: The disk is full or fails.
        """
        line = json.dumps(entry, ensure_ascii=False, default=str).encode() + b"\n"
        if len(line) > LONGEST_ENTRY:
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self._turn_the_page(len(line))
        handle = os.open(self.file, _OPEN, 0o640)
        with os.fdopen(handle, "r+b") as book:
            # A line torn by a power cut ends here, and spoils no other.
            book.write(line if self._ends_well(book.fileno()) else b"\n" + line)

    def entries(self) -> Iterator[Entry]:
        """Yield the entries, the oldest first; torn ones are passed over."""
        for line in self.read().splitlines():
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict):
                yield entry

    def read(self) -> bytes:
        """Return all of it, the old volume first; nothing of what cannot be read."""
        return b"".join(self._volume(file) for file in (self.old, self.file))

    def _volume(self, file: Path) -> bytes:
        try:
            handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return b""
        with os.fdopen(handle, "rb") as volume:
            try:
                return volume.read(self._most)
            except OSError:
                return b""

    def _turn_the_page(self, more: int) -> None:
        try:
            full = self.file.lstat().st_size + more > self._most
        except FileNotFoundError:
            return
        if full:
            self.file.replace(self.old)

    @staticmethod
    def _ends_well(handle: int) -> bool:
        size = os.fstat(handle).st_size
        return size == 0 or os.pread(handle, 1, size - 1) == b"\n"


class Scribe:
    """Writes into books on a thread of its own: nobody who shows or fetches waits for the disk."""

    def __init__(self) -> None:
        """Have nothing to write."""
        self._queue: queue.SimpleQueue[tuple[Book, Mapping[str, object]] | None] = (
            queue.SimpleQueue()
        )
        self._thread = threading.Thread(target=self._work, name="scribe", daemon=True)
        self._begun = False

    def write(self, book: Book, entry: Mapping[str, object]) -> None:
        """Have an entry written soon; from any thread. A full disk loses it, and nothing else."""
        if not self._begun:
            self._begun = True
            self._thread.start()
        self._queue.put((book, entry))

    def close(self) -> None:
        """Write what waits, as far as that is done at once."""
        if self._begun:
            self._queue.put(None)
            self._thread.join(LAST_WORD)

    def _work(self) -> None:
        while (order := self._queue.get()) is not None:
            book, entry = order
            try:
                book.add(entry)
            except OSError:
                continue  # there is no other place to say so: the log is a book itself
