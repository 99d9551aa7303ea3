"""The stone arch bridge over the stream."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import arch, land, people, poses, sets
from media.studio.scenes.backdrop import backdrop, still, willow
from media.studio.scenes.brush import curve, dice, fill, inside, line, oval, shade, stroke
from media.studio.scenes.light import WHITE, Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("bridge", "晨溪石拱桥", "Stone Arch Bridge", Mood("morning", "summer"))
def bridge(mood: Mood) -> list[Layer]:
    """The arch and its other half in the water."""
    level = 705.0
    pool = curve(
        [(-260, 706), (300, 700), (900, 699), (1400, 701), (1860, 706), (1860, 1170), (-260, 1170)],
        closed=True,
        ease=0.2,
    )
    snow = mood.snowy

    def banks(c: skia.Canvas) -> None:
        sets.village(
            c,
            mood,
            [(-90, 668, 150), (90, 655, 130), (1390, 660, 140), (1545, 676, 160), (1290, 646, 96)],
            12,
            far=0.1,
        )
        for side in (-1, 1):
            x = 800 + side * 980
            bank = curve(
                [
                    (x, 640),
                    (800 + side * 640, 640),
                    (800 + side * 430, 672),
                    (800 + side * 360, 712),
                    (x, 716),
                ],
                closed=True,
                ease=0.6,
            )
            fill(c, bank, mood.tone(mood.ground(mood.growth.grass, 0.85), 0.05))
            shade(c, bank, mood.tone(mood.growth.grass, 0, -0.9), (0, 716), (0, 640), 0.7)

    def span(c: skia.Canvas) -> None:
        arch.bridge(c, mood, 800, level, 430)

    def reflection(c: skia.Canvas) -> None:
        land.water(c, mood, pool)
        with inside(c, pool):
            c.save()
            sets.mirror(c, level, 0.82)
            c.saveLayerAlpha(None, 118)
            banks(c)
            arch.bridge(c, mood, 800, level, 430)
            c.restore()
            c.restore()
            shade(
                c,
                pool,
                mix(mood.sky.shadow, 0xFF2F6468, 0.6),
                (0, 1140),
                (0, 740),
                0.75,
                rough=0.15,
            )
            bright = mix(mood.sky.sun, WHITE, 0.5)
            rng = dice(4)
            for _ in range(46):
                y = level + 8 + 300 * rng.random() ** 1.6
                x, half = rng.uniform(-200, 1800), rng.uniform(30, 130) * (0.4 + (y - level) / 300)
                stroke(
                    c,
                    [(x - half, y), (x, y - 1), (x + half, y)],
                    (0.4, 1 + (y - level) * 0.008, 0.4),
                    veil(bright, 0.4),
                )

    def near(c: skia.Canvas) -> None:
        for x, y, s in ((150, 1010, 120), (330, 1040, 80), (1490, 1020, 130), (1300, 1050, 70)):
            sets.stone(c, mood, x, y, s, int(x))
        for i in range(26):
            x = -60 + i * 16 if i < 13 else 1340 + (i - 13) * 22
            _reed(c, mood, x, 1060 + (i % 3) * 10, 150 + (i * 37) % 90, i)
        if mood.season == "summer":
            for x, y, s in (
                (560, 930, 60),
                (680, 965, 76),
                (480, 975, 66),
                (1110, 955, 70),
                (1210, 925, 54),
            ):
                _lotus(c, mood, x, y, s)

    def folk(c: skia.Canvas, t: float) -> None:
        if snow:
            carrier = people.volunteer(205, hair="cap", hair_color=0xFFC8332B, holds="box")
            x = 690 + 5 * (t % 50)
            carrier.draw(
                c,
                mood,
                x,
                _deck(x) + 4,
                152,
                replace(poses.stride(t), near=(14, 82), far=(20, 86)),
                face=1,
                shade=0,
            )
            return
        walk = 5 * (t % 60)
        who: list[tuple[people.Person, float, float, str | poses.Pose]] = [
            (people.villager(201, hair="straw", holds="pole"), 640 + walk, 150, poses.stride(t)),
            (people.elder(202, holds="cane"), 900, 142, "cane"),
        ]
        for person, x, size, pose in who:
            person.draw(
                c, mood, x, _deck(x) + 4, size, pose, face=1 if size == 150 else -1, shade=0
            )
        people.child(203, hair="tail", top=0xFFE08A6D).draw(
            c, mood, 955, _deck(955) + 4, 100, "wave", face=-1, shade=0
        )
        _boat(c, mood, 1180 + 16 * math.sin(t * 0.2), 800 + 2 * math.sin(t * 1.3), t)

    def rail(c: skia.Canvas) -> None:
        deck = [
            (800 + dx * 430, level + dy * 430)
            for dx, dy in (
                (-1.25, -0.08),
                (-0.8, -0.26),
                (-0.35, -0.52),
                (0, -0.6),
                (0.35, -0.52),
                (0.8, -0.26),
                (1.25, -0.08),
            )
        ]
        arch.parapet(c, mood, deck, 430, 0.0)

    return [
        *backdrop(mood, 36, 500, sun=(420, 190), height=300),
        still("water", 0.85, banks, reflection),
        Layer("shimmer", 0.85, lambda c, t: land.shimmer(c, mood, pool, t, count=80), still=False),
        still("bridge", 0.9, span),
        Layer("people", 0.9, folk, still=False),
        still("rail", 0.9, rail),
        *willow(mood, 1.1, (1590, 760), 560, 3),
        still("reeds", 1.3, near),
        *([Layer("snow", 1.2, land.snowfall, still=False)] if snow else []),
    ]


def _deck(x: float) -> float:
    """The height of the bridge's deck at x."""
    s = abs(x - 800) / 430
    return 705 - 430 * (0.6 - 0.62 * s * s if s < 0.45 else 0.78 - 0.66 * s)


