"""One locked slot between the decoder and the screen: many frames, one draw."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Matrix(StrEnum):
    """Which standard turns the film's YUV into RGB."""

    BT601 = "bt601"
    BT709 = "bt709"


@dataclass(frozen=True, slots=True)
class Picture:
    """One decoded picture, as three planes (I420).

    Attributes:
        width: Visible width, in pixels.
        height: Visible height, in pixels.
        pitches: Bytes per line of the Y, U and V planes.
        lines: Lines of the Y, U and V planes, padding included.
        planes: The Y, U and V bytes; valid until the next picture is written.
        matrix: The colour standard.
        full_range: True for 0-255, False for 16-235.
        sar: Sample aspect ratio: width of a pixel over its height.
        time: Seconds from the film's start.
        serial: Counts pictures since the player began; never reused.
    """

    width: int
    height: int
    pitches: tuple[int, int, int]
    lines: tuple[int, int, int]
    planes: tuple[memoryview, memoryview, memoryview]
    matrix: Matrix
    full_range: bool
    sar: float
    time: float
    serial: int


class FrameSlot:
    """Holds the latest picture; the decoder overwrites it, the screen takes it.

    The listener is called from the decoder's thread each time a picture arrives while none is
    waiting, so a slow screen is asked once, not once per frame.
    """

    def __init__(self, listener: Callable[[], None] | None = None) -> None:
        """Start empty."""
        self._lock = threading.Lock()
        self._picture: Picture | None = None
        self._waiting = False
        self._listener = listener
        self.written = 0
        self.taken = 0

    def listen(self, listener: Callable[[], None] | None) -> None:
        """Set who is told that a picture waits."""
        self._listener = listener

    def write(self, picture: Picture) -> None:
        """Put `picture` in place of the one before."""
        with self._lock:
            self._picture = picture
            self.written += 1
            tell = not self._waiting
            self._waiting = True
        if tell and self._listener is not None:
            self._listener()

    def take(self, draw: Callable[[Picture], None]) -> bool:
        """Call `draw` with the latest picture, unless it was taken before.

        `draw` runs under the slot's lock, so the planes stand still while they are uploaded.

        Returns:
            Whether there was a new picture.
        """
        with self._lock:
            if not self._waiting or self._picture is None:
                return False
            self._waiting = False
            self.taken += 1
            draw(self._picture)
            return True
