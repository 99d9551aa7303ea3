"""Slides that turn by themselves."""

from __future__ import annotations

import pytest

from kiosk.show.autoplay import AutoPlay
from tests.fakes.clock import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def show(clock: FakeClock) -> AutoPlay:
    return AutoPlay(clock, [10, 20, 5])


def test_slides_stand_still_until_they_are_played(show: AutoPlay, clock: FakeClock) -> None:
    clock.advance(60)
    assert show.tick() is None
    assert show.progress == 0


def test_the_line_grows_with_the_time_of_the_slide(show: AutoPlay, clock: FakeClock) -> None:
    show.play()
    clock.advance(4)
    assert show.progress == 0.4
    assert show.tick() is None


def test_a_slide_turns_when_its_time_is_over(show: AutoPlay, clock: FakeClock) -> None:
    show.play()
    clock.advance(10)
    assert show.tick() == 1
    assert show.progress == 0
    assert show.tick() is None


def test_a_late_tick_turns_one_slide_only(show: AutoPlay, clock: FakeClock) -> None:
    show.play()
    clock.advance(1000)
    assert show.tick() == 1
    assert show.tick() is None


def test_a_pause_keeps_the_line_where_it_is(show: AutoPlay, clock: FakeClock) -> None:
    show.play()
    clock.advance(4)
    show.pause()
    clock.advance(100)
    assert show.progress == 0.4
    assert show.tick() is None
    show.play()
    clock.advance(6)
    assert show.tick() == 1


def test_a_slide_turned_by_hand_has_its_full_time(show: AutoPlay, clock: FakeClock) -> None:
    show.play()
    clock.advance(9)
    show.show(1)
    clock.advance(19)
    assert show.playing
    assert show.tick() is None


def test_a_slide_turned_by_hand_does_not_start_the_show(show: AutoPlay) -> None:
    show.show(1)
    assert not show.playing


def test_a_slide_with_a_clip_takes_as_long_as_the_clip(show: AutoPlay, clock: FakeClock) -> None:
    show.play()
    show.show(1, seconds=90)
    clock.advance(89)
    assert show.tick() is None
    clock.advance(1)
    assert show.tick() == 2


def test_the_show_ends_on_the_last_slide(show: AutoPlay, clock: FakeClock) -> None:
    show.show(2)
    show.play()
    clock.advance(5)
    assert show.tick() is None
    assert show.ended
    assert not show.playing
    assert show.index == 2


def test_play_after_the_end_begins_again(show: AutoPlay, clock: FakeClock) -> None:
    show.show(2)
    show.play()
    clock.advance(5)
    show.toggle()
    assert show.index == 0
    assert show.playing
    assert show.progress == 0


def test_toggle_pauses_and_goes_on(show: AutoPlay) -> None:
    show.toggle()
    assert show.playing
    show.toggle()
    assert not show.playing


@pytest.mark.parametrize(("asked", "shown"), [(-1, 0), (99, 2)])
def test_no_slide_is_asked_for_in_vain(show: AutoPlay, asked: int, shown: int) -> None:
    show.show(asked)
    assert show.index == shown
