"""The terrace lookout."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import land, people, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import between, fill, line, poly, shade, stroke
from media.studio.scenes.contour import Slope, hillside, isle, mound, terraces
from media.studio.scenes.light import Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("terraces", "梯田观景台", "Terrace Lookout", Mood("golden", "autumn"))
def terrace_view(mood: Mood) -> list[Layer]:
    """Terraces down to the mist, from a wooden lookout."""
    seeds = (14, 21, 5) if mood.cast != "empty" else (24, 34, 41)
    back = Slope(
        isle(hillside(seeds[0], shape=mound(0.72, 0.36)), left=True), 300, 1980, 500, 800, 330, 0.2
    )
    main = Slope(
        isle(hillside(seeds[1], shape=mound(0.16, 0.5), rough=0.2), right=True),
        -420,
        1500,
        560,
        1120,
        380,
        0.2,
    )
    low = Slope(
        isle(hillside(seeds[2], shape=mound(0.95, 0.5), rough=0.18), left=True),
        200,
        2200,
        760,
        1260,
        240,
        0.2,
    )

    def deck(c: skia.Canvas) -> None:
        floor = poly((980, 900), (1900, 880), (1900, 1170), (840, 1170))
        fill(c, floor, mood.tone(0xFFA9784C, 0, 0.1))
        for i in range(9):
            s = i / 8
            line(
                c,
                [(980 - 140 * s, 900 + 270 * s), (1900, 880 + 290 * s)],
                mood.tone(0xFF5F3D25),
                2.5,
            )
        shade(c, floor, mood.tone(0xFF4A2E1C), (1800, 1180), (1100, 900), 0.6)
        for x in between(1010, 1810, 6):
            y = 900 - (x - 980) * 0.022
            stroke(c, [(x, y + 8), (x, y - 92)], (13, 12), mood.tone(0xFF7A5232, 0, -0.1))
        for dy in (92, 50):
            line(c, [(985, 900 - dy), (1880, 880 - dy)], mood.tone(0xFF8E6240, 0, 0.25), 9)

    def folk(c: skia.Canvas, t: float) -> None:
        people.narrator(2).draw(
            c,
            mood,
            1130,
            950,
            262,
            replace(poses.POSES["point"], near=(100 + 3 * math.sin(t), 106)),
            face=-1,
        )
        people.villager(51, back=True, hair="bob").draw(c, mood, 1250, 965, 255, "relax", face=-1)
        people.elder(52, back=True).draw(c, mood, 1350, 958, 248, "stand", face=-1)
        people.villager(53, hair="short", holds="camera").draw(
            c,
            mood,
            1470,
            985,
            265,
            replace(poses.POSES["offer"], near=(70, 130), far=(72, 126)),
            face=-1,
        )
        people.child(54, back=True).draw(c, mood, 1190, 990, 175, "stand", face=-1)

    cast = (
        [still("lookout", 1.1, deck), Layer("people", 1.1, folk, still=False)]
        if mood.cast != "empty"
        else []
    )
    return [
        *backdrop(mood, 3, 400, sun=(1060, 205), height=310),
        still("far terraces", 0.4, lambda c: terraces(c, mood, back, 12, seed=4, far=0.34)),
        Layer(
            "mist", 0.45, lambda c, _: land.haze(c, mood, 640, 60, 0.8, 12), move=land.drift(5, 60)
        ),
        still("terraces", 0.65, lambda c: terraces(c, mood, main, 15, seed=5, far=0.08)),
        still(
            "huts",
            0.65,
            lambda c: sets.village(
                c, mood, [(*main.at(0.24, 0.42), 64), (*main.at(0.31, 0.46), 58)], 6, far=0.1
            ),
        ),
        still("near terraces", 0.85, lambda c: terraces(c, mood, low, 9, seed=7, high=0.9)),
        Layer("birds", 0.5, lambda c, t: land.birds(c, t, 560, 430, 7, 12), still=False),
        *cast,
    ]
