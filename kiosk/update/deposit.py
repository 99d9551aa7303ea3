"""What a stick carries back: statistics and logs, written so that nothing on it can suffer."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.update.stick_errors import (
    NotAFileError,
    StickFullError,
    StickGoneError,
    StickProtectedError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORTS = "kiosk-reports"
"""The folder on a stick for what kiosks hand out; each has a folder of its own in it."""

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}", re.ASCII)
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PROTECTED = {errno.EROFS, errno.EACCES, errno.EPERM}
_WRONG_KIND = {errno.ELOOP, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY}


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much of a stick a kiosk may use.

    Attributes:
        most: Bytes of all that one kiosk has on it.
        reserve: Bytes that stay free on it.
    """

    most: int = 64_000_000
    reserve: int = 16_000_000


def deposit(
    stick: Path, kiosk: str, name: str, data: bytes, allowance: Allowance | None = None
) -> Path:
    """Put a file on a stick, in the place of an older one of that name; whole or not at all.

    Args:
        stick: The folder of the stick.
        kiosk: The kiosk's id.
        name: The file: `statistics.csv`.
        data: What is in it.
        allowance: How much of the stick may be used.

    Returns:
        Where it is.

    Raises:
        StickFullError: It has no place, or the kiosk has its share already.
        StickProtectedError: The stick cannot be written.
        NotAFileError: Something else than a folder or a file lies where it should go.
        StickGoneError: The stick was pulled out.
        ValueError: The kiosk's id or the name is none a file may have.
    """
    for part in (kiosk, name):
        if not _NAME.fullmatch(part):
            raise ValueError(f"{part!r} is no file name")
    with _telling(name, len(data)), _folder(stick, (REPORTS, kiosk)) as folder:
        _check_room(folder, name, len(data), allowance or Allowance())
        _check_kind(folder, name)
        _replace(folder, name, data)
    return stick / REPORTS / kiosk / name


@contextmanager
def _folder(stick: Path, parts: tuple[str, ...]) -> Iterator[int]:
    handle = os.open(stick, _FOLDER)
    try:
        disk = os.fstat(handle).st_dev
        for part in parts:
            with suppress(FileExistsError):
                os.mkdir(part, dir_fd=handle)
                os.fsync(handle)
            inner = os.open(part, _FOLDER, dir_fd=handle)
            os.close(handle)
            handle = inner
            if os.fstat(handle).st_dev != disk:
                raise NotAFileError(part)
        yield handle
    finally:
        os.close(handle)


def _check_room(folder: int, name: str, size: int, allowance: Allowance) -> None:
    disk = os.statvfs(folder)
    if disk.f_bavail * disk.f_frsize - size < allowance.reserve:
        raise StickFullError(name, size)
    with os.scandir(folder) as found:
        others = [entry for entry in found if entry.name not in (name, _unfinished(name))]
    used = sum(entry.stat(follow_symlinks=False).st_size for entry in others)
    if used + size > allowance.most:
        raise StickFullError(name, size)


def _check_kind(folder: int, name: str) -> None:
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            raise NotAFileError(name)


def _replace(folder: int, name: str, data: bytes) -> None:
    unfinished = _unfinished(name)
    with suppress(FileNotFoundError):
        os.unlink(unfinished, dir_fd=folder)
    try:
        _write(folder, unfinished, data)
        os.rename(unfinished, name, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        with suppress(OSError):
            os.unlink(unfinished, dir_fd=folder)
        raise
    os.fsync(folder)


def _write(folder: int, name: str, data: bytes) -> None:
    handle = os.open(name, _NEW, 0o644, dir_fd=folder)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _unfinished(name: str) -> str:
    return name + ".new"


@contextmanager
def _telling(name: str, size: int) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        if error.errno in _FULL:
            raise StickFullError(name, size) from error
        if error.errno in _PROTECTED:
            raise StickProtectedError(name, reason) from error
        if error.errno in _WRONG_KIND:
            raise NotAFileError(name) from error
        raise StickGoneError(name, reason) from error
