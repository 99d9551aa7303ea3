"""The content of a site, as frozen values; pure, reads nothing, knows no screen.

Paths in the model are relative to the site's folder, with forward slashes; the loader has
made sure that each stays inside it and names a readable file of the right kind.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any, Literal

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


class Standing(StrEnum):
    """Where a site is in its life (创建与动态管理)."""

    APPLIED = "applied"
    PLANNED = "planned"
    IN_CREATION = "in-creation"
    INSPECTED = "inspected"
    NAMED = "named"
    KEPT = "kept"
    REMOVED = "removed"


class Plaque(Model):
    """The plaque (牌匾) a township awards, and its standing this year."""

    title: Text
    awarded_by: Text
    since: Annotated[int, Field(ge=1990, le=2100, description="Year of the award")]
    standing: Standing = Standing.NAMED


class Strand(StrEnum):
    """One of the four ten-minute parts (看、阅、观、听), in the order of the policy paper."""

    ROUTE = "route"
    LEDGER = "ledger"
    FILM = "film"
    REPORT = "report"


# --- watch -----------------------------------------------------------------------------


class FilmChapter(Model):
    """A named place in the film."""

    at: Seconds
    title: Text


class Film(Model):
    """The film (专题片), about ten minutes long."""

    title: Text
    file: MediaPath
    poster: MediaPath
    chapters: tuple[FilmChapter, ...] = ()
    subtitles: dict[str, MediaPath] = {}
    summary: Text = EMPTY


class Slide(Model):
    """One slide: a picture, or a film clip that starts from its picture."""

    picture: MediaPath
    title: Text = EMPTY
    clip: MediaPath | None = None
    words: Annotated[Text, Field(description="The narrator's words")] = EMPTY
    seconds: Annotated[float, Field(ge=2, le=600)] = 10.0


class Deck(Model):
    """A slide show (幻灯片)."""

    id: Identifier
    title: Text
    summary: Text = EMPTY
    slides: Annotated[tuple[Slide, ...], Field(min_length=1, max_length=500)]


# --- look ------------------------------------------------------------------------------


class Photo(Model):
    """A picture with its caption."""

    picture: MediaPath
    caption: Text = EMPTY


class Point(Model):
    """A place on the map picture, as fractions of its width and height from the top left."""

    x: Unit
    y: Unit


class Stop(Model):
    """A numbered stop (点位) on the route."""

    number: Annotated[int, Field(ge=1, le=99)]
    name: Text
    at: Point
    minutes: Annotated[float, Field(gt=0, le=60)]
    commentary: Text
    photos: tuple[Photo, ...] = ()
    audio: dict[str, MediaPath] = {}


class Route(Model):
    """The observation route (观摩路线): a map, a line on it, and the stops in order."""

    title: Text
    map: MediaPath
    line: Annotated[tuple[Point, ...], Field(min_length=2, max_length=2000)]
    stops: Annotated[tuple[Stop, ...], Field(min_length=1, max_length=60)]
    you_are_here: Point | None = None
    summary: Text = EMPTY


# --- read ------------------------------------------------------------------------------


class ChapterName(StrEnum):
    """The six things an acceptance team looks for, which are the ledger's chapters."""

    LEADERSHIP = "leadership"
    CORE_TEAM = "core-team"
    SERVICE_POSITIONS = "service-positions"
    SYSTEMS = "systems"
    SERVICE_ACTIVITIES = "service-activities"
    PRESENTATION = "presentation"


Cell = str | float | int | None


class Table(Model):
    """Rows under headings, written in place or read from a CSV file by the loader."""

    columns: Annotated[tuple[Text, ...], Field(min_length=1, max_length=24)]
    rows: Annotated[tuple[tuple[Cell | Text, ...], ...], Field(max_length=5000)]


class Series(Model):
    """One line or one set of bars."""

    name: Text
    values: Annotated[tuple[float, ...], Field(min_length=1, max_length=60)]


class Chart(Model):
    """A bar or line chart of an entry's numbers."""

    kind: Literal["bar", "line"]
    labels: Annotated[tuple[Text, ...], Field(min_length=1, max_length=60)]
    series: Annotated[tuple[Series, ...], Field(min_length=1, max_length=6)]
    unit: Text = EMPTY


class Entry(Model):
    """One entry (条目) of the ledger."""

    id: Identifier
    date: Day
    title: Text
    text: Text = EMPTY
    table: Table | None = None
    chart: Chart | None = None
    pages: tuple[MediaPath, ...] = ()
    photos: tuple[Photo, ...] = ()
    highlight: bool = False


class Category(Model):
    """A category (类别) of the ledger."""

    id: Identifier
    title: Text
    entries: tuple[Entry, ...] = ()


class LedgerChapter(Model):
    """One of the six chapters, with its categories."""

    name: ChapterName
    title: Text
    summary: Text = EMPTY
    categories: tuple[Category, ...] = ()


class Ledger(Model):
    """The Party-building ledger (党建台账)."""

    title: Text
    summary: Text = EMPTY
    picture: MediaPath | None = None
    chapters: Annotated[tuple[LedgerChapter, ...], Field(min_length=1, max_length=6)]


# --- listen ----------------------------------------------------------------------------


class Section(Model):
    """A section of the report: its text, the slide beside it, and a recording if there is one."""

    title: Text
    text: Text
    slide: MediaPath | None = None
    audio: dict[str, MediaPath] = {}


class Report(Model):
    """The experience report (经验汇报), read aloud in ten minutes."""

    title: Text
    speaker: Text = EMPTY
    sections: Annotated[tuple[Section, ...], Field(min_length=1, max_length=60)]


# --- beside the four strands -----------------------------------------------------------


class Notice(Model):
    """A notice (公告、党务公开), shown from one day to another, both included."""

    id: Identifier
    title: Text
    text: Text
    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None
    picture: MediaPath | None = None


class Album(Model):
    """A set of pictures under one title."""

    id: Identifier
    title: Text
    photos: Annotated[tuple[Photo, ...], Field(min_length=1, max_length=300)]


class TakeAway(Model):
    """Something to take home on the phone: a link drawn as a QR code, or a code's picture."""

    id: Identifier
    title: Text
    note: Text = EMPTY
    link: Annotated[str, Field(max_length=600)] | None = None
    picture: MediaPath | None = None

    @model_validator(mode="after")
    def _one_of_link_and_picture(self) -> TakeAway:
        if (self.link is None) == (self.picture is None):
            raise PydanticCustomError(
                "link_or_picture", "give either a link or a picture of the code"
            )
        return self


class Site(Model):
    """A demonstration site (示范点): everything a kiosk shows."""

    id: Identifier
    name: Text
    township: Text
    plaque: Annotated[
        Plaque | None, Field(description="None while the township has awarded none")
    ] = None
    welcome: Text = EMPTY
    summary: Text = EMPTY
    fiction: Annotated[Text, Field(description="Said openly when the site is invented")] = EMPTY
    languages: Annotated[tuple[str, ...], Field(min_length=1, max_length=12)] = ("zh-Hans",)
    theme: MediaPath | None = None
    cover: MediaPath
    film: Film | None = None
    decks: tuple[Deck, ...] = ()
    route: Route | None = None
    ledger: Ledger | None = None
    report: Report | None = None
    notices: tuple[Notice, ...] = ()
    gallery: tuple[Album, ...] = ()
    take_away: tuple[TakeAway, ...] = ()
