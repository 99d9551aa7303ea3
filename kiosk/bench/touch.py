"""From a finger on the glass to pixels that change: at home, over a film, to another screen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from kiosk.bench.figures import medians, percentile
from kiosk.bench.glass import Patch
from kiosk.bench.program import BenchError
from kiosk.bench.report import Figure
from kiosk.bench.spots import FIRST_DOOR, HOME_BUTTON, TEN_SECONDS_BACK
from kiosk.bench.still import with_still_half

if TYPE_CHECKING:
    from kiosk.bench.bench import Bench, Spot
    from kiosk.bench.shows import Show

PRESSES = 100
"""Presses a round: enough for a 99th percentile to mean something."""
VISITS = 30
"""Ways through a door and back a round."""

_REST = 0.35  # seconds until a press has faded and the finger may come again
_PATIENCE = 5.0
_MILLI = 1000

Found = dict[str, list[float]]


def measure(bench: Bench) -> list[Figure]:
    """Touch both programs, turn and turn about."""
    pressed: Found = {show.name: [] for show in bench.shows}
    over_film: Found = {show.name: [] for show in bench.shows}
    entered: Found = {show.name: [] for show in bench.shows}
    filmed = with_still_half(bench)
    for _ in range(bench.rounds):
        for show in bench.shows:
            with bench.settled(show, "home"):
                pressed[show.name] += presses(bench, show, FIRST_DOOR)
                entered[show.name] += visits(bench, show)
        for show in filmed.shows:
            with filmed.settled(show, "film"):
                over_film[show.name] += presses(filmed, show, TEN_SECONDS_BACK)
    return [
        *_distribution("touch to pressed look", pressed, (50, 100)),
        *_distribution("the same over a playing film", over_film, (50, 100)),
        *_distribution("touch to the next screen", entered, (100, None)),
    ]


def _distribution(what: str, found: Found, most: tuple[float | None, float | None]) -> list[Figure]:
    """Report milliseconds by their middle, their tail and their worst."""
    tails = {name: percentile(values, 99) for name, values in found.items()}
    worst = {name: max(values) for name, values in found.items()}
    return [
        Figure.beside(f"{what}, median", "ms", medians(found), most=most[0]),
        Figure.beside(f"{what}, 99 of 100", "ms", tails, most=most[1]),
        Figure.beside(f"{what}, slowest", "ms", worst),
    ]


def presses(bench: Bench, show: Show, spot: Spot) -> list[float]:
    """Press a spot again and again; return milliseconds until it looked pressed."""
    glass, patch = bench.glass, bench.patch(spot)
    found = []
    for number in range(PRESSES + 1):
        glass.move(*patch.middle)
        time.sleep(_REST)
        before, begin = glass.look(patch), time.monotonic()
        glass.press()
        changed = glass.changed(patch, before, timeout=_PATIENCE)
        glass.slide_off()
        if number > 0:  # over a film the first touch only brings the controls
            found.append(_milliseconds(show, begin, changed))
    return found


def visits(bench: Bench, show: Show) -> list[float]:
    """Go through a door and back; return milliseconds until the next screen began to show."""
    found = []
    for _ in range(VISITS):
        found.append(_milliseconds(show, *_tap_for_a_screen(bench, FIRST_DOOR)))
        _milliseconds(show, *_tap_for_a_screen(bench, HOME_BUTTON))
    return found


def _tap_for_a_screen(bench: Bench, spot: Spot) -> tuple[float, float | None]:
    """Touch what leads to another screen; return when, and when its head began to change."""
    bench.rest()
    width, height = bench.glass.size
    head = Patch(0, height // 10, width, 1)
    before = bench.glass.look(head)
    bench.tap(spot)
    lifted = time.monotonic()
    return lifted, bench.glass.changed(head, before, timeout=_PATIENCE)


def _milliseconds(show: Show, begin: float, changed: float | None) -> float:
    if changed is None:
        raise BenchError(
            zh=f"{show.name} 对触摸没有反应。",
            en=f"{show.name} does not answer a touch.",
        )
    return _MILLI * (changed - begin)
