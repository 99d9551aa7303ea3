"""A place in time that runs, rests and jumps."""

from __future__ import annotations

import pytest

from kiosk.show.playhead import Playhead
from tests.fakes.clock import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def head(clock: FakeClock) -> Playhead:
    return Playhead(clock, length=100)


def test_it_rests_until_it_is_played(head: Playhead, clock: FakeClock) -> None:
    clock.advance(10)
    assert head.position == 0
    assert not head.playing


def test_it_runs_with_the_clock(head: Playhead, clock: FakeClock) -> None:
    head.play()
    clock.advance(25)
    assert head.position == 25
    assert head.share == 0.25
    assert head.left == 75


def test_it_rests_at_the_end(head: Playhead, clock: FakeClock) -> None:
    head.play()
    clock.advance(101)
    assert head.position == 100
    assert head.ended
    assert not head.playing


def test_a_pause_keeps_the_place(head: Playhead, clock: FakeClock) -> None:
    head.play()
    clock.advance(10)
    head.pause()
    clock.advance(10)
    head.play()
    clock.advance(5)
    assert head.position == 15


def test_play_while_playing_changes_nothing(head: Playhead, clock: FakeClock) -> None:
    head.play()
    clock.advance(10)
    head.play()
    assert head.position == 10


def test_play_at_the_end_begins_again(head: Playhead, clock: FakeClock) -> None:
    head.seek(100)
    head.play()
    clock.advance(1)
    assert head.position == 1


def test_a_jump_keeps_it_moving_if_it_moved(head: Playhead, clock: FakeClock) -> None:
    head.seek(50)
    clock.advance(1)
    assert head.position == 50
    head.play()
    head.seek(20)
    clock.advance(1)
    assert head.position == 21


def test_a_jump_stays_within_the_length(head: Playhead) -> None:
    head.seek(-5)
    assert head.position == 0
    head.seek(500)
    assert head.position == 100


def test_toggle_turns_rest_into_motion_and_back(head: Playhead, clock: FakeClock) -> None:
    head.toggle()
    assert head.playing
    clock.advance(3)
    head.toggle()
    assert not head.playing
    assert head.position == 3


def test_nothing_has_no_length_and_has_ended(clock: FakeClock) -> None:
    head = Playhead(clock, length=0)
    head.play()
    assert head.ended
    assert head.share == 1.0
