"""The call to dinner."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import fruits, houses, land, ornaments, people, plants, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import box, curve, fill, glow, shade
from media.studio.scenes.light import WHITE, Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("dinner_call", "有人喊吃饭", "Called to Table", Mood("golden", "autumn"))
def dinner_call(mood: Mood) -> list[Layer]:
    """The cook at the canteen's door, elders on their way, smoke from the stove."""

    def lane(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 690), (800, 680), (1840, 690)])
        houses.House(-160, 760, 330, 170, 90, 60, seed=3, storeys=1, stepped=True).draw(c, mood)
        houses.House(820, 775, 640, 270, 150, -90, seed=4).draw(c, mood)
        plants.tree(c, mood, 330, 770, 330, 9)
        fruits.orchard(c, mood, 1520, 830, 110, 4)
        sets.cobbles(
            c,
            mood,
            curve(
                [
                    (360, 740),
                    (740, 775),
                    (1560, 800),
                    (1900, 860),
                    (1900, 1180),
                    (-300, 1180),
                    (120, 900),
                    (240, 790),
                ],
                closed=True,
                ease=0.5,
            ),
            6,
            0.8,
        )
        ornaments.plaque(c, mood, 1140, 556, 250, 62, "幸福食堂")
        for i, x in enumerate((892, 1378, 1404)):
            fruits.hanging(c, mood, x, 540, 120, 0xFFC8332B if i % 2 == 0 else 0xFFE9B23A, i)
        chimney = box(905, 335, 46, 90)
        fill(c, chimney, mood.tone(0xFFB5694A))
        shade(c, chimney, mood.tone(0xFF5A2A1C), (951, 420), (905, 340), 0.6, rough=0.3)
        fill(c, box(898, 328, 60, 12, 2), mood.tone(0xFF8A5038))
        glow(c, 1140, 690, 190, 0xFFFFC766, 0.3)

    def folk(c: skia.Canvas, t: float) -> None:
        land.smoke(c, mood, 928, 330, t, 230, 2)
        call = 5 * math.sin(t * 2)
        people.Person(
            top=0xFFB5493F, bottom=0xFF3D4453, hair="scarf", hair_color=WHITE, apron=WHITE
        ).draw(
            c,
            mood,
            1010,
            865,
            268,
            replace(poses.POSES["wave"], near=(-138 + call, -166 + call)),
            face=-1,
        )
        cast = (
            (people.elder(9, hair="bun", top=0xFF6B5A72, holds="cane"), 720, 880, 240, "cane"),
            (people.elder(4, hair="thin", top=0xFF5C6B5A), 590, 900, 250, poses.stride(t * 0.45)),
            (people.volunteer(5, hair="tail"), 440, 925, 262, poses.stride(t * 0.45 + 1)),
            (people.elder(6, hair="short", top=0xFF54606C, holds="cane"), 352, 935, 250, "cane"),
        )
        for who, x, y, size, pose in cast:
            who.draw(c, mood, x, y, size, pose, face=1)
        people.child(8, hair="bob", holds="bowl").draw(c, mood, 1290, 900, 176, "offer", face=-1)

    return [
        *backdrop(mood, 102, 450, sun=(500, 240), height=260),
        still("lane", 0.95, lane),
        Layer("people", 1.0, folk, still=False),
        still(
            "flowers",
            1.25,
            lambda c: sets.flowers(
                c, mood, 1400, 1000, 300, 30, (0xFFF4C542, 0xFFE8853F, WHITE), 5, 90
            ),
        ),
    ]
