"""From a finger that comes down to pixels that change, at home and while a film plays."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from kiosk.bench.figures import medians, percentile
from kiosk.bench.program import BenchError
from kiosk.bench.report import Figure

if TYPE_CHECKING:
    from kiosk.bench.bench import Bench
    from kiosk.bench.shows import Show

TOUCHES = 100
"""Touches a round: enough for a 99th percentile to mean something."""

_REST = 0.35  # seconds until a press has faded and the finger may come again
_PATIENCE = 2.0
_MILLI = 1000


def measure(bench: Bench) -> list[Figure]:
    """Press a door again and again in each program, turn and turn about."""
    found: dict[str, list[float]] = {show.name: [] for show in bench.shows}
    for _ in range(bench.rounds):
        for show in bench.shows:
            with bench.settled(show, "home"):
                found[show.name] += presses(bench, show)
    return distribution("touch to changed pixels", found)


def distribution(what: str, found: dict[str, list[float]]) -> list[Figure]:
    """Report milliseconds by their middle, their tail and their worst."""
    tails = {name: percentile(values, 99) for name, values in found.items()}
    worst = {name: max(values) for name, values in found.items()}
    return [
        Figure.beside(f"{what}, median", "ms", medians(found), most=50),
        Figure.beside(f"{what}, 99 of 100", "ms", tails, most=100),
        Figure.beside(f"{what}, slowest", "ms", worst),
    ]


def presses(bench: Bench, show: Show) -> list[float]:
    """Return the milliseconds of each press until its door looked pressed."""
    glass, door = bench.glass, bench.door
    found = []
    for _ in range(TOUCHES):
        glass.move(*door.middle)
        time.sleep(_REST)
        before, begin = glass.look(door), time.monotonic()
        glass.press()
        changed = glass.changed(door, before, timeout=_PATIENCE)
        glass.slide_off()
        if changed is None:
            raise BenchError(
                zh=f"{show.name} 对触摸没有反应。",
                en=f"{show.name} does not answer a touch.",
            )
        found.append(_MILLI * (changed - begin))
    return found
