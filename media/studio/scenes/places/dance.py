"""An evening on the square."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import houses, land, ornaments, people, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import between, box, curve, dice, fill, glow, line, poly, shade
from media.studio.scenes.light import Mood, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("dance", "广场夜舞", "An Evening on the Square", Mood("dusk", "summer"))
def dance(mood: Mood) -> list[Layer]:
    """A stage with lanterns, dancers with fans, the village round them."""
    warm = replace(mood, hour="golden")

    def square(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 690), (800, 680), (1840, 690)])
        for x, y, w, s in (
            (-180, 730, 260, 4),
            (100, 715, 200, 3),
            (1250, 716, 210, 6),
            (1470, 735, 280, 1),
        ):
            houses.House(
                x,
                y,
                w,
                w * 0.46,
                w * 0.25,
                46 if x < 800 else -46,
                seed=s,
                storeys=1 + s % 2,
                stepped=s % 2 == 0,
            ).draw(c, mood)
        sets.cobbles(c, mood, poly((-300, 735), (1900, 735), (2200, 1170), (-600, 1170)), 8, 0.9)
        _stage(c, mood)
        glow(c, 800, 700, 640, 0xFFFFA04A, 0.5)

    def lights(c: skia.Canvas, t: float) -> None:
        for side in (-1, 1):
            points = [
                (800 + side * (380 + 520 * s), 400 + 130 * s + 60 * s * (1 - s))
                for s in between(0, 1, 8)
            ]
            line(c, points, 0xFF2A1E1E, 2)
            for i, (x, y) in enumerate(points[1:]):
                ornaments.lantern(c, mood, x, y, 34, t + i)
        for x in between(480, 1120, 5):
            ornaments.lantern(c, mood, x, 446, 42, t + x)

    def dancers(c: skia.Canvas, t: float) -> None:
        beat = math.sin(t * 2.2)
        for i, x in enumerate(between(560, 1040, 5)):
            y = 742 + (i % 2) * 14
            pose = replace(
                poses.POSES["dance"],
                near=(112 + 18 * beat, 148 + 12 * beat),
                far=(-96 + 14 * beat, -128),
                lean=-4 + 4 * beat,
            )
            who = people.Person(
                top=0xFFD8402F if i % 2 else 0xFFE7A0A8,
                bottom=0xFF8E1F24 if i % 2 else 0xFFC8504F,
                hair="bun",
                skirt=True,
            )
            who.draw(c, warm, x, y - 4 * abs(beat), 180, pose, face=1 if i < 3 else -1)
            _fan(c, x, y, 180, 1 if i < 3 else -1, beat)

    def crowd(c: skia.Canvas, t: float) -> None:
        rng = dice(5)
        for row in range(2):
            for i in range(11 - row):
                x = -20 + i * (164 + row * 10) + rng.uniform(-16, 16) + row * 60
                y = 930 + row * 82
                kind = rng.random()
                seed = row * 20 + i
                who = (
                    people.elder(seed, back=True)
                    if kind < 0.3
                    else people.child(seed, back=True)
                    if kind < 0.5
                    else people.villager(seed, back=True)
                )
                size = (150 if who.child else 212) + row * 26
                pose = replace(
                    poses.POSES["clap" if kind > 0.75 else "relax"], nod=2 * math.sin(t + i)
                )
                who.draw(c, replace(mood, hour="dusk"), x, y, size, pose, face=1 if x < 800 else -1)

    return [
        *backdrop(mood, 88, 480, sun=(1280, 160), height=260),
        still("square", 0.9, square),
        Layer("dancers", 0.95, dancers, still=False),
        Layer("lights", 0.97, lights, still=False),
        Layer("crowd", 1.12, crowd, still=False),
    ]


def _stage(c: skia.Canvas, mood: Mood) -> None:
    front = poly((430, 770), (1170, 770), (1190, 830), (410, 830))
    top = poly((470, 720), (1130, 720), (1190, 772), (410, 772))
    back = box(470, 440, 660, 290)
    fill(c, back, mood.tone(0xFF8E1F24, 0, 0.25))
    shade(c, back, 0xFF3A0A10, (800, 760), (800, 420), 0.6, rough=0.3)
    for k in between(470, 1130, 16):
        line(c, [(k, 440), (k, 730)], veil(0xFF3A0A10, 0.25), 3)
    ornaments.plaque(
        c, replace(mood, hour="golden"), 800, 560, 430, 92, "我们的村晚", color=0xFF7A1519
    )
    fill(c, top, mood.tone(0xFFB57F4F, 0, 0.5))
    fill(c, front, mood.tone(0xFFA82420, 0, 0.2))
    shade(c, front, 0xFF3A0A10, (0, 830), (0, 770), 0.6, rough=0.2)
    for x in (462, 1138):
        fill(c, box(x - 12, 430, 24, 340), mood.tone(0xFF9E2A22, 0, 0.2))
    ornaments.eaves(c, mood, 800, 436, 400, 84, top=0.74)


def _fan(c: skia.Canvas, x: float, y: float, size: float, face: int, beat: float) -> None:
    """An open fan in the raised hand."""
    a = math.radians(112 + 18 * beat)
    b = math.radians(148 + 12 * beat)
    lean = math.radians(-4 + 4 * beat)
    hx = 0.0 + math.sin(lean) * 0.29 - 0.028 + math.sin(a) * 0.158 + math.sin(b) * 0.175
    hy = 0.478 + 0.29 - math.cos(a) * 0.158 - math.cos(b) * 0.175
    px, py = x + face * hx * size, y - 4 * abs(beat) - hy * size
    points = [(px, py)] + [
        (px + math.cos(k) * 44, py - math.sin(k) * 44) for k in between(0.35, 2.8, 9)
    ]
    fill(c, curve(points, closed=True, ease=0.1), 0xFFF3C25A)
    for k in between(0.35, 2.8, 7):
        line(c, [(px, py), (px + math.cos(k) * 42, py - math.sin(k) * 42)], 0xFFC8332B, 1.6)
