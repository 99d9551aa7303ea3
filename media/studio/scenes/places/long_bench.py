"""The one long bench it began with."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes import land, plants, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import (
    box,
    curve,
    dice,
    fill,
    inside,
    line,
    oval,
    poly,
    shade,
    shadow,
    stroke,
)
from media.studio.scenes.keepsakes import bench, notebook
from media.studio.scenes.light import LIGHT_GOLD, RED, WHITE, Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("long_bench", "一张长条凳", "One Long Bench", Mood("golden", "autumn"))
def long_bench(mood: Mood) -> list[Layer]:
    """The bench by itself: the notebook, a cup, leaves coming down."""

    def far(c: skia.Canvas) -> None:
        sets.village(
            c,
            mood,
            [(760, 640, 96), (900, 650, 104), (1060, 642, 92), (1230, 652, 116), (1400, 660, 120)],
            14,
            far=0.22,
        )
        land.meadow(c, mood, [(-240, 700), (500, 676), (1100, 682), (1840, 700)], tufts=260)
        light = poly((1840, 690), (1840, 900), (300, 1120), (760, 960))
        shade(c, light, 0xFFFFE7A8, (1840, 760), (500, 1040), 0.45, rough=0.5)

    def trunk(c: skia.Canvas) -> None:
        path = curve(
            [
                (-260, -200),
                (-40, 100),
                (60, 420),
                (90, 700),
                (40, 860),
                (-60, 960),
                (150, 985),
                (330, 940),
                (560, 958),
                (450, 860),
                (420, 640),
                (440, 380),
                (560, 120),
                (720, -200),
            ],
            closed=True,
            ease=0.9,
        )
        bark = 0xFF5E4A3B
        fill(c, path, mood.tone(bark))
        shade(c, path, mood.tone(bark, 0, -1), (20, 600), (300, 600), 0.9)
        shade(c, path, mood.tone(0xFFD9B078, 0, 0.5), (470, 600), (300, 640), 0.75)
        with inside(c, path):
            rng = dice(2)
            for i in range(90):
                s, start = rng.random(), rng.uniform(-180, 900)
                long = rng.uniform(80, 240)
                points = []
                for k in (0, 0.35, 0.7, 1):
                    y = start + long * k
                    flare = (300 - y) / 480 if y < 300 else max(0.0, y - 640) / 420
                    x = 70 + 350 * s + (s - 0.45) * flare * (330 if y < 300 else 190)
                    points.append((x + 5 * math.sin(i * 2 + k * 4), y))
                stroke(
                    c,
                    points,
                    (0.8, rng.uniform(3, 10), rng.uniform(3, 8), 0.8),
                    veil(mood.tone(0xFF2A1D16), rng.uniform(0.35, 0.7)),
                )
        rng = dice(9)
        for _ in range(46):
            x, y = rng.uniform(-240, 1500), rng.uniform(-170, 120) - 60
            plants.leaves(
                c,
                mood,
                rng,
                x,
                y,
                rng.uniform(50, 110),
                mix(mood.growth.leaves[0], 0xFF4E7A45, 0.5),
                lit=rng.uniform(-0.8, 0),
            )

    def seat(c: skia.Canvas) -> None:
        fill(c, oval(930, 952, 440, 34), veil(mood.sky.shadow, 0.25))
        bench(c, mood, 900, 930, 760, 150)
        notebook(c, mood, 800, 768, 78)
        c.save()
        c.translate(1080, 766)
        c.scale(0.72, 0.72)
        _mug(c, mood, 0, 0)
        c.restore()
        rng = dice(4)
        for _ in range(70):
            x, y = rng.uniform(-100, 1700), rng.uniform(860, 1100)
            plants.leaf(
                c,
                x,
                y,
                rng.uniform(7, 13),
                rng.uniform(0, 3),
                mood.tone(
                    rng.choice((0xFFC98A33, 0xFFB5532A, 0xFFDDAA47)), 0, rng.uniform(-0.4, 0.3)
                ),
            )

    def falling(c: skia.Canvas, t: float) -> None:
        rng = dice(6)
        for _ in range(16):
            speed = rng.uniform(26, 44)
            y = -160 + (rng.random() * 1300 + t * speed) % 1300
            x = rng.uniform(-200, 1700) + 40 * math.sin(t * 0.8 + y * 0.012)
            plants.leaf(
                c,
                x,
                y,
                rng.uniform(8, 13),
                t + y * 0.02,
                mood.tone(rng.choice((0xFFE0A93F, 0xFFC9702B))),
            )

    return [
        *backdrop(mood, 58, 500, sun=(1240, 230), height=250),
        still("village", 0.7, far),
        still("tree", 1.0, trunk),
        still("bench", 1.05, seat),
        Layer("leaves", 1.15, falling, still=False),
    ]


def _mug(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    """An enamel mug."""
    body = box(x - 34, y - 74, 68, 74, 7)
    shadow(c, oval(x + 10, y, 44, 7), 0xFF1A100C, 5, 0.5)
    line(
        c,
        [(x + 34, y - 58), (x + 60, y - 48), (x + 56, y - 24), (x + 34, y - 18)],
        mood.tone(WHITE),
        7,
    )
    fill(c, body, mood.tone(0xFFFDFBF4))
    shade(c, body, mood.tone(0xFF8A8F94), (x + 34, y), (x - 20, y), 0.6, rough=0.2)
    line(c, [(x - 34, y - 73), (x + 34, y - 73)], mood.tone(0xFF2F4F7F), 5)
    fill(c, oval(x - 4, y - 38, 15), mood.tone(RED))
    fill(c, oval(x - 4, y - 38, 6), mood.tone(LIGHT_GOLD))
