from __future__ import annotations

import datetime as dt
import gzip
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.errors import KioskError
from kiosk.update.answers import Asked, date_of, length_of, refusal, retry_after, start_of, unpack
from kiosk.update.errors import LyingError, SourceError, TooLongError

ASKED = Asked("film.mp4", "example.org", 1_000)
HEADER = st.text(st.characters(codec="latin-1"), max_size=60)


@given(HEADER, HEADER, HEADER, st.sampled_from([200, 206]), st.integers(0, 999))
def test_whatever_headers_say_the_start_is_right_or_refused(
    content_range: str, length: str, encoding: str, status: int, start: int
) -> None:
    headers = {
        "Content-Range": content_range,
        "Content-Length": length,
        "Content-Encoding": encoding,
    }
    try:
        begins = start_of(ASKED, status, headers, start)
    except LyingError:
        return
    assert begins in (0, start)


@given(
    first=st.integers(0, 1_001),
    last=st.integers(0, 1_001),
    whole=st.integers(998, 1_002),
    start=st.integers(1, 999),
)
def test_only_the_part_that_was_asked_for_is_taken(
    first: int, last: int, whole: int, start: int
) -> None:
    headers = {"Content-Range": f"bytes {first}-{last}/{whole}"}
    right = (first, last, whole) == (start, 999, 1_000)
    try:
        assert start_of(ASKED, 206, headers, start) == start
    except LyingError:
        assert not right
    else:
        assert right


@given(HEADER)
def test_whatever_a_date_says_it_is_a_moment_or_none(text: str) -> None:
    date = date_of(text)
    assert date is None or date.tzinfo is not None


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("Tue, 24 Nov 2026 04:00:00 GMT", 4),
        ("Tue, 24 Nov 2026 12:00:00 +0800", 4),
        ("Tue, 24 Nov 2026 04:00:00 -0000", 4),
        ("Tue, 24 Nov 2026 04:00:00", 4),
    ],
)
def test_a_date_is_read_in_utc(text: str, hour: int) -> None:
    assert date_of(text) == dt.datetime(2026, 11, 24, hour, tzinfo=dt.UTC)


@given(HEADER, HEADER)
def test_whatever_a_server_asks_for_is_a_day_at_most(said: str, date: str) -> None:
    wait = retry_after({"Retry-After": said, "Date": date})
    assert wait is None or 0 <= wait <= 86_400


def test_a_wait_may_be_a_date() -> None:
    headers = {
        "Retry-After": "Tue, 24 Nov 2026 04:02:00 GMT",
        "Date": "Tue, 24 Nov 2026 04:00:00 GMT",
    }
    assert retry_after(headers) == 120
    assert retry_after(headers | {"Date": ""}) is None
    assert retry_after({"Retry-After": "9" * 25}) == 86_400


@given(HEADER)
@example("0\x1f")
def test_whatever_a_length_says_it_is_one_or_refused(text: str) -> None:
    try:
        length = length_of(ASKED, {"Content-Length": text})
    except LyingError:
        return
    assert length is not None
    assert length >= 0


@given(st.binary(max_size=3_000), st.integers(0, 9))
def test_what_was_packed_is_unpacked_or_too_long(body: bytes, level: int) -> None:
    packed = gzip.compress(body, level)
    try:
        assert unpack(ASKED, packed, {"Content-Encoding": "gzip"}) == body
    except TooLongError:
        assert len(body) > ASKED.limit


@given(st.binary(max_size=300))
def test_what_is_not_packed_as_it_says_is_refused(body: bytes) -> None:
    try:
        plain = unpack(ASKED, body, {"Content-Encoding": "gzip"})
    except (LyingError, TooLongError):
        return
    assert gzip.decompress(body) == plain


@given(st.integers(100, 999))
def test_every_status_has_its_words_in_both_languages(status: int) -> None:
    error = refusal(ASKED, status, {})
    assert isinstance(error, SourceError)
    assert isinstance(error, KioskError)
    assert error.zh
    assert error.zh != error.en


def test_a_bomb_is_not_even_unpacked_to_be_measured() -> None:
    packed = gzip.compress(b"\0" * 50_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(TooLongError):
            unpack(ASKED, packed, {"Content-Encoding": "gzip"})
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
