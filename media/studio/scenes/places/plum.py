"""The courtyard in winter."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import (
    fruits,
    hills,
    houses,
    land,
    leaning,
    ornaments,
    people,
    plants,
    poses,
    sets,
)
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import box, curve, fill, oval, poly, shade, shadow, stroke
from media.studio.scenes.light import WHITE, Mood, mix
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("plum", "梅映小院", "Plum Blossom in the Courtyard", Mood("morning", "winter", "snow"))
def plum(mood: Mood) -> list[Layer]:
    """Snow on tiles, an old plum in flower, an elder who sweeps, a child with a snowman."""

    def yard(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 690), (800, 680), (1840, 690)])
        sets.wall(c, mood, -240, 730, 760, 210)
        houses.House(1010, 756, 520, 230, 130, -90, seed=3, timber=True).draw(c, mood)
        _moon_gate(c, mood, 800, 735, 120)
        sets.wall(c, mood, 1560, 735, 320, 190, seed=3)
        path = curve(
            [
                (730, 735),
                (870, 735),
                (900, 830),
                (1010, 930),
                (1180, 1170),
                (560, 1170),
                (680, 930),
                (720, 830),
            ],
            closed=True,
            ease=0.7,
        )
        sets.cobbles(c, replace(mood, weather="clear"), path, 5, 0.6)
        sets.stone(c, mood, 330, 860, 110, 7)
        for x, y in ((1130, 800), (1420, 800)):
            px = curve(
                [(x - 32, y - 46), (x - 24, y), (x + 24, y), (x + 32, y - 46)],
                closed=True,
                ease=0.4,
            )
            fill(c, px, mood.tone(0xFF6B4A3A))
            plants.bush(c, mood, x, y - 42, 46, int(x), 0xFF3F6B4F)

    def tree(c: skia.Canvas) -> None:
        trunk = [(250, 880), (262, 790), (300, 710), (290, 620), (340, 540)]
        shadow(c, oval(290, 884, 130, 16), mood.sky.shadow, 12, 0.35)
        plants.trunk(c, mood, trunk, [62, 50, 44, 38, 30], 0xFF43332C)
        for start, angle, length, seed in (
            ((340, 540), -1.0, 470, 11),
            ((300, 640), -0.3, 430, 15),
            ((292, 620), -2.3, 400, 8),
            ((336, 545), -1.9, 420, 21),
        ):
            fruits.plum(c, mood, start, angle, length, seed)

    def folk(c: skia.Canvas, t: float) -> None:
        sweep = 8 * math.sin(t * 1.5)
        people.elder(4, hair="cap", hair_color=0xFF4A4F5A, top=0xFF3F4A5C, holds="broom").draw(
            c, mood, 830, 900, 235, replace(poses.POSES["hoe"], lean=14 + sweep * 0.5), face=1
        )
        _snowman(c, mood, 1320, 930)
        people.child(251, hair="tail", top=0xFFD8402F).draw(
            c, mood, 1200, 940, 160, "reach", face=1
        )
        people.child(252, hair="cap", hair_color=0xFFE0A93F, top=0xFF5A86A8).draw(
            c, mood, 1430, 935, 152, "offer", face=-1
        )
        for dx in (1130, 1390):
            ornaments.lantern(c, mood, dx, 548, 44, t)

    return [
        *backdrop(mood, 81, 470, height=280),
        still("yard", 0.9, yard),
        Layer("people", 1.0, folk, still=False),
        still("plum", 1.08, tree),
        Layer("snow", 1.3, land.snowfall, still=False),
    ]


def _moon_gate(c: skia.Canvas, mood: Mood, x: float, y: float, r: float) -> None:
    sets.wall(c, mood, 520, y, 500, 300, seed=8)
    disc = oval(x, y - r * 0.98, r)
    fill(c, oval(x, y - r * 0.98, r * 1.1), mood.tone(0xFF8F8D82))
    c.save()
    c.clipPath(disc, doAntiAlias=True)
    fill(c, disc, mix(mood.sky.haze, WHITE, 0.3))
    shape = hills.ridge(5, y - r * 0.3, r * 1.3, pace=0.03)
    hills.mountains(c, mood, shape, 0.5, y, seed=2)
    fill(c, box(x - r, y - r * 0.3, 2 * r, r), mood.tone(mood.ground(0xFF9AA08A, 0.9)))
    leaning.bamboo(c, mood, x + r * 0.6, y, r * 1.8, 5, 2)
    c.restore()


def _snowman(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    shadow(c, oval(x, y, 60, 9), mood.sky.shadow, 8, 0.35)
    for dy, r in ((-40, 50), (-108, 36)):
        ball = oval(x, y + dy, r, r * 0.94)
        fill(c, ball, mood.tone(0xFFFBFCFD))
        shade(
            c,
            ball,
            mood.tone(0xFF8FA6B8),
            (x + r, y + dy + r),
            (x - r * 0.2, y + dy - r * 0.3),
            0.7,
        )
    for dx in (-11, 11):
        fill(c, oval(x + dx, y - 116, 3.6), 0xFF2E2A2C)
    fill(c, poly((x - 2, y - 108), (x - 30, y - 102), (x - 2, y - 100)), 0xFFE8752A)
    stroke(
        c, [(x - 36, y - 82), (x, y - 72), (x + 36, y - 82)], (14, 16, 14), mood.tone(0xFFC8332B)
    )
    stroke(c, [(x + 18, y - 76), (x + 26, y - 40)], (14, 12), mood.tone(0xFFC8332B))
