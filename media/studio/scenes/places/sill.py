"""The lamp on the sill."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import fruits, plants, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import (
    between,
    box,
    curve,
    dice,
    fill,
    glow,
    line,
    oval,
    poly,
    shade,
    shadow,
    stroke,
    wash,
)
from media.studio.scenes.keepsakes import oil_lamp
from media.studio.scenes.light import WHITE, Mood, mix, veil
from media.studio.scenes.places.panorama import SPOTS, peace_lamps, stream_bed
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("sill", "灯在窗台上", "A Lamp on the Sill", Mood("dusk", "autumn"))
def sill(mood: Mood) -> list[Layer]:
    """A window at the edge of night: one lamp inside, forty-two in the valley.

    Cast "table" sets a bowl and tea beside the lamp.
    """
    table = mood.cast == "table"

    def valley(c: skia.Canvas) -> None:
        path = poly((-240, 640), (1840, 620), (1840, 1150), (-240, 1150))
        wash(
            c,
            path,
            (mood.tone(mood.growth.grass, 0.2), mood.tone(mood.growth.grass, 0, -0.6)),
            (0, 640),
            (0, 1000),
        )
        bed = stream_bed()
        wash(
            c, bed, (mix(mood.sky.horizon, WHITE, 0.1), mood.tone(0xFF4F7A8A)), (0, 640), (0, 1000)
        )
        sets.village(c, mood, [(x, y - 6, w) for x, y, w in SPOTS], 40, far=0.1)

    def lamps(c: skia.Canvas, t: float) -> None:
        peace_lamps(c, t, -6)

    def frame(c: skia.Canvas) -> None:
        wall = mood.tone(0xFF6B4A36, 0, -0.5)
        opening = (330, -20, 1270, 770)
        for piece in (
            box(-240, -150, 240 + opening[0], 1300),
            box(opening[2], -150, 1840 - opening[2], 1300),
            box(opening[0] - 2, -150, opening[2] - opening[0] + 4, 150 + opening[1]),
            box(opening[0] - 2, opening[3], opening[2] - opening[0] + 4, 400),
        ):
            fill(c, piece, wall)
        for x, way in ((opening[0], -1), (opening[2], 1)):
            side = poly(
                (x, opening[1]),
                (x, opening[3]),
                (x + way * 42, opening[3] + 30),
                (x + way * 42, opening[1] - 40),
            )
            fill(c, side, mood.tone(0xFF8A5E3E, 0, 0.1 if way > 0 else -0.2))
            shutter = poly(
                (x + way * 42, -150),
                (x + way * 290, -150),
                (x + way * 290, 900),
                (x + way * 42, 800),
            )
            fill(c, shutter, mood.tone(0xFF7A4B30, 0, -0.2))
            for k in between(0.12, 0.88, 6):
                sx = x + way * (42 + 248 * k)
                line(c, [(sx, -150), (sx, 815 + 80 * k)], mood.tone(0xFF4A2A1A, 0, -0.2), 6)
            for k in between(0, 760, 6):
                line(
                    c,
                    [(x + way * 42, k), (x + way * 290, k + 30)],
                    mood.tone(0xFF4A2A1A, 0, -0.2),
                    6,
                )
        for x in (640, 960):
            line(c, [(x, -20), (x, 90)], mood.tone(0xFF5A3826), 10)
        line(c, [(330, 90), (1270, 90)], mood.tone(0xFF5A3826), 14)
        top = poly((280, 770), (1320, 770), (1440, 890), (160, 890))
        fill(c, top, mood.tone(0xFFA9744A, 0, 0.15))
        for k in (0.3, 0.6):
            line(
                c,
                [(280 - 120 * k, 770 + 120 * k), (1320 + 120 * k, 770 + 120 * k)],
                veil(mood.tone(0xFF5A3420), 0.5),
                2,
            )
        fill(c, poly((160, 890), (1440, 890), (1440, 940), (160, 940)), mood.tone(0xFF7A4B2E))
        fill(c, box(-240, 940, 2080, 300), mood.tone(0xFF4A3226, 0, -0.5))
        shade(c, box(160, 940, 1280, 90), 0xFF140A08, (0, 940), (0, 1030), 0.7, rough=0.3)

    def things(c: skia.Canvas) -> None:
        warm = replace(mood, hour="golden")
        glow(c, 800, 800, 660, 0xFFFF9C40, 0.36)
        fill(c, oval(800, 838, 150, 20), veil(0xFFFFD98A, 0.5))
        _pot(c, warm, 430, 838)
        if table:
            _bowl_of_rice(c, warm, 1040, 858)
            _tea(c, warm, 600, 862)
        else:
            _glasses_case(c, warm, 1100, 858)

    def flame(c: skia.Canvas, t: float) -> None:
        oil_lamp(c, 800, 846, 170, t)
        if table:
            sets.steam(c, 1040, 770, t, 120, 1)
            sets.steam(c, 600, 800, t, 80, 3)

    return [
        *backdrop(mood, 19, 470, sun=(930, 330), height=300),
        still("valley", 0.5, valley),
        Layer("lamps", 0.5, lamps, still=False),
        still("window", 1.0, frame),
        still("sill", 1.0, things),
        Layer("flame", 1.0, flame, still=False),
    ]


def _pot(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    rng = dice(5)
    for i in range(13):
        lean = (i - 6) / 6
        stroke(
            c,
            [
                (x, y - 78),
                (x + lean * 50, y - 150 - 30 * (1 - abs(lean))),
                (x + lean * 120, y - 140 + 50 * abs(lean)),
            ],
            (7, 8, 1),
            mood.tone(0xFF4F8F4F, 0, rng.uniform(-0.6, 0.3)),
        )
    for dx, dy in ((-40, -170), (14, -196), (56, -166)):
        fruits.flower(c, x + dx, y + dy, 9, mood.tone(0xFFF3E6A8), 0.3)
    body = curve(
        [(x - 66, y - 84), (x - 52, y), (x + 52, y), (x + 66, y - 84)], closed=True, ease=0.35
    )
    shadow(c, oval(x - 20, y, 80, 10), 0xFF120A08, 8, 0.5)
    fill(c, body, mood.tone(0xFF4A6F86))
    shade(c, body, 0xFF101820, (x - 66, y), (x + 30, y - 40), 0.8, rough=0.3)
    shade(c, body, 0xFFFFC27A, (x + 70, y - 40), (x + 20, y - 40), 0.6, rough=0.3)
    fill(c, oval(x, y - 84, 66, 12), mood.tone(0xFF3A2A22))


def _bowl_of_rice(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    shadow(c, oval(x + 16, y, 86, 11), 0xFF120A08, 8, 0.5)
    rice = curve(
        [(x - 78, y - 70), (x - 50, y - 108), (x, y - 124), (x + 50, y - 108), (x + 78, y - 70)],
        closed=True,
    )
    fill(c, rice, mood.tone(0xFFFFF8E6, 0, 0.4))
    shade(c, rice, mood.tone(0xFFB79A78), (x + 80, y - 80), (x - 40, y - 110), 0.6)
    rng = dice(3)
    for _ in range(40):
        fill(
            c,
            oval(x + rng.uniform(-58, 58), y - rng.uniform(74, 106), 4.5, 2.2),
            mood.tone(WHITE, 0, 0.5),
        )
    for dx, tint in ((-30, 0xFF6FA04C), (26, 0xFFC8553A)):
        fill(
            c,
            curve(
                [(x + dx - 26, y - 86), (x + dx, y - 104), (x + dx + 26, y - 84), (x + dx, y - 74)],
                closed=True,
            ),
            mood.tone(tint),
        )
    body = curve(
        [(x - 86, y - 76), (x - 56, y - 8), (x, y), (x + 56, y - 8), (x + 86, y - 76)],
        closed=True,
        ease=0.7,
    )
    fill(c, body, mood.tone(0xFFFBF6EC))
    shade(c, body, 0xFF2A3040, (x + 88, y), (x - 30, y - 40), 0.7, rough=0.3)
    shade(c, body, 0xFFFFCF8A, (x - 90, y - 50), (x - 20, y - 40), 0.6, rough=0.3)
    for k in range(7):
        line(c, oval(x - 60 + k * 20, y - 38 + 6 * math.sin(k), 7, 7), mood.tone(0xFF3F6F9A), 2.4)
    line(c, [(x - 84, y - 70), (x, y - 62), (x + 84, y - 70)], mood.tone(0xFF3F6F9A), 4)
    for dy in (0, 12):
        line(c, [(x + 30, y - 96 + dy), (x + 190, y - 150 + dy)], mood.tone(0xFF8A4A2A), 5)


def _tea(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    shadow(c, oval(x - 12, y, 56, 8), 0xFF120A08, 7, 0.5)
    body = poly((x - 44, y - 62), (x + 44, y - 62), (x + 32, y), (x - 32, y))
    fill(c, body, mood.tone(0xFFF3ECDC))
    shade(c, body, 0xFF2A3040, (x - 46, y), (x + 20, y), 0.7, rough=0.3)
    shade(c, body, 0xFFFFCF8A, (x + 46, y - 20), (x + 6, y - 20), 0.6, rough=0.3)
    fill(c, oval(x, y - 62, 44, 10), mood.tone(0xFFE6DEC8))
    fill(c, oval(x, y - 61, 37, 7), mood.tone(0xFFA9A548))
    for dx in (-14, 4, 16):
        plants.leaf(c, x + dx, y - 61, 9, 0.3 + dx, mood.tone(0xFF4F7F35))


def _glasses_case(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    """A folded newspaper and spectacles."""
    paper = poly((x - 110, y), (x + 100, y + 6), (x + 76, y - 44), (x - 84, y - 48))
    shadow(c, paper, 0xFF120A08, 6, 0.5, (6, 6))
    fill(c, paper, mood.tone(0xFFE9E0CC))
    for k in range(5):
        line(
            c,
            [(x - 92 + k * 4, y - 8 - k * 8), (x + 70 - k * 2, y - 4 - k * 8)],
            veil(mood.tone(0xFF4A4038), 0.4),
            2,
        )
    ink = mood.tone(0xFF2A1C16)
    for dx in (-34, 30):
        line(c, oval(x + dx, y - 26, 26, 13), ink, 4)
    line(c, [(x - 8, y - 28), (x - 2, y - 33), (x + 4, y - 28)], ink, 4)
