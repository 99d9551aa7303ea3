"""Times and chapters of a film, as people read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.model import FilmChapter, Text
from kiosk.show.film_bar import (
    chapter_at,
    clock_text,
    left_text,
    minutes_left,
    seek_by,
)

CHAPTERS = [FilmChapter(at=at, title=Text({"en": "x"})) for at in (0, 90, 300)]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (-3, "0:00"),
        (9.99, "0:09"),
        (599, "9:59"),
        (600, "10:00"),
        (3600, "1:00:00"),
        (3725, "1:02:05"),
    ],
)
def test_a_time_is_written_as_on_a_clock(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


@given(st.floats(0, 3000), st.floats(0, 3000))
def test_time_passed_and_time_left_add_up(position: float, duration: float) -> None:
    def seconds(text: str) -> int:
        minutes, rest = text.split(":")
        return int(minutes) * 60 + int(rest)

    position = min(position, duration)
    passed, left = clock_text(position), left_text(position, duration)
    assert seconds(passed) + seconds(left) == int(duration)


def test_a_minute_begun_is_a_minute_left() -> None:
    assert [minutes_left(s) for s in (-1, 0, 1, 60, 61, 600)] == [0, 0, 1, 1, 2, 10]


@pytest.mark.parametrize(("seconds", "chapter"), [(0, 0), (89.9, 0), (90, 1), (1000, 2)])
def test_the_chapter_at_a_time_is_known(seconds: float, chapter: int) -> None:
    assert chapter_at(CHAPTERS, seconds) == chapter


def test_before_the_first_chapter_there_is_none() -> None:
    assert chapter_at(CHAPTERS[1:], 5) == -1
    assert chapter_at([], 5) == -1


def test_ten_seconds_forth_or_back_stay_within_the_film() -> None:
    assert seek_by(5, -10, 600) == 0
    assert seek_by(595, 10, 600) == 600
    assert seek_by(100, 10, 600) == 110
