"""Disks that are full, read-only, quick, counted or about to lose their power."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from kiosk.content.store.durable import Disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class KilledError(BaseException):
    """The process ended here: nothing may catch it and go on."""


class QuickDisk(Disk):
    """Syncs nothing, for tests without a power cut; its room is what the test says."""

    def __init__(self, room: int = 0) -> None:
        self.room = room

    def sync(self, path: Path) -> None:
        if not path.exists():
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))

    def sync_folder(self, path: Path) -> None:
        if not path.is_dir():
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))

    def free(self, path: Path) -> int:  # noqa: ARG002
        return self.room


class HookedDisk(QuickDisk):
    """Calls `before` with the name of each operation that changes something."""

    def __init__(self, before: Callable[[str], None], room: int = 0) -> None:
        super().__init__(room)
        self.before = before

    def make_folder(self, path: Path) -> None:
        self.before("make_folder")
        super().make_folder(path)

    def remove_folder(self, path: Path) -> None:
        self.before("remove_folder")
        super().remove_folder(path)

    def write(self, path: Path, data: bytes, at: int = 0) -> None:
        if len(data) > 1:
            half = len(data) // 2
            self.before("write")
            super().write(path, data[:half], at)
            data, at = data[half:], at + half
        self.before("write")
        super().write(path, data, at)

    def cut(self, path: Path, size: int) -> None:
        self.before("cut")
        super().cut(path, size)

    def sync(self, path: Path) -> None:
        self.before("sync")
        super().sync(path)

    def sync_folder(self, path: Path) -> None:
        self.before("sync_folder")
        super().sync_folder(path)

    def rename(self, source: Path, target: Path) -> None:
        self.before("rename")
        super().rename(source, target)

    def link(self, source: Path, target: Path) -> None:
        self.before("link")
        super().link(source, target)

    def unlink(self, path: Path) -> None:
        self.before("unlink")
        super().unlink(path)

    def protect(self, path: Path) -> None:
        self.before("protect")
        super().protect(path)


class Countdown:
    """Does something at the n-th operation, from 0; with `for_good` also at all that follow."""

    def __init__(self, at: int, then: Callable[[], None], *, for_good: bool = False) -> None:
        self.at = at
        self.count = 0
        self._then = then
        self._for_good = for_good

    def __call__(self, _operation: str) -> None:
        count, self.count = self.count, self.count + 1
        if count == self.at or (self._for_good and count > self.at >= 0):
            self._then()


def kill() -> None:
    raise KilledError


def fault(number: int) -> Callable[[], None]:
    """Return what raises the system's error `number`."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


NEEDS_ROOM = frozenset({"make_folder", "write", "link"})


def full_disk() -> HookedDisk:
    """Return a disk on which nothing new finds room."""

    def before(operation: str) -> None:
        if operation in NEEDS_ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return HookedDisk(before)


def read_only_disk() -> HookedDisk:
    """Return a disk that takes no change at all, such as one that the system gave up."""
    return HookedDisk(Countdown(0, fault(errno.EROFS), for_good=True))


class LinklessDisk(QuickDisk):
    """A disk such as vfat's: no hard links."""

    def link(self, source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM), str(source), None, str(target))
