"""The only place of the store that changes the disk, and how a change is made to last."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kiosk.content.store.hashing import chunks
from kiosk.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEW = ".new"
"""Ending of a file or folder that is being made; whatever bears it at a start is rubbish."""


class DiskFullError(StoreError):
    """There is no room; nothing that was there is harmed."""


class ReadOnlyDiskError(StoreError):
    """The disk may not be written; what is on it can still be shown."""


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_NO_LINKS = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}


@contextmanager
def telling() -> Iterator[None]:
    """Turn what the system says of a disk into words for a person.

    Raises:
        StoreError: Instead of any `OSError`.
    """
    try:
        yield
    except OSError as error:
        where, why = error.filename or "", error.strerror or str(error)
        if error.errno in _FULL:
            raise DiskFullError(
                f"磁盘已满，写不下 {where}；正在展示的内容不受影响，请清理磁盘",
                f"the disk is full, {where} cannot be written; what is shown stays as it is;"
                " make room on the disk",
            ) from error
        if error.errno in _READ_ONLY:
            raise ReadOnlyDiskError(
                f"磁盘不能写入（{where}：{why}）；正在展示的内容不受影响，请检查磁盘和权限",
                f"the disk cannot be written ({where}: {why}); what is shown stays as it is;"
                " look at the disk and its permissions",
            ) from error
        raise StoreError(
            f"磁盘出错（{where}：{why}）；正在展示的内容不受影响，请检查磁盘",
            f"the disk failed ({where}: {why}); what is shown stays as it is; look at the disk",
        ) from error


class Disk:
    """Every operation that changes the disk, one method each: the seam for simulated disks.

    Nothing lasts until it is synced: the bytes of a file by `sync`, a name in a folder (made,
    renamed, linked, removed) by `sync_folder`. All raise `OSError`.
    """

    def make_folder(self, path: Path) -> None:
        """Make the folder `path`, in one that is there."""
        path.mkdir()

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()

    def write(self, path: Path, data: bytes, at: int = 0) -> None:
        """Write `data` into the file `path` from byte `at` on; make the file if there is none."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        with _naming(path), _opened(path, flags) as handle:
            left = memoryview(data)
            while left:
                written = os.pwrite(handle, left, at)
                left, at = left[written:], at + written

    def cut(self, path: Path, size: int) -> None:
        """Shorten the file `path` to `size` bytes."""
        with _naming(path), _opened(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC) as handle:
            os.ftruncate(handle, size)

    def sync(self, path: Path) -> None:
        """Wait until the bytes of the file `path` would survive a power cut."""
        with _naming(path), _opened(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC) as handle:
            os.fsync(handle)

    def sync_folder(self, path: Path) -> None:
        """Wait until the names in the folder `path` would survive a power cut."""
        with _naming(path), _opened(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC) as handle:
            os.fsync(handle)

    def rename(self, source: Path, target: Path) -> None:
        """Give a file or folder another name; a file of that name is replaced in one step."""
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """Give the file `source` a second name, which must be free."""
        target.hardlink_to(source)

    def unlink(self, path: Path) -> None:
        """Remove a name of a file."""
        path.unlink()

    def protect(self, path: Path) -> None:
        """Let nobody write into the file `path` by mistake."""
        path.chmod(0o444)

    def free(self, path: Path) -> int:
        """Return how many bytes can still be written on the disk that holds `path`."""
        return shutil.disk_usage(path).free


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    handle = os.open(path, flags, 0o644)
    try:
        yield handle
    finally:
        os.close(handle)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    # The calls that take a handle do not know the name.
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = os.fspath(path)
        raise


def ensure_folder(disk: Disk, path: Path) -> None:
    """Have a lasting folder `path`, whose parent is there."""
    if not path.is_dir():
        with suppress(FileExistsError):
            disk.make_folder(path)
    # Also when it was there: who made it may have been killed, or not have come to this yet.
    disk.sync_folder(path.parent)


def replace_file(disk: Disk, path: Path, data: bytes) -> None:
    """Have the file `path` hold `data`: after a power cut it is the old or the new, whole."""
    unfinished = path.with_name(path.name + NEW)
    unlink_if_there(disk, unfinished)
    disk.write(unfinished, data)
    disk.sync(unfinished)
    disk.rename(unfinished, path)
    disk.sync_folder(path.parent)


def link_or_copy(disk: Disk, source: Path, target: Path) -> None:
    """Have the free name `target` hold what `source` does, by a link where the disk has them.

    Its bytes last; its name once the folder is synced.
    """
    try:
        disk.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        disk.write(target, b"")
        at = 0
        for chunk in chunks(source):
            disk.write(target, chunk, at)
            at += len(chunk)
        disk.sync(target)
        disk.protect(target)


def unlink_if_there(disk: Disk, path: Path) -> None:
    """Remove a name, should there be one."""
    with suppress(FileNotFoundError):
        disk.unlink(path)


def remove_tree(disk: Disk, path: Path) -> None:
    """Remove the folder `path` and all that is in it, if it is there; links are not followed."""
    try:
        with os.scandir(path) as found:
            entries = list(found)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            remove_tree(disk, path / entry.name)
        else:
            disk.unlink(path / entry.name)
    disk.remove_folder(path)
