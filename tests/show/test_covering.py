from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.covering import Cover, OpenPart, Pairing, Urgent, Wanted, cover, is_open, pick
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName

MONDAY = dt.datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001  # on the wall
NOTICE = Urgent("n1", {"zh-Hans": "停水"}, {"zh-Hans": "今晚七点停水"})
PAIRING = Pairing("ABCD2345", "", "", "", {})
DAY = OpenPart(frozenset(range(1, 8)), dt.time(8), dt.time(20))
FILM = Place(ScreenName.FILM)


def shown(wanted: Wanted, place: Place = HOME, **more: object) -> Cover:
    given = {"wall": MONDAY, "content": True, "guests": False, "read": "", **more}
    wall = given.pop("wall")
    return cover(wanted, place, wall, **given)  # type: ignore[arg-type]


def test_nothing_lies_over_the_screens_when_nothing_is_wanted() -> None:
    assert shown(Wanted()) is Cover.NOTHING


@pytest.mark.parametrize("place", [HOME, ATTRACT, FILM])
def test_an_urgent_notice_lies_over_everything(place: Place) -> None:
    assert shown(Wanted(notice=NOTICE), place) is Cover.NOTICE
    assert shown(Wanted(notice=NOTICE, pairing=PAIRING), place, content=False) is Cover.NOTICE


def test_whoever_has_read_it_keeps_a_ribbon_of_it() -> None:
    assert shown(Wanted(notice=NOTICE), read="n1") is Cover.RIBBON
    assert shown(Wanted(notice=NOTICE), read="another") is Cover.NOTICE


def test_nothing_comes_between_a_narrators_guests_and_the_glass() -> None:
    assert shown(Wanted(notice=NOTICE), guests=True) is Cover.NOTHING
    hours = (OpenPart(frozenset({2}), dt.time(8), dt.time(9)),)
    assert shown(Wanted(hours=hours), ATTRACT, guests=True) is Cover.NOTHING


def test_an_unpaired_kiosk_shows_its_code_until_it_has_content() -> None:
    assert shown(Wanted(pairing=PAIRING), content=False) is Cover.PAIRING
    assert shown(Wanted(pairing=PAIRING), content=True) is Cover.NOTHING


def test_the_screen_rests_outside_its_hours_when_nobody_is_here() -> None:
    night = MONDAY.replace(hour=21)
    assert shown(Wanted(hours=(DAY,)), ATTRACT, wall=night) is Cover.REST
    assert shown(Wanted(hours=(DAY,)), HOME, wall=night) is Cover.NOTHING
    assert shown(Wanted(hours=(DAY,)), ATTRACT) is Cover.NOTHING


def test_a_kiosk_that_does_not_know_the_time_is_never_off() -> None:
    assert is_open((OpenPart(frozenset(), dt.time(0), dt.time(0)),), None)
    assert is_open((), MONDAY)


@pytest.mark.parametrize(
    ("hour", "minute", "on"),
    [(7, 59, False), (8, 0, True), (19, 59, True), (20, 0, False)],
)
def test_hours_begin_and_end_on_the_minute(hour: int, minute: int, on: bool) -> None:  # noqa: FBT001
    assert is_open((DAY,), MONDAY.replace(hour=hour, minute=minute)) is on


def test_hours_may_go_past_midnight_into_a_day_that_has_none() -> None:
    monday_night = (OpenPart(frozenset({1}), dt.time(18), dt.time(2)),)
    assert is_open(monday_night, MONDAY.replace(hour=23))
    assert is_open(monday_night, MONDAY.replace(hour=1) + dt.timedelta(days=1))
    assert not is_open(monday_night, MONDAY.replace(hour=1))
    assert not is_open(monday_night, MONDAY.replace(hour=3) + dt.timedelta(days=1))
    sunday_night = (OpenPart(frozenset({7}), dt.time(18), dt.time(2)),)
    assert is_open(sunday_night, MONDAY.replace(hour=1))


@given(
    days=st.frozensets(st.integers(1, 7)),
    begin=st.times(),
    end=st.times(),
    wall=st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2027, 1, 1)),  # noqa: DTZ001
)
def test_each_minute_of_a_week_belongs_to_one_opening_at_most(
    days: frozenset[int], begin: dt.time, end: dt.time, wall: dt.datetime
) -> None:
    part = OpenPart(days, begin, end)
    since = dt.datetime.combine(wall.date(), begin)
    starts = [since - dt.timedelta(days=n) for n in (0, 1)]
    length = (dt.datetime.combine(wall.date(), end) - since) % dt.timedelta(days=1)
    length = length or dt.timedelta(days=1)
    expected = any(
        start <= wall < start + length and start.isoweekday() in days for start in starts
    )
    assert is_open((part,), wall) is expected


def test_a_text_is_given_in_the_visitors_language_or_in_one_that_it_has() -> None:
    texts = {"zh-Hans": "停水", "en": "No water"}
    assert pick(texts, "en") == "No water"
    assert pick(texts, "fr") == "停水"
    assert pick({"ug": "x"}, "en") == "x"
    assert pick({}, "en") == ""
