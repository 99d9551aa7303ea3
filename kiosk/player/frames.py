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


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """One decoded picture, as three planes (I420).

    Attributes:
        width: Visible width, in pixels.
        height: Visible height, in pixels.
        pitches: Bytes per line of the Y, U and V planes.
        lines: Lines of the Y, U and V planes, padding included.
        planes: The Y, U and V bytes; they stand still while the slot holds the picture.
        matrix: The colour standard.
        full_range: True for 0-255, False for 16-235.
        sar: Sample aspect ratio: width of a pixel over its height.
        time: Seconds from the film's start.
        serial: Counts pictures since the player began; never reused.
        load: Counts the films loaded; a new number marks a new film's pictures.
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
    load: int = 0


class FrameSlot:
    """Holds the latest picture; the decoder overwrites it, the screen takes it.

    The listener is called from the decoder's thread each time a picture arrives while none is
    waiting, so a slow screen is asked once, not once per frame. The lock guards only the
    hand-over: an upload, however slow, never keeps the decoder waiting, because the decoder
    writes into planes that `held` does not name.
    """

    def __init__(self, listener: Callable[[], None] | None = None) -> None:
        """Start empty."""
        self._lock = threading.Lock()
        self._latest: Picture | None = None
        self._drawing: Picture | None = None
        self._waiting = False
        self._least_load = 0
        self._listener = listener
        self.written = 0
        self.taken = 0

    @property
    def latest(self) -> Picture | None:
        """The picture that stands, taken or not; its planes may be written over any time."""
        return self._latest

    def listen(self, listener: Callable[[], None] | None) -> None:
        """Set who is told that a picture waits; one that waits already is told at once."""
        with self._lock:
            self._listener = listener
            tell = listener if self._waiting else None
        if tell is not None:
            tell()

    def leave(self, listener: Callable[[], None]) -> None:
        """Tell `listener` no more; who listens in its place meanwhile goes on."""
        with self._lock:
            if self._listener is listener:
                self._listener = None

    def expect(self, load: int) -> None:
        """Another film was asked for: what is not taken yet, and comes late, is of no interest.

        A widget that shows the picture of the film before goes on showing it; no other one
        gets it.

        Args:
            load: Number of the film whose pictures are the next to pass.
        """
        with self._lock:
            self._least_load = load
            self._waiting = False

    def write(self, picture: Picture) -> None:
        """Put `picture` in place of the one before."""
        with self._lock:
            if picture.load < self._least_load:
                return
            self._latest = picture
            self.written += 1
            tell = None if self._waiting else self._listener
            self._waiting = True
        if tell is not None:
            tell()

    def again(self) -> None:
        """Let the picture that stands be taken once more, as by another widget."""
        with self._lock:
            latest = self._latest
            stands = latest is not None and latest.load >= self._least_load
            tell = self._listener if stands and not self._waiting else None
            self._waiting = stands
        if tell is not None:
            tell()

    def take(self, draw: Callable[[Picture], None]) -> bool:
        """Call `draw` with the latest picture, unless it was taken before.

        The planes stand still until `draw` returns.

        Returns:
            Whether there was a new picture.
        """
        with self._lock:
            if not self._waiting or self._latest is None:
                return False
            picture = self._drawing = self._latest
            self._waiting = False
            self.taken += 1
        try:
            draw(picture)
        finally:
            with self._lock:
                self._drawing = None
        return True

    def held(self) -> tuple[Picture, ...]:
        """Return the pictures whose planes must not be written: the latest and the one drawn."""
        with self._lock:
            return tuple(p for p in (self._latest, self._drawing) if p is not None)
