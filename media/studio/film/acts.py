"""An act: the shots and letterings of one chapter, written down in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from media.studio.film.shot import Overlay, Place, Shot, move

if TYPE_CHECKING:
    from collections.abc import Callable

    from media.studio.film.look import Frame
    from media.studio.film.shot import Picture

    Way = tuple[float, float, float, float, float, float]


@dataclass
class Act:
    """Collects the shots and overlays of a chapter."""

    shots: list[Shot] = field(default_factory=list)
    overlays: list[Overlay] = field(default_factory=list)

    def place(self, start: float, name: str, way: Way, blend: float = 1.0, **light: object) -> None:
        """From `start`: a scene of the village; `way` is the camera's x, y, zoom, twice."""
        since = start % 60
        before = self.shots[-1].picture if self.shots else None
        if isinstance(before, Place) and before.name == name:
            blend = 0.0  # the same place again would show everyone twice: cut instead
        self.show(start, Place(name, move(*way), since=since, **light), blend)  # type: ignore[arg-type]

    def show(self, start: float, picture: Picture, blend: float = 1.0) -> None:
        """From `start`: a picture drawn for the film."""
        self.shots.append(Shot(start, picture, blend))

    def over(self, start: float, end: float, paint: Callable[[Frame, float, float], None]) -> None:
        """Letter something over the pictures between two seconds."""
        self.overlays.append(Overlay(start, end, paint))
