"""Typing on the glass."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.keyboard import CLEAR, DELETE, LONGEST_QUERY, ROWS, SPACE, Key, KeyKind, press

KEYS = [key for row in ROWS for key in row]


def typed(text: str, *keys: Key) -> str:
    for key in keys:
        text = press(text, key)
    return text


def test_every_letter_and_digit_has_one_key() -> None:
    written = sorted(key.text for key in KEYS if key.kind in (KeyKind.LETTER, KeyKind.DIGIT))
    assert written == sorted(string.ascii_lowercase + string.digits)


def test_letters_follow_one_another() -> None:
    d, y = Key(KeyKind.LETTER, "d"), Key(KeyKind.LETTER, "y")
    assert typed("", d, y, y, d) == "dyyd"


def test_delete_takes_the_last_letter() -> None:
    assert press("dy", DELETE) == "d"
    assert press("", DELETE) == ""


def test_clear_takes_everything() -> None:
    assert press("dangyuan", CLEAR) == ""


def test_words_are_parted_by_one_space_and_never_begin_with_one() -> None:
    assert typed("", SPACE) == ""
    assert typed("tea", SPACE, SPACE) == "tea "


def test_no_row_is_wider_than_eleven_keys() -> None:
    assert max(sum(key.width for key in row) for row in ROWS) <= 11


@given(st.lists(st.sampled_from(KEYS), max_size=120))
def test_what_is_typed_never_grows_too_long(keys: list[Key]) -> None:
    assert len(typed("", *keys)) <= LONGEST_QUERY
