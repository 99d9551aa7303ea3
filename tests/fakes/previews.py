"""Small pictures of films that a test put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class FakePreviews:
    """Knows the films it was asked to prepare, and the pictures it was given."""

    def __init__(self) -> None:
        self.prepared: list[Path] = []
        self.pictures: dict[int, Path] = {}

    def prepare(self, film: Path) -> None:
        self.prepared.append(film)

    def at(self, _film: Path, seconds: float) -> Path | None:
        return self.pictures.get(int(seconds))
