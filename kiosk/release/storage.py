"""Where the published tree is kept: the one small interface over folders and object stores."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from kiosk.release.errors import ChangedError, PublishError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from typing import BinaryIO

CHUNK = 2**20
"""Bytes read at a time."""


class Work(enum.Enum):
    """What somebody does in a repository, for as long as it takes."""

    PUBLISH = "publish"
    COLLECT = "collect"


@dataclass(frozen=True, slots=True)
class Stored:
    """A small file as it was read.

    Attributes:
        body: Its bytes.
        tag: Says in `replace` which state of the file was meant.
    """

    body: bytes
    tag: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a listing.

    Attributes:
        name: Its place in the tree.
        size: Bytes.
        modified: When it was written, by the clock of the storage.
    """

    name: str
    size: int
    modified: dt.datetime


class Storage(Protocol):
    """A tree of files that many read at any moment and one writes.

    Names are relative, with forward slashes. A file appears whole or not at all, and what a
    call has written outlasts a power cut once the call returns.
    """

    @property
    def where(self) -> str:
        """What to call it in words to people."""
        ...

    def read(self, name: str, limit: int) -> Stored:
        """Return a file whole.

        Raises:
            MissingError: There is none.
            DamagedError: It has more than `limit` bytes.
            StorageError: It cannot be read.
        """
        ...

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """Open a file to be read from its beginning.

        Raises:
            MissingError: There is none.
            StorageError: It cannot be read.
        """
        ...

    def size(self, name: str) -> int | None:
        """Return the bytes of a file; None if there is none."""
        ...

    def list(self, under: str) -> Iterator[Entry]:
        """Yield every file in the folder `under` and its folders, in any order."""
        ...

    def add(self, name: str, body: bytes) -> bool:
        """Write a file that is written only once; return False if it was there already."""
        ...

    def replace(self, name: str, body: bytes, tag: str | None) -> None:
        """Write a file over the state of it that `tag` tells; None: where there was none.

        Raises:
            ConflictError: It is no longer in that state.
            StorageError: It cannot be written.
        """
        ...

    def put(self, name: str, content: CheckedStream) -> None:
        """Write a file of any size, over whatever was there.

        Raises:
            ChangedError: The stream does not give the bytes it promised; nothing is written.
            StorageError: It cannot be written.
        """
        ...

    def delete(self, names: Iterable[str]) -> None:
        """Delete files; one that is not there is no matter."""
        ...

    def settle(self) -> None:
        """Have all that was found here outlast a power cut, whoever wrote it."""
        ...

    def working(self, work: Work) -> AbstractContextManager[None]:
        """Keep apart those who must not write at once; hold it around every writing.

        Raises:
            BusyError: Somebody else is at work.
        """
        ...


class CheckedStream:
    """Reads a file's bytes and sees that they are those that were promised."""

    def __init__(self, stream: BinaryIO, name: str, size: int, digest: str) -> None:
        """Read from `stream`, call it `name` in an error, expect `size` bytes of `digest`."""
        self._stream = stream
        self._digest = digest
        self._hash = sha256()
        self._left = size
        self.name = name
        self.size = size

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most `size`; none at the end.

        Raises:
            ChangedError: There are fewer or more bytes than promised, or others.
        """
        wanted = self._left if size < 0 else min(size, self._left)
        data = self._take(wanted)
        self._hash.update(data)
        self._left -= len(data)
        if len(data) < wanted and (size < 0 or not data):
            raise ChangedError(self.name)
        if not self._left and not self._ends():
            raise ChangedError(self.name)
        return data

    def _take(self, size: int) -> bytes:
        try:
            return self._stream.read(size) if size else b""
        except OSError as error:
            reason = error.strerror or str(error)
            raise PublishError(
                f"“{self.name}”读不出来（{reason}）；请检查存放它的磁盘",
                f"“{self.name}” cannot be read ({reason}); check the disk it lies on",
            ) from error

    def _ends(self) -> bool:
        return self._hash.hexdigest() == self._digest and not self._take(1)
