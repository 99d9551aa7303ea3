"""A seen room: places in metres, drawn in one-point perspective."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from media.studio.scenes.brush import Point, fill, line, poly, shade, shadow

if TYPE_CHECKING:
    import skia

    from media.studio.scenes.light import Mood


@dataclass(frozen=True)
class Eye:
    """Where somebody stands and looks straight ahead.

    Attributes:
        x: Sheet place of the vanishing point.
        y: The same; the eye's height on the sheet.
        height: Of the eye above the floor, in metres.
        focal: Units that a metre measures one metre away.
    """

    x: float = 800.0
    y: float = 430.0
    height: float = 1.7
    focal: float = 900.0

    def at(self, across: float, up: float, away: float) -> Point:
        """Metres right of the axis, above the floor and away, on the sheet."""
        scale = self.focal / away
        return (self.x + across * scale, self.y + (self.height - up) * scale)

    def size(self, metres: float, away: float) -> float:
        """How large a length looks at a distance."""
        return metres * self.focal / away

    def floor(
        self, left: float, right: float, near: float, far: float, up: float = 0.0
    ) -> skia.Path:
        """A level rectangle."""
        return poly(
            self.at(left, up, near),
            self.at(right, up, near),
            self.at(right, up, far),
            self.at(left, up, far),
        )

    def wall(self, across: float, near: float, far: float, low: float, high: float) -> skia.Path:
        """An upright rectangle that runs away from the eye."""
        return poly(
            self.at(across, low, near),
            self.at(across, high, near),
            self.at(across, high, far),
            self.at(across, low, far),
        )

    def front(self, left: float, right: float, low: float, high: float, away: float) -> skia.Path:
        """An upright rectangle that faces the eye."""
        return poly(
            self.at(left, low, away),
            self.at(left, high, away),
            self.at(right, high, away),
            self.at(right, low, away),
        )

    def block(
        self,
        canvas: skia.Canvas,
        mood: Mood,
        color: int,
        across: tuple[float, float],
        up: tuple[float, float],
        away: tuple[float, float],
    ) -> None:
        """A box with its top, front and the side that shows."""
        (left, right), (low, high), (near, far) = across, up, away
        if right < 0:
            side = self.wall(right, near, far, low, high)
            fill(canvas, side, mood.tone(color, 0, -0.75))
        elif left > 0:
            side = self.wall(left, near, far, low, high)
            fill(canvas, side, mood.tone(color, 0, -0.35))
        if high < self.height:
            top = self.floor(left, right, near, far, high)
            fill(canvas, top, mood.tone(color, 0, 0.45))
        front = self.front(left, right, low, high, near)
        fill(canvas, front, mood.tone(color, 0, -0.1))
        a, b = self.at(left, high, near), self.at(left, low, near)
        shade(canvas, front, mood.tone(color, 0, -1), b, a, 0.5, rough=0.3)

    def table(
        self,
        canvas: skia.Canvas,
        mood: Mood,
        color: int,
        across: tuple[float, float],
        away: tuple[float, float],
        high: float = 0.76,
        *,
        skirt: float = 0.0,
    ) -> None:
        """A table: a shadow, legs, a top, and a panel hung before it if it has one."""
        left, right = across
        near, far = away
        shadow(canvas, self.floor(left - 0.05, right + 0.12, near, far), mood.sky.shadow, 6, 0.35)
        for x in (left + 0.06, right - 0.06):
            for z in (far, near):
                line(
                    canvas,
                    [self.at(x, 0, z), self.at(x, high, z)],
                    mood.tone(color, 0, -0.7),
                    self.size(0.045, z),
                )
        self.block(canvas, mood, color, across, (high - 0.05, high), away)
        if skirt:
            panel = self.front(
                left + 0.03, right - 0.03, high - 0.05 - skirt, high - 0.05, near + 0.02
            )
            fill(canvas, panel, mood.tone(color, 0, -0.3))
            shade(
                canvas,
                panel,
                mood.tone(color, 0, -1),
                self.at(left, high - skirt, near),
                self.at(left, high, near),
                0.6,
                rough=0.3,
            )