def _reed(c: skia.Canvas, mood: Mood, x: float, y: float, height: float, seed: int) -> None:
    rng = dice(seed)
    lean = rng.uniform(-0.3, 0.35)
    tone = mood.tone(mix(mood.growth.grass, 0xFF3F6A3C, 0.5), 0, rng.uniform(-0.7, 0.2))
    stroke(
        c,
        [(x, y), (x + lean * height * 0.3, y - height * 0.6), (x + lean * height, y - height)],
        (6, 5, 0.5),
        tone,
    )
    if seed % 3 == 0:
        tx, ty = x + lean * height * 0.8, y - height * 0.92
        stroke(c, [(tx, ty + 16), (tx + 2, ty - 22)], (8, 7), mood.tone(0xFF7A4B2E))


def _lotus(c: skia.Canvas, mood: Mood, x: float, y: float, size: float) -> None:
    pad = oval(x, y, size, size * 0.3)
    fill(c, oval(x + 5, y + 5, size, size * 0.3), veil(mood.tone(0xFF1F4A44), 0.5))
    fill(c, pad, mood.tone(0xFF4F8F5A))
    shade(c, pad, mood.tone(0xFF9CC978), (x - size, y - size * 0.3), (x + size * 0.3, y), 0.7)
    for k in range(7):
        a = k * math.tau / 7
        line(
            c,
            [(x, y), (x + math.cos(a) * size * 0.85, y + math.sin(a) * size * 0.25)],
            veil(mood.tone(0xFF2F6B45), 0.6),
            1.2,
        )
    if int(x) % 20 == 0:
        for dx, tall in ((-15, 26), (15, 26), (-7, 36), (7, 36), (0, 40)):
            petal = curve(
                [
                    (x + 4, y - 4),
                    (x + dx - 6, y - tall * 0.6),
                    (x + dx, y - tall),
                    (x + dx + 6, y - tall * 0.6),
                ],
                closed=True,
            )
            fill(c, petal, mood.tone(0xFFF3A9B8, 0, 0.2))
            shade(c, petal, mood.tone(0xFFD8607C), (x + dx, y - tall), (x, y), 0.7, rough=0.2)


def _boat(c: skia.Canvas, mood: Mood, x: float, y: float, t: float) -> None:
    fill(c, oval(x, y + 20, 120, 11), veil(mood.tone(0xFF1F3F44), 0.45))
    hull = curve(
        [
            (x - 130, y - 16),
            (x - 90, y + 16),
            (x + 80, y + 18),
            (x + 132, y - 14),
            (x + 80, y - 2),
            (x - 80, y - 2),
        ],
        closed=True,
        ease=0.7,
    )
    people.villager(8, hair="straw", top=0xFF4D6C8A).draw(
        c,
        mood,
        x - 70,
        y + 4,
        130,
        replace(poses.POSES["hoe"], lean=8 + 3 * math.sin(t)),
        face=1,
        shade=0,
    )
    line(c, [(x - 88, y - 110), (x - 10, y + 30)], mood.tone(0xFFB08A4E), 4)
    fill(c, hull, mood.tone(0xFF7A5232))
    shade(c, hull, mood.tone(0xFF3A2418), (x, y + 20), (x, y - 10), 0.7)
    hood = curve(
        [(x - 20, y - 2), (x - 12, y - 48), (x + 30, y - 58), (x + 66, y - 46), (x + 72, y - 2)],
        closed=True,
        ease=0.8,
    )
    fill(c, hood, mood.tone(0xFFB08A52))
    for k in range(5):
        line(c, [(x - 14 + k * 20, y - 2), (x - 8 + k * 18, y - 50)], mood.tone(0xFF7A5A2E), 2)
