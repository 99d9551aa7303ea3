"""Memory for decoded pictures: three planes, written by the decoder, read by the screen."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.player.frames import FrameSlot

_ALIGNMENT = 32
"""Bytes; the decoder's copying code works on whole vectors."""
_BUFFERS = 3
"""One the slot holds, one on its way to the screen, one being written."""

_libc = ctypes.CDLL(None)
_memcmp = _libc.memcmp
_memcmp.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
_memcmp.restype = ctypes.c_int


@dataclass(frozen=True, slots=True)
class Layout:
    """How a picture lies in memory.

    Attributes:
        width: Width, in pixels; odd ones too.
        height: Height, in pixels.
    """

    width: int
    height: int

    @property
    def pitches(self) -> tuple[int, int, int]:
        """Bytes per line of the Y, U and V planes."""
        half = (self.width + 1) // 2
        return (self.width, half, half)

    @property
    def lines(self) -> tuple[int, int, int]:
        """Lines of the Y, U and V planes."""
        half = (self.height + 1) // 2
        return (self.height, half, half)


class PlaneBuffer:
    """The memory of one picture."""

    def __init__(self, layout: Layout) -> None:
        """Allocate three aligned planes."""
        self.layout = layout
        sizes = [p * n for p, n in zip(layout.pitches, layout.lines, strict=True)]
        # Starts are aligned, and a vector may be written past the end of the last line.
        room = sum(size + 2 * _ALIGNMENT for size in sizes)
        self._memory = (ctypes.c_ubyte * room)()
        whole = memoryview(self._memory).cast("B")
        base = ctypes.addressof(self._memory)
        planes: list[memoryview] = []
        addresses: list[int] = []
        start = 0
        for size in sizes:
            start += -(base + start) % _ALIGNMENT
            planes.append(whole[start : start + size])
            addresses.append(base + start)
            start += size + _ALIGNMENT
        self.planes = (planes[0], planes[1], planes[2])
        self.addresses = (addresses[0], addresses[1], addresses[2])

    def same_as(self, other: PlaneBuffer) -> bool:
        """Tell whether both hold the same picture."""
        return self.layout == other.layout and all(
            _memcmp(mine, its, len(plane)) == 0
            for mine, its, plane in zip(self.addresses, other.addresses, self.planes, strict=True)
        )


class BufferPool:
    """The few buffers of one film; hands out one that nobody looks at."""

    def __init__(self, layout: Layout, slot: FrameSlot) -> None:
        """Allocate the buffers for pictures that go to `slot`."""
        self._slot = slot
        self._buffers = [PlaneBuffer(layout) for _ in range(_BUFFERS)]

    def free(self) -> PlaneBuffer:
        """Return a buffer whose planes the slot does not hold."""
        held = self._slot.held()
        for buffer in self._buffers:
            if not any(p.planes is buffer.planes for p in held):
                return buffer
        raise AssertionError("a slot holds two pictures at most")  # pragma: no cover
