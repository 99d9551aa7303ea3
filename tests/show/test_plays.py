"""The play ledger: what was on the glass from when to when, and nothing about people."""

from __future__ import annotations

import datetime as dt

import pytest

from kiosk.show.attract import AttractLoop
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName
from kiosk.show.plays import Play, Plays, item_at
from tests.fakes.site import full_site

SITE = full_site()
NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)


class Glass:
    """Takes looks twice a second."""

    def __init__(self, *, sure: bool = True) -> None:
        self.told: list[Play] = []
        self.plays = Plays(self.told.append)
        self.now = 100.0
        self.sure = sure

    @property
    def wall(self) -> dt.datetime | None:
        return NOON + dt.timedelta(seconds=self.now - 100) if self.sure else None

    def show(self, item: str, seconds: float, *, visitor: bool = True) -> None:
        for _ in range(round(seconds * 2)):
            self.plays.see(item, self.now, self.wall, visitor=visitor)
            self.now += 0.5


def test_an_item_is_told_when_it_is_left() -> None:
    glass = Glass()
    glass.show("film", 60)
    assert not glass.told
    glass.show("route/1", 1)
    minute = NOON + dt.timedelta(seconds=60)
    assert glass.told == [Play("film", NOON, minute, 60.0, visitor=True)]


def test_what_was_passed_by_was_not_played() -> None:
    glass = Glass()
    glass.show("film", 1)
    glass.show("route/1", 1.5)
    glass.show("", 5)
    assert not glass.told


def test_the_same_item_by_itself_and_by_a_visitor_are_two_plays() -> None:
    glass = Glass()
    glass.show("film", 10, visitor=False)
    glass.show("film", 10)
    glass.plays.end()
    assert [(p.item, p.visitor) for p in glass.told] == [("film", False), ("film", True)]


def test_the_end_of_the_display_tells_of_what_is_shown() -> None:
    glass = Glass()
    glass.show("film", 10)
    glass.plays.end()
    glass.plays.end()
    assert [play.seconds for play in glass.told] == [9.5]


def test_a_machine_that_slept_showed_nothing_meanwhile() -> None:
    glass = Glass()
    glass.show("film", 10)
    glass.now += 3600
    glass.show("film", 10)
    glass.plays.end()
    assert [play.seconds for play in glass.told] == [9.5, 9.5]


def test_without_a_clock_to_trust_only_the_length_is_told() -> None:
    glass = Glass(sure=False)
    glass.show("film", 10)
    glass.sure = True
    glass.show("film", 10)
    glass.plays.end()
    [play] = glass.told
    assert (play.began, play.ended) == (None, None)
    assert play.seconds == 19.5


@pytest.mark.parametrize(
    ("place", "item"),
    [
        (Place(ScreenName.FILM), "film"),
        (Place(ScreenName.SLIDES, "work", 2), "slides/work"),
        (Place(ScreenName.SLIDES), ""),
        (Place(ScreenName.ROUTE), "route"),
        (Place(ScreenName.ROUTE, index=3), "route/3"),
        (Place(ScreenName.LEDGER, "systems/dues"), "ledger/systems/dues"),
        (Place(ScreenName.REPORT, index=0), "report/1"),
        (Place(ScreenName.SEARCH, "zhang"), ""),
        (HOME, ""),
        (Place(ScreenName.SERVICE, "logs"), ""),
        (ATTRACT, "film"),
    ],
)
def test_each_place_has_its_item_and_what_was_typed_is_none(place: Place, item: str) -> None:
    assert item_at(place, SITE, AttractLoop(SITE).current, playing=True) == item


def test_a_paused_film_does_not_play() -> None:
    loop = AttractLoop(SITE).current
    assert not item_at(Place(ScreenName.FILM), SITE, loop, playing=False)


def test_a_slide_of_the_loop_counts_for_its_deck() -> None:
    loop = AttractLoop(SITE)
    assert item_at(ATTRACT, SITE, loop.advance(), playing=False) == "slides/work"
