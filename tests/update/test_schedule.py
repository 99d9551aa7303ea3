from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.update.schedule import Backoff, Hours, LargeFiles, Polling

NIGHT = Hours(dt.time(22), dt.time(6))
CHANCE = st.floats(0, 1)


def test_waits_double_and_have_an_end() -> None:
    backoff = Backoff(first=2, most=60)
    waits = [backoff.wait(failures, 1) for failures in (0, 1, 2, 3, 4, 5, 6, 7, 10**6)]
    assert waits == [2, 2, 4, 8, 16, 32, 60, 60, 60]


@given(failures=st.integers(0, 10**9), chance=CHANCE)
def test_a_wait_is_half_by_lot(failures: int, chance: float) -> None:
    backoff = Backoff(first=2, most=60)
    whole = backoff.wait(failures, 1)
    assert whole / 2 <= backoff.wait(failures, chance) <= whole


def test_kiosks_ask_at_different_times_and_on_the_average_as_often_as_they_should() -> None:
    polling = Polling(every=900, spread=0.2)
    waits = [polling.next(0, step / 1000) for step in range(1001)]
    assert (min(waits), max(waits)) == pytest.approx((720, 1080))
    assert sum(waits) / len(waits) == pytest.approx(900)


def test_the_first_check_after_a_start_is_spread_over_a_minute() -> None:
    assert (Polling().first(0), Polling().first(0.5), Polling().first(1)) == (0, 30, 60)


def test_a_failed_check_is_made_again_soon_and_more_of_them_less_and_less_often() -> None:
    polling = Polling(every=900)
    waits = [polling.next(failures, 1) for failures in (*range(7), 10**6)]
    assert waits == pytest.approx([1080, 225, 450, 900, 1800, 1800, 1800, 1800])


@pytest.mark.parametrize("every", [10, 900, 86_400])
@given(failures=st.integers(0, 10**9), chance=CHANCE)
def test_no_wait_of_our_own_is_longer_than_twice_the_interval(
    every: float, failures: int, chance: float
) -> None:
    assert every / 8 <= Polling(every).next(failures, chance) <= every * 2


def test_who_asks_once_a_day_does_so_whatever_has_failed() -> None:
    assert Polling(every=86_400).next(9, 1) == 86_400


def test_a_server_that_wants_to_be_left_alone_is() -> None:
    polling = Polling(every=900, most=21_600)
    assert polling.next(1, 0, asked=5_000) == 5_000
    assert polling.next(1, 1, asked=5_000) == 6_000
    assert polling.next(1, 1, asked=5) == 225
    assert polling.next(1, 0, asked=10**9) == 21_600


@given(failures=st.integers(0, 10**9), chance=CHANCE, asked=st.none() | st.floats(0, 1e12))
def test_a_next_check_always_comes(failures: int, chance: float, asked: float | None) -> None:
    assert 112.5 <= Polling().next(failures, chance, asked) <= 3_600


def test_ten_thousand_kiosks_after_an_outage_do_not_ask_at_once() -> None:
    polling = Polling()
    seconds = Counter(int(polling.next(6, step / 10_000)) for step in range(10_000))
    assert max(seconds.values()) <= 12


@pytest.mark.parametrize(
    ("time", "inside"),
    [("22:00", True), ("23:59", True), ("00:00", True), ("05:59", True), ("06:00", False)],
)
def test_the_night_goes_past_midnight(time: str, inside: object) -> None:
    assert NIGHT.hold(dt.time.fromisoformat(time)) is inside


@pytest.mark.parametrize(
    ("time", "inside"), [("11:59", False), ("12:00", True), ("13:59", True), ("14:00", False)]
)
def test_the_noon_does_not(time: str, inside: object) -> None:
    assert Hours(dt.time(12), dt.time(14)).hold(dt.time.fromisoformat(time)) is inside


def test_hours_that_begin_where_they_end_are_the_whole_day() -> None:
    assert Hours(dt.time(3), dt.time(3)).hold(dt.time(2, 59))


def test_large_files_come_at_night_and_small_ones_always() -> None:
    rule = LargeFiles(above=100_000_000, hours=NIGHT)
    noon, night = dt.datetime(2026, 11, 24, 12), dt.datetime(2026, 11, 24, 23)  # noqa: DTZ001
    assert rule.allow(100_000_000, noon)
    assert not rule.allow(100_000_001, noon)
    assert rule.allow(100_000_001, night)


def test_without_hours_everything_comes() -> None:
    assert LargeFiles().allow(10**12, dt.datetime(2026, 11, 24, 12))  # noqa: DTZ001
