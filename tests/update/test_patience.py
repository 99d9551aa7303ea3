from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.update.patience import Patience, TooMuchError, TooSlowError, Watch

if TYPE_CHECKING:
    from collections.abc import Sequence

PATIENCE = Patience(window=10, slowest=100, framing=50)


class Line:
    """A line that brings so many bytes after so many seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def clock(self) -> float:
        return self.now

    def brings(self, watch: Watch, seconds: float, count: int) -> None:
        def read() -> int:
            self.now += seconds
            return count

        assert watch.read(read) == count


def test_a_rate_that_is_just_bearable_is_borne_for_ever() -> None:
    line = Line()
    watch = Watch(PATIENCE, 10**9, line.clock)
    for _ in range(1_000):
        line.brings(watch, 5, 500)
    assert watch.waited == 5_000


def test_a_slower_one_is_not() -> None:
    line = Line()
    watch = Watch(PATIENCE, 10**9, line.clock)
    line.brings(watch, 5, 499)
    with pytest.raises(TooSlowError):
        line.brings(watch, 5, 499)


def test_a_fast_beginning_does_not_pay_for_a_slow_end() -> None:
    line = Line()
    watch = Watch(PATIENCE, 10**9, line.clock)
    line.brings(watch, 10, 10**8)
    with pytest.raises(TooSlowError):
        line.brings(watch, 10, 1)


def test_time_that_we_take_ourselves_does_not_count() -> None:
    line = Line()
    watch = Watch(PATIENCE, 10**9, line.clock, total=100)
    for _ in range(10):
        line.now += 10_000
        line.brings(watch, 5, 500)


def test_all_in_all_there_is_an_end() -> None:
    line = Line()
    watch = Watch(PATIENCE, 10**9, line.clock, total=20)
    line.brings(watch, 10, 10**6)
    line.brings(watch, 10, 10**6)
    with pytest.raises(TooSlowError):
        line.brings(watch, 1, 10**6)


def test_more_than_twice_the_answer_and_its_framing_is_too_much() -> None:
    line = Line()
    watch = Watch(PATIENCE, 1_000, line.clock)
    line.brings(watch, 1, 2_050)
    with pytest.raises(TooMuchError):
        line.brings(watch, 1, 1)


@given(st.lists(st.tuples(st.floats(0, 9), st.integers(0, 100)), min_size=1, max_size=60))
def test_nobody_holds_us_longer_than_a_window_and_what_their_bytes_pay_for(
    reads: Sequence[tuple[float, int]],
) -> None:
    line = Line()
    watch = Watch(PATIENCE, 10**9, line.clock)
    came = 0
    try:
        for seconds, count in reads:
            came += count
            line.brings(watch, seconds, count)
    except TooSlowError:
        pass
    # One window that is judged too late by one read, and the bytes at the slowest rate.
    assert line.now <= 2 * (PATIENCE.window + 9) + came / PATIENCE.slowest
