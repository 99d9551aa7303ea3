"""The long table at the year's end."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import baskets, ornaments, people, poses
from media.studio.scenes.backdrop import still
from media.studio.scenes.brush import between, box, curve, dice, fill, letter, line, shade
from media.studio.scenes.interior import Room
from media.studio.scenes.light import BRIGHT_RED, GOLD, Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer
from media.studio.scenes.view import Eye

if TYPE_CHECKING:
    import skia


@scene("dumplings", "包饺子", "Making Dumplings Together", Mood("dusk", "winter"))
def dumplings(mood: Mood) -> list[Layer]:
    """The long table at the year's end, three generations round it."""
    light = replace(mood, hour="golden")
    eye = Eye(800, 400, 1.75, 980)
    room = Room(eye, -3.8, 3.8, 3.1, 7.0, walls=0xFFEFD9B0, floor=0xFFA9794C, wainscot=0.8)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, light)
        for near, far in ((2.8, 4.2), (4.8, 6.2)):
            room.window(c, mood, near, far)
            room.window(c, mood, near, far, right=True)
        for x, text in ((-1.55, "春满人间"), (1.55, "福到农家")):
            ornaments.plaque(
                c, light, *eye.at(x, 1.75, 6.9), 66, 250, text, down=True, color=BRIGHT_RED
            )
        px, py = eye.at(0, 1.85, 6.9)
        c.save()
        c.translate(px, py)
        c.rotate(45)
        fill(c, box(-92, -92, 184, 184), light.tone(BRIGHT_RED))
        line(c, box(-82, -82, 164, 164), light.tone(GOLD), 3)
        c.restore()
        letter(c, "福", px, py, 128, light.tone(0xFFF6DC98))

    def lamps(c: skia.Canvas, t: float) -> None:
        room.lamps(c, mood, [(-2.4, 6.2), (2.4, 6.2), (-2.0, 4.4), (2.0, 4.4)], t)

    def back(c: skia.Canvas, t: float) -> None:
        for i, (x, who) in enumerate(
            (
                (-1.9, people.elder(41, hair="bun")),
                (-1.05, people.villager(42, hair="tail", apron=0xFFD9A45A)),
                (-0.2, people.child(43, hair="bob")),
                (0.6, people.elder(44, hair="thin")),
                (1.4, people.volunteer(45, hair="bob")),
                (2.15, people.child(46, hair="short")),
            )
        ):
            px, py = eye.at(x, 0, 4.9)
            knead = 6 * math.sin(t * 2 + i)
            metres = 1.28 if who.child else 1.64
            who.draw(
                c,
                light,
                px,
                py,
                eye.size(metres, 4.9),
                replace(poses.POSES["offer"], near=(30 + knead, 70), far=(36 - knead, 76), nod=12),
                face=1 if i % 2 else -1,
            )

    def table(c: skia.Canvas) -> None:
        eye.table(c, light, 0xFF9A6840, (-2.5, 2.6), (3.7, 4.6), 0.8, skirt=0.5)
        rng = dice(3)
        fill(c, eye.floor(-2.3, 2.4, 3.8, 4.5, 0.805), light.tone(0xFFF2E7D0))
        for x in between(-1.9, 2.0, 4):
            px, py = eye.at(x, 0.81, 4.1)
            baskets.tray(c, light, px, py, 92, 26, 0, grains=False)
            for _ in range(13):
                a, reach = rng.uniform(0, math.tau), math.sqrt(rng.random()) * 0.8
                dx, dy = math.cos(a) * 84 * reach, math.sin(a) * 22 * reach
                bun = curve(
                    [
                        (px + dx - 13, py + dy),
                        (px + dx, py + dy - 10),
                        (px + dx + 13, py + dy),
                        (px + dx, py + dy + 5),
                    ],
                    closed=True,
                )
                fill(c, bun, light.tone(0xFFFBF4E4))
                shade(
                    c,
                    bun,
                    light.tone(0xFFB59A70),
                    (px + dx + 12, py + dy + 5),
                    (px + dx - 6, py + dy - 6),
                    0.7,
                    rough=0.1,
                )
                line(
                    c,
                    [
                        (px + dx - 9, py + dy - 3),
                        (px + dx, py + dy - 8),
                        (px + dx + 9, py + dy - 3),
                    ],
                    light.tone(0xFFD9C4A0),
                    1.6,
                )

    def front(c: skia.Canvas, t: float) -> None:
        roll = 8 * math.sin(t * 2.2)
        for x, who in (
            (-1.45, people.villager(51, back=True, hair="short")),
            (1.5, people.elder(52, back=True, hair="bun")),
        ):
            px, py = eye.at(x, 0, 3.35)
            who.draw(
                c,
                light,
                px,
                py,
                eye.size(1.62, 3.35),
                replace(poses.POSES["offer"], near=(24 + roll, 70)),
                face=1 if x < 0 else -1,
            )

    return [
        still("room", 0.95, shell),
        Layer("lamps", 0.97, lamps, still=False),
        Layer("family", 1.0, back, still=False),
        still("table", 1.0, table),
        Layer("near people", 1.06, front, still=False),
    ]
