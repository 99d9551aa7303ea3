"""A site's published tree on a stick: the same files, and not a bit more trust."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.update.errors import TooLongError
from kiosk.update.places import Places
from kiosk.update.plain_files import PlainFiles
from kiosk.update.source import Reply
from kiosk.update.stick_errors import OtherSizeError, StickGoneError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

READ = 262_144
"""Bytes that are taken at once."""


class UsbSource:
    """A published tree in a folder, as on a stick that was plugged in.

    What is read goes into the store first and is verified there: a stick may give other bytes
    when it is read a second time.
    """

    def __init__(self, root: Path, site: str) -> None:
        """Read from the tree in the folder `root`.

        Raises:
            StickGoneError: There is no such folder.
        """
        self._places = Places(site, str(root))
        self._files = PlainFiles(root)

    @property
    def where(self) -> str:
        """The folder."""
        return str(self._files.root)

    def metadata(self, name: str, limit: int, etag: str | None = None) -> Reply:  # noqa: ARG002
        """Return a file of the site's `metadata` folder; see `Source`. Sticks know no tags."""
        return Reply(self._small(self._places.metadata(name), name, limit))

    def target(self, name: str, limit: int) -> bytes:
        """Return a file of the site's `targets` folder; see `Source`."""
        return self._small(self._places.target(name), name, limit)

    def object(
        self, sha256: str, start: int, size: int, name: str = ""
    ) -> AbstractContextManager[Iterator[bytes]]:
        """Open an object at a byte; see `Source`."""
        return self._open_object(self._places.object(sha256), start, size, name or sha256)

    def _small(self, path: str, name: str, limit: int) -> bytes:
        with self._files.open(path, name) as handle:
            body = bytearray()
            while len(body) <= limit and (
                block := self._files.read(handle, limit + 1 - len(body), name)
            ):
                body += block
        if len(body) > limit:
            raise TooLongError(name, self.where, limit)
        return bytes(body)

    @contextmanager
    def _open_object(
        self, path: str, start: int, size: int, name: str
    ) -> Iterator[Iterator[bytes]]:
        with self._files.open(path, name) as handle:
            found = os.fstat(handle).st_size
            if found != size:
                raise OtherSizeError(name, found, size)
            os.lseek(handle, start, os.SEEK_SET)
            yield self._bytes(handle, size - start, name)

    def _bytes(self, handle: int, count: int, name: str) -> Iterator[bytes]:
        while count:
            block = self._files.read(handle, min(READ, count), name)
            if not block:
                raise StickGoneError(name, os.strerror(errno.EIO))
            count -= len(block)
            yield block
