"""The old camphor tree at noon."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import furniture, land, oldtree, ornaments, people, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import box, curve, fill, oval, shadow
from media.studio.scenes.light import Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("camphor", "百年古樟", "The Old Camphor Tree", Mood("noon", "summer"))
def camphor(mood: Mood) -> list[Layer]:
    """The tree that everybody meets under: chess, stories, cool shade."""

    def behind(c: skia.Canvas) -> None:
        sets.village(
            c,
            mood,
            [(-60, 700, 150), (150, 690, 130), (1270, 690, 150), (1460, 712, 170)],
            8,
            far=0.18,
        )

    def ground(c: skia.Canvas) -> None:
        land.meadow(
            c, mood, [(-240, 720), (300, 700), (800, 716), (1300, 698), (1840, 726)], tufts=60
        )
        square = curve(
            [
                (120, 790),
                (480, 740),
                (1120, 740),
                (1500, 790),
                (1640, 1000),
                (1500, 1180),
                (100, 1180),
                (-60, 1000),
            ],
            closed=True,
            ease=0.8,
        )
        sets.cobbles(c, mood, square, 4, 0.7)
        shadow(c, oval(800, 860, 500, 84), mood.sky.shadow, 40, 0.42)
        fill(c, oval(800, 846, 214, 44), mood.tone(0xFF8A8678, 0, -0.3))
        fill(c, oval(800, 834, 214, 44), mood.tone(0xFFC3BDAA, 0, 0.1))
        fill(c, oval(800, 834, 194, 37), mood.tone(0xFF6E5A40, 0, -0.2))
        shadow(c, oval(830, 836, 150, 22), mood.sky.shadow, 10, 0.5)

    def tree(c: skia.Canvas) -> None:
        oldtree.camphor(c, mood, 800, 838, 800)
        ornaments.plaque(c, mood, 800, 800, 90, 46, "古樟", color=0xFF5B3A26)

    def chess(c: skia.Canvas, t: float) -> None:
        furniture.stool(c, mood, 330, 930, 48)
        furniture.stool(c, mood, 520, 930, 48)
        people.elder(3, hair="thin", top=0xFF54606C).draw(c, mood, 330, 935, 215, "play", face=1)
        people.elder(6, hair="short", top=0xFF7B5546).draw(c, mood, 520, 935, 215, "play", face=-1)
        _chess_table(c, mood, 425, 945)
        people.villager(7, hair="short", top=0xFFE9E2D2).draw(
            c, mood, 440, 870, 205, "relax", face=-1
        )
        sway = 6 * math.sin(t * 1.6)
        people.elder(9, hair="bun", top=0xFF6B5A72).draw(
            c, mood, 1130, 925, 205, replace(poses.POSES["listen"], near=(24, 84 + sway)), face=-1
        )
        for i, dx in enumerate((0, 78, 150)):
            furniture.stool(c, mood, 960 - dx * 0.9, 950 + i % 2 * 14, 34)
            people.child(11 + i).draw(
                c, mood, 960 - dx * 0.9, 950 + i % 2 * 14, 175, "listen", face=1
            )
        furniture.stool(c, mood, 1130, 922, 46)
        hop = abs(math.sin(t * 2.2)) * 6
        people.child(31, hair="tail", top=0xFFE08A6D).draw(
            c, mood, 1340, 900 - hop, 140, "run", face=-1
        )

    return [
        *backdrop(mood, 12, 540, sun=(1350, 150)),
        still("houses", 0.5, behind),
        still("square", 0.85, ground),
        still("tree", 0.95, tree),
        Layer(
            "dapples",
            0.95,
            lambda c, t: sets.dapples(c, mood, 800, 900, 560, 90, t, 2, 90),
            still=False,
        ),
        Layer("people", 1.05, chess, still=False),
    ]


def _chess_table(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    fill(c, box(x - 12, y - 66, 24, 66, 4), mood.tone(0xFF8F8D82, 0, -0.3))
    fill(c, oval(x, y - 68, 58, 15), mood.tone(0xFFB9B4A3, 0, -0.2))
    fill(c, oval(x, y - 73, 58, 14), mood.tone(0xFFCBC6B5, 0, 0.2))
    for i, (dx, dy) in enumerate(((-24, -2), (-6, 3), (14, -3), (30, 2), (-14, -6), (4, -4))):
        fill(c, oval(x + dx, y - 74 + dy, 6, 2.6), mood.tone(0xFF9E3A2A if i % 2 else 0xFF3F4A44))
