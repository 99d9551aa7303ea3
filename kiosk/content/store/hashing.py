"""Reading files to compare them with what they should be."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.content.release import File

CHUNK = 2**20
"""Bytes read at once."""


def size_of(path: Path) -> int | None:
    """Return the bytes of the plain file `path`; None when there is none (a link is none)."""
    try:
        seen = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return seen.st_size if stat.S_ISREG(seen.st_mode) else None


def chunks(path: Path, start: int = 0) -> Iterator[bytes]:
    """Read a plain file from byte `start` on; a link is not followed, a pipe not waited for.

    Raises:
        OSError: It cannot be read, or is no plain file.
    """
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags), "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError(0, "not a plain file", os.fspath(path))
        opened.seek(start)
        while chunk := opened.read(CHUNK):
            yield chunk


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a plain file, in hex.

    Raises:
        OSError: As `chunks`.
    """
    digest = sha256()
    for chunk in chunks(path):
        digest.update(chunk)
    return digest.hexdigest()


def holds(path: Path, file: File) -> bool:
    """Tell whether `path` is a plain file with the content of `file`; unreadable is no."""
    try:
        return size_of(path) == file.size and sha256_of(path) == file.sha256
    except OSError:
        return False
