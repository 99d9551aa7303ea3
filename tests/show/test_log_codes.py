"""The last problems, in texts that codes can hold."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.log_codes import codes
from kiosk.show.upkeep import MOST_CODES, Happening, Said

NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)


def problem(zh: str, en: str = "", *, minutes: int = 0) -> Happening:
    return Happening(NOON - dt.timedelta(minutes=minutes), Said(zh, en or zh), good=False)


def test_no_problem_needs_no_code() -> None:
    assert codes([], "hall", "en") == ()


def test_a_problem_is_told_in_the_reader_s_language_with_its_moment() -> None:
    [zh] = codes([problem("磁盘满了", "the disk is full")], "hall", "zh-Hans")
    [en] = codes([problem("磁盘满了", "the disk is full")], "hall", "en")
    assert zh == "hall 1/1\n11-24 12:00 磁盘满了"
    assert en == "hall 1/1\n11-24 12:00 the disk is full"


def test_what_came_again_and_again_is_told_once() -> None:
    again = [problem("a", minutes=n) for n in range(40)]
    [text] = codes([*again, problem("b", minutes=50)], "hall", "en")
    assert text == "hall 1/1\n11-24 12:00 a ×40\n11-24 11:10 b"


def test_lines_of_a_problem_are_joined() -> None:
    [text] = codes([problem("one\n  two")], "hall", "en")
    assert text.endswith("one two")


@given(
    st.lists(st.text(min_size=1, max_size=400).map(problem), max_size=80),
    st.text(alphabet="abc-", max_size=64),
)
def test_every_text_has_place_in_a_code_and_there_are_few(
    problems: list[Happening], head: str
) -> None:
    made = codes(problems, head, "zh-Hans", most=640)
    assert len(made) <= MOST_CODES
    assert all(len(text.encode()) <= 640 for text in made)
    assert all(text.startswith(f"{head} {n}/{len(made)}\n") for n, text in enumerate(made, 1))


def test_the_newest_stay_where_not_all_have_place() -> None:
    problems = [problem(f"{n:03d}" + "x" * 500, minutes=n) for n in range(60)]
    made = codes(problems, "hall", "en")
    assert len(made) == MOST_CODES
    assert "000x" in made[0]
    assert "059x" not in "".join(made)
