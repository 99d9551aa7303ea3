"""Whether there is room for what should arrive, before a byte of it comes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kiosk.update.errors import UpdateError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_BLOCK = 512


class NoRoomError(UpdateError):
    """The disk has no room for what should arrive.

    Attributes:
        lacking: How many bytes too few there are.
    """

    def __init__(self, need: int, lacking: int) -> None:
        """Keep what is needed and what is lacking, in bytes."""
        self.lacking = lacking
        super().__init__(
            zh=f"磁盘放不下新的发布（要 {_mb(need)}，还差 {_mb(lacking)}）；正在展示的内容"
            "不受影响，请清理磁盘或换更大的",
            en=f"the disk has no room for the new release ({_mb(need)} are needed, {_mb(lacking)}"
            " are lacking); what is shown stays as it is; make room on the disk",
        )


def _mb(count: int) -> str:
    return f"{-(-count // 1_000_000)} MB"


@dataclass(frozen=True, slots=True)
class Room:
    """How much of the disk the store may use.

    Attributes:
        reserve: Bytes of the disk that stay free, for the system, logs and statistics.
        most: Bytes that the store may hold in all; None for as many as there are.
    """

    reserve: int = 512 * 2**20
    most: int | None = None

    def lacking(self, need: int, *, free: int, used: int) -> int:
        """Return how many bytes too few there are for `need` more; 0 when there is room.

        Args:
            need: Bytes that will come.
            free: Bytes that the disk can still take.
            used: Bytes that the store holds.
        """
        too_full = need + self.reserve - free
        too_large = 0 if self.most is None else used + need - self.most
        return max(too_full, too_large, 0) if need else 0

    def check(self, need: int, *, free: int, used: int) -> None:
        """Refuse what there is no room for.

        Raises:
            NoRoomError: There is none.
        """
        lacking = self.lacking(need, free=free, used=used)
        if lacking:
            raise NoRoomError(need, lacking)


class Roomy(Protocol):
    """What the store does for who needs room."""

    @property
    def folder(self) -> Path:
        """Where the store is."""
        ...

    def free(self) -> int:
        """Return how many bytes can still be written."""
        ...

    def collect(self, room: int, wanted: Collection[str] = ()) -> int:
        """Remove what is needed least until `room` bytes are free; spare what is `wanted`."""
        ...


def make(store: Roomy, room: Room, need: int, wanted: Collection[str]) -> None:
    """Have room for `need` bytes more, and collect for it what nobody needs.

    Args:
        store: Where they will go.
        room: How much of the disk may be used.
        need: Bytes.
        wanted: The SHA-256 of objects that must not be collected.

    Raises:
        NoRoomError: There is none; what is shown is never removed for it.
        StoreError: The disk fails.
    """
    free, used = store.free(), _used(store, room)
    lacking = room.lacking(need, free=free, used=used)
    if lacking:
        store.collect(free + lacking, wanted)
        room.check(need, free=store.free(), used=_used(store, room))


def _used(store: Roomy, room: Room) -> int:
    return 0 if room.most is None else used_by(store.folder)


def used_by(folder: Path) -> int:
    """Return how many bytes of the disk the folder takes; a file with several names counts once."""
    return sum({(dev, ino): size for dev, ino, size in _files(os.fspath(folder))}.values())


def _files(folder: str) -> Iterator[tuple[int, int, int]]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return  # gone meanwhile
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
                continue
            seen = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        yield seen.st_dev, seen.st_ino, seen.st_blocks * _BLOCK
