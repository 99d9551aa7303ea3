"""A file on its way in: it grows piece by piece, and what was synced outlasts a power cut."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from kiosk.content import release
from kiosk.content.files import shown
from kiosk.content.store.durable import telling
from kiosk.content.store.hashing import chunks, holds, size_of
from kiosk.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.release import File
    from kiosk.content.store.durable import Disk
    from kiosk.content.store.objects import Objects


class BadPieceError(StoreError):
    """What arrived is not what the manifest lists; the bad piece is cut off again."""


class Partial:
    """The growing copy of one file; used by one thread at a time.

    A piece is synced before the next begins, so a power cut can damage only the last whole
    piece and what follows it: those alone are looked at when a download goes on. The whole file
    is read once more before it counts as an object.
    """

    def __init__(self, disk: Disk, path: Path, file: File, objects: Objects) -> None:
        """Go on with the partial file `path` where it ended.

        Raises:
            StoreError: It can be neither read nor mended.
        """
        self.file = file
        self._disk = disk
        self._path = path
        self._objects = objects
        self._size = self._start = 0
        self._digest = sha256()
        with telling():
            self._resume()

    @property
    def size(self) -> int:
        """Bytes that are here: the place in the file of the next to append."""
        return self._size

    @property
    def verified(self) -> int:
        """Bytes, from the first, in pieces that were compared with the manifest and synced.

        A file of a single piece lasts once it is finished.
        """
        return self._start

    def append(self, data: bytes) -> None:
        """Add the next bytes; each piece that they complete is verified and synced.

        Raises:
            BadPieceError: A piece is not what the manifest lists, and `size` is at its start
                again; or there is more than the file's size, and `size` is at its end.
            StoreError: The disk is full or fails; `size` tells what is still here.
        """
        left = memoryview(data)
        with telling():
            while left:
                room = self._end - self._size
                if not room:
                    raise BadPieceError(
                        f"“{shown(self.file.path)}”收到的比清单上的大；多出的部分已丢弃",
                        f"more arrived for “{shown(self.file.path)}” than the manifest lists;"
                        " the rest is dropped",
                    )
                self._write(bytes(left[:room]))
                left = left[room:]

    def finish(self) -> None:
        """Verify the whole file as it lies on the disk, and move it to the objects.

        Raises:
            BadPieceError: It is not complete yet; or not what the manifest lists, and `size`
                is at the start of the first bad piece.
            StoreError: The disk fails.
        """
        with telling():
            if self._size < self.file.size:
                raise BadPieceError(
                    f"“{shown(self.file.path)}”还没有下载完",
                    f"“{shown(self.file.path)}” is not complete yet",
                )
            if not self.file.size and not self._objects.has(self.file):
                self._disk.write(self._path, b"")
            if size_of(self._path) is None and self._objects.has(self.file):
                self._objects.settle(self.file.sha256)  # the last attempt failed only at its end
                return
            if not holds(self._path, self.file):
                raise self._bad_piece(self._first_bad_piece())
            self._objects.take(self._path, self.file.sha256)

    @property
    def _end(self) -> int:
        return min(self._start + release.PIECE, self.file.size)

    def _write(self, data: bytes) -> None:
        self._disk.write(self._path, data, self._size)
        self._digest.update(data)
        self._size += len(data)
        if self._size == self._end:
            self._complete_piece()

    def _complete_piece(self) -> None:
        if self._digest.hexdigest() != self._expected(self._start):
            raise self._bad_piece(self._start)
        end, start = self._size, self._start
        self._stand_at(start)  # should it not sync, it counts as not written
        self._disk.sync(self._path)
        if start == 0 and end < self.file.size:
            self._disk.sync_folder(self._path.parent)
        self._stand_at(end)

    def _stand_at(self, place: int) -> None:
        self._size = self._start = place
        self._digest = sha256()

    def _expected(self, start: int) -> str:
        return self.file.pieces[start // release.PIECE] if self.file.pieces else self.file.sha256

    def _bad_piece(self, start: int) -> BadPieceError:
        self._disk.cut(self._path, start)
        self._stand_at(start)
        number, size = start // release.PIECE + 1, self.file.size - start
        return BadPieceError(
            f"“{shown(self.file.path)}”的第 {number} 块与清单不符，要重新下载这一块",
            f"piece {number} of “{shown(self.file.path)}” is not what the manifest lists;"
            f" it is fetched again ({min(size, release.PIECE)} bytes)",
        )

    def _is_good(self, start: int, end: int) -> bool:
        digest, left = sha256(), end - start
        for chunk in chunks(self._path, start):
            digest.update(chunk[:left])
            left -= len(chunk)
            if left <= 0:
                break
        return digest.hexdigest() == self._expected(start)

    def _first_bad_piece(self) -> int:
        size = self.file.size
        for start in range(0, size, release.PIECE):
            if not self._is_good(start, min(start + release.PIECE, size)):
                return start
        return 0  # each piece is as listed and the whole is not: nothing of it can be relied on

    def _resume(self) -> None:
        size = size_of(self._path)
        if size is None:
            return
        if self._path.lstat().st_nlink > 1:
            # A crash left this name on what is an object by now: it must not be written into.
            self._disk.unlink(self._path)
            return
        if size > self.file.size:
            self._disk.cut(self._path, self.file.size)
            size = self.file.size
        whole = size if size == self.file.size else size // release.PIECE * release.PIECE
        if whole:
            last = (whole - 1) // release.PIECE * release.PIECE
            if not self._is_good(last, whole):
                self._disk.cut(self._path, last)
                size = whole = last
        if whole:
            self._disk.sync(self._path)  # it may be here and not last: the process was killed
            self._disk.sync_folder(self._path.parent)
        self._stand_at(whole)
        for chunk in chunks(self._path, whole):
            self._digest.update(chunk)
        self._size = size
