from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.limits import LIMITS
from kiosk.content.subtitles import Cue, SubtitleError, parse_subtitles

SRT = """\
1
00:00:01,000 --> 00:00:03,500
晨溪从山上下来
流过禾光村

2
00:01:00,000 --> 00:01:02,250
石拱桥
"""
VTT = """\
WEBVTT - 禾光村

NOTE made by hand
00:00:09.000 --> 00:00:10.000

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.500 align:center line:90%
<v 解说员><b>晨溪</b>从山上下来</v>
流过<00:02.000>禾光村

01:00.000 --> 01:02.250
石拱桥 &amp; 古樟
"""


def parse(text: str) -> list[tuple[float, float, str]]:
    return [(c.start, c.end, c.text) for c in parse_subtitles(text.encode())]


def failure(text: str | bytes) -> SubtitleError:
    with pytest.raises(SubtitleError) as caught:
        parse_subtitles(text if isinstance(text, bytes) else text.encode())
    assert caught.value.zh
    return caught.value


EXPECTED = [(1.0, 3.5, "晨溪从山上下来\n流过禾光村"), (60.0, 62.25, "石拱桥")]


def test_srt_is_read() -> None:
    assert parse(SRT) == EXPECTED


def test_a_cue_knows_the_line_of_its_time() -> None:
    assert [cue.line for cue in parse_subtitles(SRT.encode())] == [2, 7]


def test_webvtt_is_read_without_notes_styles_settings_and_tags() -> None:
    assert parse(VTT) == [
        (1.0, 3.5, "晨溪从山上下来\n流过禾光村"),
        (60.0, 62.25, "石拱桥 & 古樟"),
    ]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_any_line_end_will_do(line_end: str) -> None:
    assert parse(SRT.replace("\n", line_end)) == EXPECTED


def test_a_byte_order_mark_is_no_matter() -> None:
    assert parse("\ufeff" + SRT) == EXPECTED


def test_missing_numbers_and_blank_lines_are_no_matter() -> None:
    assert parse("0:00:01,0 --> 0:00:02,0\n一\n2\n00:00:03.5 --> 00:00:04.5\n二") == [
        (1.0, 2.0, "一"),
        (3.5, 4.5, "二"),
    ]


def test_a_number_that_is_the_text_stays() -> None:
    assert parse("1\n00:00:01,000 --> 00:00:02,000\n2026\n") == [(1.0, 2.0, "2026")]


def test_font_tags_and_positions_are_dropped() -> None:
    text = '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="red"><i>一</i></font>\n'

    assert parse(text) == [(1.0, 2.0, "一")]


def test_what_is_no_tag_stays() -> None:
    assert parse("00:01.000 --> 00:02.000\n1 < 2 > 0 {a}\n") == [(1.0, 2.0, "1 < 2 > 0 {a}")]


def test_cues_come_in_order_of_time() -> None:
    text = "00:05.000 --> 00:06.000\n二\n\n00:01.000 --> 00:02.000\n一\n"

    assert [words for _, _, words in parse(text)] == ["一", "二"]


def test_cues_without_words_are_left_out() -> None:
    assert parse("00:01.000 --> 00:02.000\n\n" + SRT) == EXPECTED


@pytest.mark.parametrize(("fraction", "seconds"), [("5", 1.5), ("05", 1.05), ("005", 1.005)])
def test_fractions_of_any_length_are_fractions(fraction: str, seconds: float) -> None:
    assert parse(f"00:00:01,{fraction} --> 00:00:09,0\n一\n")[0][0] == pytest.approx(seconds)


def test_hours_count() -> None:
    assert parse("100:00:00,000 --> 100:00:01,000\n一\n")[0][0] == 360_000


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("1\n00:00:01 --> 00:00:02\n一\n", 2, "should read"),
        ("1\n00:00:01,000 -->\n一\n", 2, "should read"),
        ("\n\n1\n00:00:05,000 --> 00:00:02,000\n一\n", 4, "ends before it begins"),
        ("", 0, "holds no subtitle"),
        ("WEBVTT\n", 0, "holds no subtitle"),
        ("just words\n", 0, "holds no subtitle"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_line(text: str, line: int, words: str) -> None:
    error = failure(text)

    assert error.line == line
    assert words in error.en


def test_another_encoding_is_told_at_its_line() -> None:
    error = failure("1\n00:00:01,000 --> 00:00:02,000\n禾光\n".encode("gbk"))

    assert error.line == 3
    assert "not UTF-8" in error.en


def test_more_cues_than_a_film_has_are_refused() -> None:
    assert "more than" in failure("00:01.000 --> 00:02.000\n一\n" * (LIMITS.cues + 1)).en


_STAMPS = st.integers(0, 10_000_000)
_WORDS = st.text(alphabet="晨溪流过石拱桥 ,.!", min_size=1, max_size=20).filter(str.strip)


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},{rest:03d}"


@given(cues=st.lists(st.tuples(_STAMPS, st.integers(0, 9000), _WORDS), min_size=1, max_size=8))
def test_what_is_written_as_srt_is_read_back(cues: list[tuple[int, int, str]]) -> None:
    text = "".join(
        f"{n}\n{_stamp(at)} --> {_stamp(at + long)}\n{words}\n\n"
        for n, (at, long, words) in enumerate(cues, start=1)
    )

    found = parse_subtitles(text.encode())

    assert sorted((round(c.start * 1000), round(c.end * 1000), c.text) for c in found) == sorted(
        (at, at + long, words.strip()) for at, long, words in cues
    )


@settings(max_examples=200)
@given(data=st.binary(max_size=200) | st.text("0123:,.->\n WEBVTT禾", max_size=200).map(str.encode))
def test_any_bytes_are_cues_or_an_error(data: bytes) -> None:
    try:
        cues = parse_subtitles(data)
    except SubtitleError:
        return
    assert all(isinstance(cue, Cue) and cue.start <= cue.end and cue.text for cue in cues)
