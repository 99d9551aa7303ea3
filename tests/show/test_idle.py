"""When an untouched kiosk goes back, and what keeps it."""

from __future__ import annotations

import pytest

from kiosk.show.idle import Idle, IdleRules

RULES = IdleRules(after=60, warning=10)


@pytest.fixture
def idle() -> Idle:
    return Idle(RULES, now=0)


def test_time_runs_down_from_the_last_touch(idle: Idle) -> None:
    idle.touch(20)
    assert idle.left(50) == 30


def test_time_never_runs_below_zero(idle: Idle) -> None:
    assert idle.left(1000) == 0


def test_the_countdown_shows_in_the_last_ten_seconds_only(idle: Idle) -> None:
    assert idle.countdown(49.9) is None
    assert idle.countdown(50) == 10
    assert idle.countdown(50.5) == 10
    assert idle.countdown(59.5) == 1


def test_a_held_kiosk_has_all_its_time(idle: Idle) -> None:
    idle.hold("film")
    assert idle.left(10_000) == 60


def test_the_end_of_a_hold_gives_the_full_time_again(idle: Idle) -> None:
    idle.hold("film")
    idle.release("film", 600)
    assert idle.left(610) == 50


def test_one_of_two_holds_still_holds(idle: Idle) -> None:
    idle.hold("film")
    idle.hold("finger")
    idle.release("film", 600)
    assert idle.held(10_000)


def test_releasing_what_nobody_holds_gives_no_time(idle: Idle) -> None:
    idle.release("film", 30)
    assert idle.left(30) == 30


def test_a_hold_with_an_end_ends_by_itself(idle: Idle) -> None:
    idle.hold("finger", until=100)
    assert idle.left(99) == 60
    assert idle.left(110) == 50


def test_releasing_a_hold_that_ended_by_itself_gives_no_time(idle: Idle) -> None:
    idle.hold("finger", until=100)
    idle.release("finger", 130)
    assert idle.left(130) == 30


def test_a_touch_after_an_ended_hold_counts(idle: Idle) -> None:
    idle.hold("finger", until=100)
    idle.touch(120)
    assert idle.left(120) == 60


def test_leaving_a_screen_ends_its_holds_but_not_those_that_hold_everywhere(idle: Idle) -> None:
    idle.hold("film")
    idle.hold("finger", everywhere=True)
    idle.release_here(10)
    assert idle.held(10)
    idle.release("finger", 20)
    assert not idle.held(20)


def test_a_warning_begun_now_runs_in_full(idle: Idle) -> None:
    idle.warn(500)
    assert idle.countdown(500) == 10
    assert idle.left(510) == 0
