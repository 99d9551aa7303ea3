"""A meeting on the square."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import furniture, land, ornaments, people, plants, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import box, dice, fill, oval, poly, shade, stroke
from media.studio.scenes.light import Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


def opera_banner(c: skia.Canvas, mood: Mood, t: float, text: str, y: float = 560) -> None:
    """A banner between two poles."""
    for x in (420, 1180):
        stroke(c, [(x, 830), (x, y - 30)], (9, 7), mood.tone(0xFF9A7B4E))
        fill(c, oval(x, y - 34, 7), mood.tone(0xFFC8A04A))
    ornaments.banner(c, mood, 424, y - 18, 752, 62, text, t)


@scene("square", "村民大会", "A Meeting on the Square", Mood("golden", "autumn"))
def square(mood: Mood) -> list[Layer]:
    """The village gathered on stools before a banner."""

    def ground(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 700), (800, 690), (1840, 704)])
        sets.village(
            c,
            mood,
            [(-70, 730, 190), (160, 720, 160), (1240, 722, 170), (1440, 735, 190)],
            15,
            far=0.08,
        )
        sets.cobbles(c, mood, poly((240, 735), (1360, 735), (2100, 1170), (-500, 1170)), 9, 0.8)

    def front(c: skia.Canvas, t: float) -> None:
        opera_banner(c, mood, t, "村里的事大家商量着办")
        c.save()
        table = box(690, 728, 220, 66, 2)
        fill(c, table, mood.tone(0xFFA82420))
        shade(c, table, mood.tone(0xFF5A0E13), (0, 800), (0, 720), 0.6, rough=0.2)
        fill(c, box(684, 720, 232, 10, 2), mood.tone(0xFF8A5A38))
        c.restore()
        people.villager(3, top=0xFF3C4A5C, holds="board").draw(
            c, mood, 640, 806, 190, "talk", face=1
        )
        people.elder(4, top=0xFF54606C).draw(c, mood, 960, 806, 184, "relax", face=-1)

    def crowd(c: skia.Canvas, t: float) -> None:
        rng = dice(12)
        for row in range(4):
            y = 850 + row * 62
            size = 165 + row * 26
            count = 9 - row // 2
            for i in range(count):
                x = 800 + (i - (count - 1) / 2) * (size * 0.86) + rng.uniform(-10, 10)
                if row < 2 and abs(x - 800) < 60:
                    continue
                kind = rng.random()
                who = (
                    people.elder(row * 9 + i, back=True)
                    if kind < 0.35
                    else people.villager(row * 11 + i, back=True)
                )
                if kind > 0.9:
                    who = people.volunteer(row + i, back=True)
                furniture.stool(c, mood, x, y, size * 0.22)
                nod = 2 * math.sin(t * 0.7 + i * 2 + row)
                who.draw(
                    c,
                    mood,
                    x,
                    y,
                    size,
                    replace(poses.POSES["listen"], nod=nod, leg=(40, 0), back_leg=(36, 0)),
                    face=1 if x < 800 else -1,
                )

    return [
        *backdrop(mood, 33, 510, sun=(1240, 230)),
        still("square", 0.9, ground),
        still(
            "tree",
            0.92,
            lambda c: plants.tree(c, mood, 330, 800, 380, 3),
            lambda c: plants.tree(c, mood, 1300, 800, 340, 8),
        ),
        Layer("speakers", 0.97, front, still=False),
        Layer("crowd", 1.05, crowd, still=False),
    ]
