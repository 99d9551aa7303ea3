"""What a still home screen costs: processor and memory."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from kiosk.bench.figures import medians
from kiosk.bench.report import Figure

if TYPE_CHECKING:
    from kiosk.bench.bench import Bench
    from kiosk.bench.shows import Show

_SETTLED = 18.0
"""Seconds; by then the kiosk has looked into every picture of the site in the background."""

MEGABYTE = 1_000_000


def measure(bench: Bench) -> list[Figure]:
    """Watch both programs at home, turn and turn about, with nobody there.

    The kiosk leaves home after a minute without a touch: watch for less.
    """
    loads: dict[str, list[float]] = {show.name: [] for show in bench.shows}
    memories: dict[str, list[float]] = {show.name: [] for show in bench.shows}
    for _ in range(bench.rounds):
        for show in bench.shows:
            load, memory = _one(bench, show)
            loads[show.name].append(load)
            memories[show.name].append(memory)
    return [
        Figure.beside("processor at home, untouched", "% of a core", medians(loads), most=1),
        Figure.beside("memory at home", "MB", medians(memories), most=150, of_peer=0.5),
    ]


def _one(bench: Bench, show: Show) -> tuple[float, float]:
    with bench.settled(show, "home", _SETTLED) as shown:
        before, begin = shown.program.tree.seconds(), time.monotonic()
        time.sleep(bench.seconds)
        used = shown.program.tree.seconds() - before
        load = 100 * used / (time.monotonic() - begin)
        return load, shown.program.tree.memory() / MEGABYTE
