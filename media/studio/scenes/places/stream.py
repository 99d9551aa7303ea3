"""A bend of the stream under willows."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import fruits, furniture, land, people, plants, poses, sets
from media.studio.scenes.backdrop import backdrop, still, willow
from media.studio.scenes.brush import curve, dice, fill, line, oval, poly, shade, stroke
from media.studio.scenes.light import WHITE, Mood, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("stream", "晨溪垂柳", "Willows by the Stream", Mood("noon", "summer"))
def stream(mood: Mood) -> list[Layer]:
    """A bend of the stream: willows, stepping stones, children in the shallows.

    Cast "blossom" is early spring: the first tree in flower stands in front.
    """
    early = mood.cast == "blossom"
    bed = curve(
        [
            (600, 610),
            (720, 616),
            (900, 660),
            (1120, 720),
            (1420, 800),
            (1880, 880),
            (1880, 1180),
            (-40, 1180),
            (160, 1010),
            (520, 850),
            (660, 760),
            (620, 690),
            (540, 640),
        ],
        closed=True,
        ease=0.9,
    )

    def ground(c: skia.Canvas) -> None:
        sets.village(
            c,
            mood,
            [(180, 622, 90), (300, 628, 100), (1080, 620, 92), (1220, 630, 110), (1380, 636, 104)],
            19,
            far=0.16,
        )
        land.meadow(c, mood, [(-240, 612), (400, 600), (900, 604), (1840, 618)], tufts=200)
        rim = curve(
            [
                (584, 606),
                (730, 606),
                (915, 650),
                (1130, 708),
                (1430, 786),
                (1890, 862),
                (1890, 1190),
                (-80, 1190),
                (130, 1004),
                (500, 838),
                (640, 756),
                (602, 690),
                (522, 640),
            ],
            closed=True,
            ease=0.9,
        )
        fill(c, rim, mood.tone(mood.ground(0xFFBFAE86, 0.5), 0, -0.05))
        shade(c, rim, mood.tone(0xFF7F6F4E), (800, 1100), (700, 640), 0.6)
        land.water(c, mood, bed)
        shade(c, bed, mood.tone(0xFF2F6468), (900, 1180), (700, 640), 0.6, rough=0.15)
        rng = dice(5)
        for i in range(60):
            s = i / 60
            x, y = 150 + s * 460 + rng.uniform(-26, 26), 1000 - s * 250 + rng.uniform(-16, 16)
            sets.stone(c, mood, x, y, 8 + 16 * (1 - s) * rng.random() + 4, i)

    def stones(c: skia.Canvas) -> None:
        for i in range(8):
            s = i / 7
            x, y, size = 560 + s * 470, 930 - s * 150, 62 - s * 26
            fill(
                c,
                oval(x + 4, y + size * 0.3, size * 1.1, size * 0.34),
                veil(mood.tone(0xFF1F4A4A), 0.4),
            )
            fill(c, oval(x, y + size * 0.12, size, size * 0.34), mood.tone(0xFF7A786C))
            fill(c, oval(x, y, size, size * 0.33), mood.tone(mood.ground(0xFFC2BBA6, 0.7), 0, 0.1))
            line(c, oval(x, y + size * 0.16, size * 1.08, size * 0.36), veil(WHITE, 0.35), 1.5)

    def folk(c: skia.Canvas, t: float) -> None:
        people.child(211, hair="short", top=0xFFE9B44C).draw(
            c, mood, 790, 862, 150, replace(poses.POSES["run"], lean=4), face=1
        )
        people.child(212, hair="tail", top=0xFFE08A6D).draw(c, mood, 590, 922, 158, "reach", face=1)
        people.villager(213, hair="bun", top=0xFF6E7F58).draw(
            c, mood, 1130, 790, 176, "crouch", face=-1
        )
        ripple = (t * 0.6) % 1
        for k in range(2):
            r = 20 + 60 * ((ripple + k * 0.5) % 1)
            line(c, oval(1066, 800, r, r * 0.26), veil(WHITE, 0.5 * (1 - r / 80)), 2)
        people.elder(214, hair="thin", holds="").draw(c, mood, 330, 800, 190, "read", face=1)
        furniture.stool(c, mood, 330, 798, 40)
        line(c, [(372, 724), (470, 650), (560, 700)], mood.tone(0xFF8A6238), 3)
        line(c, [(560, 700), (596, 790)], veil(WHITE, 0.7), 1)
        for i in range(4):
            _duck(
                c,
                mood,
                1210 + i * 66 + 20 * math.sin(t * 0.3),
                900 + (i % 2) * 22 + 2 * math.sin(t * 2 + i),
                22 if i else 28,
            )

    return [
        *backdrop(mood, 48, 490, sun=(1120, 160)),
        still("ground", 0.8, ground),
        Layer(
            "shimmer",
            0.8,
            lambda c, t: land.shimmer(c, mood, bed, t, count=90, seed=4),
            still=False,
        ),
        still("stones", 0.9, stones),
        Layer("people", 0.95, folk, still=False),
        *willow(mood, 1.1, (130, 840), 560, 5),
        *willow(mood, 1.1, (1470, 800), 500, 8),
        *([still("blossom", 1.3, lambda c: _first_blossom(c, mood))] if early else []),
    ]


def _first_blossom(c: skia.Canvas, mood: Mood) -> None:
    plants.trunk(
        c,
        mood,
        [(1330, 1180), (1350, 1000), (1420, 840), (1390, 690)],
        [84, 66, 54, 40],
        0xFF4A362E,
    )
    for start, angle, length, seed in (
        ((1390, 690), -1.9, 560, 5),
        ((1410, 790), -2.35, 520, 12),
        ((1415, 760), -0.8, 480, 21),
        ((1390, 700), -1.2, 440, 31),
    ):
        fruits.plum(c, mood, start, angle, length, seed, 0xFFF3A8B8, 3)


def _duck(c: skia.Canvas, mood: Mood, x: float, y: float, s: float) -> None:
    fill(c, oval(x, y + s * 0.3, s * 1.2, s * 0.16), veil(WHITE, 0.35))
    fill(
        c,
        curve(
            [
                (x - s, y - s * 0.35),
                (x - s * 0.5, y + s * 0.3),
                (x + s * 0.6, y + s * 0.3),
                (x + s * 0.8, y - s * 0.1),
                (x, y - s * 0.35),
            ],
            closed=True,
        ),
        mood.tone(0xFFFBF6EC),
    )
    stroke(
        c,
        [(x + s * 0.55, y), (x + s * 0.75, y - s * 0.5)],
        (s * 0.34, s * 0.26),
        mood.tone(0xFFFBF6EC),
    )
    fill(c, oval(x + s * 0.8, y - s * 0.62, s * 0.26), mood.tone(0xFFFBF6EC))
    fill(
        c,
        poly((x + s, y - s * 0.68), (x + s * 1.4, y - s * 0.54), (x + s, y - s * 0.48)),
        mood.tone(0xFFE9922A),
    )
