"""The harvest."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import baskets, fruits, land, ornaments, people, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import curve, dice, fill, inside, line, oval, shade, stroke
from media.studio.scenes.light import BRIGHT_RED, Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("harvest", "稻谷丰收", "Harvest", Mood("golden", "autumn"))
def harvest(mood: Mood) -> list[Layer]:
    """Ripe rice, people with sickles and carrying poles, a flag over the field.

    Cast "ripe" is the field on the day before: nobody but a scarecrow.
    """
    ripe = mood.cast == "ripe"

    def field(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 620), (400, 606), (1100, 612), (1840, 600)], 0xFFDDB044)
        sets.village(
            c,
            mood,
            [(1120, 626, 100), (1260, 622, 92), (1390, 632, 110), (980, 618, 76)],
            27,
            far=0.16,
        )
        rng = dice(9)
        for _ in range(2300):
            y = 625 + 300 * rng.random() ** 1.5
            x = rng.uniform(-240, 1840)
            size = 5 + 20 * (y - 620) / 300
            lean = rng.uniform(-0.4, 0.6)
            stroke(
                c,
                [(x, y), (x + lean * size * 0.5, y - size * 0.8)],
                (size * 0.16, size * 0.1),
                mood.tone(
                    rng.choice((0xFFE6B23F, 0xFFF2C95A, 0xFFC9962F)),
                    0.1 * (1 - (y - 620) / 300),
                    rng.uniform(-0.4, 0.3),
                ),
            )
        if ripe:
            return
        cut = curve(
            [(220, 1180), (420, 900), (640, 790), (980, 770), (1260, 860), (1500, 1180)],
            closed=True,
            ease=0.8,
        )
        fill(c, cut, mood.tone(0xFFC9AB6B))
        with inside(c, cut):
            for i in range(340):
                y = 780 + 400 * rng.random()
                x = rng.uniform(200, 1500)
                size = 4 + 10 * (y - 780) / 400
                for d in (-1, 0, 1):
                    line(
                        c,
                        [(x + d * size * 0.3, y), (x + d * size * 0.5, y - size)],
                        mood.tone(0xFF9A7A36, 0, -0.1 * (i % 3)),
                        1.6,
                    )
        shade(c, cut, mood.tone(0xFF7A5A2C), (800, 1180), (800, 800), 0.5)

    def sheaves(c: skia.Canvas) -> None:
        for x, y, s in ((560, 850, 74), (1110, 850, 80), (880, 815, 60), (420, 960, 110)):
            _sheaf(c, mood, x, y, s)
        for x, y in ((980, 1000), (1060, 1015)):
            baskets.basket(c, mood, x, y, 86, 0xFFE6B23F)

    def folk(c: skia.Canvas, t: float) -> None:
        people.villager(91, hair="straw", top=0xFFC7B79A).draw(
            c,
            mood,
            340,
            880,
            225,
            replace(poses.POSES["plant"], lean=62 + 4 * math.sin(t * 1.5)),
            face=-1,
        )
        people.villager(92, hair="straw", top=0xFF8A5148).draw(
            c,
            mood,
            1270,
            880,
            222,
            replace(poses.POSES["plant"], lean=60 + 4 * math.sin(t * 1.5 + 1)),
            face=1,
        )
        people.villager(93, hair="straw", holds="pole", top=0xFF4D6C8A).draw(
            c, mood, 720, 905, 245, poses.POSES["pole"], face=1
        )
        people.volunteer(94, hair="short", holds="sack").draw(
            c, mood, 900, 960, 255, "carry", face=1
        )
        people.villager(95, hair="scarf", hair_color=0xFFB5493F, holds="tray").draw(
            c, mood, 1170, 985, 250, "offer", face=-1
        )
        people.child(96).draw(c, mood, 600, 985, 165, "wave", face=1)
        ornaments.flag(c, mood, 830, 800, 300, t, text="丰收")

    def near(c: skia.Canvas) -> None:
        rng = dice(6)
        for i in range(150 if ripe else 60):
            x = rng.uniform(-260, 260) if i % 2 == 0 else rng.uniform(1380, 1860)
            if ripe:
                x = rng.uniform(-260, 1860)
            fruits.rice(c, mood, x, 1000 + rng.uniform(-10, 110) + 20 * ripe, 130 + 70 * ripe, i)

    def scarecrow(c: skia.Canvas, t: float) -> None:
        _scarecrow(c, mood, 860, 870, 230, t)
        land.birds(c, t, 520, 560, 9, 9, 0xFF5A4A3A)

    return [
        *backdrop(mood, 44, 490, sun=(480, 220), height=250),
        still("field", 0.8, field, *(() if ripe else (sheaves,))),
        Layer("people", 0.95, scarecrow if ripe else folk, still=False),
        still("ears", 1.3, near),
    ]


def _scarecrow(c: skia.Canvas, mood: Mood, x: float, y: float, size: float, t: float) -> None:
    sway = 3 * math.sin(t)
    line(c, [(x, y), (x, y - size)], mood.tone(0xFF7A5232), 8)
    line(
        c,
        [(x - size * 0.42, y - size * 0.66 + sway), (x + size * 0.42, y - size * 0.66 - sway)],
        mood.tone(0xFF7A5232),
        7,
    )
    coat = curve(
        [
            (x - size * 0.4, y - size * 0.72 + sway),
            (x, y - size * 0.8),
            (x + size * 0.4, y - size * 0.72 - sway),
            (x + size * 0.38, y - size * 0.56),
            (x + size * 0.14, y - size * 0.58),
            (x + size * 0.2, y - size * 0.18),
            (x - size * 0.2, y - size * 0.18),
            (x - size * 0.14, y - size * 0.58),
            (x - size * 0.38, y - size * 0.56),
        ],
        closed=True,
        ease=0.3,
    )
    fill(c, coat, mood.tone(0xFF4F7FA0))
    shade(
        c,
        coat,
        mood.tone(0xFF1F3A50),
        (x + size * 0.3, y - size * 0.2),
        (x - size * 0.2, y - size * 0.7),
        0.7,
    )
    fill(c, oval(x, y - size * 0.9, size * 0.1, size * 0.11), mood.tone(0xFFEBD7A8))
    for dx in (-0.035, 0.04):
        fill(c, oval(x + dx * size, y - size * 0.88, 3.4), mood.tone(0xFF4A332B))
    line(
        c,
        [
            (x - size * 0.035, y - size * 0.845),
            (x, y - size * 0.832),
            (x + size * 0.04, y - size * 0.845),
        ],
        mood.tone(0xFFA5463A),
        2.4,
    )
    fill(
        c,
        curve(
            [
                (x - size * 0.26, y - size * 0.93),
                (x, y - size * 1.16),
                (x + size * 0.26, y - size * 0.93),
                (x, y - size * 0.97),
            ],
            closed=True,
            ease=0.5,
        ),
        mood.tone(0xFFE3C27E),
    )
    stroke(
        c,
        [
            (x - size * 0.06, y - size * 0.78),
            (x + size * 0.03, y - size * 0.6),
            (x - size * 0.03 + sway, y - size * 0.44),
        ],
        (8, 11, 8),
        mood.tone(BRIGHT_RED),
    )


def _sheaf(c: skia.Canvas, mood: Mood, x: float, y: float, size: float) -> None:
    rng = dice(int(x + y))
    for i in range(34):
        s = (i / 33 - 0.5) * 2
        tone = mood.tone(
            rng.choice((0xFFE6B23F, 0xFFCF9A34, 0xFFF4D070)), 0, rng.uniform(-0.5, 0.3)
        )
        stroke(
            c,
            [
                (x + s * size * 0.42, y),
                (x + s * size * 0.13, y - size * 0.6),
                (x + s * size * 0.5, y - size * 1.1),
                (x + s * size * 0.75, y - size * 0.98),
            ],
            (size * 0.05, size * 0.04, size * 0.05, 2),
            tone,
        )
    stroke(
        c,
        [
            (x - size * 0.17, y - size * 0.6),
            (x, y - size * 0.57),
            (x + size * 0.17, y - size * 0.6),
        ],
        (size * 0.09, size * 0.1, size * 0.09),
        mood.tone(0xFF8A6A2E),
    )
