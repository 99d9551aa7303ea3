"""Houses: white walls, grey tiles, eaves that turn up; and the things that hang on them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import skia

from media.studio.scenes.brush import (
    between,
    box,
    curve,
    dice,
    fill,
    glow,
    inside,
    letter,
    letter_down,
    line,
    mottle,
    oval,
    poly,
    shade,
    shadow,
    stroke,
)
from media.studio.scenes.light import BRIGHT_RED, GOLD, LIGHT_GOLD, RED, WHITE, Mood, mix, veil

if TYPE_CHECKING:
    Point = tuple[float, float]

WALL = 0xFFF2EBDD
TILE = 0xFF58656B
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
        _Builder(canvas, mood, self, abs(self.side)).build()
        canvas.restore()


class _Builder:
    """Draws one house with its gable to the right."""

    def __init__(self, canvas: skia.Canvas, mood: Mood, house: House, side: float) -> None:
        self.canvas, self.mood, self.h, self.side = canvas, mood, house, side
        self.rise = side * 0.3
        self.over = max(4.0, house.wall * 0.13)
        self.left, self.right = house.x, house.x + house.width
        self.eave = house.y - house.wall
        self.top = self.eave - house.roof - self.rise / 2

    def tone(self, color: int, lit: float = 0.0) -> int:
        return self.mood.tone(color, self.h.far, lit)

    def build(self) -> None:
        h = self.h
        ground = poly((self.left - 4, h.y), (self.right + self.side, h.y - self.rise),
                      (self.right + self.side * 1.5, h.y + h.wall * 0.05), (self.left + 6, h.y + h.wall * 0.12))  # fmt: skip
        shadow(self.canvas, ground, self.mood.sky.shadow, h.wall * 0.06, 0.4 * (1 - h.far))
        self._gable()
        self._front()
        self._roof()

    def _gable(self) -> None:
        h, x, side, rise = self.h, self.right, self.side, self.rise
        peak = (x + side / 2, self.top + 2)
        path = poly((x, h.y), (x, self.eave), peak, (x + side, self.eave - rise), (x + side, h.y - rise))
        turned = self.h.side < 0
        lit = -0.55 if not turned else 0.2
        fill(self.canvas, path, self.tone(WALL, lit))
        shade(self.canvas, path, self.tone(0xFF7F8F8A, -0.6), (x + side, h.y), (x, self.eave), 0.55)
        self._plinth(poly((x, h.y), (x + side, h.y - rise), (x + side, h.y - rise - h.wall * 0.14), (x, h.y - h.wall * 0.14)), -0.6)
        if side > 26:
            wx, wy = x + side * 0.4, self.eave - rise * 0.2 + h.wall * 0.1
            self._pane(poly((wx, wy), (wx + side * 0.2, wy - rise * 0.2), (wx + side * 0.2, wy + h.wall * 0.18), (wx, wy + h.wall * 0.22)))
        if h.stepped and h.width > 70:
            self._steps()

    def _steps(self) -> None:
        """The horse-head wall: two steps a side, each with its own small tiled cap."""
        x, side, rise, h = self.right, self.side, self.rise, self.h
        high = self.eave - (self.eave - self.top) * 0.98 - h.roof * 0.22
        mid = self.eave - (self.eave - self.top) * 0.5 - h.roof * 0.12
        low = self.eave - h.roof * 0.1
        steps = ((0.0, 0.24, low), (0.24, 0.36, mid), (0.36, 0.64, high), (0.64, 0.76, mid), (0.76, 1.0, low))
        for a, b, y in steps:
            xa, xb = x + side * a, x + side * b
            ya, yb = y - rise * a, y - rise * b
            wall = poly((xa, self.eave + 4 - rise * a), (xa, ya), (xb, yb), (xb, self.eave + 4 - rise * b))
            fill(self.canvas, wall, self.tone(WALL, -0.4))
            thick = max(2.5, h.roof * 0.085)
            cap = [(xa - 3, ya - thick), (xa + 1, ya), (xb - 1, yb), (xb + 3, yb - thick)]
            stroke(self.canvas, cap, (thick * 0.5, thick, thick, thick * 0.5), self.tone(TILE, -0.6))

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
                fill(self.canvas, box(x, bounds.top() - 2, step - 1.2, y - bounds.top() + 1, 2), tone)
                tone = self.tone(mix(STONE, 0xFFC0BDAF, rng.random()), lit)
                fill(self.canvas, box(x - 4, y, step - 1.2, bounds.bottom() - y + 2, 2), tone)
                x += step

    def _front(self) -> None:
        h = self.h
        path = box(self.left, self.eave, h.width, h.wall)
        color = 0xFFB98356 if h.timber else WALL
        fill(self.canvas, path, self.tone(color, 0.12))
        mottle(self.canvas, path, self.tone(0xFFC9BDA5 if not h.timber else TIMBER, -0.1), 0.35, 0.7)
        if h.timber:
            self._boards()
        shade(self.canvas, path, self.tone(0xFF8E9A88, -0.3), (0, h.y), (0, h.y - h.wall * 0.5), 0.4)
        self._plinth(box(self.left, h.y - h.wall * 0.12, h.width, h.wall * 0.12), -0.1)
        self._openings()
        shade(self.canvas, path, self.tone(0xFF3D4A55, -0.6), (0, self.eave), (0, self.eave + h.wall * 0.3), 0.8, rough=0.25)

    def _boards(self) -> None:
        count = max(4, int(self.h.width / (self.h.wall * 0.16)))
        for x in between(self.left, self.right, count + 1):
            line(self.canvas, [(x, self.eave), (x, self.h.y)], self.tone(TIMBER, -0.5), max(0.8, self.h.wall * 0.012))

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
                line(self.canvas, [(self.left, foot), (self.right, foot)], self.tone(TIMBER, -0.3), storey * 0.045)

    def _pane(self, path: skia.Path) -> None:
        lit = self.mood.dark and (self.h.seed * 7 + int(path.getBounds().left())) % 5 != 0
        fill(self.canvas, path, LAMP if lit else self.tone(0xFF44545A, -0.2))

    def _window(self, x: float, y: float, width: float, height: float) -> None:
        pane = box(x, y, width, height)
        edge = max(0.9, width * 0.07)
        self._pane(pane)
        if width > 9:
            for i in range(1, 4):
                line(self.canvas, [(x + width * i / 4, y), (x + width * i / 4, y + height)], self.tone(TIMBER, -0.2), edge * 0.5)
            for i in (1, 2):
                line(self.canvas, [(x, y + height * i / 3), (x + width, y + height * i / 3)], self.tone(TIMBER, -0.2), edge * 0.5)
        line(self.canvas, box(x, y, width, height), self.tone(TIMBER, -0.1), edge)
        if width > 9:
            stroke(self.canvas, [(x - width * 0.16, y - height * 0.16), (x + width / 2, y - height * 0.2), (x + width * 1.16, y - height * 0.16)],
                   (2, height * 0.1, 2), self.tone(TILE, -0.2))  # fmt: skip

    def _door(self, x: float, y: float, width: float, height: float) -> None:
        fill(self.canvas, box(x - width * 0.6, y - height * 1.05, width * 1.2, height * 1.05), self.tone(STONE, 0.1))
        leafs = box(x - width / 2, y - height, width, height)
        fill(self.canvas, leafs, self.tone(0xFF6B3A28))
        shade(self.canvas, leafs, self.tone(0xFF2A1812), (x, y - height), (x, y - height * 0.3), 0.8)
        line(self.canvas, [(x, y), (x, y - height)], self.tone(0xFF2A1812), max(0.8, width * 0.04))
        if width < 8:
            return
        for side in (-1, 1):
            strip = box(x + side * width * 0.78 - width * 0.09, y - height * 0.95, width * 0.18, height * 0.72)
            fill(self.canvas, strip, self.tone(BRIGHT_RED))
            fill(self.canvas, oval(x + side * width * 0.1, y - height * 0.48, width * 0.035), self.tone(GOLD))
            if width > 22:
                for i in range(5):
                    char = ("春满人间福", "瑞雪兆丰年")[side > 0][i]
                    self.canvas.save()
                    self.canvas.translate(x + side * width * 0.78, y - height * (0.87 - i * 0.135))
                    if self.h.side < 0:
                        self.canvas.scale(-1, 1)
                    letter(self.canvas, char, 0, 0, width * 0.14, self.tone(0xFF2A1812))
                    self.canvas.restore()
        fill(self.canvas, box(x - width * 0.5, y - height * 1.17, width, height * 0.1), self.tone(BRIGHT_RED))

    def _roof(self) -> None:
        h, over = self.h, self.over
        dx = self.side / 2
        sag = h.roof * 0.07
        lift = h.roof * 0.16
        e0 = (self.left - over * 1.3, self.eave + over * 0.45)
        e1 = (self.right + over * 1.2, self.eave + over * 0.45)
        r0 = (self.left + dx - over * 0.9, self.top)
        r1 = (self.right + dx + over * 0.5, self.top)
        path = _slope(e0, e1, r0, r1, sag, lift)
        tile = self.tone(TILE)
        shadow(self.canvas, path, self.tone(0xFF1F2A33), over * 0.5, 0.4, (0, over * 0.5))
        fill(self.canvas, path, tile)
        shade(self.canvas, path, self.tone(TILE, 0.9), (r0[0], r0[1]), (e1[0], e1[1]), 0.55)
        shade(self.canvas, path, self.tone(0xFF2B353C, -0.4), (e1[0], e1[1]), ((r0[0] + r1[0]) / 2, r0[1]), 0.7)
        self._tiles(path, e0, e1, r0, r1, sag)
        if self.mood.snowy:
            self._snow(e0, e1, r0, r1, sag, lift)
        else:
            mottle(self.canvas, path, self.tone(0xFF6F7F6A, -0.2), 0.25, 0.5)
        self._ridge(r0, r1, sag, lift)

    def _tiles(self, path: skia.Path, e0: Point, e1: Point, r0: Point, r1: Point, sag: float) -> None:
        h = self.h
        gap = max(5.0, h.wall * 0.062)
        count = int((e1[0] - e0[0]) / gap)
        width = max(0.8, gap * 0.24)
        dark, drip = self.tone(0xFF39444B, -0.4), self.tone(0xFF8B969A, 0.2)
        for i in range(count + 1):
            s = i / count
            top = (r0[0] + (r1[0] - r0[0]) * s, r0[1] + sag * math.sin(math.pi * s))
            low = (e0[0] + (e1[0] - e0[0]) * s, e0[1] + sag * 0.9 * math.sin(math.pi * s) - 1)
            middle = ((top[0] + low[0]) / 2, (top[1] + low[1]) / 2 + h.roof * 0.06)
            with inside(self.canvas, path):
                line(self.canvas, [top, middle, low], veil(dark, 0.85), width)
            fill(self.canvas, oval(low[0], low[1] + 0.5, width * 1.05), drip)

    def _snow(self, e0: Point, e1: Point, r0: Point, r1: Point, sag: float, lift: float) -> None:
        rng = dice(self.h.seed)
        low = [(e0[0] + (e1[0] - e0[0]) * s, e0[1] + sag * math.sin(math.pi * s) - self.h.roof * rng.uniform(0.02, 0.22))
               for s in between(0.01, 0.99, 12)]  # fmt: skip
        path = curve([(r0[0], r0[1] - lift * 0.4), (r0[0] + 20, r0[1] - 2), ((r0[0] + r1[0]) / 2, r0[1] + sag - 3), (r1[0] - 20, r1[1] - 2),
                      (r1[0], r1[1] - lift * 0.4), *reversed(low)], closed=True, ease=0.8)  # fmt: skip
        fill(self.canvas, path, self.tone(0xFFF3F6F8, 0.2))
        shade(self.canvas, path, self.tone(0xFFA9BCCB), (e1[0], e1[1]), (r0[0], r0[1]), 0.6)

    def _ridge(self, r0: Point, r1: Point, sag: float, lift: float) -> None:
        thick = max(2.0, self.h.roof * 0.09)
        points = [(r0[0] - thick, r0[1] - lift), (r0[0] + thick, r0[1] - lift * 0.25),
                  *(((r0[0] + (r1[0] - r0[0]) * s), r0[1] + sag * math.sin(math.pi * s)) for s in (0.15, 0.35, 0.5, 0.65, 0.85)),
                  (r1[0] - thick, r1[1] - lift * 0.25), (r1[0] + thick, r1[1] - lift)]  # fmt: skip
        stroke(self.canvas, points, [thick * 0.4, *[thick] * 7, thick * 0.4], self.tone(0xFF333D44, -0.2))
        top = WHITE if self.mood.snowy else self.tone(0xFF8E999D, 0.3)
        lighter = [(px, py - thick * 0.3) for px, py in points]
        stroke(self.canvas, lighter, [0.3, *[thick * 0.3] * 7, 0.3], top)


def _slope(e0: Point, e1: Point, r0: Point, r1: Point, sag: float, lift: float) -> skia.Path:
    """A roof's slope: its eaves sag in the middle and turn up at the ends."""
    path = skia.Path()
    path.moveTo(*r0)
    path.quadTo((r0[0] + r1[0]) / 2, r0[1] + sag * 2, *r1)
    path.quadTo((r1[0] + e1[0]) / 2 - 1, (r1[1] + e1[1]) / 2 + sag, e1[0], e1[1] - lift)
    path.cubicTo(e1[0] - lift * 2, e1[1] + sag * 0.8, e0[0] + lift * 2, e0[1] + sag * 0.8, e0[0], e0[1] - lift)
    path.quadTo((r0[0] + e0[0]) / 2 + 2, (r0[1] + e0[1]) / 2 + sag, *r0)
    path.close()
    return path


