"""From the command to a home screen that answers a touch."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from kiosk.bench.figures import medians
from kiosk.bench.program import BenchError
from kiosk.bench.report import Figure
from kiosk.bench.spots import FIRST_DOOR

if TYPE_CHECKING:
    from kiosk.bench.bench import Bench
    from kiosk.bench.shows import Show

_HELD = 0.5  # seconds the finger stays before it tries again
_PATIENCE = 30.0


def measure(bench: Bench) -> list[Figure]:
    """Measure both programs, warm: the first start of each is not counted."""
    pictures: dict[str, list[float]] = {show.name: [] for show in bench.shows}
    touches: dict[str, list[float]] = {show.name: [] for show in bench.shows}
    for turn in range(bench.rounds + 1):
        for show in bench.shows:
            picture, touch = _one(bench, show)
            if turn > 0:
                pictures[show.name].append(picture)
                touches[show.name].append(touch)
    return [
        Figure.beside("start to the first picture", "s", medians(pictures)),
        Figure.beside(
            "start to the first touch answered", "s", medians(touches), most=1.5, of_peer=1.0
        ),
    ]


def _one(bench: Bench, show: Show) -> tuple[float, float]:
    with show.open("home") as shown:
        picture = bench.first_picture()
        touch = _first_answer(bench)
        if picture is None or touch is None:
            raise BenchError(
                zh=f"{show.name} 启动后没有出现首页。请单独运行它查看原因。",
                en=f"{show.name} did not come to its home screen. Run it alone to see why.",
            )
        return picture - shown.program.started, touch - shown.program.started


def _first_answer(bench: Bench) -> float | None:
    """Press a door until its pixels answer, and go back when the finger slides off.

    A change alone is no answer: pictures may still arrive while a program starts.
    """
    glass, door = bench.glass, bench.patch(FIRST_DOOR)
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        glass.move(*door.middle)
        before = glass.look(door)
        glass.press()
        answered = glass.changed(door, before, timeout=_HELD)
        glass.slide_off()
        if answered and glass.watch(door, lambda now: now == before, timeout=_HELD):  # noqa: B023
            return answered
    return None
