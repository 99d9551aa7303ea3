"""Houses: white walls, grey tiles, eaves that turn up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from media.studio.scenes.brush import (
    between,
    box,
    dice,
    fill,
    inside,
    letter,
    line,
    mottle,
    oval,
    poly,
    shade,
    shadow,
    stroke,
)
from media.studio.scenes.light import BRIGHT_RED, GOLD, Mood, mix
from media.studio.scenes.roofs import TILE, Roof

if TYPE_CHECKING:
    import skia

WALL = 0xFFF2EBDD


TIMBER = 0xFF7A4B30


STONE = 0xFF9C9C93


LAMP = 0xFFFFC766


@dataclass(frozen=True)
class House:
    """A house seen from a little to one side and above.

    Attributes:
        x: Left lower corner of the front.
        y: The ground.
        width: Of the front.
        wall: Height to the eaves.
        roof: Height from eaves to ridge.
        side: Width of the gable as seen; negative shows the left gable.
        far: 0 near, 1 lost in haze.
        seed: Doors and windows differ by it.
        stepped: Horse-head gables instead of plain ones.
        timber: A wooden front instead of a plastered one.
        storeys: Rows of windows.
    """

    x: float
    y: float
    width: float
    wall: float
    roof: float
    side: float = 40.0
    far: float = 0.0
    seed: int = 1
    stepped: bool = False
    timber: bool = False
    storeys: int = 1

    def draw(self, canvas: skia.Canvas, mood: Mood) -> None:
        """Draw it, gable first, roof last."""
        canvas.save()
        if self.side < 0:
            canvas.translate(2 * self.x + self.width, 0)
            canvas.scale(-1, 1)
        Builder(canvas, mood, self, abs(self.side)).build()
        canvas.restore()


class Builder:
    """Draws one house with its gable to the right."""

    def __init__(self, canvas: skia.Canvas, mood: Mood, house: House, side: float) -> None:
        """Find where the eaves and the ridge lie."""
        self.canvas, self.mood, self.h, self.side = canvas, mood, house, side
        self.rise = side * 0.3
        self.over = max(4.0, house.wall * 0.13)
        self.left, self.right = house.x, house.x + house.width
        self.eave = house.y - house.wall
        self.top = self.eave - house.roof - self.rise / 2

    def tone(self, color: int, lit: float = 0.0) -> int:
        """A colour in this light, at this distance."""
        return self.mood.tone(color, self.h.far, lit)

    def build(self) -> None:
        """Draw it: gable, front, roof."""
        h = self.h
        ground = poly(
            (self.left - 4, h.y),
            (self.right + self.side, h.y - self.rise),
            (self.right + self.side * 1.5, h.y + h.wall * 0.05),
            (self.left + 6, h.y + h.wall * 0.12),
        )
        shadow(self.canvas, ground, self.mood.sky.shadow, h.wall * 0.06, 0.4 * (1 - h.far))
        self._gable()
        self._front()
        Roof(self).draw()

    def _gable(self) -> None:
        h, x, side, rise = self.h, self.right, self.side, self.rise
        peak = (x + side / 2, self.top + 2)
        path = poly(
            (x, h.y), (x, self.eave), peak, (x + side, self.eave - rise), (x + side, h.y - rise)
        )
        turned = self.h.side < 0
        lit = -0.55 if not turned else 0.2
        fill(self.canvas, path, self.tone(WALL, lit))
        shade(self.canvas, path, self.tone(0xFF7F8F8A, -0.6), (x + side, h.y), (x, self.eave), 0.55)
        self._plinth(
            poly(
                (x, h.y),
                (x + side, h.y - rise),
                (x + side, h.y - rise - h.wall * 0.14),
                (x, h.y - h.wall * 0.14),
            ),
            -0.6,
        )
        if side > 26:
            wx, wy = x + side * 0.4, self.eave - rise * 0.2 + h.wall * 0.1
            self._pane(
                poly(
                    (wx, wy),
                    (wx + side * 0.2, wy - rise * 0.2),
                    (wx + side * 0.2, wy + h.wall * 0.18),
                    (wx, wy + h.wall * 0.22),
                )
            )
        if h.stepped and h.width > 70:
            self._steps()

    def _steps(self) -> None:
        """The horse-head wall: two steps a side, each with its own small tiled cap."""
        x, side, rise, h = self.right, self.side, self.rise, self.h
        high = self.eave - (self.eave - self.top) * 0.98 - h.roof * 0.22
        mid = self.eave - (self.eave - self.top) * 0.5 - h.roof * 0.12
        low = self.eave - h.roof * 0.1
        steps = (
            (0.0, 0.24, low),
            (0.24, 0.36, mid),
            (0.36, 0.64, high),
            (0.64, 0.76, mid),
            (0.76, 1.0, low),
        )
        for a, b, y in steps:
            xa, xb = x + side * a, x + side * b
            ya, yb = y - rise * a, y - rise * b
            wall = poly(
                (xa, self.eave + 4 - rise * a), (xa, ya), (xb, yb), (xb, self.eave + 4 - rise * b)
            )
            fill(self.canvas, wall, self.tone(WALL, -0.4))
            thick = max(2.5, h.roof * 0.085)
            cap = [(xa - 3, ya - thick), (xa + 1, ya), (xb - 1, yb), (xb + 3, yb - thick)]
            stroke(
                self.canvas, cap, (thick * 0.5, thick, thick, thick * 0.5), self.tone(TILE, -0.6)
            )

    def _plinth(self, path: skia.Path, lit: float) -> None:
        fill(self.canvas, path, self.tone(STONE, lit))
        if self.h.wall < 60:
            return
        with inside(self.canvas, path):
            rng = dice(self.h.seed + 5)
            bounds = path.getBounds()
            x = bounds.left()
            while x < bounds.right():
                step = rng.uniform(10, 22) * self.h.wall / 120
                y = bounds.top() + rng.uniform(0.3, 0.7) * bounds.height()
                tone = self.tone(mix(STONE, 0xFF6D6E68, rng.random()), lit)
                fill(
                    self.canvas, box(x, bounds.top() - 2, step - 1.2, y - bounds.top() + 1, 2), tone
                )
                tone = self.tone(mix(STONE, 0xFFC0BDAF, rng.random()), lit)
                fill(self.canvas, box(x - 4, y, step - 1.2, bounds.bottom() - y + 2, 2), tone)
                x += step

    def _front(self) -> None:
        h = self.h
        path = box(self.left, self.eave, h.width, h.wall)
        color = 0xFFB98356 if h.timber else WALL
        fill(self.canvas, path, self.tone(color, 0.12))
        mottle(
            self.canvas, path, self.tone(0xFFC9BDA5 if not h.timber else TIMBER, -0.1), 0.35, 0.7
        )
        if h.timber:
            self._boards()
        shade(
            self.canvas, path, self.tone(0xFF8E9A88, -0.3), (0, h.y), (0, h.y - h.wall * 0.5), 0.4
        )
        self._plinth(box(self.left, h.y - h.wall * 0.12, h.width, h.wall * 0.12), -0.1)
        self._openings()
        shade(
            self.canvas,
            path,
            self.tone(0xFF3D4A55, -0.6),
            (0, self.eave),
            (0, self.eave + h.wall * 0.3),
            0.8,
            rough=0.25,
        )

    def _boards(self) -> None:
        count = max(4, int(self.h.width / (self.h.wall * 0.16)))
        for x in between(self.left, self.right, count + 1):
            line(
                self.canvas,
                [(x, self.eave), (x, self.h.y)],
                self.tone(TIMBER, -0.5),
                max(0.8, self.h.wall * 0.012),
            )

    def _openings(self) -> None:
        h = self.h
        bays = max(1, round(h.width / (h.wall / h.storeys * 0.72)))
        door = bays // 2 if bays % 2 else (bays // 2 - h.seed % 2)
        bay = h.width / bays
        storey = h.wall / h.storeys
        for level in range(h.storeys):
            foot = h.y - level * storey
            for i in range(bays):
                x = self.left + (i + 0.5) * bay
                if level == 0 and i == door:
                    self._door(x, foot, min(bay * 0.52, storey * 0.42), storey * 0.66)
                else:
                    size = min(bay * 0.46, storey * 0.4)
                    self._window(x - size / 2, foot - storey * 0.66, size, storey * 0.3)
            if level:
                line(
                    self.canvas,
                    [(self.left, foot), (self.right, foot)],
                    self.tone(TIMBER, -0.3),
                    storey * 0.045,
                )

    def _pane(self, path: skia.Path) -> None:
        lit = self.mood.dark and (self.h.seed * 7 + int(path.getBounds().left())) % 5 != 0
        fill(self.canvas, path, LAMP if lit else self.tone(0xFF44545A, -0.2))

    def _window(self, x: float, y: float, width: float, height: float) -> None:
        pane = box(x, y, width, height)
        edge = max(0.9, width * 0.07)
        self._pane(pane)
        if width > 9:
            for i in range(1, 4):
                line(
                    self.canvas,
                    [(x + width * i / 4, y), (x + width * i / 4, y + height)],
                    self.tone(TIMBER, -0.2),
                    edge * 0.5,
                )
            for i in (1, 2):
                line(
                    self.canvas,
                    [(x, y + height * i / 3), (x + width, y + height * i / 3)],
                    self.tone(TIMBER, -0.2),
                    edge * 0.5,
                )
        line(self.canvas, box(x, y, width, height), self.tone(TIMBER, -0.1), edge)
        if width > 9:
            stroke(
                self.canvas,
                [
                    (x - width * 0.16, y - height * 0.16),
                    (x + width / 2, y - height * 0.2),
                    (x + width * 1.16, y - height * 0.16),
                ],
                (2, height * 0.1, 2),
                self.tone(TILE, -0.2),
            )

    def _door(self, x: float, y: float, width: float, height: float) -> None:
        fill(
            self.canvas,
            box(x - width * 0.6, y - height * 1.05, width * 1.2, height * 1.05),
            self.tone(STONE, 0.1),
        )
        leafs = box(x - width / 2, y - height, width, height)
        fill(self.canvas, leafs, self.tone(0xFF6B3A28))
        shade(
            self.canvas, leafs, self.tone(0xFF2A1812), (x, y - height), (x, y - height * 0.3), 0.8
        )
        line(self.canvas, [(x, y), (x, y - height)], self.tone(0xFF2A1812), max(0.8, width * 0.04))
        if width < 8:
            return
        for side in (-1, 1):
            strip = box(
                x + side * width * 0.78 - width * 0.09,
                y - height * 0.95,
                width * 0.18,
                height * 0.72,
            )
            fill(self.canvas, strip, self.tone(BRIGHT_RED))
            fill(
                self.canvas,
                oval(x + side * width * 0.1, y - height * 0.48, width * 0.035),
                self.tone(GOLD),
            )
            if width > 22:
                for i in range(5):
                    char = ("春满人间福", "瑞雪兆丰年")[side > 0][i]
                    self.canvas.save()
                    self.canvas.translate(x + side * width * 0.78, y - height * (0.87 - i * 0.135))
                    if self.h.side < 0:
                        self.canvas.scale(-1, 1)
                    letter(self.canvas, char, 0, 0, width * 0.14, self.tone(0xFF2A1812))
                    self.canvas.restore()
        fill(
            self.canvas,
            box(x - width * 0.5, y - height * 1.17, width, height * 0.1),
            self.tone(BRIGHT_RED),
        )
