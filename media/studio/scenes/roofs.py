"""Tiled roofs: a sagging slope, rows of tiles, eaves that turn up, a ridge; snow in winter."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from media.studio.scenes.brush import (
    between,
    curve,
    dice,
    fill,
    inside,
    line,
    mottle,
    oval,
    shade,
    shadow,
    stroke,
)
from media.studio.scenes.light import WHITE, veil

if TYPE_CHECKING:
    from media.studio.scenes.brush import Point
    from media.studio.scenes.houses import Builder

TILE = 0xFF58656B


class Roof:
    """The roof of one house."""

    def __init__(self, house: Builder) -> None:
        """Take the measures of the walls below."""
        self.canvas, self.mood, self.h, self.tone = house.canvas, house.mood, house.h, house.tone
        self.left, self.right, self.eave, self.top = house.left, house.right, house.eave, house.top
        self.over, self.side = house.over, house.side

    def draw(self) -> None:
        """Draw slope, tiles, moss or snow, and the ridge."""
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
        shade(
            self.canvas,
            path,
            self.tone(0xFF2B353C, -0.4),
            (e1[0], e1[1]),
            ((r0[0] + r1[0]) / 2, r0[1]),
            0.7,
        )
        self._tiles(path, e0, e1, r0, r1, sag)
        if self.mood.snowy:
            self._snow(e0, e1, r0, r1, sag, lift)
        else:
            mottle(self.canvas, path, self.tone(0xFF6F7F6A, -0.2), 0.25, 0.5)
        self._ridge(r0, r1, sag, lift)

    def _tiles(
        self, path: skia.Path, e0: Point, e1: Point, r0: Point, r1: Point, sag: float
    ) -> None:
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
        low = [
            (
                e0[0] + (e1[0] - e0[0]) * s,
                e0[1] + sag * math.sin(math.pi * s) - self.h.roof * rng.uniform(0.02, 0.22),
            )
            for s in between(0.01, 0.99, 12)
        ]
        path = curve(
            [
                (r0[0], r0[1] - lift * 0.4),
                (r0[0] + 20, r0[1] - 2),
                ((r0[0] + r1[0]) / 2, r0[1] + sag - 3),
                (r1[0] - 20, r1[1] - 2),
                (r1[0], r1[1] - lift * 0.4),
                *reversed(low),
            ],
            closed=True,
            ease=0.8,
        )
        fill(self.canvas, path, self.tone(0xFFF3F6F8, 0.2))
        shade(self.canvas, path, self.tone(0xFFA9BCCB), (e1[0], e1[1]), (r0[0], r0[1]), 0.6)

    def _ridge(self, r0: Point, r1: Point, sag: float, lift: float) -> None:
        thick = max(2.0, self.h.roof * 0.09)
        points = [
            (r0[0] - thick, r0[1] - lift),
            (r0[0] + thick, r0[1] - lift * 0.25),
            *(
                ((r0[0] + (r1[0] - r0[0]) * s), r0[1] + sag * math.sin(math.pi * s))
                for s in (0.15, 0.35, 0.5, 0.65, 0.85)
            ),
            (r1[0] - thick, r1[1] - lift * 0.25),
            (r1[0] + thick, r1[1] - lift),
        ]
        stroke(
            self.canvas,
            points,
            [thick * 0.4, *[thick] * 7, thick * 0.4],
            self.tone(0xFF333D44, -0.2),
        )
        top = WHITE if self.mood.snowy else self.tone(0xFF8E999D, 0.3)
        lighter = [(px, py - thick * 0.3) for px, py in points]
        stroke(self.canvas, lighter, [0.3, *[thick * 0.3] * 7, 0.3], top)


def _slope(e0: Point, e1: Point, r0: Point, r1: Point, sag: float, lift: float) -> skia.Path:
    """A roof's slope: its eaves sag in the middle and turn up at the ends."""
    path = skia.Path()
    path.moveTo(*r0)
    path.quadTo((r0[0] + r1[0]) / 2, r0[1] + sag * 2, *r1)
    path.quadTo((r1[0] + e1[0]) / 2 - 1, (r1[1] + e1[1]) / 2 + sag, e1[0], e1[1] - lift)
    path.cubicTo(
        e1[0] - lift * 2,
        e1[1] + sag * 0.8,
        e0[0] + lift * 2,
        e0[1] + sag * 0.8,
        e0[0],
        e0[1] - lift,
    )
    path.quadTo((r0[0] + e0[0]) / 2 + 2, (r0[1] + e0[1]) / 2 + sag, *r0)
    path.close()
    return path
