from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.content.model import EMPTY, FilmChapter, Notice, Series, Text


def test_one_string_serves_every_language() -> None:
    text = Text.model_validate("禾光")

    assert [text.pick(language) for language in ("zh-Hans", "en", "fr")] == ["禾光"] * 3


def test_a_text_falls_back_on_a_language_it_has() -> None:
    assert Text({"zh-Hans": "一", "en": "one"}).pick("fr") == "一"
    assert Text({"fr": "un"}).pick("en") == "un"
    assert EMPTY.pick("en") == ""


def test_a_text_is_true_when_any_language_has_words() -> None:
    assert Text({"en": "", "fr": "un"})
    assert not Text({"en": ""})
    assert not EMPTY


@pytest.mark.parametrize(
    ("at", "seconds"),
    [(90, 90), ("90", 90), ("1:30", 90), ("01:30.5", 90.5), ("1:00:00", 3600), ("75:00", 4500)],
)
def test_a_time_is_seconds_or_as_on_a_clock(at: Any, seconds: float) -> None:
    assert FilmChapter.model_validate({"at": at, "title": "一"}).at == seconds


@pytest.mark.parametrize("at", ["1:75", "1:2:3:4", "-1:30", "1:3", "", "nan", "inf", -1, 90_000])
def test_what_is_no_time_is_refused(at: Any) -> None:
    with pytest.raises(ValidationError):
        FilmChapter.model_validate({"at": at, "title": "一"})


def notice(day: Any) -> Notice:
    return Notice.model_validate({"id": "a", "title": "一", "text": "二", "from": day})


@pytest.mark.parametrize("day", ["2026-03-01", dt.date(2026, 3, 1)])
def test_a_day_is_a_day(day: Any) -> None:
    assert notice(day).from_ == dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    "day", [20260301, "20260301", 1.5, "2026-3-1", "2026-03-01T00:00", "", True]
)
def test_a_number_is_no_day_of_1970(day: Any) -> None:
    with pytest.raises(ValidationError):
        notice(day)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "nan"])
def test_a_chart_holds_ordinary_numbers(value: Any) -> None:
    with pytest.raises(ValidationError):
        Series.model_validate({"name": "a", "values": [value]})
