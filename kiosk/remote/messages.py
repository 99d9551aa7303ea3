"""What the phone sends: small, strict, and nothing else is listened to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from kiosk.content.values import Model
from kiosk.content.visit import Segment
from kiosk.show.presenter.acts import Act
from kiosk.show.presenter.templates import Template

LONGEST = 16_384
"""Bytes of a message."""

Words = Annotated[str, Field(max_length=200)]


class Do(Model):
    """Lead the visit."""

    say: Literal["do"] = "do"
    act: Act


class Choose(Model):
    """Stand before the welcome of a visit."""

    say: Literal["choose"] = "choose"
    visit: Words
    rehearsal: bool = False


class Make(Model):
    """Make a visit on the spot, and stand before its welcome."""

    say: Literal["make"] = "make"
    template: Template = Template.FORTY
    delegation: Annotated[str, Field(min_length=1, max_length=80)]
    welcome: Words = ""
    narrator: Words = ""
    segments: Annotated[tuple[Segment, ...], Field(max_length=60)] = ()
    rehearsal: bool = False


class LayDown(Model):
    """End the visit and leave the room to the visitors."""

    say: Literal["lay-down"] = "lay-down"


class TakeControl(Model):
    """Hold control; from somebody else it takes the PIN."""

    say: Literal["take-control"] = "take-control"
    pin: Annotated[str, Field(max_length=16)] = ""


class GiveControl(Model):
    """Let go of control."""

    say: Literal["give-control"] = "give-control"


class Ping(Model):
    """Measure the way there and back; the number comes back as it is."""

    say: Literal["ping"] = "ping"
    number: Annotated[float, Field(ge=0, allow_inf_nan=False)]


Message = Annotated[
    Do | Choose | Make | LayDown | TakeControl | GiveControl | Ping, Field(discriminator="say")
]
_MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)


def read_message(text: str) -> Message | None:
    """Return the message in `text`, or None when it is none."""
    if len(text) > LONGEST:
        return None
    try:
        return _MESSAGE.validate_json(text)
    except (ValidationError, RecursionError):
        return None