def eaves(canvas: skia.Canvas, mood: Mood, x: float, y: float, half: float, height: float,
          *, top: float = 0.32, far: float = 0.0) -> None:  # fmt: skip
    """A hipped roof with turned-up corners, seen straight on: pavilions, gates, towers."""
    lift = height * 0.38
    low = [(x - half, y - lift), (x - half * 0.62, y - height * 0.04), (x, y + height * 0.03),
           (x + half * 0.62, y - height * 0.04), (x + half, y - lift)]  # fmt: skip
    path = skia.Path()
    path.moveTo(*low[0])
    path.quadTo(x - half * 0.72, y - height * 0.02, x - half * 0.4, y + height * 0.01)
    path.quadTo(x, y + height * 0.06, x + half * 0.4, y + height * 0.01)
    path.quadTo(x + half * 0.72, y - height * 0.02, *low[-1])
    path.quadTo(x + half * 0.5, y - height * 0.34, x + half * top, y - height)
    path.lineTo(x - half * top, y - height)
    path.quadTo(x - half * 0.5, y - height * 0.34, *low[0])
    path.close()
    tone = mood.tone(TILE, far)
    shadow(canvas, path, mood.sky.shadow, height * 0.08, 0.4, (0, height * 0.1))
    fill(canvas, path, tone)
    shade(canvas, path, mood.tone(TILE, far, 1), (x - half * 0.6, y - height), (x + half * 0.3, y), 0.7)
    shade(canvas, path, mood.tone(0xFF242E35, far), (x + half, y), (x - half * 0.1, y - height), 0.7)
    with inside(canvas, path):
        for s in between(-1, 1, max(9, int(half / 5.5))):
            points = [(x + s * half * top, y - height), (x + s * half * (0.45 + 0.12 * abs(s)), y - height * 0.4),
                      (x + s * half * (0.9 + 0.1 * abs(s)), y + height * 0.05)]  # fmt: skip
            line(canvas, points, veil(mood.tone(0xFF323C43, far), 0.8), max(0.8, half * 0.012))
    if mood.snowy:
        cap = box(x - half, y - height - 2, half * 2, height * 0.72)
        with inside(canvas, path):
            shade(canvas, cap, 0xFFF4F7F9, (0, y - height), (0, y - height * 0.2), 1)
            fill(canvas, box(x - half, y - height - 2, half * 2, height * 0.42), mood.tone(0xFFF1F5F8))
    rim = [(low[0][0] - 2, low[0][1] - 3), (x - half * 0.7, y - height * 0.1), (x - half * 0.36, y), (x, y + height * 0.025),
           (x + half * 0.36, y), (x + half * 0.7, y - height * 0.1), (low[-1][0] + 2, low[-1][1] - 3)]  # fmt: skip
    thick = height * 0.075
    stroke(canvas, rim, [thick * 0.4, thick, thick, thick, thick, thick, thick * 0.4], mood.tone(0xFF2F383E, far))
    for side in (-1, 1):
        hip = [(x + side * half * top, y - height), (x + side * half * 0.52, y - height * 0.42), (x + side * half * 1.03, y - lift - 5)]
        stroke(canvas, hip, (thick, thick * 0.9, thick * 0.35), mood.tone(0xFF3E484E, far, 0.1))
    stroke(canvas, [(x - half * top * 1.12, y - height - thick * 1.1), (x - half * top * 0.8, y - height - thick * 0.3), (x, y - height),
                    (x + half * top * 0.8, y - height - thick * 0.3), (x + half * top * 1.12, y - height - thick * 1.1)],
           (thick * 0.5, thick * 1.1, thick * 1.1, thick * 1.1, thick * 0.5), WHITE if mood.snowy else mood.tone(0xFF3E484E, far, 0.2))  # fmt: skip


