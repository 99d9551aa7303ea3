"""The ground of the route map: mountains, fields in pattern, hills, woods, the stream."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from media.studio.scenes import Mood, fruits, hills, land, leaning, plants
from media.studio.scenes.brush import (
    between,
    curve,
    dice,
    fill,
    inside,
    line,
    mist,
    oval,
    poly,
    ribbon,
    shadow,
    stroke,
    wash,
)
from media.studio.scenes.contour import Slope, hillside, isle, mound, tea_rows, terraces
from media.studio.scenes.light import WHITE, mix, veil

if TYPE_CHECKING:
    from media.studio.scenes.brush import Point

MOOD = Mood("morning", "summer")


AUTUMN = Mood("morning", "autumn")


RIVER = [
    (1022, 226),
    (1046, 250),
    (1040, 300),
    (1056, 380),
    (1048, 455),
    (1086, 530),
    (1112, 600),
    (1118, 664),
    (1104, 735),
    (1030, 800),
    (900, 848),
    (740, 862),
    (590, 846),
    (440, 858),
    (320, 905),
    (200, 960),
    (60, 1040),
]


RIVER_WIDTHS = [3, 8, 13, 17, 20, 24, 28, 30, 34, 40, 46, 52, 54, 58, 66, 78, 90]


def river() -> skia.Path:
    """The stream as a shape."""
    return ribbon(RIVER, RIVER_WIDTHS)


def ground(c: skia.Canvas) -> None:
    """Sky, mountains, the green floor of the valley."""
    land.sky(c, MOOD, 150)
    land.clouds(c, MOOD, 3, [(520, 40, 300), (1150, 26, 260), (860, 66, 200)])
    hills.mountains(c, MOOD, hills.ridge(7, 165, 120, pace=0.008), 0.55, 190, seed=4)
    land.haze(c, MOOD, 168, 20, 0.7)
    hills.mountains(c, MOOD, hills.ridge(23, 215, 120, pace=0.009), 0.28, 250, seed=5)
    land.haze(c, MOOD, 214, 20, 0.5, 7)
    crest = [(x, 226 + 12 * math.sin(x * 0.006)) for x in between(-240, 1840, 20)]
    land.meadow(c, MOOD, crest, 0xFF8DB867)
    rng = dice(2)
    for _ in range(60):
        x, y = rng.uniform(-50, 1650), rng.uniform(260, 1000)
        tint = rng.choice((0xFF7FAE5C, 0xFFA9C873, 0xFF93BC68, 0xFFB9CF7E))
        mist(c, x, y, rng.uniform(60, 190), rng.uniform(24, 70), tint, 0.55)


def patchwork(
    c: skia.Canvas,
    region: skia.Path,
    seed: int,
    cell: tuple[float, float],
    tints: tuple[int, ...],
    slant: float = 0.25,
) -> None:
    """Fields in pattern: a warped net of plots, each with its own rows."""
    rng = dice(seed)
    bounds = region.getBounds()
    wide, tall = cell

    def knot(i: int, j: int) -> Point:
        x = bounds.left() + (i - 2) * wide + slant * j * tall
        y = bounds.top() + j * tall
        return (
            x + 9 * math.sin(j * 1.3 + i * 0.7 + seed),
            y + 7 * math.sin(i * 0.9 + j * 0.5 + seed),
        )

    shadow(c, region, 0xFF4A6A3A, 5, 0.35, (0, 3))
    with inside(c, region):
        for j in range(int(bounds.height() / tall) + 2):
            for i in range(int(bounds.width() / wide) + 5):
                a, b, d, e = knot(i, j), knot(i + 1, j), knot(i + 1, j + 1), knot(i, j + 1)
                tint = rng.choice(tints)
                fill(c, poly(a, b, d, e), MOOD.tone(tint, 0, rng.uniform(-0.15, 0.2)))
                rows, turned = 5, rng.random() < 0.45
                for k in range(1, rows):
                    s = k / rows
                    ends = [
                        (a[0] + (e[0] - a[0]) * s, a[1] + (e[1] - a[1]) * s),
                        (b[0] + (d[0] - b[0]) * s, b[1] + (d[1] - b[1]) * s),
                    ]
                    if turned:
                        ends = [
                            (a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s),
                            (e[0] + (d[0] - e[0]) * s, e[1] + (d[1] - e[1]) * s),
                        ]
                    line(c, ends, veil(MOOD.tone(mix(tint, 0xFF47632F, 0.6)), 0.5), 0.8)
                line(c, poly(a, b, d, e), MOOD.tone(0xFFE3E2B4), 1.6)
    line(c, region, MOOD.tone(0xFF6F9450), 2.2)


def fields(c: skia.Canvas) -> None:
    """Rice, rape and vegetables on the valley floor."""
    rice = (0xFF8FC06A, 0xFF7DB35F, 0xFFA4CB78, 0xFFB9D27E, 0xFF6FA85C)
    gold = (0xFFE9C95A, 0xFFF0D676, 0xFFA9C873, 0xFFDDBB4C, 0xFF93BC68)
    patchwork(
        c,
        curve(
            [
                (420, 690),
                (600, 660),
                (860, 690),
                (980, 740),
                (880, 800),
                (700, 812),
                (520, 800),
                (400, 770),
            ],
            closed=True,
        ),
        3,
        (46, 26),
        rice,
    )
    patchwork(
        c,
        curve(
            [
                (1180, 700),
                (1330, 664),
                (1520, 690),
                (1610, 780),
                (1560, 900),
                (1380, 950),
                (1190, 920),
                (1130, 800),
            ],
            closed=True,
        ),
        5,
        (54, 30),
        rice,
        -0.2,
    )
    patchwork(
        c,
        curve(
            [(700, 905), (860, 896), (1060, 850), (1120, 900), (1040, 962), (800, 968), (690, 944)],
            closed=True,
        ),
        8,
        (50, 28),
        gold,
        0.3,
    )
    patchwork(
        c,
        curve(
            [
                (520, 300),
                (640, 276),
                (830, 290),
                (960, 330),
                (940, 410),
                (800, 430),
                (640, 400),
                (520, 370),
            ],
            closed=True,
        ),
        11,
        (40, 20),
        gold,
        0.35,
    )
    patchwork(
        c,
        curve(
            [(200, 700), (330, 716), (380, 780), (330, 840), (210, 850), (190, 780)], closed=True
        ),
        13,
        (42, 22),
        rice,
        0.2,
    )


def slopes(c: skia.Canvas) -> None:
    """The terraces, the tea hill, the wooded back hill."""
    steps = Slope(
        isle(hillside(14, shape=mound(0.62, 0.5), rough=0.18, size=(64, 120)), left=True),
        1090,
        1800,
        262,
        470,
        190,
        0.15,
    )
    terraces(c, MOOD, steps, 13, seed=4, far=0.02)
    west = Slope(
        isle(hillside(27, shape=mound(0.3, 0.4), rough=0.2, size=(60, 110)), right=True),
        -160,
        470,
        300,
        470,
        150,
        0.15,
    )
    terraces(c, MOOD, west, 10, seed=9, far=0.05)
    tea = Slope(
        isle(hillside(33, shape=mound(0.5, 0.42), rough=0.12, size=(50, 90)), left=True),
        1120,
        1660,
        470,
        640,
        90,
        0.1,
    )
    tea_rows(c, MOOD, tea, 15, width=8)


def forest(c: skia.Canvas, spots: list[tuple[float, float, float, float, int]], seed: int) -> None:
    """Crowns crowded in ellipses (x, y, rx, ry, how many)."""
    rng = dice(seed)
    trees = []
    for x, y, rx, ry, count in spots:
        for _ in range(count):
            angle, reach = rng.uniform(0, math.tau), math.sqrt(rng.random())
            trees.append((x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach))
    tints = (0xFF4F8A52, 0xFF3C7A50, 0xFF6FA55A, 0xFF2F6B4A, 0xFF86B25F)
    for x, y in sorted(trees, key=lambda p: p[1]):
        if rng.random() < 0.22:
            plants.fir(c, MOOD, x, y + 8, rng.uniform(20, 30), rng.randrange(99))
        else:
            fill(c, oval(x + 3, y + 7, 9, 3.4), veil(0xFF2F4A30, 0.3))
            hills.crown(c, MOOD, rng, x, y, rng.uniform(11, 17), rng.choice(tints), 0.0)


def water(c: skia.Canvas) -> None:
    """The stream with its banks, weirs and boats."""
    path = river()
    line(c, path, MOOD.tone(0xFFD9CFA4), 9)
    line(c, path, MOOD.tone(0xFF6E9A58), 3)
    wash(c, path, (0xFFCFE8E4, 0xFF8CC4C4, 0xFF5FA3AC), (0, 150), (0, 1040))
    with inside(c, path):
        rng = dice(5)
        measure = skia.PathMeasure(curve(RIVER), False)  # noqa: FBT003
        for _ in range(150):
            s = rng.random()
            (x, y), (tx, ty) = measure.getPosTan(measure.getLength() * s)
            across = rng.uniform(-0.42, 0.42) * (8 + 80 * s)
            px, py, half = x - ty * across, y + tx * across, 4 + 15 * s
            stroke(
                c,
                [(px - tx * half, py - ty * half), (px, py), (px + tx * half, py + ty * half)],
                (0.3, 1 + 1.2 * s, 0.3),
                veil(WHITE, 0.7),
            )
    for x, y in ((660, 858), (280, 930)):
        hull = curve(
            [(x - 24, y - 4), (x - 14, y + 5), (x + 14, y + 5), (x + 24, y - 4), (x, y)],
            closed=True,
            ease=0.6,
        )
        fill(c, hull, MOOD.tone(0xFF7A5232))
        fill(
            c,
            curve([(x - 8, y), (x - 6, y - 10), (x + 8, y - 11), (x + 12, y)], closed=True),
            MOOD.tone(0xFFC9A060),
        )


def groves(c: skia.Canvas) -> None:
    """Woods, bamboo, the tangerine orchard."""
    forest(
        c,
        [
            (620, 250, 150, 18, 60),
            (300, 262, 170, 22, 70),
            (760, 256, 160, 16, 46),
            (1180, 256, 90, 14, 26),
            (60, 500, 110, 40, 60),
            (480, 440, 70, 24, 30),
            (960, 440, 40, 50, 26),
            (1180, 560, 30, 40, 14),
            (1580, 560, 40, 60, 24),
            (120, 660, 50, 30, 22),
            (1000, 700, 40, 26, 16),
            (60, 760, 40, 24, 14),
        ],
        6,
    )
    rng = dice(8)
    for j in range(4):
        for i in range(9):
            x, y = 400 + i * 33 - j * 14 + rng.uniform(-5, 5), 908 + j * 19 + rng.uniform(-3, 3)
            fruits.orchard(c, AUTUMN, x, y, 14, j * 9 + i)
    for i in range(10):
        leaning.bamboo(
            c, MOOD, 56 + i * 27 + rng.uniform(-6, 6), 442 + rng.uniform(-12, 18), 72, 6, i
        )
    for i, (x, y) in enumerate(
        (
            (1076, 590),
            (1150, 720),
            (1064, 760),
            (960, 812),
            (820, 828),
            (700, 826),
            (640, 892),
            (420, 830),
            (350, 862),
            (1010, 440),
            (1094, 470),
            (230, 906),
        )
    ):
        leaning.willow(c, MOOD, x, y, 52, i)
    forest(
        c,
        [
            (1230, 640, 40, 14, 12),
            (840, 730, 60, 10, 0),
            (1120, 980, 120, 20, 26),
            (340, 990, 80, 16, 14),
            (1590, 960, 60, 50, 26),
        ],
        9,
    )
