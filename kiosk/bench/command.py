"""`kiosk bench`: the figures of the kiosk beside others, from one run on one machine."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from kiosk.bench import fleet, remote, server, update
from kiosk.bench.bench import set_up
from kiosk.bench.machine import describe
from kiosk.bench.report import as_json, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kiosk.bench.report import Figure

ON_A_SCREEN = ("start", "idle", "film", "touch", "switch", "activate")
"""What is measured on a screen, beside Chromium, each in the module of its name."""
IN_A_ROOM = ("remote",)
"""What is measured on two screens and a phone."""
OVER_A_WIRE = ("update", "fleet", "server")
"""What is measured between a publisher, a web server and kiosks without a screen."""
MEASUREMENTS = (*ON_A_SCREEN, *IN_A_ROOM, *OVER_A_WIRE)
"""What can be measured."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is measured, and how much of it.

    Attributes:
        names: Some of `MEASUREMENTS`.
        site: The site's folder; None where nothing is shown.
        size: Pixels of the screen measured on.
        rounds: How many times each program is measured.
        seconds: How long each is watched.
        whole: Play the whole film once, in place of a part beside the others.
        large: Bytes of the large file that comes over a bad line.
        database: What the server's settings have under `database:`; nothing for SQLite.
        minutes: How long two films are compared.
    """

    names: Sequence[str]
    site: Path | None
    size: tuple[int, int]
    rounds: int
    seconds: float
    whole: bool = False
    large: int = 1_000_000_000
    database: str = ""
    minutes: float = 10


def run(wish: Wish, *, json: bool) -> str:
    """Measure, and return the report.

    Args:
        wish: What.
        json: Whether the report is for programs.

    Raises:
        KioskError: The site cannot be shown, or something is missing to measure with.
    """
    shown = [name for name in wish.names if name in ON_A_SCREEN]
    machine = describe(wish.size if shown else None)
    figures: list[Figure] = []
    if shown and wish.site is not None:
        with set_up(wish.site, wish.size, wish.rounds, wish.seconds) as bench:
            for name in shown:
                module = "whole" if wish.whole and name == "film" else name
                figures += import_module(f"kiosk.bench.{module}").measure(bench)
            machine["graphics"] = bench.kiosk.renderer()
    if "remote" in wish.names and wish.site is not None:
        machine.update(describe(wish.size))
        with set_up(wish.site, wish.size, wish.rounds, wish.seconds) as bench:
            figures += remote.measure(bench, wish.minutes)
    if "update" in wish.names:
        figures += _without_a_screen(machine, *update.measure(update.Size(large=wish.large)))
    if "fleet" in wish.names:
        figures += _without_a_screen(machine, *fleet.measure())
    if "server" in wish.names:
        figures += _without_a_screen(machine, *server.measure(wish.seconds, wish.database))
    return as_json(machine, figures) if json else table(machine, figures)


def _without_a_screen(
    machine: dict[str, str], facts: Mapping[str, str], figures: list[Figure]
) -> list[Figure]:
    machine.update(facts)
    return figures
