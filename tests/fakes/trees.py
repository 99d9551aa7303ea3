"""Releases made of a few bytes, and the tree in which they are published."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import TYPE_CHECKING

from kiosk.content import release
from kiosk.content.release import File, Manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.content.store import Store

MADE = dt.datetime(2026, 11, 24, 4, tzinfo=dt.UTC)


def noise(size: int, seed: int = 0) -> bytes:
    """Return bytes in which no two places look alike."""
    words = range(-(-size // 8))
    return b"".join((word * 2_654_435_761 + seed).to_bytes(8) for word in words)[:size]


def file_of(path: str, body: bytes) -> File:
    """Return the entry of a file, in pieces of as many bytes as `release.PIECE` is now."""
    step = release.PIECE
    pieces = [sha256(body[at : at + step]).hexdigest() for at in range(0, len(body), step)]
    return File(
        path=path,
        size=len(body),
        sha256=sha256(body).hexdigest(),
        pieces=tuple(pieces) if len(pieces) > 1 else (),
    )


def manifest_of(bodies: Mapping[str, bytes], number: int = 1) -> Manifest:
    """Return a release of these files."""
    return Manifest(
        site="heguang",
        number=number,
        made=MADE,
        minimum_kiosk="0.1.0",
        files=tuple(file_of(path, body) for path, body in sorted(bodies.items())),
    )


def object_path(body: bytes) -> str:
    """Return where a tree has the object with these bytes."""
    name = sha256(body).hexdigest()
    return f"objects/{name[:2]}/{name}"


def objects_of(bodies: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the objects of a tree by path."""
    return {object_path(body): body for body in bodies.values()}


def write_tree(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write a tree to the disk."""
    for path, body in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)
    return folder


def held(store: Store, manifest: Manifest) -> dict[str, bytes | None]:
    """Return what the store has of a release, by path; None for what it lacks."""
    return {
        file.path: store.path_of(file.sha256).read_bytes() if store.has(file.sha256) else None
        for file in manifest.files
    }
