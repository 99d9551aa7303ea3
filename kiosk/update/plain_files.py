"""Plain files under a folder that anybody may have filled: nothing else in it is touched.

A stick can hold links that lead out of it, devices that do something when they are opened, and
pipes that never answer. So each step of a path is taken by itself, without following links, and
what a name stands for is looked at before it is opened and once more after.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.update.errors import NotThereError
from kiosk.update.stick_errors import NotAFileError, StickGoneError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_MISSING = {errno.ENOENT, errno.ENOTDIR}
_LINK = {errno.ELOOP, errno.ENXIO}


class PlainFiles:
    """Reads plain files of one disk, below one folder."""

    def __init__(self, root: Path) -> None:
        """Read below `root`; the disk that holds it is looked up now.

        Raises:
            StickGoneError: There is no such folder.
        """
        self.root = root
        self._disk = -1
        with self._telling(root.name):
            seen = root.stat()
        self._disk = seen.st_dev

    @contextmanager
    def open(self, path: str, name: str) -> Iterator[int]:
        """Open a file for reading; `name` is what errors call it.

        Raises:
            NotThereError: There is no such file.
            NotAFileError: It is, or lies behind, something other than plain files and folders.
            StickGoneError: The disk is gone, or cannot be read.
        """
        with self._telling(name):
            handle = self._open(path.split("/"), name)
        try:
            yield handle
        finally:
            os.close(handle)

    def read(self, handle: int, count: int, name: str) -> bytes:
        """Return the next bytes of an open file, `count` at most.

        Raises:
            StickGoneError: The disk is gone, or cannot be read.
        """
        with self._telling(name):
            return os.read(handle, count)

    def _open(self, parts: list[str], name: str) -> int:
        folder = os.open(self.root, _FOLDER)
        try:
            if os.fstat(folder).st_dev != self._disk:
                raise StickGoneError(name, os.strerror(errno.ENODEV))
            for part in parts[:-1]:
                self._look(part, folder, name, stat.S_ISDIR)
                inner = os.open(part, _FOLDER, dir_fd=folder)
                os.close(folder)
                folder = inner
            self._look(parts[-1], folder, name, stat.S_ISREG)
            return self._checked(os.open(parts[-1], _FILE, dir_fd=folder), name)
        finally:
            os.close(folder)

    def _look(self, part: str, folder: int, name: str, is_right: Callable[[int], bool]) -> None:
        seen = os.stat(part, dir_fd=folder, follow_symlinks=False)
        if not is_right(seen.st_mode) or seen.st_dev != self._disk:
            raise NotAFileError(name)

    def _checked(self, handle: int, name: str) -> int:
        seen = os.fstat(handle)
        if stat.S_ISREG(seen.st_mode) and seen.st_dev == self._disk:
            return handle
        os.close(handle)  # it was exchanged while we looked
        raise NotAFileError(name)

    @contextmanager
    def _telling(self, name: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno in _LINK:
                raise NotAFileError(name) from error
            if error.errno in _MISSING and self._is_here():
                raise NotThereError(name, str(self.root)) from error
            raise StickGoneError(name, error.strerror or str(error)) from error

    def _is_here(self) -> bool:
        try:
            return self.root.stat().st_dev == self._disk
        except OSError:
            return False
