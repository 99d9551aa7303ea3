"""The drying square in autumn."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import baskets, fruits, houses, land, people, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import between, dice, fill, line, poly, shade
from media.studio.scenes.light import Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("drying", "晒秋", "Autumn Laid Out to Dry", Mood("golden", "autumn"))
def drying(mood: Mood) -> list[Layer]:
    """The drying square: trays of red, gold and orange before white walls."""
    heaps = (0xFFC8332B, 0xFFE6B23F, 0xFFE2762E, 0xFFB8742F, 0xFFF2D070, 0xFF8FA04A)

    def houses_(c: skia.Canvas) -> None:
        sets.village(
            c,
            mood,
            [(430, 560, 130), (620, 548, 120), (900, 552, 126), (1090, 566, 140)],
            21,
            far=0.12,
            trees=False,
        )
        for x, y, w, side, s in (
            (-180, 700, 420, 70, 2),
            (300, 662, 250, 50, 5),
            (960, 664, 270, -50, 6),
            (1330, 704, 430, -70, 4),
        ):
            houses.House(
                x,
                y,
                w,
                w * 0.5,
                w * 0.22,
                side,
                seed=s,
                storeys=2,
                stepped=s % 2 == 0,
                timber=s == 5,
            ).draw(c, mood)
            _balcony(c, mood, x, y - w * 0.25, w, heaps)

    def square(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 640), (800, 630), (1840, 640)], 0xFFB9A76E)
        ground = poly((-260, 690), (620, 655), (980, 655), (1860, 690), (1860, 1170), (-260, 1170))
        fill(c, ground, mood.tone(0xFFD9C59A, 0, 0.1))
        shade(c, ground, mood.tone(0xFF9A7A4A), (0, 1170), (0, 660), 0.6)
        rng = dice(7)
        for row in range(6):
            y = 708 + row * row * 6.5 + row * 24
            size = 46 + row * 15
            count = 11 - row
            for i in range(count):
                x = 800 + (i - (count - 1) / 2) * size * 2.35 + rng.uniform(-8, 8)
                if row > 2 and abs(x - 800) < 90:
                    continue
                baskets.tray(
                    c,
                    mood,
                    x,
                    y + rng.uniform(-5, 5),
                    size,
                    size * 0.33,
                    heaps[(i * 5 + row * 2) % 6],
                )

    def folk(c: skia.Canvas, t: float) -> None:
        toss = 8 * math.sin(t * 1.6)
        people.villager(241, hair="scarf", hair_color=0xFFB5493F, holds="tray").draw(
            c,
            mood,
            810,
            948,
            252,
            replace(poses.POSES["offer"], near=(38 + toss, 84 + toss)),
            face=-1,
        )
        people.elder(242, hair="thin", holds="hoe").draw(
            c, mood, 520, 809, 203, replace(poses.POSES["hoe"], lean=16 + toss * 0.4), face=1
        )
        people.villager(243, hair="straw", holds="fruit").draw(
            c, mood, 1110, 873, 222, poses.stride(t * 0.5), face=-1
        )
        people.elder(244, hair="bun").draw(c, mood, 1330, 946, 236, "pick", face=-1)
        people.child(245, hair="tail", top=0xFFE08A6D).draw(
            c, mood, 690, 952, 160, "crouch", face=-1
        )
        people.villager(246, hair="short", holds="pole").draw(
            c, mood, 300, 758, 186, poses.stride(t * 0.4), face=1
        )

    return [
        *backdrop(mood, 72, 430, sun=(800, 170), height=250),
        still("square", 0.9, square),
        still("houses", 0.9, houses_),
        Layer("people", 1.0, folk, still=False),
        still(
            "persimmons",
            1.3,
            lambda c: fruits.persimmons(c, mood, (-80, 60), 0.25, 300, 3),
            lambda c: fruits.persimmons(c, mood, (1690, 20), 2.8, 250, 4),
        ),
    ]


def _balcony(
    c: skia.Canvas, mood: Mood, x: float, y: float, width: float, heaps: tuple[int, ...]
) -> None:
    line(c, [(x, y), (x + width, y)], mood.tone(0xFF7A4B30), width * 0.016)
    line(
        c,
        [(x, y - width * 0.07), (x + width, y - width * 0.07)],
        mood.tone(0xFF8A5A38),
        width * 0.012,
    )
    for k in between(x + 4, x + width - 4, 14):
        line(c, [(k, y), (k, y - width * 0.07)], mood.tone(0xFF7A4B30), 2)
    for i, k in enumerate(between(x + width * 0.1, x + width * 0.9, 5)):
        baskets.tray(
            c,
            mood,
            k,
            y - width * 0.01,
            width * 0.075,
            width * 0.026,
            heaps[(i * 2 + int(x)) % 6],
            grains=False,
        )
