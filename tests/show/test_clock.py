"""When the wall clock is believed."""

from __future__ import annotations

import datetime as dt

from kiosk.show.clock import SystemClock

FLOOR = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


class Machine:
    """A machine whose two clocks can be moved apart."""

    def __init__(self, wall: dt.datetime) -> None:
        self.wall = wall
        self.seconds = 5.0
        self.clock = SystemClock(FLOOR, seconds=lambda: self.seconds, now=lambda: self.wall)

    def run(self, seconds: float) -> None:
        self.seconds += seconds
        self.wall += dt.timedelta(seconds=seconds)

    def set(self, **step: float) -> None:
        self.wall += dt.timedelta(**step)


def test_a_date_within_reason_is_believed_and_local() -> None:
    seen = Machine(NOON).clock.wall()
    assert seen == NOON
    assert seen.tzinfo is not None


def test_a_clock_that_woke_up_in_1970_is_not_believed() -> None:
    assert Machine(dt.datetime(1970, 1, 1, tzinfo=dt.UTC)).clock.wall() is None


def test_a_clock_years_ahead_is_not_believed() -> None:
    assert Machine(dt.datetime(2049, 1, 1, tzinfo=dt.UTC)).clock.wall() is None


def test_a_clock_set_right_during_the_run_is_believed() -> None:
    machine = Machine(dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    assert machine.clock.wall() is None
    machine.wall = NOON
    assert machine.clock.wall() == NOON


def test_a_clock_set_back_is_not_believed_until_it_passes_what_it_showed() -> None:
    machine = Machine(NOON)
    machine.clock.wall()
    machine.set(hours=-1)
    assert machine.clock.wall() is None
    machine.run(3599)
    assert machine.clock.wall() is None
    machine.run(1)
    assert machine.clock.wall() == NOON


def test_a_step_back_between_two_rare_looks_is_noticed() -> None:
    machine = Machine(NOON)
    machine.clock.wall()
    machine.run(600)
    machine.set(minutes=-5)
    assert machine.clock.wall() is None


def test_a_nudge_by_the_time_server_is_forgiven() -> None:
    machine = Machine(NOON)
    machine.clock.wall()
    machine.set(seconds=-30)
    assert machine.clock.wall() == NOON - dt.timedelta(seconds=30)


def test_a_step_forward_is_believed() -> None:
    machine = Machine(NOON)
    machine.clock.wall()
    machine.set(hours=3)
    assert machine.clock.wall() == NOON + dt.timedelta(hours=3)


def test_two_steps_back_do_not_lower_what_must_be_passed() -> None:
    machine = Machine(NOON)
    machine.clock.wall()
    machine.set(hours=-1)
    machine.clock.wall()
    machine.set(hours=-1)
    machine.clock.wall()
    machine.run(3600)
    assert machine.clock.wall() is None
    machine.run(3600)
    assert machine.clock.wall() == NOON


def test_seconds_come_from_the_monotonic_clock() -> None:
    machine = Machine(NOON)
    machine.run(2)
    assert machine.clock.seconds() == 7.0
