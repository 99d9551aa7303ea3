"""Slide after slide: how soon the next one comes, whether the glass is ever blank, what grows."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.bench.bench import blank, lines
from kiosk.bench.figures import Slope, medians, percentile, slope
from kiosk.bench.report import KIOSK, Figure
from kiosk.bench.spots import FILM_DOOR, HOME_BUTTON, NEXT, PREVIOUS, SLIDES_DOOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.bench.bench import Bench, Spot
    from kiosk.bench.processes import ProcessTree
    from kiosk.bench.shows import Show

SWITCHES = 200
WALKS = 50
"""Ways from the film to slides and back."""

_WARM = 4
"""The part of them (one of so many) before memory is fitted: caches fill once."""

_BETWEEN_WEIGHINGS = 5
_WATCHED = 0.8  # seconds after a touch: the passage, and a little more
_BETWEEN_LOOKS = 0.004
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
        open_files: Open files, as often.
    """

    waits: list[float] = field(default_factory=list)
    looks: int = 0
    blanks: int = 0
    switches: list[int] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    open_files: list[int] = field(default_factory=list)

    def weigh(self, switch: int, tree: ProcessTree) -> None:
        """Note memory and open files after so many switches."""
        self.switches.append(switch)
        self.memory.append(tree.memory())
        self.open_files.append(tree.handles())

    @property
    def handles(self) -> int:
        """Open files gained from the first weighing to the last."""
        return self.open_files[-1] - self.open_files[0]

    @property
    def growth(self) -> Slope:
        """How memory grows from switch to switch, in bytes."""
        return slope(self.switches, self.memory)


def measure(bench: Bench) -> list[Figure]:
    """Turn slides, then go from the film to slides and back, in each program."""
    turned = {show.name: _turn(bench, show) for show in bench.shows}
    walked = {show.name: _walk(bench, show) for show in bench.shows}
    waits = {name: seen.waits for name, seen in turned.items()}
    tails = {name: percentile(found, 99) for name, found in waits.items()}
    return [
        Figure.beside("touch to the next slide, median", "ms", medians(waits), most=100),
        Figure.beside("touch to the next slide, 99 of 100", "ms", tails),
        *_steadiness(f"{SWITCHES} slides", "slide", turned),
        *_steadiness(f"{WALKS} times film, home, slides, home", "time", walked),
    ]


def _steadiness(what: str, one: str, seen: dict[str, Seen]) -> list[Figure]:
    """Report what must stay as it is, however long it goes on."""

    def of(value: Callable[[Seen], float]) -> dict[str, float]:
        return {name: value(found) for name, found in seen.items()}

    noise = seen[KIOSK].growth.noise / _KILOBYTE
    growth = of(lambda found: found.growth.rise / _KILOBYTE)
    return [
        Figure.beside(f"{what}: looks", "", of(lambda found: found.looks)),
        Figure.beside(f"{what}: blank looks", "", of(lambda found: found.blanks), most=0),
        Figure.beside(f"{what}: memory gained a {one}", "kB", growth, most=noise),
        Figure.beside(f"{what}: open files gained", "", of(lambda found: found.handles), most=0),
    ]


def _turn(bench: Bench, show: Show) -> Seen:
    """Turn the slides of a deck to and fro."""
    seen = Seen()
    with bench.settled(show, "slides") as shown:
        for switch in range(SWITCHES):
            back = switch // (len(bench.setting.deck.slides) - 1) % 2
            _touch_and_watch(bench, PREVIOUS if back else NEXT, seen)
            if switch >= SWITCHES // _WARM and switch % _BETWEEN_WEIGHINGS == 0:
                seen.weigh(switch, shown.program.tree)
    return seen


def _walk(bench: Bench, show: Show) -> Seen:
    """Go from the film to the slides and back, by way of home."""
    seen = Seen()
    with bench.settled(show, "home") as shown:
        for walk in range(WALKS):
            for spot in (FILM_DOOR, HOME_BUTTON, SLIDES_DOOR, HOME_BUTTON):
                _touch_and_watch(bench, spot, seen)
            if walk >= WALKS // _WARM:
                seen.weigh(walk, shown.program.tree)
    return seen


def _touch_and_watch(bench: Bench, spot: Spot, seen: Seen) -> None:
    """Touch once and look on until what comes has long come."""
    glass = bench.glass
    before = lines(glass)
    bench.tap(spot)
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
