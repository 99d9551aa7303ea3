"""Shots: a picture, how the camera moves before it, what is laid over it, and how it comes in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from media.studio.film.look import ease, faded
from media.studio.film.stage import Stage
from media.studio.scenes import Camera, variant

if TYPE_CHECKING:
    from collections.abc import Callable

    from media.studio.film.look import Frame


class Picture(Protocol):
    """Anything a shot can show."""

    def draw(self, frame: Frame, t: float, share: float) -> None:
        """Draw the picture `t` seconds into the shot, `share` of 1 of the way through it."""

    def forget(self) -> None:
        """Let go of what was kept between frames."""


@dataclass(frozen=True)
class Move:
    """A camera's way from one place to another; eased at both ends, or even for a pan."""

    start: Camera
    end: Camera
    even: float = 0.55
    """How much of the way is at an even pace; the rest is eased."""

    def at(self, share: float) -> Camera:
        """Where the camera is."""
        way = self.even * share + (1 - self.even) * ease(share)
        a, b = self.start, self.end
        return Camera(
            a.x + (b.x - a.x) * way,
            a.y + (b.y - a.y) * way,
            a.zoom * (b.zoom / a.zoom) ** way,
        )


def move(x0: float, y0: float, z0: float, x1: float, y1: float, z1: float) -> Move:
    """Short for a move between two cameras, kept within the painted sheet."""
    return Move(_within(Camera(x0, y0, z0)), _within(Camera(x1, y1, z1)))


def _within(camera: Camera) -> Camera:
    zoom = max(1.0, camera.zoom)
    free = 1 - 1 / zoom
    wide, high = 140 + 800 * free, 90 + 500 * free
    return Camera(max(-wide, min(wide, camera.x)), max(-high, min(high, camera.y)), zoom)


@dataclass
class Place:
    """A scene of the village, with a camera moving before it, from `since` seconds of its life.

    With `later` the light changes into that of another hour while the camera goes on.
    """

    name: str
    way: Move
    hour: str = ""
    season: str = ""
    weather: str = ""
    cast: str = ""
    since: float = 0.0
    later: dict[str, str] = field(default_factory=dict)
    turn: tuple[float, float] = (0.35, 0.8)
    _scenes: list[Stage] = field(default_factory=list, repr=False)

    def draw(self, frame: Frame, t: float, share: float) -> None:
        """Draw the scene; between two lights, both."""
        camera = self.way.at(share)
        turned = ease((share - self.turn[0]) / (self.turn[1] - self.turn[0])) if self.later else 0
        scenes = self._built()
        if turned < 1:
            scenes[0].draw(frame, self.since + t, camera)
        if turned > 0:
            with faded(frame.canvas, turned):
                scenes[-1].draw(frame, self.since + t, camera)

    def forget(self) -> None:
        """Drop the painted layers."""
        self._scenes.clear()

    def _built(self) -> list[Stage]:
        if not self._scenes:
            light = {
                "hour": self.hour,
                "season": self.season,
                "weather": self.weather,
                "cast": self.cast,
            }
            closest = max(self.way.start.zoom, self.way.end.zoom)
            self._scenes.append(Stage(variant(self.name, **light), closest))
            if self.later:
                lit = variant(self.name, **{**light, **self.later})
                self._scenes.append(Stage(lit, closest))
        return self._scenes


@dataclass(frozen=True)
class Overlay:
    """Something drawn over a shot from `start` to `end`, in seconds of the film."""

    start: float
    end: float
    paint: Callable[[Frame, float, float], None]
    """Given the frame, the seconds since `start`, and how long it stands."""


@dataclass
class Shot:
    """A shot that begins at `start` seconds of the film and lasts until the next one begins.

    Attributes:
        start: When the film turns to it.
        picture: What is seen.
        blend: Seconds over which it comes in over the shot before; 0 is a cut.
        end: Set by the timeline.
    """

    start: float
    picture: Picture
    blend: float = 1.0
    end: float = 0.0

    def draw(self, frame: Frame, film_time: float) -> None:
        """Draw the shot at a second of the film; it may be asked for a little past its end."""
        t = film_time - self.start
        self.picture.draw(frame, t, t / (self.end - self.start))
