"""The whole village from above."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from media.studio.scenes import arch, land, leaning, plants, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import curve, dice, fill, glow, line, oval, poly
from media.studio.scenes.contour import Slope, hillside, isle, mound, terraces
from media.studio.scenes.light import Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import random

    import skia


def _valley(mood: Mood, c: skia.Canvas) -> None:
    land.meadow(
        c, mood, [(-240, 640), (200, 620), (800, 632), (1400, 612), (1840, 640)], far=0.16, tufts=30
    )
    rng = dice(5)
    for x, y, columns, rows, wide, tall, slant in (
        (-240, 690, 6, 5, 78, 17, 0.5),
        (560, 668, 2, 4, 52, 9, 0.4),
        (1250, 672, 7, 5, 76, 15, -0.35),
        (420, 880, 4, 5, 88, 26, 0.15),
        (1000, 900, 7, 5, 110, 28, -0.1),
        (-240, 900, 5, 5, 110, 28, 0.3),
    ):
        _plots(c, mood, rng, (x, y), (columns, rows), (wide, tall), slant)


def _plots(
    c: skia.Canvas,
    mood: Mood,
    rng: random.Random,
    at: tuple[float, float],
    count: tuple[int, int],
    size: tuple[float, float],
    slant: float,
) -> None:
    """A patchwork of small fields divided by bunds."""
    (x0, y0), (columns, rows), (wide, tall) = at, count, size
    tints = (
        mood.growth.crop,
        mood.growth.paddy,
        mood.growth.leaves[1],
        mood.growth.grass,
        mood.growth.leaves[0],
    )

    def corner(i: int, j: int) -> tuple[float, float]:
        grow = 1 + 0.1 * j
        return (
            x0 + (i * wide + 14 * math.sin(i * 1.7 + j)) * grow - slant * j * tall,
            y0 + j * tall * grow + 5 * math.sin(i * 0.9 + j * 2),
        )

    for j in range(rows):
        for i in range(columns):
            a, b, d, e = corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)
            tint = mood.ground(rng.choice(tints), 0.8)
            plot = poly(a, b, d, e)
            fill(c, plot, mood.tone(tint, 0.14, rng.uniform(-0.3, 0.2)))
            for k in range(1, 5):
                s = k / 5
                line(
                    c,
                    [
                        (a[0] + (e[0] - a[0]) * s, a[1] + (e[1] - a[1]) * s),
                        (b[0] + (d[0] - b[0]) * s, b[1] + (d[1] - b[1]) * s),
                    ],
                    veil(mood.tone(mix(tint, 0xFF39512C, 0.5), 0.14), 0.6),
                    1,
                )
            line(
                c,
                plot,
                mood.tone(mood.ground(mix(mood.growth.grass, 0xFFE9E2B0, 0.35), 0.5), 0.12),
                2,
            )


def stream_bed() -> skia.Path:
    """The stream through the valley, seen from above the village."""
    left = [
        (690, 626),
        (760, 652),
        (640, 700),
        (560, 752),
        (700, 815),
        (930, 880),
        (880, 985),
        (700, 1160),
    ]
    right = [
        (1180, 1160),
        (1240, 985),
        (1150, 866),
        (860, 790),
        (700, 745),
        (740, 706),
        (812, 655),
        (720, 625),
    ]
    return curve([*left, *right], closed=True, ease=0.95)


SPOTS = [
    (470, 650, 60),
    (560, 664, 66),
    (830, 656, 62),
    (930, 662, 70),
    (1040, 668, 64),
    (380, 690, 80),
    (990, 716, 92),
    (1120, 722, 86),
    (300, 742, 98),
    (430, 752, 96),
    (1060, 786, 118),
    (1230, 790, 120),
    (200, 820, 130),
    (380, 838, 136),
    (820, 716, 80),
]


def peace_lamps(c: skia.Canvas, t: float, lift: float = 0.0) -> None:
    """Forty-two small lamps on window sills."""
    for i, (x, y, width) in enumerate(_sills()):
        shown = 0.75 + 0.25 * math.sin(t * 1.3 + i)
        glow(c, x, y + lift, 16 + width * 0.22, 0xFFFFB04A, 0.6 * shown)
        fill(c, oval(x, y + lift, 1.4 + width * 0.011), 0xFFFFF0C0)


@cache
def _sills() -> list[tuple[float, float, float]]:
    """Forty-two places on house fronts that no nearer house hides."""
    rng = dice(42)
    found: list[tuple[float, float, float]] = []
    while len(found) < 42:
        x, y, width = rng.choice(SPOTS)
        px, py = x + width * rng.uniform(0.06, 0.94), y - width * rng.uniform(0.14, 0.24)
        hidden = any(
            sy > y and sx - 0.35 * w < px < sx + 1.35 * w and sy - 0.95 * w < py < sy
            for sx, sy, w in SPOTS
        )
        if not hidden and all(abs(px - a) + abs(py - b) > 9 for a, b, _ in found):
            found.append((px, py, width))
    return found


def _village_layers(mood: Mood, seed: int) -> list[Layer]:
    bed = stream_bed()
    ordered = sorted(SPOTS, key=lambda s: s[1])

    def smoke(c: skia.Canvas, t: float) -> None:
        for i, (x, y, width) in enumerate(ordered[3::4]):
            land.smoke(c, mood, x + width * 0.6, y - width * 0.66, t, 110, i)

    return [
        still("valley", 0.55, lambda c: _valley(mood, c), lambda c: land.water(c, mood, bed)),
        Layer("shimmer", 0.55, lambda c, t: land.shimmer(c, mood, bed, t, count=70), still=False),
        still("bridge", 0.62, lambda c: arch.bridge(c, mood, 688, 728, 66, far=0.1)),
        still("far houses", 0.62, lambda c: sets.village(c, mood, ordered[:7], seed, far=0.2)),
        still("near houses", 0.8, lambda c: sets.village(c, mood, ordered[7:], seed + 4, far=0.05)),
        Layer("smoke", 0.7, smoke, still=False),
    ]


@scene("panorama", "禾光晨曦", "Heguang at Dawn", Mood("dawn", "spring"))
def panorama(mood: Mood) -> list[Layer]:
    """The whole village between its terraces, as the sun comes over the ridge."""
    left = Slope(isle(hillside(7, shape=mound(0.2, 0.42)), right=True), -420, 820, 560, 860, 260)
    right = Slope(isle(hillside(9, shape=mound(0.85, 0.4)), left=True), 880, 2060, 540, 830, 280)

    def frame(c: skia.Canvas) -> None:
        plants.tree(c, mood, 60, 1060, 520, 14)
        leaning.bamboo(c, mood, 1560, 1080, 560, 12, 6)
        for x, s in ((180, 70), (330, 50), (1350, 60), (1450, 80), (-40, 90)):
            plants.bush(c, mood, x, 1050, s, int(x))
        sets.flowers(c, mood, 420, 1030, 260, 36, (0xFFF2C530, 0xFFF7DA6A), 6, 90)

    return [
        *backdrop(mood, 19, 430, sun=(930, 268), height=300),
        still(
            "terraces",
            0.42,
            lambda c: terraces(c, mood, left, 11, seed=2, far=0.22),
            lambda c: terraces(c, mood, right, 11, seed=3, far=0.26),
        ),
        Layer(
            "valley mist",
            0.46,
            lambda c, _: land.haze(c, mood, 630, 46, 0.75, 8),
            move=land.drift(4, 50),
        ),
        *_village_layers(mood, 40),
        Layer("lamps", 0.8, peace_lamps, still=False)
        if mood.dark
        else Layer("birds", 0.4, lambda c, t: land.birds(c, t, 600, 330, 6, 11), still=False),
        still("frame", 1.3, frame),
    ]
