"""The points shop."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import people, poses
from media.studio.scenes.backdrop import still
from media.studio.scenes.brush import box, fill, letter, line, shade
from media.studio.scenes.furniture import placed, shelf
from media.studio.scenes.interior import Room
from media.studio.scenes.light import BRIGHT_RED, GOLD, RED, WHITE, Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer
from media.studio.scenes.view import Eye

if TYPE_CHECKING:
    import skia


@scene("points_shop", "积分超市", "Points Shop", Mood("morning", "summer"))
def points_shop(mood: Mood) -> list[Layer]:
    """Good deeds become points, points become rice, oil and soap."""
    eye = Eye(760, 500, 1.6, 980)
    room = Room(eye, -4.0, 4.0, 3.2, 7.4, walls=0xFFF3E7CF, floor=0xFFBFA27C, wainscot=0)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        for i, (left, right) in enumerate(((-3.9, -2.0), (-1.9, 0.0), (0.1, 2.0), (2.1, 3.9))):
            shelf(c, mood, eye, left, right, 7.0, 2.05, seed=i + 3)
        z = room.deep - 0.05
        (x, y), (x2, y2) = eye.at(-1.7, 3.02, z), eye.at(1.8, 2.32, z)
        fill(c, box(x, y, x2 - x, y2 - y, 8), mood.tone(RED))
        line(c, box(x + 5, y + 5, x2 - x - 10, y2 - y - 10, 6), mood.tone(GOLD), 2)
        letter(
            c, "积分超市", (x + x2) / 2, (y + y2) / 2, (y2 - y) * 0.6, mood.tone(0xFFF6DC98), gap=12
        )
        room.window(c, mood, 2.8, 4.6, 0.95, 2.5)
        room.board(c, mood, "积分榜", 3.0, 4.6, 1.0, 2.5, seed=9)
        room.board(c, mood, "兑换规则", 5.0, 6.6, 1.0, 2.5, color=0xFF3E6B57, seed=8)
        room.beam(c, mood, 2.8, 4.6, 0.95, 2.5)

    def counter(c: skia.Canvas) -> None:
        eye.block(c, mood, 0xFFA9744A, (-1.7, 2.5), (0, 0.96), (4.5, 5.1))
        z = 4.49
        for i in range(5):
            x = -1.55 + i * 0.82
            fill(c, eye.front(x, x + 0.7, 0.14, 0.82, z), mood.tone(0xFF8A5A36))
            line(c, eye.front(x + 0.05, x + 0.65, 0.2, 0.76, z), mood.tone(0xFFC9955F), 2)
        (x, y), (x2, y2) = eye.at(-0.4, 0.7, z), eye.at(1.2, 0.3, z)
        fill(c, box(x, y, x2 - x, y2 - y, 4), mood.tone(RED))
        letter(c, "积小善 成大美", (x + x2) / 2, (y + y2) / 2, 26, mood.tone(0xFFF6DC98))

    def clerk(c: skia.Canvas, t: float) -> None:
        placed(
            c,
            mood,
            eye,
            people.volunteer(4, hair="bob"),
            1.15,
            5.4,
            replace(poses.POSES["show"], nod=6 + 4 * math.sin(t * 1.2)),
            -1,
        )

    def folk(c: skia.Canvas, t: float) -> None:
        for x, color in ((1.6, 0xFFE0A93F), (1.95, 0xFF5A86A8), (2.2, 0xFFC8433A)):
            px, py = eye.at(x, 0.97, 4.7)
            fill(c, box(px - 20, py - 58, 40, 58, 6), mood.tone(color))
            fill(c, box(px - 20, py - 40, 40, 20), mood.tone(WHITE))
        _sack(c, mood, *eye.at(0.52, 0.97, 4.7))
        tap = 5 * math.sin(t * 1.2)
        placed(
            c,
            mood,
            eye,
            people.elder(9, hair="bun", top=0xFF7B5546),
            -0.25,
            4.1,
            replace(poses.POSES["offer"], nod=6 + tap),
            1,
            1.58,
        )
        placed(
            c,
            mood,
            eye,
            people.child(6, hair="short", neckerchief=True, top=WHITE),
            -0.75,
            3.95,
            "reach",
            1,
            1.15,
        )
        placed(
            c,
            mood,
            eye,
            people.villager(22, hair="short", holds="box"),
            -2.2,
            4.2,
            poses.stride(0.6),
            -1,
            1.7,
        )
        placed(
            c,
            mood,
            eye,
            people.villager(28, hair="tail", holds="bag", back=True),
            2.3,
            3.9,
            "relax",
            -1,
            1.6,
        )

    return [
        still("shop", 0.95, shell),
        Layer("clerk", 1.0, clerk, still=False),
        still("counter", 1.0, counter),
        Layer("people", 1.02, folk, still=False),
    ]


def _sack(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    body = box(x - 40, y - 86, 80, 86, 16)
    fill(c, body, mood.tone(0xFFF1E6CC))
    shade(c, body, mood.tone(0xFFA58D62), (x + 40, y), (x - 30, y - 60), 0.7, rough=0.3)
    letter(c, "米", x, y - 42, 34, mood.tone(BRIGHT_RED))
