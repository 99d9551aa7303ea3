"""What a narrator can do, as values: the same from the phone, the glass and a clicker."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from kiosk.content.values import Model
from kiosk.show.presenter.standing import Share, Spot, Zoom

Number = Annotated[int, Field(ge=0, le=10_000)]


class Next(Model):
    """Go on; a black screen first shows its picture again, the welcome begins the visit."""

    do: Literal["next"] = "next"


class Back(Model):
    """Go back one beat; from the first to the welcome, from the end card to the last."""

    do: Literal["back"] = "back"


class Jump(Model):
    """Go to a beat of any segment, or the nearest there is."""

    do: Literal["jump"] = "jump"
    leg: Number
    beat: Number = 0


class Show(Model):
    """Show a place of the content outside the run-of-show, as `screen:item:index`."""

    do: Literal["show"] = "show"
    place: Annotated[str, Field(max_length=300)]


class Welcome(Model):
    """Show the welcome; the segments' time stands meanwhile."""

    do: Literal["welcome"] = "welcome"


class End(Model):
    """Show the end card."""

    do: Literal["end"] = "end"


class Freeze(Model):
    """Let the guests' picture stand while the narrator looks ahead, or bring it up to date."""

    do: Literal["freeze"] = "freeze"
    on: bool


class Black(Model):
    """Make the screen black, or show its picture again; a film stands meanwhile."""

    do: Literal["black"] = "black"
    on: bool


class PlayFilm(Model):
    """Play the film, or let its picture stand."""

    do: Literal["play"] = "play"
    on: bool


class SeekFilm(Model):
    """Show the film's picture at a second."""

    do: Literal["seek"] = "seek"
    seconds: Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)]


class BringNear(Model):
    """Enlarge a part of the picture."""

    do: Literal["zoom"] = "zoom"
    zoom: Zoom


class SetVolume(Model):
    """Make it louder or softer."""

    do: Literal["volume"] = "volume"
    volume: Share


class PointAt(Model):
    """Move the laser dot, or take it away."""

    do: Literal["point"] = "point"
    spot: Spot | None = None


Act = Annotated[
    Next
    | Back
    | Jump
    | Show
    | Welcome
    | End
    | Freeze
    | Black
    | PlayFilm
    | SeekFilm
    | BringNear
    | SetVolume
    | PointAt,
    Field(discriminator="do"),
]
ACT: TypeAdapter[Act] = TypeAdapter(Act)
"""Reads an act from plain values; raises pydantic's ValidationError."""
