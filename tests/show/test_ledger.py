"""The ledger is turned over by year, highlights first, from entry to entry."""

from __future__ import annotations

import datetime as dt

from kiosk.content.model import Category, Entry, Ledger
from kiosk.show.ledger import (
    Sieve,
    in_order,
    items_of,
    listed,
    locate,
    neighbours,
    pictures,
    years,
)
from tests.fakes.site import LEDGER

LEDGER_OF_TWO = Ledger.model_validate(LEDGER)
SYSTEMS = LEDGER_OF_TWO.chapters[1]


def _entry(name: str, date: str, *, highlight: bool = False) -> Entry:
    return Entry(id=name, date=dt.date.fromisoformat(date), title=name, highlight=highlight)


def test_a_place_is_located_as_far_as_the_ledger_has_it() -> None:
    assert locate(LEDGER_OF_TWO, "").chapter is None
    spot = locate(LEDGER_OF_TWO, "systems/dues/dues-q2")
    assert (spot.chapter, spot.category, spot.entry) == (
        SYSTEMS,
        SYSTEMS.categories[0],
        SYSTEMS.categories[0].entries[0],
    )
    gone = locate(LEDGER_OF_TWO, "systems/dues/gone")
    assert gone.category is SYSTEMS.categories[0]
    assert gone.entry is None


def test_the_latest_year_comes_first_and_in_it_the_highlights() -> None:
    entries = [
        _entry("old", "2024-05-01", highlight=True),
        _entry("late", "2026-09-01"),
        _entry("best", "2026-01-01", highlight=True),
        _entry("early", "2026-02-01"),
    ]
    assert [entry.id for entry in in_order(entries)] == ["best", "late", "early", "old"]


def test_a_sieve_keeps_a_year_or_the_highlights_or_both() -> None:
    plain, best = _entry("plain", "2026-01-01"), _entry("best", "2025-01-01", highlight=True)
    assert Sieve().keeps(plain)
    assert not Sieve(2025).keeps(plain)
    assert not Sieve(highlights=True).keeps(plain)
    assert Sieve(2025, highlights=True).keeps(best)


def test_a_category_without_a_wanted_entry_is_left_out() -> None:
    shown = listed(SYSTEMS.categories, Sieve(highlights=True))
    assert [category.id for category, _ in shown] == ["theme-day"]
    assert listed([Category(id="empty", title="空")], Sieve()) == []


def test_years_are_told_once_the_latest_first() -> None:
    assert years(LEDGER_OF_TWO.chapters[0].categories) == [2026, 2025]


def test_neighbours_are_found_across_categories() -> None:
    first, last = items_of(SYSTEMS, listed(SYSTEMS.categories, Sieve()))
    assert neighbours(SYSTEMS, first) == ("", last)
    assert neighbours(SYSTEMS, last) == (first, "")
    assert neighbours(SYSTEMS, "systems/dues") == ("", "")


def test_pages_come_before_photos() -> None:
    entry = _entry("one", "2026-01-01").model_copy(update={"pages": ("pages/1.jpg",)})
    assert pictures(entry) == ["pages/1.jpg"]
