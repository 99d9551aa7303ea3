from __future__ import annotations

import threading

import pytest

from kiosk.update.pace import Pace


class Day:
    """Time that passes only while somebody waits."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def clock(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def test_a_rate_is_kept() -> None:
    day = Day()
    pace = Pace(1_000, clock=day.clock, wait=day.wait)
    for _ in range(50):
        pace.took(200)
    assert day.now == pytest.approx(110)


def test_a_slower_line_is_not_slowed_down_further() -> None:
    day = Day()
    pace = Pace(1_000, clock=day.clock, wait=day.wait)
    for _ in range(10):
        day.now += 5
        pace.took(100)
    assert sum(day.waits) == pytest.approx(1)


def test_what_was_not_used_is_not_made_up_for_later() -> None:
    day = Day()
    pace = Pace(1_000, clock=day.clock, wait=day.wait)
    day.now += 3_600
    pace.took(2_000)
    assert day.waits == [2]


def test_several_threads_together_keep_the_rate() -> None:
    waits: list[float] = []
    pace = Pace(1_000, clock=lambda: 0.0, wait=waits.append)
    threads = [threading.Thread(target=pace.took, args=(500,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(waits) == [0.5 * count for count in range(1, 9)]


def test_without_a_rate_nobody_waits() -> None:
    day = Day()
    Pace(None, clock=day.clock, wait=day.wait).took(10**12)
    assert not day.waits
