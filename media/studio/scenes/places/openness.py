"""The accounts on the wall."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import baskets, people, plants, poses, roofs, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import (
    between,
    box,
    dice,
    fill,
    inside,
    letter,
    line,
    oval,
    poly,
    shade,
    shadow,
    stroke,
)
from media.studio.scenes.light import RED, WHITE, Mood, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("openness", "晒账", "The Accounts on the Wall", Mood("noon", "autumn"))
def openness(mood: Mood) -> list[Layer]:
    """The board of open accounts on a white wall, and those who read it line by line."""

    def wall(c: skia.Canvas) -> None:
        sets.cobbles(c, mood, poly((-400, 760), (2000, 760), (2300, 1170), (-700, 1170)), 5, 0.9)
        sets.wall(c, mood, -240, 790, 2100, 520, seed=6)
        for i, (x, title) in enumerate(((330, "党务公开"), (730, "村务公开"), (1130, "财务公开"))):
            frame = box(x - 22, 392, 344, 300, 5)
            shadow(c, frame, 0xFF2A1610, 10, 0.4, (5, 9))
            fill(c, frame, mood.tone(0xFF7A4B30))
            fill(c, box(x, 414, 300, 258), mood.tone(0xFFF7F0DF))
            fill(c, box(x, 414, 300, 54), mood.tone(RED))
            letter(c, title, x + 150, 441, 32, mood.tone(0xFFF6DC98), gap=6)
            _sheets(c, mood, x, i)
        roof = poly((250, 384), (1510, 384), (1460, 318), (300, 318))
        shadow(c, roof, 0xFF2A1610, 12, 0.4, (0, 14))
        fill(c, roof, mood.tone(roofs.TILE))
        shade(c, roof, mood.tone(0xFF2B353C), (1510, 384), (300, 318), 0.6)
        with inside(c, roof):
            for low in between(270, 1490, 76):
                line(c, [(low * 0.92 + 70, 316), (low, 386)], mood.tone(0xFF39444B), 3)
        stroke(
            c,
            [(280, 300), (320, 318), (880, 320), (1440, 318), (1480, 300)],
            (4, 13, 13, 13, 4),
            mood.tone(0xFF333D44),
        )
        for x in (292, 692, 1090, 1468):
            fill(c, box(x - 11, 384, 22, 400, 3), mood.tone(0xFF7F2A22))

    def shade_(c: skia.Canvas, t: float) -> None:
        rng = dice(3)
        for _ in range(60):
            x, y = rng.uniform(-200, 620), rng.uniform(300, 760)
            sway = 6 * math.sin(t * 0.7 + rng.random() * 6)
            plants.leaf(
                c, x + sway, y, rng.uniform(14, 30), rng.uniform(0, 3), veil(mood.sky.shadow, 0.16)
            )

    def folk(c: skia.Canvas, t: float) -> None:
        people.elder(9, hair="bun", top=0xFF7B5546).draw(
            c,
            mood,
            960,
            880,
            270,
            replace(poses.POSES["point"], near=(104 + 3 * math.sin(t), 116)),
            face=1,
        )
        people.villager(14, hair="short", top=0xFF3C4A5C, holds="board").draw(
            c, mood, 1190, 890, 288, "talk", face=-1
        )
        people.villager(15, hair="bob", back=True).draw(c, mood, 640, 900, 280, "relax")
        people.elder(16, hair="thin", back=True, holds="").draw(c, mood, 510, 890, 268, "stand")
        people.child(17, hair="tail", back=True, top=0xFFE9B44C).draw(
            c, mood, 730, 930, 182, "reach"
        )
        people.villager(18, hair="straw", holds="basket").draw(
            c, mood, 300, 950, 290, poses.stride(t * 0.5), face=1
        )
        _bicycle(c, mood, 1430, 905)

    return [
        *backdrop(mood, 97, 260, height=220),
        still("wall", 0.95, wall),
        Layer("shade", 0.96, shade_, still=False),
        Layer("readers", 1.03, folk, still=False),
        still("leaves", 1.3, lambda c: _overhang(c, mood)),
    ]


def _sheets(c: skia.Canvas, mood: Mood, x: float, seed: int) -> None:
    rng = dice(seed + 4)
    for k in range(3):
        px = x + 14 + k * 94
        fill(c, box(px, 484, 84, 172), mood.tone(WHITE))
        line(c, box(px, 484, 84, 172), veil(mood.tone(0xFF8A7A66), 0.6), 1)
        fill(c, box(px + 14, 494, 56, 9), mood.tone(RED))
        for row in range(9):
            y = 518 + row * 14
            line(c, [(px + 10, y), (px + 74, y)], veil(mood.tone(0xFF6B5750), 0.35), 1)
            line(
                c,
                [(px + 14, y - 6), (px + 14 + rng.uniform(14, 30), y - 6)],
                veil(mood.tone(0xFF4A4038), 0.75),
                3,
            )
            line(
                c,
                [(px + 54, y - 6), (px + 54 + rng.uniform(6, 16), y - 6)],
                veil(mood.tone(0xFF4A4038), 0.75),
                3,
            )


def _overhang(c: skia.Canvas, mood: Mood) -> None:
    rng = dice(8)
    limbs, tips = plants.grow(rng, (-160, 20), 0.15, 230, 28, 2, 0.45)
    for points, widths in limbs:
        stroke(c, points, widths, mood.tone(plants.BARK))
    for x, y in [*tips, *((rng.uniform(-220, 300), rng.uniform(-140, 110)) for _ in range(22))]:
        plants.leaves(
            c,
            mood,
            rng,
            x,
            y,
            rng.uniform(36, 66),
            mood.growth.leaves[rng.randrange(2)],
            lit=rng.uniform(-0.5, 0.2),
        )


def _bicycle(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    ink = mood.tone(0xFF2E3338)
    shadow(c, oval(x, y, 150, 9), mood.sky.shadow, 8, 0.35)
    for dx in (-78, 78):
        line(c, oval(x + dx, y - 52, 50), ink, 5)
        for k in range(8):
            a = k * math.pi / 8
            line(
                c,
                [
                    (x + dx - math.cos(a) * 48, y - 52 - math.sin(a) * 48),
                    (x + dx + math.cos(a) * 48, y - 52 + math.sin(a) * 48),
                ],
                veil(ink, 0.35),
                1,
            )
    for points in (
        [(x - 78, y - 52), (x - 40, y - 120), (x + 50, y - 116), (x, y - 50)],
        [(x, y - 50), (x - 44, y - 128)],
        [(x, y - 50), (x - 78, y - 52)],
        [(x + 78, y - 52), (x + 46, y - 140)],
    ):
        for start, end in itertools.pairwise(points):
            line(c, [start, end], mood.tone(0xFF3E6B57), 6)
    stroke(c, [(x - 66, y - 132), (x - 44, y - 134), (x - 22, y - 130)], (6, 12, 6), ink)
    line(c, [(x + 24, y - 152), (x + 46, y - 142), (x + 58, y - 150)], ink, 5)
    baskets.basket(c, mood, x + 84, y - 98, 60, 0xFF6FA04C)
