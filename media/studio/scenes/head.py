"""A figure's head: face, hair or hat, and a narrator's headset."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes.brush import curve, fill, line, oval, shade
from media.studio.scenes.hair import BACK, BEHIND, FRONT, SKIN
from media.studio.scenes.light import BRIGHT_RED, WHITE, mix, veil

if TYPE_CHECKING:
    import skia

    from media.studio.scenes.brush import Point
    from media.studio.scenes.figure import Figure
    from media.studio.scenes.hair import Lock

# fmt: off
_FACE = ((-0.72, 0.3), (-0.68, -0.35), (-0.3, -0.86), (0.24, -0.98), (0.62, -0.62), (0.76, -0.1),
         (0.74, 0.4), (0.3, 0.98), (-0.4, 0.95))
_NAPE = ((-0.8, 0.35), (-0.62, -0.6), (0, -0.98), (0.62, -0.6), (0.8, 0.35), (0, 1.0))
# fmt: on


def soft(
    canvas: skia.Canvas, path: skia.Path, color: int, start: Point, end: Point, full: float
) -> None:
    """Shade cloth and hair with a wet brush: they are small, and they move."""
    shade(canvas, path, color, start, end, full * 0.75, rough=0.0)


class Head:
    """The head of a figure; places are in head radii right of its middle and up."""

    def __init__(self, figure: Figure) -> None:
        """Set it on the figure's neck, nodding as the pose says."""
        self._figure, self._canvas, self._who = figure, figure.canvas, figure.who
        self._tone = figure.tone
        self._unit = figure.size * figure.head
        nod = math.radians(figure.pose.nod) + figure.lean * 0.55
        self._sin, self._cos = math.sin(nod), math.cos(nod)
        self._base = figure.torso(0.012, figure.trunk + 0.03)

    def at(self, u: float, v: float) -> Point:
        """Head radii to sheet units."""
        x = (u * self._cos + (v + 0.95) * self._sin) * self._unit
        y = ((v + 0.95) * self._cos - u * self._sin) * self._unit
        return (self._base[0] + self._figure.face * x, self._base[1] - y)

    def draw(self) -> None:
        """Draw it, from the hair behind to the headset in front."""
        kind = self._who.hair
        if kind in BEHIND:
            self._fill(BEHIND[kind], self._tone(self._who.hair_color, -0.3))
        if self._who.back:
            self._fill(_NAPE, self._tone(SKIN, -0.3))
        else:
            self._fill(_FACE, self._tone(SKIN, 0.1))
            self._features()
        for lock in (BACK if self._who.back else FRONT)[kind]:
            if not (self._who.back and lock.front):
                self._lock(lock)
        if kind == "tail" and not self._who.back:
            fill(
                self._canvas, oval(*self.at(-0.86, 0.5), self._unit * 0.17), self._tone(BRIGHT_RED)
            )
        if self._who.headset:
            self._headset()

    def _fill(self, points: tuple[Point, ...], color: int) -> skia.Path:
        path = curve([self.at(*p) for p in points], closed=True, ease=0.9)
        fill(self._canvas, path, color)
        return path

    def _lock(self, lock: Lock) -> None:
        color, unit = lock.color or self._who.hair_color, self._unit
        path = self._fill(lock.points, self._tone(color, lock.lit))
        x, y = self.at(-0.3, 0.9)
        shine = self._tone(mix(color, WHITE, 0.35), 0.3)
        start, end = (x - unit * 0.4, y - unit * 0.4), (x + unit * 0.7, y + unit * 0.6)
        soft(self._canvas, path, shine, start, end, 0.5)

    def _features(self) -> None:
        unit = self._unit
        ear = oval(*self.at(-0.5, -0.12), unit * 0.16, unit * 0.2)
        fill(self._canvas, ear, self._tone(SKIN, -0.15))
        if unit < 5:
            return
        for u in (-0.02, 0.5):
            cheek = oval(*self.at(u - 0.02, -0.38), unit * 0.17, unit * 0.12)
            fill(self._canvas, cheek, veil(self._tone(0xFFE07F6C), 0.35))
        ink, width = self._tone(0xFF4A332B), max(0.8, unit * 0.075)
        for u in (0.06, 0.5):
            self._eye(u, ink, width)
        self._line(((0.14, -0.52), (0.3, -0.6), (0.46, -0.52)), self._tone(0xFFB0564A), width)
        nose = veil(self._tone(0xFFC08A66), 0.9)
        self._line(((0.32, -0.1), (0.4, -0.24), (0.31, -0.27)), nose, width * 0.8)

    def _eye(self, u: float, ink: int, width: float) -> None:
        """A dot for the young, a smiling arc for the old; a brow over it."""
        if self._who.elder:
            self._line(((u - 0.11, -0.02), (u, 0.06), (u + 0.11, -0.02)), ink, width)
        else:
            self._line(((u, -0.03), (u, 0.06)), ink, width * 1.7)
        tone = self._tone(0xFF9A938C) if self._who.elder else ink
        brow = ((u - 0.13, 0.26), (u, 0.32), (u + 0.12, 0.27))
        self._line(brow, veil(tone, 0.8), width * 0.8)

    def _line(self, points: tuple[Point, ...], color: int, width: float) -> None:
        line(self._canvas, [self.at(*p) for p in points], color, width)

    def _headset(self) -> None:
        ink, unit = self._tone(0xFF20242B), self._unit
        self._line(((-0.52, 0.0), (-0.2, -0.45), (0.3, -0.66)), ink, max(1, unit * 0.08))
        fill(self._canvas, oval(*self.at(-0.5, -0.05), unit * 0.17), ink)
        fill(self._canvas, oval(*self.at(0.34, -0.66), unit * 0.1), ink)
