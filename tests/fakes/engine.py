"""A decoder made of paper: it does what a test writes on it, and nothing by itself."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kiosk.player.engine import Happening, Look
from kiosk.player.frames import Matrix
from kiosk.player.gate import Gate, Shape
from kiosk.player.i420 import Layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAYOUT = Layout(8, 4)
SHAPE = Shape(sar=1.0, matrix=Matrix.BT601, full_range=False)


class PaperReel:
    """A film that shows pictures and reports news when a test says so."""

    def __init__(
        self, engine: PaperEngine, film: Path, gate: Gate, at: float, sound: str | None
    ) -> None:
        self.film = film
        self.gate = gate
        self.at = at
        self.sound = sound
        self.calls: list[tuple[object, ...]] = []
        self.volumes: list[float] = []
        self.closed = False
        self.known = Look(duration=10.0, rate=25.0, has_video=True, has_audio=True)
        self._engine = engine
        self._colour = 0

    # --- as the player calls it ---------------------------------------------------------

    def start(self) -> None:
        self._note("start")
        self.gate.fill(0.0)

    def hold(self) -> None:
        self._note("hold")

    def go_on(self) -> None:
        self._note("go_on")

    def jump(self, seconds: float) -> None:
        self._note("jump", round(seconds, 3))
        self.gate.fill(0.0)

    def set_volume(self, volume: float) -> None:
        self.volumes.append(round(volume, 3))

    def set_pace(self, pace: float) -> None:
        self._note("set_pace", round(pace, 3))

    def look(self) -> Look:
        self._engine.pass_through("look")
        return self.known

    def close(self) -> None:
        self._note("close")
        self.closed = True

    def _note(self, *call: object) -> None:
        self.calls.append(call)
        self._engine.pass_through(str(call[0]))

    # --- as a test writes it ------------------------------------------------------------

    def show(self, *, same: bool = False) -> None:
        """Display the next picture, or the same once more."""
        if not same:
            self._colour = (self._colour + 1) % 256
        if self._colour == 1:
            self.gate.shape(LAYOUT, SHAPE)
        buffer = self.gate.buffer()
        for plane in buffer.planes:
            plane[:] = bytes([self._colour]) * len(plane)
        self.gate.show(buffer)

    def run(self) -> None:
        """Say that it runs."""
        self.gate.report(Happening.RUNNING)


class PaperEngine:
    """Opens paper reels; can be made to hang in any call."""

    def __init__(self) -> None:
        self.reels: list[PaperReel] = []
        self.closed = False
        self.prepare: Callable[[PaperReel], None] = lambda _reel: None
        self.hanging: set[str] = set()
        self.hung = threading.Event()
        self.released = threading.Event()

    @property
    def reel(self) -> PaperReel:
        """The film opened last."""
        return self.reels[-1]

    def open(self, film: Path, gate: Gate, *, at: float, sound: str | None) -> PaperReel:
        self.pass_through("open")
        reel = PaperReel(self, film, gate, at, sound)
        self.prepare(reel)
        self.reels.append(reel)
        return reel

    def close(self) -> None:
        self.closed = True

    def pass_through(self, call: str) -> None:
        """Hang here if a test wants it, until it lets go."""
        if call in self.hanging:
            self.hung.set()
            self.released.wait()
