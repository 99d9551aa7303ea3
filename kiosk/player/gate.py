"""Between one opened film and the slot: counts its pictures and gives them their time."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.player.frames import Matrix, Picture
from kiosk.player.i420 import BufferPool, Layout, PlaneBuffer
from kiosk.player.landing import Landing
from kiosk.player.timing import PictureClock

if TYPE_CHECKING:
    from kiosk.player.around import Around
    from kiosk.player.engine import Happening

_REPEAT_AFTER = 0.055
"""Seconds. When no new picture comes libVLC shows the last one again after 60 to 80 ms: what
comes sooner is new, what comes later must differ to count."""
_ALERTS = 4
"""Pictures after a jump that wake the player's thread; it sleeps through the others."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a decoded picture is to be shown.

    Attributes:
        sar: Width of a pixel over its height.
        matrix: The colour standard.
        full_range: Whether luma runs over 0-255.
    """

    sar: float
    matrix: Matrix
    full_range: bool


@dataclass(frozen=True, slots=True)
class Count:
    """What came through, at one instant.

    Attributes:
        pictures: New pictures handed to the slot.
        position: Seconds from the film's start, of the latest.
        since_jump: Pictures displayed since the latest jump, repeats included.
        first: When the first of those was displayed; None before.
        newest: When a new picture was displayed; None before the first.
        latest: When any picture was displayed, a repeat included; None before the first.
        at_end: Whether the latest is the film's last picture.
        heard: The time the decoder announced last, in seconds of the film.
        heard_at: When it did; None while the film holds.
    """

    pictures: int = 0
    position: float = 0.0
    since_jump: int = 0
    first: float | None = None
    newest: float | None = None
    latest: float | None = None
    at_end: bool = False
    heard: float = 0.0
    heard_at: float | None = None


class Gate:
    """Lets the pictures of one film through to the slot.

    The decoder's threads call `shape`, `buffer`, `show`, `hear`, `fill` and `report`; the player's
    thread the others. A gate that was shut lets nothing through.
    """

    def __init__(self, around: Around, load: int, since: Count) -> None:
        """Stand before the slot.

        Args:
            around: The slot, the clock and whom to alert.
            load: The number of the film.
            since: What came through already, by another decoder of the same film.
        """
        self.load = load
        self._around = around
        self._lock = threading.Lock()
        self._times = PictureClock()
        self._pool: BufferPool | None = None
        self._shape: Shape | None = None
        self._shown: PlaneBuffer | None = None
        self._count = Count(since.pictures, since.position)
        self._news: list[Happening] = []
        self._landing = Landing()
        self._shut = False

    # --- from the decoder's threads -----------------------------------------------------

    def shape(self, layout: Layout, shape: Shape) -> None:
        """Prepare for pictures laid out in this way."""
        with self._lock:
            self._pool = BufferPool(layout, self._around.slot)
            self._shape = shape
            self._shown = None

    def buffer(self) -> PlaneBuffer:
        """Return memory for the next picture."""
        pool = self._pool
        if pool is None:
            raise RuntimeError("a picture came before its shape")
        return pool.free()

    def show(self, buffer: PlaneBuffer) -> None:
        """Hand on what was decoded into `buffer`, now that its moment has come."""
        now = self._around.clock()
        with self._lock:
            shape, latest = self._shape, self._count.latest
            if self._shut or shape is None:
                return
            reached = self._landing.waited(now)
            if reached is not None:
                self._times.jumped(reached)
            self._note(now, own=self._landing.landed)
            if not self._repeats(buffer, now, latest):
                self._pass_on(buffer, shape, now)
            count = self._count
        if count.since_jump <= _ALERTS or count.at_end:
            self._around.alert()

    def hear(self, time: float) -> None:
        """Note that the decoder says `time` (seconds of the film) is shown at this instant."""
        now = self._around.clock()
        with self._lock:
            moved = time != self._count.heard
            if moved:
                self._count = replace(self._count, heard=time, heard_at=now)
            if moved and self._count.since_jump:
                self._times.heard(time, now)

    def report(self, happening: Happening) -> None:
        """Note what happened in the decoder."""
        with self._lock:
            self._news.append(happening)
        self._around.alert()

    def fill(self, share: float) -> None:
        """Note how full the decoder's buffers are, 0.0 as it empties them for a jump."""
        with self._lock:
            reached = self._landing.buffering(share)
            if reached is not None:
                self._times.jumped(reached)

    def _repeats(self, buffer: PlaneBuffer, now: float, latest: float | None) -> bool:
        if self._shown is None or latest is None or now - latest < _REPEAT_AFTER:
            return False
        return buffer.same_as(self._shown)

    def _note(self, now: float, *, own: bool) -> None:
        count = replace(self._count, latest=now)
        if own:
            first = now if count.first is None else count.first
            count = replace(count, since_jump=count.since_jump + 1, first=first)
        self._count = count

    def _pass_on(self, buffer: PlaneBuffer, shape: Shape, now: float) -> None:
        position = self._times.shown(now)
        self._shown = buffer
        serial = next(self._around.serials)
        self._around.slot.write(_picture(buffer, shape, position, serial, self.load))
        self._count = replace(
            self._count,
            pictures=self._count.pictures + 1,
            position=position,
            newest=now,
            at_end=self._times.at_end,
        )

    # --- from the player's thread -------------------------------------------------------

    @property
    def count(self) -> Count:
        """What came through until now; never blocks."""
        return self._count

    def news(self) -> tuple[Happening, ...]:
        """Return what happened since the last time, in order."""
        with self._lock:
            news, self._news = tuple(self._news), []
            return news

    def reshape(self, shape: Shape) -> None:
        """Show the pictures from now on in this way."""
        with self._lock:
            self._shape = shape

    @property
    def step(self) -> float:
        """Seconds from one picture to the next; 0.0 while unknown."""
        return self._times.step

    def know(self, rate: float, duration: float) -> None:
        """Learn the film's pictures a second and its seconds; 0.0 for unknown."""
        with self._lock:
            self._times.rate, self._times.duration = rate, duration

    def jumped(self, to: float) -> None:
        """Expect the picture at `to` seconds, once those from before are gone."""
        with self._lock:
            self._landing.jumped(to, self._around.clock())
            self._count = replace(
                self._count, since_jump=0, first=None, at_end=False, heard=to, heard_at=None
            )

    def runs(self) -> None:
        """Count the time of what is heard from now on, if nothing else was said."""
        with self._lock:
            if self._count.heard_at is None:
                self._count = replace(self._count, heard_at=self._around.clock())

    def holds(self) -> None:
        """Let the time of what is heard stand still; the next picture follows the latest."""
        now = self._around.clock()
        with self._lock:
            count = self._count
            if count.heard_at is not None:
                heard = count.heard + now - count.heard_at
                self._count = replace(count, heard=heard, heard_at=None)
            self._times.held()

    def shut(self) -> None:
        """Let nothing through any more."""
        self._shut = True  # without the lock: a decoder that hangs may hold it


def _picture(buffer: PlaneBuffer, shape: Shape, time: float, serial: int, load: int) -> Picture:
    return Picture(
        width=buffer.layout.width,
        height=buffer.layout.height,
        pitches=buffer.layout.pitches,
        lines=buffer.layout.lines,
        planes=buffer.planes,
        matrix=shape.matrix,
        full_range=shape.full_range,
        sar=shape.sar,
        time=time,
        serial=serial,
        load=load,
    )
