"""The content of a site, as frozen values; pure, reads nothing, knows no screen.

Paths in the model are relative to the site's folder, with forward slashes; the loader has
made sure that each stays inside it and names a readable file of the right kind.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.content.values import (
    ANY_LANGUAGE,
    EMPTY,
    Day,
    Identifier,
    MediaPath,
    Model,
    Seconds,
    Strand,
    Text,
    Unit,
)
from kiosk.content.visit import Part, Segment, Visit

__all__ = [
    "ANY_LANGUAGE",
    "EMPTY",
    "Album",
    "Category",
    "Cell",
    "ChapterName",
    "Chart",
    "Day",
    "Deck",
    "Entry",
    "Film",
    "FilmChapter",
    "Identifier",
    "Ledger",
    "LedgerChapter",
    "MediaPath",
    "Model",
    "Notice",
    "Part",
    "Photo",
    "Plaque",
    "Point",
    "Report",
    "Route",
    "Seconds",
    "Section",
    "Segment",
    "Series",
    "Site",
    "Slide",
    "Standing",
    "Stop",
    "Strand",
    "Table",
    "TakeAway",
    "Text",
    "Unit",
    "Visit",
]


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
    subtitles: dict[str, MediaPath] = Field(default={})
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
    audio: dict[str, MediaPath] = Field(default={})


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
    audio: dict[str, MediaPath] = Field(default={})


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
    visits: Annotated[tuple[Visit, ...], Field(max_length=200)] = ()
