"""The stone that shares the water."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import land, people, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import curve, letter_down, line, ribbon, stroke
from media.studio.scenes.contour import Slope, hillside, mound, terraces
from media.studio.scenes.light import BRIGHT_RED, RED, WHITE, Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("canal", "分水石", "The Stone that Shares the Water", Mood("morning", "summer"))
def canal(mood: Mood) -> list[Layer]:
    """Where the ditch divides: both hamlets, one stone, a measuring staff."""
    hill = Slope(hillside(17, shape=mound(0.6, 0.42), rough=0.2), -320, 1920, 520, 800, 300, 0.2)
    stem = ribbon(
        [(905, 640), (880, 668), (822, 706), (812, 768), (800, 850)], [10, 22, 48, 84, 128]
    )
    left = curve(
        [(740, 830), (800, 850), (640, 940), (420, 1180), (60, 1180), (430, 950)],
        closed=True,
        ease=0.7,
    )
    right = curve(
        [(800, 850), (862, 830), (1120, 930), (1560, 1180), (1180, 1180), (960, 960)],
        closed=True,
        ease=0.7,
    )

    def ground(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 700), (500, 684), (1100, 686), (1840, 704)], tufts=300)
        for bed in (stem, left, right):
            line(c, bed, mood.tone(0xFF9C9A8A, 0, -0.1), 30)
            line(c, bed, mood.tone(0xFFC3BDA9, 0, 0.2), 14)
        for bed in (stem, left, right):
            land.water(c, mood, bed, top=660)
        sets.stone(c, mood, 800, 905, 118, 12)
        letter_down(c, "分水", 800, 798, 50, mood.tone(RED))

    def shimmer(c: skia.Canvas, t: float) -> None:
        for i, bed in enumerate((stem, left, right)):
            land.shimmer(c, mood, bed, t, count=24, seed=i)

    def folk(c: skia.Canvas, t: float) -> None:
        nod = 3 * math.sin(t)
        people.villager(3, top=0xFF3C4A5C, holds="board").draw(
            c, mood, 560, 880, 262, "talk", face=1
        )
        people.elder(4, hair="thin", holds="cane").draw(c, mood, 430, 900, 252, "cane", face=1)
        people.villager(5, hair="straw", top=0xFF8A5148, holds="hoe").draw(
            c,
            mood,
            290,
            930,
            268,
            replace(poses.POSES["hoe"], lean=6, near=(20, 50), far=(40, 70)),
            face=1,
        )
        people.volunteer(8, hair="bob").draw(
            c, mood, 985, 850, 245, replace(poses.POSES["crouch"], near=(58 + nod, 70)), face=-1
        )
        people.villager(9, hair="short", top=0xFF6E7F58).draw(
            c, mood, 1110, 905, 265, replace(poses.POSES["point"], near=(66 + nod, 74)), face=-1
        )
        people.elder(12, hair="bun", top=0xFF7B5546).draw(c, mood, 1240, 925, 250, "relax", face=-1)
        stroke(c, [(912, 905), (920, 640)], (7, 7), mood.tone(0xFFE9DFC8))
        for k in range(8):
            line(c, [(909, 880 - k * 31), (918, 880 - k * 31)], mood.tone(BRIGHT_RED), 3)

    return [
        *backdrop(mood, 92, 440, sun=(300, 150), height=280, wooded=False),
        still("terraces", 0.5, lambda c: terraces(c, mood, hill, 12, seed=8, far=0.22)),
        still("ground", 0.9, ground),
        Layer(
            "shimmer",
            0.9,
            shimmer,
            still=False,
        ),
        Layer("people", 1.0, folk, still=False),
        still(
            "flowers",
            1.25,
            lambda c: sets.flowers(c, mood, 1380, 1010, 260, 30, (WHITE, 0xFFF4C542), 3, 60),
        ),
    ]
