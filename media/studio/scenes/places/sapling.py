"""The planting of firs."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import land, ornaments, people, plants, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import fill, glow, oval, shade
from media.studio.scenes.light import BRIGHT_RED, WHITE, Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("sapling", "植树护绿", "Planting Trees", Mood("morning", "spring"))
def sapling(mood: Mood) -> list[Layer]:
    """Volunteers and children plant young firs above the valley."""

    def hill(c: skia.Canvas) -> None:
        sets.village(
            c, mood, [(240, 640, 66), (340, 652, 72), (470, 646, 60), (1180, 640, 64)], 3, far=0.34
        )
        land.meadow(
            c, mood, [(-240, 640), (300, 700), (800, 740), (1300, 700), (1840, 610)], tufts=240
        )
        for x, y, s in (
            (150, 800, 130),
            (60, 830, 160),
            (1430, 780, 120),
            (1000, 790, 96),
            (1260, 760, 90),
            (460, 790, 84),
            (330, 770, 76),
            (1560, 800, 150),
        ):
            plants.fir(c, mood, x, y, s, int(x))

    def folk(c: skia.Canvas, t: float) -> None:
        dig = 10 * math.sin(t * 1.7)
        _young(c, mood, 800, 930, 230)
        people.volunteer(1, hair="short", holds="hoe").draw(
            c, mood, 590, 945, 268, replace(poses.POSES["hoe"], lean=20 + dig * 0.5), face=1
        )
        people.volunteer(4, hair="tail").draw(c, mood, 960, 950, 262, "crouch", face=-1)
        people.child(6, neckerchief=True, top=WHITE).draw(c, mood, 700, 975, 172, "offer", face=1)
        people.elder(4, hair="thin").draw(c, mood, 1130, 935, 254, "relax", face=-1)
        people.child(7, neckerchief=True, top=WHITE, hair="tail", holds="plant").draw(
            c, mood, 1270, 960, 165, "carry", face=-1
        )
        people.volunteer(8, hair="cap", hair_color=BRIGHT_RED, holds="plant").draw(
            c, mood, 330, 910, 250, poses.stride(t * 0), face=1
        )
        ornaments.flag(c, mood, 1440, 900, 380, t, text="志愿服务")

    return [
        *backdrop(mood, 52, 480, sun=(1120, 170), height=300),
        still("hill", 0.85, hill),
        Layer("people", 1.0, folk, still=False),
        still(
            "near flowers",
            1.25,
            lambda c: sets.flowers(
                c, mood, 200, 1010, 420, 40, (WHITE, 0xFFF4C542, 0xFFB8A0D8), 5, 100
            ),
        ),
        Layer("birds", 0.4, lambda c, t: land.birds(c, t, 700, 300, 5, 12), still=False),
    ]


def _young(c: skia.Canvas, mood: Mood, x: float, y: float, height: float) -> None:
    """A fir that has just been set, in fresh earth."""
    heap = oval(x, y, height * 0.34, height * 0.075)
    fill(c, heap, mood.tone(0xFF7A5B3C, 0, -0.2))
    shade(
        c,
        heap,
        mood.tone(0xFFA98258),
        (x - height * 0.2, y - height * 0.06),
        (x + height * 0.1, y),
        0.8,
    )
    plants.fir(c, mood, x, y - 4, height, 3)
    glow(c, x, y - height * 0.7, height * 0.5, 0xFFF6F0B0, 0.14)
