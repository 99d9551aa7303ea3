"""The timeline: shots in order and what lies over them; draws any frame of the film by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from media.studio.film.look import Frame, ease, faded

if TYPE_CHECKING:
    from media.studio.film.shot import Overlay, Shot

FPS = 25
LONGEST_SHOT = 14.0


@dataclass
class Timeline:
    """The film's shots and overlays, checked."""

    seconds: float
    shots: list[Shot]
    overlays: list[Overlay]

    def __post_init__(self) -> None:
        """Give every shot its end.

        Raises:
            ValueError: Shots are out of order, too long, or a blend is longer than its shot.
        """
        self.shots.sort(key=lambda shot: shot.start)
        starts = [shot.start for shot in self.shots] + [self.seconds]
        if starts[0] != 0:
            raise ValueError("the first shot must begin at 0")
        for shot, end in zip(self.shots, starts[1:], strict=True):
            shot.end = end
            if not shot.blend < end - shot.start <= LONGEST_SHOT:
                raise ValueError(f"the shot at {shot.start:g} s lasts {end - shot.start:g} s")

    @property
    def frames(self) -> int:
        """How many frames the film has."""
        return round(self.seconds * FPS)

    def span(self, index: int) -> tuple[int, int]:
        """First frame of a shot, and the first after it."""
        shot = self.shots[index]
        return round(shot.start * FPS), round(shot.end * FPS)

    def index_at(self, frame_number: int) -> int:
        """Which shot a frame belongs to."""
        return next(i for i in range(len(self.shots)) if frame_number < self.span(i)[1])

    def draw(self, frame: Frame, number: int) -> None:
        """Draw frame `number`: the shot, the one before it while they blend, and the overlays."""
        time = number / FPS
        index = self.index_at(number)
        shot = self.shots[index]
        into = (number - self.span(index)[0]) / FPS
        if index and into < shot.blend:
            self.shots[index - 1].draw(frame, time)
            with faded(frame.canvas, ease((into + 0.5 / FPS) / shot.blend)):
                shot.draw(frame, time)
        else:
            shot.draw(frame, time)
        for overlay in self.overlays:
            if overlay.start <= time < overlay.end:
                overlay.paint(frame, time - overlay.start, overlay.end - overlay.start)

    def forget(self, index: int) -> None:
        """Let go of a shot's kept images, once the shot after it has come in."""
        self.shots[index].picture.forget()
