"""`kiosk bench`: the figures of the kiosk beside Chromium, from one run on one machine."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kiosk.bench.bench import set_up
from kiosk.bench.machine import describe
from kiosk.bench.report import as_json, table

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.bench.report import Figure

MEASUREMENTS = ("start", "idle", "film", "touch", "switch", "activate")
"""What can be measured, each in the module of its name."""


def run(
    names: list[str],
    site: Path,
    size: tuple[int, int],
    *,
    rounds: int,
    seconds: float,
    json: bool,
    whole: bool = False,
) -> str:
    """Measure, and return the report.

    Args:
        names: Some of `MEASUREMENTS`.
        site: The site's folder.
        size: Pixels of the screen measured on.
        rounds: How many times each program is measured.
        seconds: How long each is watched.
        json: Whether the report is for programs.
        whole: Play the whole film once, in place of a part beside the others.

    Raises:
        KioskError: The site cannot be shown, or something is missing to measure with.
    """
    machine = describe(*size)
    figures: list[Figure] = []
    with set_up(site, size, rounds, seconds) as bench:
        for name in names:
            module = "whole" if whole and name == "film" else name
            figures += import_module(f"kiosk.bench.{module}").measure(bench)
        machine["graphics"] = bench.kiosk.renderer()
    return as_json(machine, figures) if json else table(machine, figures)
