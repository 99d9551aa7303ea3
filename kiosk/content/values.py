"""What content is made of: names, texts, times, paths, and the base of every model; pure."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

ANY_LANGUAGE = "*"
"""Key of a text that the site wrote once, for every language."""

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""A name used in links and statistics: lower-case letters, digits and single hyphens."""

_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d(?:\.\d+)?)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _seconds(value: Any) -> Any:
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return value
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3])


def _day(value: Any) -> Any:
    # Left to itself pydantic takes any number for a day, counted in seconds from 1970.
    if isinstance(value, dt.date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("day", "a day is written as 2026-03-01")


Seconds = Annotated[float, Field(ge=0, le=86_400), BeforeValidator(_seconds)]
"""Seconds, or a time as on a clock: `95`, `1:35`, `1:00:00`."""

Day = Annotated[dt.date, BeforeValidator(_day)]
MediaPath = Annotated[str, Field(min_length=1, max_length=240)]
Unit = Annotated[float, Field(ge=0, le=1)]
"""A fraction of a picture's width or height, from its top left corner."""


class Model(BaseModel):
    """Base of all content: frozen, and a key nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Text(RootModel[dict[str, Annotated[str, Field(max_length=20_000)]]]):
    """Words for people: one string, or one per language (`{zh-Hans: …, en: …}`)."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _one_string_serves_all(cls, value: Any) -> Any:
        return {ANY_LANGUAGE: value} if isinstance(value, str) else value

    def pick(self, language: str) -> str:
        """Return the text in `language`, else in any language it has, else an empty string."""
        texts = self.root
        for key in (language, ANY_LANGUAGE, "zh-Hans", "en"):
            if key in texts:
                return texts[key]
        return next(iter(texts.values()), "")

    def __bool__(self) -> bool:
        """Tell whether any language has words."""
        return any(self.root.values())

    def __hash__(self) -> int:
        """Hash by content, so that models holding texts stay hashable."""
        return hash(tuple(self.root.items()))


EMPTY = Text({})


class Strand(StrEnum):
    """One of the four ten-minute parts (看、阅、观、听), in the order of the policy paper."""

    ROUTE = "route"
    LEDGER = "ledger"
    FILM = "film"
    REPORT = "report"
