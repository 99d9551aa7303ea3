"""The street by night."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import houses, land, leaning, ornaments, people, plants, poses, sets
from media.studio.scenes.backdrop import backdrop, still
from media.studio.scenes.brush import between, glow, line, poly
from media.studio.scenes.light import Mood
from media.studio.scenes.ornaments import pavilion
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    import skia


@scene("night", "禾光灯火", "Lanterns over Heguang", Mood("night", "autumn"))
def night(mood: Mood) -> list[Layer]:
    """The street by the stream after dark, hung with lanterns."""
    strings = [
        ((-100, 470), (620, 560), 8),
        ((480, 430), (1220, 470), 8),
        ((1000, 420), (1720, 560), 8),
    ]

    def street(c: skia.Canvas) -> None:
        land.meadow(c, mood, [(-240, 700), (800, 690), (1840, 700)], 0xFF7C8A6A)
        for x, y, w, s in (
            (-120, 770, 260, 1),
            (170, 745, 200, 2),
            (1180, 745, 210, 3),
            (1420, 772, 270, 4),
            (400, 722, 150, 5),
            (1020, 722, 150, 6),
        ):
            houses.House(
                x,
                y,
                w,
                w * 0.5,
                w * 0.26,
                50 if x < 700 else -50,
                seed=s,
                storeys=2,
                stepped=s % 2 == 0,
                timber=s in (2, 3),
            ).draw(c, mood)
        path = poly((640, 716), (960, 716), (1900, 1170), (-300, 1170))
        sets.cobbles(c, mood, path, 7, 0.8)
        glow(c, 800, 860, 620, 0xFFFF9A4A, 0.34)
        glow(c, 250, 790, 300, 0xFFFFB45A, 0.3)
        glow(c, 1350, 790, 300, 0xFFFFB45A, 0.3)

    def gate(c: skia.Canvas) -> None:
        pavilion(c, mood, 800, 735, 190, "禾光")
        plants.tree(c, mood, 560, 745, 240, 5)
        leaning.willow(c, mood, 1080, 760, 250, 3)

    def lanterns(c: skia.Canvas, t: float) -> None:
        for (ax, ay), (bx, by), count in strings:
            sag = 70
            points = [
                (ax + (bx - ax) * s, ay + (by - ay) * s + sag * 4 * s * (1 - s))
                for s in between(0, 1, count + 2)
            ]
            line(c, points, 0xFF1A1416, 2)
            for i, (x, y) in enumerate(points[1:-1]):
                ornaments.lantern(c, mood, x, y, 34 + 8 * ((i * 3) % 3) / 2, t + i)

    def folk(c: skia.Canvas, t: float) -> None:
        warm = replace(mood, hour="dusk")
        walk = poses.stride(t)
        people.villager(41).draw(c, warm, 600 + 7 * (t % 30), 860, 170, walk, face=1)
        people.child(42).draw(c, warm, 655 + 7 * (t % 30), 866, 112, poses.stride(t, 1.3), face=1)
        people.elder(4, holds="cane").draw(c, warm, 1010, 850, 165, "cane", face=-1)
        people.villager(45, hair="bob").draw(c, warm, 1085, 856, 165, "talk", face=-1)
        people.villager(46, hair="bun", back=True).draw(c, warm, 780, 800, 120, "relax")
        people.villager(47, back=True).draw(c, warm, 825, 804, 126, "stand")
        for i, x in enumerate((330, 420)):
            people.child(48 + i).draw(c, warm, x, 930, 140, "run" if i else "wave", face=1)
            ornaments.lantern(c, mood, x + 52, 852 - i * 8, 32, t)

    return [
        *backdrop(mood, 27, 500, sun=(1180, 170)),
        still("street", 0.85, street),
        still("gate", 0.7, gate),
        Layer("people", 1.0, folk, still=False),
        Layer("lanterns", 1.15, lanterns, still=False),
        *([Layer("snow", 1.3, land.snowfall, still=False)] if mood.snowy else []),
    ]
