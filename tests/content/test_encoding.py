from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.encoding import INVISIBLE, decode, spot_at
from kiosk.content.problems import Problems


def told(data: bytes) -> list[str]:
    problems = Problems()
    text = decode(data, "a.yaml", problems)
    assert (text is None) == bool(problems.fatal)
    return [f"{p.place} {p.en}" for p in problems.fatal]


def test_utf8_is_read_with_and_without_a_byte_order_mark() -> None:
    problems = Problems()

    assert decode("禾光".encode(), "a", problems) == "禾光"
    assert decode("禾光".encode("utf-8-sig"), "a", problems) == "禾光"
    assert problems.fatal == ()


def test_gbk_is_recognised_and_its_first_character_located() -> None:
    assert told("id: a\nname: 禾光村\n".encode("gbk")) == [
        (
            "a.yaml:2:7 the file is not UTF-8 but GBK (“ANSI”);"
            " save it as UTF-8 (in Excel: “CSV UTF-8”)"
        )
    ]


def test_the_column_of_a_wrong_byte_counts_characters_not_bytes() -> None:
    assert told("一\n二三".encode() + b"\xff")[0].startswith("a.yaml:2:3 ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_named(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")

    assert "UTF-16" in told(mark + "禾".encode(encoding))[0]


def test_bytes_of_no_encoding_are_refused() -> None:
    assert "another encoding" in told(b"a\xff\xff\xff")[0]


@pytest.mark.parametrize(
    "character",
    ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\uffff"],
)
def test_an_invisible_character_is_refused_where_it_stands(character: str) -> None:
    assert told(f"a: 1\nb: 禾{character}\n".encode()) == [
        f"a.yaml:2:5 an invisible control character, U+{ord(character):04X}; delete it"
    ]


def test_tabs_and_all_line_ends_are_visible_enough() -> None:
    assert told(b"a\tb\r\nc\rd\n") == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_with_every_line_end(line_end: str) -> None:
    text = line_end.join(["a", "b", "禾光"])

    assert spot_at(text, text.index("光"), "f") == ("f", 3, 2)


@given(data=st.binary(max_size=64))
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    problems = Problems()

    text = decode(data, "a", problems)

    assert bool(problems.fatal) == (text is None)
    assert text is None or not INVISIBLE.search(text)
