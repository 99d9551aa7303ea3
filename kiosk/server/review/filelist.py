"""The files of a site as it was handed in, and one hash over all of them."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from kiosk.content.release import File

if TYPE_CHECKING:
    from collections.abc import Iterable

_FILES = TypeAdapter(tuple[File, ...])


def content_hash(files: Iterable[File]) -> str:
    """Return the SHA-256 over the path, the size and the SHA-256 of every file.

    The order in which they are given is no matter: a site is the set of its files.
    """
    told = sorted((file.path, file.size, file.sha256) for file in files)
    return sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def dump_files(files: Iterable[File]) -> list[dict[str, Any]]:
    """Return `files` as they are kept in the database."""
    dumped: list[dict[str, Any]] = _FILES.dump_python(tuple(files), mode="json")
    return dumped


def load_files(dumped: object) -> tuple[File, ...]:
    """Return what `dump_files` returned."""
    return _FILES.validate_json(json.dumps(dumped))


def in_groups(digest: str) -> str:
    """Return a hash in groups of eight, as people compare it on paper."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
