"""The branch in session."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import people, poses
from media.studio.scenes.backdrop import still
from media.studio.scenes.brush import between, dice, fill, letter, line, wash
from media.studio.scenes.furniture import placed, seated
from media.studio.scenes.interior import Room
from media.studio.scenes.light import GOLD, RED, WHITE, Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer
from media.studio.scenes.view import Eye

if TYPE_CHECKING:
    import skia


@scene("classroom", "三会一课", "The Branch in Session", Mood("noon", "summer"))
def classroom(mood: Mood) -> list[Layer]:
    """The branch at study: a speaker, a screen, people who write and ask."""
    eye = Eye(880, 430, 1.9, 960)
    room = Room(eye, -4.6, 4.0, 3.4, 9.4, walls=0xFFF1E6D2, floor=0xFFAE8358, beams=False)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        z = room.deep - 0.05
        fill(c, eye.front(-2.1, 1.5, 1.15, 2.95, z), mood.tone(0xFF4A4F55))
        screen = eye.front(-2.02, 1.42, 1.22, 2.88, z)
        (x, y), (x2, y2) = eye.at(-2.02, 2.88, z), eye.at(1.42, 1.22, z)
        wash(c, screen, (0xFFFDF6E4, 0xFFF3E2BC), (0, y), (0, y2))
        letter(c, "主题党日", (x + x2) / 2, y + (y2 - y) * 0.3, 44, RED, gap=6)
        line(c, [(x + 40, y + (y2 - y) * 0.52), (x2 - 40, y + (y2 - y) * 0.52)], GOLD, 2)
        for i, text in enumerate(("学理论", "议村事", "办实事")):
            letter(
                c,
                text,
                x + (x2 - x) * (0.2 + 0.3 * i),
                y + (y2 - y) * 0.72,
                24,
                0xFF5A0E13,
                weight=500,
            )
        room.back_board(c, mood, "议事公开", 1.9, 3.5, 1.2, 2.6)
        room.back_board(c, mood, "学习计划", -4.2, -2.5, 1.2, 2.6, seed=4)
        for near, far in ((3.0, 4.8), (5.6, 7.4)):
            room.window(c, mood, near, far, right=True)
        room.board(c, mood, "党员风采", 3.4, 5.0, right=False, seed=5)
        room.board(c, mood, "制度上墙", 5.8, 7.6, right=False, seed=6)
        for near, far in ((3.0, 4.8), (5.6, 7.4)):
            room.beam(c, mood, near, far, right=True)

    def folk(c: skia.Canvas, t: float) -> None:
        talk = 8 * math.sin(t * 1.3)
        eye.table(c, mood, 0xFFA82420, (1.5, 2.6), (7.5, 8.1), 0.95, skirt=0.85)
        placed(
            c,
            mood,
            eye,
            people.villager(3, top=0xFF3C4A5C, hair="short"),
            1.25,
            7.4,
            replace(poses.POSES["show"], near=(60 + talk, 100 + talk)),
            -1,
            1.7,
        )
        rng = dice(4)
        for z in (6.2, 4.9, 3.7):
            for x in (-3.2, -2.35, -1.5, -0.3, 0.55, 1.4):
                kind = rng.randrange(5)
                who = (
                    people.elder(int(x * 9 + z * 7) % 90, back=True)
                    if kind < 2
                    else people.villager(int(x * 13 + z * 5) % 90, back=True)
                )
                if kind == 4:
                    who = people.volunteer(int(z * 3), back=True)
                nod = replace(poses.POSES["write"], lean=3, nod=2 * math.sin(t * 0.8 + x * 3 + z))
                if (x, z) == (0.55, 4.9):
                    nod = replace(nod, near=(-150, -174))
                seated(c, mood, eye, who, x, z, nod, face=1 if x < 0 else -1)

    def desks(c: skia.Canvas) -> None:
        for z in (6.7, 5.4, 4.2):
            for left, right in ((-3.6, -1.1), (-0.7, 1.8)):
                eye.table(c, mood, 0xFFA9744A, (left, right), (z, z + 0.42))
                for x in between(left + 0.4, right - 0.4, 3):
                    fill(
                        c,
                        eye.floor(x - 0.13, x + 0.13, z + 0.1, z + 0.32, 0.765),
                        mood.tone(WHITE if round(x * 7) % 2 else 0xFFC2352B),
                    )

    return [
        still("room", 0.95, shell),
        still("desks", 1.0, desks),
        Layer("people", 1.0, folk, still=False),
    ]
