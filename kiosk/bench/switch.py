"""Slide after slide: how soon the next one comes, whether the glass is ever blank, what grows."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.bench.bench import blank
from kiosk.bench.figures import Slope, median, percentile, slope
from kiosk.bench.glass import Patch
from kiosk.bench.report import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.bench.bench import Bench
    from kiosk.bench.glass import Glass
    from kiosk.bench.shows import Show

SWITCHES = 200
_WARM = 40
"""Switches before memory is fitted: caches fill once, and that is no leak."""

_BETWEEN_WEIGHINGS = 5
_WATCHED = 0.8  # seconds after a touch: the passage, and a little more
_BETWEEN_LOOKS = 0.004
_LINES = 9
_MILLI = 1000
_KILOBYTE = 1000


@dataclass(slots=True)
class Seen:
    """What the eye saw in one program.

    Attributes:
        waits: Milliseconds from each touch to the first changed pixels.
        looks: How often the glass was looked at.
        blanks: How often it was of one colour all over.
        switches: At which switches memory was weighed.
        memory: Bytes, as often.
        handles: Open files gained from the first weighing to the last.
    """

    waits: list[float] = field(default_factory=list)
    looks: int = 0
    blanks: int = 0
    switches: list[int] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    handles: int = 0

    @property
    def growth(self) -> Slope:
        """How memory grows from switch to switch, in bytes."""
        return slope(self.switches, self.memory)


def measure(bench: Bench) -> list[Figure]:
    """Switch slides in each program."""
    seen = {show.name: _one(bench, show) for show in bench.shows}
    looks = seen["kiosk"].looks

    def of(value: Callable[[Seen], float]) -> dict[str, float]:
        return {name: value(one) for name, one in seen.items()}

    return [
        Figure.beside(
            "touch to the next slide, median", "ms", of(lambda one: median(one.waits)), most=100
        ),
        Figure.beside(
            "touch to the next slide, 99 of 100", "ms", of(lambda one: percentile(one.waits, 99))
        ),
        Figure.beside(f"blank looks, of {looks}", "", of(lambda one: one.blanks), most=0),
        Figure.beside(
            "memory gained a switch",
            "kB",
            of(lambda one: one.growth.rise / _KILOBYTE),
            most=seen["kiosk"].growth.noise / _KILOBYTE,
        ),
        Figure.beside("open files gained", "", of(lambda one: one.handles), most=0),
    ]


def _one(bench: Bench, show: Show) -> Seen:
    seen = Seen()
    width, height = bench.glass.size
    with bench.settled(show, "slides") as shown:
        tree = shown.program.tree
        before = 0
        for switch in range(SWITCHES):
            to_and_fro = switch // (bench.slides - 1) % 2
            _switch(bench.glass, (width * (1 if to_and_fro else 9) // 10, height // 2), seen)
            if switch == _WARM:
                before = tree.handles()
            if switch >= _WARM and switch % _BETWEEN_WEIGHINGS == 0:
                seen.switches.append(switch)
                seen.memory.append(tree.memory())
        seen.handles = tree.handles() - before
    return seen


def _switch(glass: Glass, spot: tuple[int, int], seen: Seen) -> None:
    """Touch once and look on until the new slide has long come."""
    before = lines(glass)
    glass.tap(*spot)
    begin = now = time.monotonic()
    changed = None
    while now < begin + _WATCHED:
        picture = lines(glass)
        now = time.monotonic()
        seen.looks += 1
        seen.blanks += blank(picture)
        time.sleep(_BETWEEN_LOOKS)
        if changed is None and picture != before:
            changed = now
    if changed is not None:
        seen.waits.append(_MILLI * (changed - begin))


def lines(glass: Glass) -> bytes:
    """Return a few lines of pixels from top to bottom, enough to tell a picture from a blank."""
    width, height = glass.size
    rows = (height * (row + 1) // (_LINES + 1) for row in range(_LINES))
    return b"".join(glass.look(Patch(0, row, width, 1)) for row in rows)
