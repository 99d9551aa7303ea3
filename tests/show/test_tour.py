"""A tour stands where it is sent, and goes on in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.content.model import Route
from kiosk.show.tour import Tour
from tests.fakes.clock import FakeClock
from tests.fakes.site import ROUTE

if TYPE_CHECKING:
    from collections.abc import Sequence

_SILENT = (None, None, None)


def _tour(recorded: Sequence[float | None] = _SILENT) -> tuple[Tour, FakeClock]:
    clock = FakeClock()
    return Tour(clock, Route.model_validate(ROUTE), "zh-Hans", recorded), clock


def test_the_walk_takes_the_minutes_of_all_stops() -> None:
    tour, _ = _tour()
    assert tour.walk.length == 240.0


def test_it_walks_from_stop_to_stop_with_the_clock() -> None:
    tour, clock = _tour()
    tour.head.play()
    assert (tour.step.stop, tour.passed) == (0, 0)
    clock.advance(61.0)
    assert (tour.step.stop, tour.passed, tour.step.walking) == (1, 1, True)
    clock.advance(200.0)
    assert tour.head.ended
    assert tour.passed == 3


def test_one_who_goes_to_a_stop_stands_there_with_all_still_to_be_told() -> None:
    tour, _ = _tour()
    tour.go_to(1)
    assert tour.step.stop == 1
    assert not tour.step.walking
    begin, end = tour.spoken
    assert tour.telling(1).text[begin:end] == "这里有一棵百年古樟。"


def test_the_steps_end_at_the_first_and_the_last_stop() -> None:
    tour, _ = _tour()
    assert tour.after(-1) == 0
    tour.go_to(2)
    assert tour.after(1) == 2
    assert tour.after(-1) == 1


def test_a_recording_is_heard_from_its_beginning_to_its_end() -> None:
    tour, _ = _tour((None, 30.0, None))
    tour.go_to(1)
    stop, second = tour.recording_at
    assert stop == 1
    assert second == pytest.approx(0.0, abs=0.05)
    tour.head.seek(tour.head.position + 29.0)
    assert tour.recording_at[0] == 1
    tour.head.seek(tour.head.position + 2.0)
    assert tour.recording_at[0] == -1


def test_nothing_is_heard_on_the_way_to_a_stop() -> None:
    tour, _ = _tour((None, 30.0, None))
    tour.head.seek(tour.walk.start(1) + 1.0)
    assert tour.step.walking
    assert tour.recording_at[0] == -1


def test_a_longer_recording_makes_the_whole_longer() -> None:
    tour, _ = _tour((120.0, None, None))
    assert tour.walk.length == 300.0


def test_another_language_keeps_the_moment_and_goes_on() -> None:
    tour, clock = _tour()
    tour.head.play()
    clock.advance(120.0)
    english = tour.told_in("en", (None, 240.0, None))
    assert english.head.playing
    assert english.step.stop == tour.step.stop == 1
    assert english.step.share == pytest.approx(tour.step.share)
    assert english.telling(1).text == "Here stands an old camphor tree."


def test_the_shape_of_the_map_changes_no_time() -> None:
    tour, _ = _tour()
    before = tour.walk.length
    tour.measure(1.6)
    assert tour.walk.length == before
