"""The film's script, read from `film_script.yaml`: chapters and narration with their seconds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SCRIPT = Path(__file__).parents[1] / "film_script.yaml"


@dataclass(frozen=True, slots=True)
class Line:
    """One subtitle: from `start` to `end`, in seconds, in both languages."""

    start: float
    end: float
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its seconds, its title and what is said in it."""

    id: str
    start: float
    end: float
    zh: str
    en: str
    narration: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """The whole film in words."""

    seconds: float
    zh: str
    en: str
    chapters: tuple[Chapter, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All narration in order."""
        return tuple(line for chapter in self.chapters for line in chapter.narration)


def read(path: Path = SCRIPT) -> Script:
    """Read the script."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Script(
        float(data["seconds"]),
        data["title"]["zh"],
        data["title"]["en"],
        tuple(_chapter(chapter) for chapter in data["chapters"]),
    )


def _chapter(data: dict[str, Any]) -> Chapter:
    return Chapter(
        data["id"],
        float(data["start"]),
        float(data["end"]),
        data["title"]["zh"],
        data["title"]["en"],
        tuple(
            Line(float(line["start"]), float(line["end"]), line["zh"], line["en"])
            for line in data["narration"]
        ),
    )
