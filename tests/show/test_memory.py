"""What is remembered of a visitor."""

from __future__ import annotations

import pytest

from kiosk.content.model import Strand
from kiosk.show.memory import Memory
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName

LEDGER = Place(ScreenName.LEDGER)


@pytest.fixture
def memory() -> Memory:
    return Memory(now=0, longest_step=60)


def test_a_step_back_leads_away_from_here(memory: Memory) -> None:
    memory.step_on(HOME)
    memory.step_on(LEDGER)
    memory.step_on(LEDGER)
    assert memory.step_back(LEDGER) == HOME


def test_without_steps_back_leads_home(memory: Memory) -> None:
    assert memory.step_back(LEDGER) == HOME


def test_the_attract_loop_is_no_step(memory: Memory) -> None:
    memory.step_on(ATTRACT)
    assert memory.trail == ()


def test_the_trail_keeps_the_latest_fifty_steps(memory: Memory) -> None:
    for index in range(200):
        memory.step_on(Place(ScreenName.SLIDES, "work", index))
    assert len(memory.trail) == 50
    assert memory.trail[-1].index == 199


def test_each_deck_is_left_at_its_own_slide(memory: Memory) -> None:
    memory.leave(Place(ScreenName.SLIDES, "work", 4))
    memory.leave(Place(ScreenName.SLIDES, "elders", 2))
    assert memory.left_at(ScreenName.SLIDES, "work").index == 4
    assert memory.left_at(ScreenName.SLIDES).item == "elders"


def test_going_back_to_the_first_slide_is_remembered(memory: Memory) -> None:
    memory.leave(Place(ScreenName.SLIDES, "work", 4))
    memory.leave(Place(ScreenName.SLIDES, "work", 0))
    assert memory.left_at(ScreenName.SLIDES, "work").index == 0


def test_what_was_never_left_is_at_its_beginning(memory: Memory) -> None:
    assert memory.left_at(ScreenName.SLIDES, "work") == Place(ScreenName.SLIDES, "work", 0)


def test_memory_is_bounded(memory: Memory) -> None:
    for index in range(2000):
        memory.keep(f"key-{index}", 1.0)
        memory.leave(Place(ScreenName.GALLERY, f"album-{index}", 1))
    assert len(memory._seconds_at) <= 500
    assert len(memory._left_at) <= 501


def test_time_counts_towards_the_strand_it_was_spent_in(memory: Memory) -> None:
    memory.spend(None, 10)
    memory.spend(Strand.FILM, 15)
    memory.spend(Strand.ROUTE, 18)
    assert memory.journey(Strand.FILM).spent == 5
    assert memory.journey(Strand.ROUTE).spent == 3
    assert memory.journey(Strand.LEDGER).spent == 0


def test_an_hour_of_standing_still_is_not_an_hour_of_reading(memory: Memory) -> None:
    memory.spend(Strand.LEDGER, 3600)
    assert memory.journey(Strand.LEDGER).spent == 60


def test_a_clock_that_went_back_takes_no_time_away(memory: Memory) -> None:
    memory.spend(Strand.LEDGER, 30)
    memory.spend(Strand.LEDGER, 10)
    assert memory.journey(Strand.LEDGER).spent == 30
