"""The road up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from media.studio.scenes import land, leaning, ornaments, people, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import fill, glow, poly, stroke
from media.studio.scenes.contour import Slope, hillside, mound, terraces
from media.studio.scenes.light import WHITE, Mood, mix
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("road", "路还在走", "The Road Goes On", Mood("dawn", "summer"))
def road(mood: Mood) -> list[Layer]:
    """Old and young walk up a winding path into the morning."""
    hill = Slope(hillside(23, shape=mound(0.82, 0.42), rough=0.18), -200, 2020, 520, 930, 330, 0.2)

    def ground(c: skia.Canvas) -> None:
        land.meadow(
            c, mood, [(-240, 690), (300, 720), (800, 760), (1300, 740), (1840, 800)], tufts=280
        )
        sets.road(
            c,
            mood,
            [
                (1130, 545),
                (1050, 580),
                (1150, 630),
                (980, 690),
                (1010, 740),
                (900, 790),
                (700, 860),
                (620, 960),
                (420, 1180),
            ],
            [6, 12, 20, 34, 52, 84, 150, 220, 380],
            color=0xFFDCC9A0,
        )
        for x, y in ((1190, 620), (930, 700), (1080, 760), (560, 830), (1010, 850), (350, 950)):
            _lamp_post(c, mood, x, y, 40 + (y - 600) * 0.42)

    def folk(c: skia.Canvas, t: float) -> None:
        for i, (who, x, y, size) in enumerate(
            (
                (people.villager(31, back=True, top=0xFF3C4A5C, hair="short"), 740, 920, 232),
                (people.elder(32, back=True, holds="cane"), 650, 925, 216),
                (people.child(33, back=True, top=0xFFE9B44C, hair="tail"), 835, 930, 150),
                (people.volunteer(34, back=True, hair="tail"), 905, 850, 180),
                (people.villager(35, back=True), 850, 830, 168),
                (people.villager(36, back=True, hair="straw", holds="pole"), 985, 762, 104),
            )
        ):
            who.draw(c, mood, x, y, size, poses.stride(t * 0.7 + i), face=1)
        ornaments.flag(c, mood, 925, 850, 250, t, color=0xFFC4221F, width=110)

    return [
        *backdrop(mood, 112, 430, sun=(1180, 300), height=310, wooded=False),
        still("terraces", 0.5, lambda c: terraces(c, mood, hill, 14, seed=6, far=0.26)),
        Layer(
            "mist", 0.55, lambda c, _: land.haze(c, mood, 640, 50, 0.7, 6), move=land.drift(5, 60)
        ),
        still("path", 0.9, ground),
        Layer("walkers", 1.0, folk, still=False),
        still(
            "near",
            1.3,
            lambda c: leaning.bamboo(c, mood, 90, 1130, 760, 9, 5),
            lambda c: sets.flowers(
                c, mood, 1350, 1020, 330, 36, (WHITE, 0xFFF4C542, 0xFFE8A0B0), 4, 110
            ),
        ),
        Layer("birds", 0.4, lambda c, t: land.birds(c, t, 760, 260, 6, 12), still=False),
    ]


def _lamp_post(c: skia.Canvas, mood: Mood, x: float, y: float, height: float) -> None:
    stroke(c, [(x, y), (x, y - height)], (height * 0.035, height * 0.025), mood.tone(0xFF4A5258))
    fill(
        c,
        poly(
            (x - height * 0.09, y - height),
            (x + height * 0.09, y - height),
            (x + height * 0.06, y - height * 1.12),
            (x - height * 0.06, y - height * 1.12),
        ),
        mix(mood.sky.sun, 0xFFFFD98A, 0.5),
    )
    glow(c, x, y - height * 1.06, height * 0.4, 0xFFFFD98A, 0.45)
