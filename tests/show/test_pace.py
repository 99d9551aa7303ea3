"""What of a text is spoken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.pace import characters, seconds_to_say


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("党员活动室", 5),
        ("党员，活动室。", 5),
        ("2026年", 5),
        ("two words", 3),
        ("don't stop", 3),
        ("扫QR码", 3.5),
        ("100%", 6),
        ("……——", 0),
        ("二〇二六", 4),
        ("é", 1.5),
    ],
)
def test_only_what_is_spoken_counts(text: str, count: float) -> None:
    assert characters(text) == count


def test_220_characters_take_a_minute() -> None:
    assert seconds_to_say("禾" * 220) == pytest.approx(60)


def test_150_english_words_take_about_a_minute() -> None:
    assert seconds_to_say("word " * 150) == pytest.approx(60, abs=2)


@given(st.text(), st.text())
def test_two_texts_take_as_long_as_both(one: str, other: str) -> None:
    assert characters(f"{one}。{other}") == characters(one) + characters(other)
