"""A visit (观摩): who comes, when, and what they are shown in which order; pure.

A visit comes with the content, lies as a YAML file on the kiosk, or is made on the narrator's
phone; all three are this model.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.content.values import EMPTY, Identifier, Model, Seconds, Strand, Text

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?", re.ASCII)


def _moment(value: Any) -> Any:
    if isinstance(value, dt.datetime) and value.tzinfo is None:
        return value
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return value
    raise PydanticCustomError("moment", "a time is written as 2026-03-01 09:30")


Moment = Annotated[dt.datetime, BeforeValidator(_moment)]
"""A day and a time on the clock of the room; no zone, for nobody in the room has another."""


class Part(Model):
    """A part of the film, from one second to another."""

    model_config = ConfigDict(serialize_by_alias=True)

    from_: Annotated[Seconds, Field(alias="from")] = 0.0
    to: Seconds | None = None

    @model_validator(mode="after")
    def _forwards(self) -> Part:
        if self.to is not None and self.to <= self.from_:
            raise PydanticCustomError("part_backwards", "a part of the film ends after it begins")
        return self


class Segment(Model):
    """One segment of the run-of-show (环节): what is shown, for how long, and what is said.

    Exactly one of `strand`, `deck`, `stop`, `film`, `entry` and `talk` says what is shown.
    """

    strand: Annotated[Strand | None, Field(description="A whole strand")] = None
    deck: Annotated[Identifier | None, Field(description="A slide show")] = None
    stop: Annotated[int | None, Field(ge=1, le=99, description="A stop's number")] = None
    film: Annotated[Part | None, Field(description="A part of the film")] = None
    entry: Annotated[
        str | None, Field(max_length=200, description="An entry: chapter/category/entry")
    ] = None
    talk: Annotated[Text | None, Field(description="Free talk: what the screen says")] = None
    minutes: Annotated[float, Field(gt=0, le=180)]
    title: Text = EMPTY
    words: Annotated[Text, Field(description="The narrator's words")] = EMPTY

    @model_validator(mode="after")
    def _one_thing(self) -> Segment:
        shown = (self.strand, self.deck, self.stop, self.film, self.entry, self.talk)
        if sum(one is not None for one in shown) != 1:
            raise PydanticCustomError(
                "one_thing", "say one of strand, deck, stop, film, entry and talk"
            )
        return self


class Visit(Model):
    """A delegation's visit, prepared.

    Attributes:
        id: Its name in files and reports.
        delegation: Who comes (来访单位).
        welcome: The welcome line (欢迎词) under the delegation's name.
        at: When they come, if that is known.
        narrator: Who leads them (解说员).
        segments: The run-of-show.
        thanks: What the end card says; a plain thank-you if empty.
    """

    id: Identifier
    delegation: Text
    welcome: Text = EMPTY
    at: Moment | None = None
    narrator: Text = EMPTY
    segments: Annotated[tuple[Segment, ...], Field(min_length=1, max_length=60)]
    thanks: Text = EMPTY

    @property
    def minutes(self) -> float:
        """Minutes of all segments together."""
        return sum(segment.minutes for segment in self.segments)
