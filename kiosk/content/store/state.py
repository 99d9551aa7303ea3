"""A small state in two checksummed copies, so that one bad sector loses nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from kiosk.content.store.durable import replace_file, telling
from kiosk.content.store.hashing import chunks

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.store.durable import Disk

LONGEST_STATE = 1_000_000
"""Bytes of a state file."""

_S = TypeVar("_S")


@dataclass(frozen=True)
class Reading(Generic[_S]):
    """What was found of a state.

    Attributes:
        state: The newest copy that is whole; the state of a new kiosk when there is none.
        sequence: How often the state had been written; 0 when there is no whole copy.
        damaged: The copies that are there and cannot be used, to be reported.
        lost: Whether there was a state, and no copy of it is whole.
    """

    state: _S
    sequence: int
    damaged: tuple[Path, ...]
    lost: bool


class StateFile(Generic[_S]):
    """One state, with one process that writes it; any may read it at any time."""

    def __init__(self, disk: Disk, path: Path, kind: type[_S]) -> None:
        """Keep a state of the frozen dataclass `kind` in `path` and a copy beside it."""
        self._disk = disk
        self._copies = (path, path.with_name(path.name + ".copy"))
        self._kind = kind
        self._adapter = TypeAdapter(kind)

    def read(self) -> _S:
        """Return the state; that of a new kiosk when there is none, or none that is whole."""
        return self.look().state

    def look(self) -> Reading[_S]:
        """Return the state, and what there is to report of its copies."""
        found: list[tuple[int, _S]] = []
        damaged = []
        for path in self._copies:
            try:
                found.append(self._parse(_read(path)))
            except FileNotFoundError:
                continue
            except (OSError, ValueError, RecursionError):
                damaged.append(path)
        sequence, state = max(found, key=lambda copy: copy[0], default=(0, self._kind()))
        return Reading(state, sequence, tuple(damaged), lost=bool(damaged) and not found)

    def write(self, state: _S) -> None:
        """Have `state` last; after a power cut it is this one or the one before.

        Raises:
            StoreError: The disk is full or fails; what can be read is this state or the one before.
        """
        data = _wrap(self.look().sequence + 1, self._adapter.dump_python(state, mode="json"))
        with telling():
            for path in self._copies:
                replace_file(self._disk, path, data)

    def _parse(self, data: bytes) -> tuple[int, _S]:
        document = json.loads(data)
        if not isinstance(document, dict):
            raise ValueError("not a state")  # noqa: TRY004  # what is read is wrong, not its type
        sequence, state = document.get("sequence"), document.get("state")
        if not isinstance(sequence, int) or document.get("check") != _check(sequence, state):
            raise ValueError("its checksum is wrong")
        try:
            return sequence, self._adapter.validate_json(json.dumps(state), strict=True)
        except ValidationError as error:
            raise ValueError("written by another program") from error


def _wrap(sequence: int, state: Any) -> bytes:
    document = {"check": _check(sequence, state), "sequence": sequence, "state": state}
    return json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True).encode()


def _check(sequence: int, state: Any) -> str:
    return sha256(json.dumps([sequence, state], sort_keys=True).encode()).hexdigest()


def _read(path: Path) -> bytes:
    data = b""
    for chunk in chunks(path):
        data += chunk
        if len(data) > LONGEST_STATE:
            raise ValueError("too large")
    return data
