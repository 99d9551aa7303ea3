"""How a person's command reaches the agent that runs: a small file in the store."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.content.store.durable import telling

if TYPE_CHECKING:
    from pathlib import Path

_NAME = "ask.json"
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.

    Attributes:
        id: By which the answer is known.
        at_once: Whether what is ready is to be shown without waiting for an idle moment.
    """

    id: str
    at_once: bool


def ask(store: Path, *, at_once: bool) -> Request:
    """Ask the agent of a store to look for something new now.

    Raises:
        StoreError: The store cannot be written.
    """
    request = Request(secrets.token_hex(8), at_once)
    fresh = store / f".{_NAME}.{request.id}"
    with telling():
        fresh.write_text(json.dumps({"id": request.id, "at_once": at_once}), encoding="utf-8")
        fresh.replace(store / _NAME)
    return request


def heard(store: Path) -> Request | None:
    """Return what was asked for since the last call; for the agent."""
    file = store / _NAME
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as stream:
        raw = stream.read(_LONGEST)
    with suppress(OSError):
        file.unlink()
    try:
        said = json.loads(raw)
        return Request(str(said["id"])[:64], bool(said["at_once"]))
    except (ValueError, TypeError, KeyError):
        return None