def lantern(canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, t: float = 0.0) -> None:
    """A red lantern hanging from (x, y), turning a little in the air."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(2.4 * math.sin(t * 1.1 + x))
    middle = size * 0.75
    if mood.dark:
        glow(canvas, 0, middle, size * 2.6, 0xFFFF8A3C, 0.55)
    line(canvas, [(0, 0), (0, middle)], 0xFF3A2218, max(0.8, size * 0.04))
    body = oval(0, middle, size * 0.5, size * 0.42)
    red = 0xFFE2402E if mood.dark else mood.tone(BRIGHT_RED)
    fill(canvas, body, red)
    shade(canvas, body, 0xFFFFB45A if mood.dark else mood.tone(0xFFF0705A), (-size * 0.2, middle), (size * 0.4, middle), 0.7)
    shade(canvas, body, 0xFF6E1015, (size * 0.5, middle), (size * 0.1, middle), 0.6)
    for s in (-0.3, 0, 0.3):
        line(canvas, [(s * size * 0.7, middle - size * 0.36), (s * size * 1.25, middle), (s * size * 0.7, middle + size * 0.36)],
             veil(0xFF7A1216, 0.5), max(0.6, size * 0.025))  # fmt: skip
    for dy in (-0.42, 0.36):
        fill(canvas, box(-size * 0.22, middle + dy * size, size * 0.44, size * 0.08, 1), mood.tone(GOLD) if not mood.dark else LIGHT_GOLD)
    for s in (-0.08, 0, 0.08):
        line(canvas, [(s * size, middle + size * 0.44), (s * size * 1.4, middle + size * 0.8)], mood.tone(GOLD), max(0.7, size * 0.03))
    canvas.restore()


def banner(canvas: skia.Canvas, mood: Mood, x: float, y: float, width: float, height: float, text: str,
           t: float = 0.0, *, sag: float = 0.12) -> None:  # fmt: skip
    """A red cloth with golden letters, hung between two points."""
    dip = height * sag * (1 + 0.15 * math.sin(t * 1.3))
    path = skia.Path()
    path.moveTo(x, y)
    path.quadTo(x + width / 2, y + dip * 2, x + width, y)
    path.lineTo(x + width, y + height)
    path.quadTo(x + width / 2, y + height + dip * 2, x, y + height)
    path.close()
    shadow(canvas, path, mood.sky.shadow, 5, 0.35, (3, 6))
    fill(canvas, path, mood.tone(0xFFB8231F))
    shade(canvas, path, mood.tone(0xFF6E0F14), (0, y + height * 1.2), (0, y), 0.6)
    size = min(height * 0.62, width * 0.88 / len(text))
    step = width * 0.86 / len(text)
    for i, char in enumerate(text):
        s = (i + 0.5) / len(text)
        cx = x + width * 0.07 + step * (i + 0.5)
        letter(canvas, char, cx, y + height / 2 + dip * 4 * s * (1 - s), size, mood.tone(0xFFFFE2A0))


def flag(canvas: skia.Canvas, mood: Mood, x: float, y: float, pole: float, t: float, *, width: float = 0.0,
         color: int = 0xFFC4221F, text: str = "") -> None:  # fmt: skip
    """A flag in the wind on a pole that stands at (x, y)."""
    width = width or pole * 0.42
    height = width * 0.66
    stroke(canvas, [(x, y), (x, y - pole)], (pole * 0.016, pole * 0.011), mood.tone(0xFFB9B2A4))
    fill(canvas, oval(x, y - pole, pole * 0.014), mood.tone(GOLD))
    upper, lower = [], []
    for s in between(0, 1, 9):
        ripple = math.sin(t * 3.2 - s * 5.5) * width * 0.055 * s
        upper.append((x + s * width * 0.97, y - pole * 0.985 + ripple + s * s * width * 0.04))
        lower.append((x + s * width * 0.95, y - pole * 0.985 + height + ripple * 1.1 + s * s * width * 0.06))
    path = curve([*upper, *reversed(lower)], closed=True, ease=0.9)
    fill(canvas, path, mood.tone(color))
    with inside(canvas, path):
        for k in range(3):
            s = (k / 3 + t * 0.58 / math.tau * 5.5 / 5.5) % 1
            shade(canvas, path, mood.tone(0xFF6E0F14), (x + s * width, y), (x + s * width - width * 0.16, y), 0.35, rough=0.0)
    if text:
        for i, char in enumerate(text):
            s = 0.14 + 0.72 * (i + 0.5) / len(text)
            ripple = math.sin(t * 3.2 - s * 5.5) * width * 0.055 * s
            letter(canvas, char, x + s * width, y - pole * 0.985 + height / 2 + ripple, width * 0.62 / max(3, len(text)), mood.tone(0xFFFFDF8E))


def plaque(canvas: skia.Canvas, mood: Mood, x: float, y: float, width: float, height: float, text: str,
           *, down: bool = False, color: int = RED) -> None:  # fmt: skip
    """A lacquered board with golden letters, around its middle."""
    board = box(x - width / 2, y - height / 2, width, height, min(width, height) * 0.06)
    shadow(canvas, board, 0xFF1A120E, min(width, height) * 0.08, 0.4, (2, 3))
    fill(canvas, board, mood.tone(color))
    shade(canvas, board, mood.tone(mix(color, 0xFF000000, 0.5)), (0, y + height / 2), (0, y - height / 2), 0.5)
    line(canvas, box(x - width / 2 + 2, y - height / 2 + 2, width - 4, height - 4, 3), mood.tone(GOLD), max(1, min(width, height) * 0.035))
    if down:
        size = min(width * 0.62, height * 0.9 / (len(text) * 1.12))
        letter_down(canvas, text, x, y - size * (len(text) * 1.12 - 0.12) / 2, size, mood.tone(0xFFF6DC98))
    else:
        size = min(height * 0.56, width * 0.88 / len(text))
        letter(canvas, text, x, y, size, mood.tone(0xFFF6DC98), gap=size * 0.06)
