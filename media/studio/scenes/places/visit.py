"""Volunteers at an elder's door."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import baskets, fruits, furniture, houses, people, plants, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import curve, fill, oval, poly, shade, shadow, stroke
from media.studio.scenes.light import BRIGHT_RED, WHITE, Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("visit", "入户走访", "Volunteers at an Elder's Door", Mood("morning", "autumn"))
def visit(mood: Mood) -> list[Layer]:
    """Two volunteers bring rice and talk into an elder's courtyard."""

    def yard(c: skia.Canvas) -> None:
        sets.cobbles(c, mood, poly((-400, 730), (2000, 730), (2300, 1170), (-700, 1170)), 3, 0.9)
        sets.wall(c, mood, -240, 752, 640, 190)
        houses.House(420, 770, 820, 330, 170, 120, seed=4, timber=True).draw(c, mood)
        for i, x in enumerate((462, 486, 1150, 1174)):
            fruits.hanging(c, mood, x, 470, 130, 0xFFE9B23A if i % 2 else 0xFFC8332B, i)
        sets.wall(c, mood, 1360, 760, 500, 180, seed=4)
        fruits.orchard(c, mood, 250, 800, 150, 3)

    def things(c: skia.Canvas) -> None:
        for x, y, s in ((120, 880, 46), (190, 900, 36), (1420, 880, 50)):
            pot = curve(
                [(x - s, y - s * 1.2), (x - s * 0.7, y), (x + s * 0.7, y), (x + s, y - s * 1.2)],
                closed=True,
                ease=0.4,
            )
            fill(c, pot, mood.tone(0xFF9A5B3F))
            shade(c, pot, mood.tone(0xFF4A2418), (x + s, y), (x - s * 0.4, y - s), 0.7)
            plants.bush(c, mood, x, y - s * 1.0, s * 1.1, int(x))
        baskets.tray(c, mood, 1330, 930, 90, 27, 0xFFD9572B)

    def folk(c: skia.Canvas, t: float) -> None:
        nod = 3 * math.sin(t * 1.1)
        people.elder(9, hair="bun", top=0xFF6B5A72).draw(
            c, mood, 900, 905, 262, replace(poses.POSES["listen"], nod=nod, near=(28, 76)), face=-1
        )
        furniture.stool(c, mood, 900, 902, 58)
        people.volunteer(2, hair="tail").draw(
            c, mood, 760, 915, 262, replace(poses.POSES["crouch"], near=(52, 74)), face=1
        )
        people.volunteer(5, hair="short", holds="sack").draw(
            c, mood, 560, 905, 275, "carry", face=1
        )
        people.elder(4, hair="thin", holds="cane").draw(c, mood, 1080, 880, 258, "cane", face=-1)
        people.volunteer(11, hair="cap", hair_color=BRIGHT_RED, holds="broom").draw(
            c, mood, 340, 925, 270, "hoe", face=-1
        )
        _cat(c, mood, 1180, 945, t)

    return [
        *backdrop(mood, 41, 430, sun=(300, 160)),
        still("yard", 0.9, yard),
        still("pots", 1.0, things),
        Layer("people", 1.0, folk, still=False),
        still("branch", 1.4, lambda c: fruits.persimmons(c, mood, (1770, 40), 2.75, 330, 9)),
    ]


def _cat(c: skia.Canvas, mood: Mood, x: float, y: float, t: float) -> None:
    fur = mood.tone(0xFFE2A25A)
    shadow(c, oval(x, y, 34, 6), mood.sky.shadow, 5, 0.4)
    wag = 8 * math.sin(t * 1.5)
    stroke(c, [(x + 24, y - 6), (x + 44, y - 16), (x + 46, y - 36 - wag)], (9, 8, 4), fur)
    fill(
        c,
        curve(
            [(x - 22, y), (x - 26, y - 26), (x, y - 34), (x + 26, y - 18), (x + 30, y)], closed=True
        ),
        fur,
    )
    fill(c, oval(x - 24, y - 36, 15, 13), fur)
    for side in (-1, 1):
        fill(
            c,
            poly(
                (x - 24 + side * 12, y - 40),
                (x - 24 + side * 11, y - 56),
                (x - 24 + side * 2, y - 46),
            ),
            fur,
        )
    fill(c, oval(x - 10, y - 8, 8, 9), mood.tone(WHITE))
