"""The planting of rice."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import fruits, hills, land, people, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import curve, dice, fill, inside, line, oval
from media.studio.scenes.light import Mood, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("planting", "春插时节", "Planting Rice", Mood("morning", "spring", "mist"))
def planting(mood: Mood) -> list[Layer]:
    """A row of people setting seedlings in mirror-bright water."""
    bed = curve(
        [(-260, 700), (500, 668), (1100, 664), (1860, 690), (1860, 1170), (-260, 1170)],
        closed=True,
        ease=0.3,
    )

    def paddies(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 596), (800, 586), (1840, 600)], far=0.2)
        for k, (y, tall) in enumerate(((606, 16), (628, 22), (655, 20))):
            strip = curve(
                [
                    (-260, y),
                    (500, y - 6),
                    (1200, y + 2),
                    (1860, y - 4),
                    (1860, y + tall),
                    (-260, y + tall + 4),
                ],
                closed=True,
                ease=0.3,
            )
            land.water(c, mood, strip)
            line(
                c,
                [(-260, y + tall + 3), (800, y + tall), (1860, y + tall + 2)],
                mood.tone(0xFF6E8A4A, 0.15),
                4 + k * 2,
            )
        sets.village(c, mood, [(1180, 612, 84), (1300, 616, 90), (230, 608, 70)], 23, far=0.3)
        land.water(c, mood, bed, deep=0xFF6E9C97)
        line(c, [(-260, 702), (500, 670), (1100, 666), (1860, 692)], mood.tone(0xFF55703A), 14)
        line(
            c, [(-260, 696), (500, 664), (1100, 660), (1860, 686)], mood.tone(0xFF8DB25A, 0, 0.2), 7
        )

    def mirror(c: skia.Canvas) -> None:
        with inside(c, bed):
            c.save()
            sets.mirror(c, 668, 0.5)
            shape = hills.ridge(23, 640, 160)
            hills.mountains(c, replace(mood, weather="clear"), shape, 0.6, 668, seed=3)
            c.restore()

    def rows(c: skia.Canvas) -> None:
        rng = dice(4)
        for row in range(13):
            y = 716 + 400 * (row / 13) ** 1.5
            gap = 22 + row * 6.5
            x = -250 + rng.uniform(0, gap)
            while x < 1860:
                if x < 640 + row * 16 or row < 3:
                    fruits.rice(
                        c, mood, x + rng.uniform(-3, 3), y, 15 + row * 4.4, rng.randrange(999)
                    )
                    fill(c, oval(x, y + 2, 7 + row, 1.4), veil(mood.tone(0xFF3E5F48), 0.35))
                x += gap

    def folk(c: skia.Canvas, t: float) -> None:
        for i, (x, y, size) in enumerate(
            ((700, 800, 205), (860, 846, 228), (1050, 900, 255), (1290, 965, 290))
        ):
            dip = 6 * math.sin(t * 1.6 + i)
            who = people.villager(80 + i, hair="straw", bottom=0xFF4A5560, holds="seedlings")
            _echo(
                c,
                mood,
                who,
                (x, y, size),
                replace(poses.POSES["plant"], lean=74 + dip * 0.5, near=(12 + dip, 2)),
            )
        people.villager(87, hair="straw", holds="pole", top=0xFF59616F).draw(
            c, mood, 330 + 3 * (t % 40), 690, 130, poses.POSES["pole"], face=1
        )

    return [
        *backdrop(mood, 23, 480, height=260),
        Layer(
            "mist", 0.5, lambda c, _: land.haze(c, mood, 590, 40, 0.6, 3), move=land.drift(5, 60)
        ),
        still("paddies", 0.75, paddies, mirror),
        Layer(
            "shimmer",
            0.75,
            lambda c, t: land.shimmer(c, mood, bed, t, count=50, seed=9),
            still=False,
        ),
        still("seedlings", 1.0, rows),
        Layer("planters", 1.0, folk, still=False),
        Layer("birds", 0.6, lambda c, t: land.birds(c, t, 480, 560, 4, 14), still=False),
    ]


def _echo(
    c: skia.Canvas,
    mood: Mood,
    who: people.Person,
    at: tuple[float, float, float],
    pose: poses.Pose,
) -> None:
    """A person in shallow water: upright, and faintly upside down."""
    x, y, size = at
    c.save()
    sets.mirror(c, y, 0.55)
    c.saveLayerAlpha(None, 72)
    who.draw(c, mood, x, y, size, pose, face=-1, shade=0)
    c.restore()
    c.restore()
    who.draw(c, mood, x, y + size * 0.03, size, pose, face=-1, shade=0)
    fill(c, oval(x, y, size * 0.2, size * 0.018), veil(mood.sky.horizon, 0.75))
