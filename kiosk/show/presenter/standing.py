"""Where a visit stands: plain values, kept on disk so that a crash loses no second of it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kiosk.content.values import Model, Unit
from kiosk.content.visit import Visit
from kiosk.show.place import Place

Share = Annotated[float, Field(ge=0, le=1)]


class Phase(StrEnum):
    """The parts of a visit."""

    WELCOME = "welcome"
    UNDER_WAY = "under-way"
    ENDED = "ended"


class Cursor(Model):
    """A beat of a segment, both from 0."""

    leg: Annotated[int, Field(ge=0)] = 0
    beat: Annotated[int, Field(ge=0)] = 0


class FilmWish(Model):
    """What the narrator wants of the film.

    Attributes:
        playing: Whether it plays.
        at: Seconds to be at, as of the last jump.
        jumps: How often it was told where to be; the display seeks when this grows.
    """

    playing: bool = True
    at: Annotated[float, Field(ge=0)] = 0.0
    jumps: int = 0


class Spot(Model):
    """A point of the picture the guests see, as fractions from its top left corner."""

    x: Unit
    y: Unit


class Zoom(Model):
    """A part of the picture brought near: how many times, around which point."""

    times: Annotated[float, Field(ge=1, le=8)] = 1.0
    centre: Spot = Spot(x=0.5, y=0.5)


class Standing(Model):
    """A visit at one moment.

    Attributes:
        visit: The visit.
        rehearsal: Whether nobody but the narrator is there.
        phase: Before, during, after.
        cursor: Where the narrator is.
        shown: Where the guests are; behind the cursor while the picture is frozen.
        frozen: Whether the guests' picture stands.
        black: Whether the screen is black.
        aside: A place outside the run-of-show that is shown, as it is written.
        film: What the film does.
        zoom: What is brought near.
        volume: 0.0 to 1.0, or None while nobody has changed it.
        spent: Seconds spent in each segment.
        begun: When the first segment began, if the clock could be trusted.
    """

    visit: Visit
    rehearsal: bool = False
    phase: Phase = Phase.WELCOME
    cursor: Cursor = Cursor()
    shown: Cursor = Cursor()
    frozen: bool = False
    black: bool = False
    aside: str | None = None
    film: FilmWish = FilmWish()
    zoom: Zoom = Zoom()
    volume: Share | None = None
    spent: tuple[float, ...] = ()
    begun: dt.datetime | None = None

    @property
    def begun_at_all(self) -> bool:
        """Whether any segment was led."""
        return any(self.spent) or self.begun is not None

    @property
    def aside_place(self) -> Place | None:
        """The place outside the run-of-show, if one is shown and its words can be read."""
        try:
            return None if self.aside is None else Place.parse(self.aside)
        except ValueError:
            return None
