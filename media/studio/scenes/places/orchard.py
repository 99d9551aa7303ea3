"""The tangerine slope."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import baskets, fruits, land, people, plants, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import dice, fill, line, oval, shade, stroke
from media.studio.scenes.light import Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("orchard", "橘子红了", "Tangerines", Mood("morning", "autumn"))
def orchard(mood: Mood) -> list[Layer]:
    """A slope of tangerine trees after the first frost, people with baskets and a ladder."""

    def slope(c: skia.Canvas) -> None:
        sets.village(c, mood, [(120, 640, 80), (240, 650, 86), (380, 644, 74)], 5, far=0.3)
        land.meadow(
            c,
            mood,
            [(-240, 720), (300, 690), (900, 610), (1400, 520), (1840, 470)],
            0xFFA9A65A,
            tufts=120,
        )
        rng = dice(3)
        rows = [(y, k) for k, y in enumerate((640, 700, 770, 850))]
        for base, k in rows:
            for i in range(9 - k):
                x = -60 + i * (190 + k * 34) + k * 60 + rng.uniform(-20, 20)
                y = base - (x - 300) * 0.13 + 20
                if y < 480 or (k == 3 and 520 < x < 1100):
                    continue
                fruits.orchard(c, mood, x, y, 52 + k * 20, k * 10 + i)

    def ladder(c: skia.Canvas) -> None:
        fruits.orchard(c, mood, 560, 930, 200, 31)
        for dx in (-1, 1):
            line(c, [(690 + dx * 26, 935), (650 + dx * 14, 640)], mood.tone(0xFFB08A4E), 8)
        for k in range(6):
            s = k / 6
            line(
                c,
                [
                    (690 - 40 * s - 25 + 12 * s, 900 - 260 * s),
                    (690 - 40 * s + 25 - 12 * s, 900 - 260 * s),
                ],
                mood.tone(0xFF9A7440),
                6,
            )

    def folk(c: skia.Canvas, t: float) -> None:
        reach = 6 * math.sin(t * 1.4)
        people.villager(21, hair="scarf", hair_color=0xFFB5493F).draw(
            c,
            mood,
            668,
            835,
            230,
            replace(poses.POSES["reach"], near=(118 + reach, 140)),
            face=-1,
            shade=0,
        )
        people.volunteer(23, hair="short", holds="fruit").draw(
            c, mood, 860, 945, 268, "offer", face=-1
        )
        people.elder(24, hair="thin", holds="fruit").draw(c, mood, 1010, 925, 250, "carry", face=-1)
        people.child(25, hair="tail", top=0xFF6FA8B5).draw(c, mood, 410, 965, 172, "reach", face=1)
        for x, y in ((760, 975), (1120, 985), (1210, 960)):
            baskets.basket(c, mood, x, y, 96, 0xFFE9812A)

    return [
        *backdrop(mood, 107, 470, sun=(480, 170), height=300),
        Layer(
            "mist", 0.4, lambda c, _: land.haze(c, mood, 600, 34, 0.4, 4), move=land.drift(4, 50)
        ),
        still("slope", 0.8, slope),
        still("ladder", 1.0, ladder),
        Layer("pickers", 1.0, folk, still=False),
        still("branch", 1.35, lambda c: _fruit_branch(c, mood)),
    ]


def _fruit_branch(c: skia.Canvas, mood: Mood) -> None:
    rng = dice(6)
    limbs, tips = plants.grow(rng, (1740, 40), 2.75, 330, 26, 2, 0.55)
    for points, widths in limbs:
        stroke(c, points, widths, mood.tone(plants.BARK))
    for x, y in tips:
        for _ in range(5):
            plants.leaf(
                c,
                x + rng.uniform(-46, 46),
                y + rng.uniform(-36, 36),
                24,
                rng.uniform(0, 3),
                mood.tone(0xFF2F6B45, 0, rng.uniform(-0.5, 0.4)),
            )
        fruit = oval(x + rng.uniform(-14, 14), y + 24, 30, 27)
        fill(c, fruit, mood.tone(0xFFEE8A2A))
        bounds = fruit.getBounds()
        shade(
            c,
            fruit,
            mood.tone(0xFFA9430F),
            (bounds.right(), bounds.bottom()),
            (bounds.left() + 14, bounds.top()),
            0.75,
        )
        fill(c, oval(bounds.left() + 20, bounds.top() + 14, 7, 5), mood.tone(0xFFFFD9A0))
        plants.leaf(c, bounds.centerX(), bounds.top() - 2, 16, 0.5, mood.tone(0xFF3F7F4F))
