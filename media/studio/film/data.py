"""Numbers that the film speaks of, read from the demo site itself, so that they always agree."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

SITE = Path(__file__).parents[2] / "demo"
_BENCH = SITE / "tables" / "bench-2024-04-05.csv"
_SYSTEMS = SITE / "ledger" / "systems.yaml"


@dataclass(frozen=True, slots=True)
class Wish:
    """One of the thirty-one lines of the first bench meeting."""

    number: int
    words: str
    by: str
    done: bool


@lru_cache(maxsize=1)
def wishes() -> tuple[Wish, ...]:
    """The lines on the wall, and which were crossed out by the year's end."""
    with _BENCH.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return tuple(
        Wish(
            int(number),
            words.split("|")[0].replace("（孩子）", ""),
            by.split("|")[0],
            done[:2] == "20",
        )
        for number, words, by, done in rows
    )


@lru_cache(maxsize=1)
def income() -> tuple[tuple[str, float], ...]:
    """(year, ten thousands of yuan) that the village earned."""
    data = yaml.safe_load(_SYSTEMS.read_text(encoding="utf-8"))
    entries = data if isinstance(data, list) else data["categories"]
    chart = next(
        entry["chart"]
        for category in entries
        for entry in category["entries"]
        if entry["id"] == "income-2026"
    )
    totals = [sum(values) for values in zip(*(s["values"] for s in chart["series"]), strict=True)]
    return tuple(zip((str(label) for label in chart["labels"]), totals, strict=True))


@lru_cache(maxsize=1)
def minutes() -> tuple[tuple[str, str], ...]:
    """(title, text) of the entries on systems in the ledger, for the pages of the book."""
    data = yaml.safe_load(_SYSTEMS.read_text(encoding="utf-8"))
    categories = data if isinstance(data, list) else data["categories"]
    return tuple(
        (_chinese(entry["title"]), _chinese(entry["text"]))
        for category in categories
        for entry in category["entries"]
        if entry.get("text")
    )


def _chinese(text: str | dict[str, str]) -> str:
    return text if isinstance(text, str) else text["zh-Hans"]
