"""A QR code read off pixels."""

from __future__ import annotations

import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.bench.code import modules_of, words_of


def pixels(link: str, error: str, module: int, left: int, top: int) -> list[list[int]]:
    """Draw a code somewhere on a light glass with a dark bar below."""
    code = segno.make(link, error=error, micro=False, mode="byte")
    drawn = [list(row) for row in code.matrix_iter(scale=module, border=4)]
    width = left + len(drawn[0]) + 30
    rows = [[0] * width for _ in range(top)]
    rows += [[0] * left + row + [0] * 30 for row in drawn]
    return rows + [[1] * width for _ in range(20)]


@settings(max_examples=25)
@given(
    st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=200),
    st.sampled_from("lmqh"),
    st.integers(2, 7),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_a_code_says_what_was_written(
    words: str, error: str, module: int, left: int, top: int
) -> None:
    found = modules_of(pixels(words, error, module, left, top))
    assert found is not None
    assert words_of(found) == words


def test_no_code_is_none() -> None:
    assert modules_of([[0, 1, 0, 1] * 50] * 40) is None
    code = segno.make("1234567890", micro=False)  # digits, not bytes
    assert words_of([list(row) for row in code.matrix_iter(border=0)]) is None
