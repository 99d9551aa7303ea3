"""What is told at a stop begins in time and ends in time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.model import Route
from kiosk.show.telling import Telling, with_room_for
from tests.fakes.site import ROUTE

_FOUR_SENTENCES = "这里有一棵百年古樟。树下有一圈石凳。\n傍晚我们在这里开会。谁都可以来。"


def test_words_begin_when_the_walker_has_arrived() -> None:
    telling = Telling.of(_FOUR_SENTENCES, walk=15.0, minutes=60.0, recorded=None)
    assert telling.start == 15.0
    assert telling.spoken(14.9) == (0, 0)
    assert telling.spoken(15.0) != (0, 0)


def test_a_recording_longer_than_the_stay_begins_on_the_way() -> None:
    telling = Telling.of(_FOUR_SENTENCES, walk=15.0, minutes=60.0, recorded=52.0)
    assert telling.start == pytest.approx(8.0)
    assert telling.seconds == 52.0


def test_unrecorded_words_are_told_a_little_faster_to_fit_the_stay() -> None:
    words = "我们在这里等您来。" * 20
    slow = Telling.of(words, walk=0.0, minutes=600.0, recorded=None).seconds
    fitted = Telling.of(words, walk=15.0, minutes=15.0 + slow / 1.2, recorded=None)
    assert fitted.start == 15.0
    assert fitted.seconds == pytest.approx(slow / 1.2)


def test_each_sentence_is_spoken_in_its_turn_across_paragraphs() -> None:
    telling = Telling.of(_FOUR_SENTENCES, walk=0.0, minutes=60.0, recorded=40.0)
    spans = dict.fromkeys(telling.spoken(second / 10) for second in range(400))
    said = [telling.text[begin:end] for begin, end in spans]
    assert said == [
        "这里有一棵百年古樟。",
        "树下有一圈石凳。",
        "傍晚我们在这里开会。",
        "谁都可以来。",
    ]


def test_nothing_is_spoken_after_the_end() -> None:
    telling = Telling.of(_FOUR_SENTENCES, walk=0.0, minutes=600.0, recorded=None)
    assert telling.spoken(telling.seconds + 0.1) == (0, 0)


def test_a_stop_without_words_tells_nothing() -> None:
    telling = Telling.of("", walk=5.0, minutes=60.0, recorded=None)
    assert telling.text == ""
    assert telling.spoken(10.0) == (0, 0)


@given(st.text(max_size=200), st.floats(0, 60), st.floats(1, 120), st.none() | st.floats(1, 300))
def test_spoken_words_always_lie_in_the_text(
    words: str, walk: float, minutes: float, recorded: float | None
) -> None:
    telling = Telling.of(words, min(walk, minutes), minutes, recorded)
    for tenth in range(11):
        begin, end = telling.spoken(minutes * tenth / 10)
        assert 0 <= begin <= end <= len(telling.text)


def test_a_recording_makes_a_short_stop_long_enough() -> None:
    route = with_room_for(Route.model_validate(ROUTE), [90.0, None, 30.0])
    assert [stop.minutes for stop in route.stops] == [1.5, 2.0, 1.0]
