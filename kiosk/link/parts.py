"""What messages between a kiosk and its server are made of, and how long each may be."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)

API = "/api/v1/"
"""Before every path of the device API."""

# --- how much may be said ---------------------------------------------------------------

LONGEST_MESSAGE = 65_536
"""Bytes of a message's JSON, unless it is one of the following."""
LONGEST_PAIRING = 4_096
"""Bytes of the JSON of a wish to be paired."""
LONGEST_SCREENSHOT = 300_000
"""Bytes of a JPEG."""
LONGEST_PLAYS = 262_144
"""Bytes of the JSON of a batch of statistics."""
LONGEST_LOG = 262_144
"""Bytes of the JSON of a log."""
LONGEST_ANSWER = 1_000_000
"""Bytes of an answer; the root of trust is in one of them."""
MOST_COMMANDS = 20
MOST_OUTCOMES = 40
MOST_TROUBLES = 20
MOST_PLAYS = 500

# --- the code that people type ----------------------------------------------------------

CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The signs of a pairing code: none looks like another (no 0 and O, no 1 and I)."""
CODE_LENGTH = 8


def spaced_code(code: str) -> str:
    """Return a code as it is shown: two groups, which the eye can hold."""
    half = CODE_LENGTH // 2
    return f"{code[:half]} {code[half:]}"


def read_code(typed: str) -> str:
    """Return the code in what somebody typed: blanks and dashes left out, in capital letters."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


# --- parts ------------------------------------------------------------------------------


def _bytes(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("not base64") from error


_AS_TEXT = (
    BeforeValidator(_bytes),
    PlainSerializer(lambda data: base64.b64encode(data).decode(), return_type=str),
)


def _base64(least: int, most: int) -> WithJsonSchema:
    lengths = {"minLength": -(-least // 3) * 4, "maxLength": -(-most // 3) * 4}
    return WithJsonSchema({"type": "string", "format": "byte", **lengths})


Key = Annotated[bytes, Field(min_length=32, max_length=32), *_AS_TEXT, _base64(32, 32)]
"""32 bytes, in base64: a public key, a digest."""
Proof = Annotated[bytes, Field(min_length=64, max_length=64), *_AS_TEXT, _base64(64, 64)]
Root = Annotated[bytes, Field(min_length=1, max_length=262_144), *_AS_TEXT, _base64(1, 262_144)]


def _plain(text: str) -> str:
    return text.replace("\0", "")  # which no database keeps


Words = Annotated[str, Field(max_length=2_000), AfterValidator(_plain)]
Name = Annotated[str, Field(max_length=100), AfterValidator(_plain)]
Count = Annotated[int, Field(ge=0, le=2**53)]
Seconds = Annotated[float, Field(ge=0, le=1e10, allow_inf_nan=False)]
SiteId = Annotated[str, Field(pattern="^[a-z0-9][a-z0-9-]*$", max_length=64)]
Ring = Annotated[str, Field(pattern="^[A-Za-z0-9_][A-Za-z0-9._-]*$", max_length=64)]
ClockTime = Annotated[str, Field(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Message(BaseModel):
    """Base of all that is said."""

    model_config = ConfigDict(frozen=True, extra="ignore")
