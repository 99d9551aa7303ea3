"""The reading room for old and young."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import leaning, ornaments, people, poses
from media.studio.scenes.backdrop import still
from media.studio.scenes.brush import box, fill, line, oval, poly, stroke, wash
from media.studio.scenes.furniture import placed, shelf
from media.studio.scenes.interior import Room
from media.studio.scenes.light import WHITE, Mood, mix, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer
from media.studio.scenes.view import Eye

if TYPE_CHECKING:
    import skia


@scene("reading_room", "一老一小书屋", "Reading Room for Old and Young", Mood("golden", "spring"))
def reading_room(mood: Mood) -> list[Layer]:
    """Children on the mat, an elder who reads to them, shelves to the ceiling."""
    eye = Eye(800, 490, 1.45, 940)
    room = Room(eye, -3.6, 3.6, 3.1, 6.6, walls=0xFFF5E8CE, floor=0xFFC89D6C, wainscot=0)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        shelf(c, mood, eye, -3.4, -1.3, 6.2, 2.35, rows=5, goods="books", seed=3)
        shelf(c, mood, eye, 1.3, 3.4, 6.2, 2.35, rows=5, goods="books", seed=7)
        _round_window(c, mood, *eye.at(0, 1.75, 6.55), eye.size(0.98, 6.55))
        ornaments.plaque(c, mood, *eye.at(0, 2.92, 6.5), 210, 44, "一老一小书屋", color=0xFF3E6B57)
        room.window(c, mood, 2.6, 4.6, 0.6, 2.4)
        room.board(c, mood, "童画禾光", 3.0, 4.8, 1.0, 2.3, color=0xFFD98A3A, seed=3)
        mat = oval(*eye.at(0.1, 0, 4.1), 430, 88)
        fill(c, mat, mood.tone(0xFFB5493F))
        line(c, oval(*eye.at(0.1, 0, 4.1), 412, 80), mood.tone(0xFFE8CF94), 4)
        line(c, oval(*eye.at(0.1, 0, 4.1), 320, 58), veil(mood.tone(0xFFE8CF94), 0.6), 2)
        room.beam(c, mood, 2.6, 4.6, 0.6, 2.4)

    def folk(c: skia.Canvas, t: float) -> None:
        turn = 2.5 * math.sin(t * 0.9)
        px, py = eye.at(0.95, 0, 4.3)
        _armchair(c, mood, px + 14, py, 150)
        people.elder(9, hair="bun", top=0xFF6B5A72, holds="book").draw(
            c,
            mood,
            px,
            py - 4,
            eye.size(1.6, 4.3),
            replace(poses.POSES["read"], nod=14 + turn),
            face=-1,
        )
        for i, (x, z, face) in enumerate(
            ((-0.55, 4.05, 1), (-1.15, 4.35, 1), (-0.1, 4.6, 1), (-0.75, 3.6, 1))
        ):
            cx, cy = eye.at(x, 0, z)
            fill(
                c,
                oval(cx, cy - 6, 44, 13),
                mood.tone((0xFFE0A93F, 0xFF4F8A6C, 0xFF5A86A8, 0xFFE07F4F)[i]),
            )
            pose = replace(
                poses.POSES["listen"],
                leg=(98, 62),
                back_leg=(92, 50),
                nod=-4 + 2 * math.sin(t + i),
            )
            people.child(100 + i, holds="book" if i == 1 else "").draw(
                c, mood, cx, cy - 8, eye.size(1.15, z), pose, face=face, shade=0
            )
        placed(
            c, mood, eye, people.child(7, hair="tail", top=0xFFE08A6D), -2.2, 5.6, "reach", -1, 1.2
        )
        placed(
            c,
            mood,
            eye,
            people.volunteer(5, hair="tail", holds="book"),
            2.35,
            4.9,
            "talk",
            -1,
            1.62,
        )

    return [still("room", 0.95, shell), Layer("people", 1.02, folk, still=False)]


def _round_window(c: skia.Canvas, mood: Mood, x: float, y: float, r: float) -> None:
    pane = oval(x, y, r)
    wash(
        c,
        pane,
        (mix(mood.sky.middle, WHITE, 0.3), mix(mood.sky.horizon, WHITE, 0.3)),
        (0, y - r),
        (0, y + r),
    )
    c.save()
    c.clipPath(pane, doAntiAlias=True)
    for k in range(3):
        hill = poly(
            (x - r, y + r * (0.2 + k * 0.25)),
            (x - r * 0.3, y + r * (-0.2 + k * 0.3)),
            (x + r * 0.3, y + r * (0.1 + k * 0.26)),
            (x + r, y + r * (-0.1 + k * 0.3)),
            (x + r, y + r),
            (x - r, y + r),
        )
        fill(c, hill, mix(mood.growth.hill, mood.sky.haze, 0.7 - 0.25 * k))
    leaning.bamboo(c, mood, x + r * 0.6, y + r, r * 1.9, 5, 3)
    c.restore()
    line(c, pane, mood.tone(0xFF7A4B30), 13)
    line(c, oval(x, y, r - 6), mood.tone(0xFFC9955F), 2)


def _armchair(c: skia.Canvas, mood: Mood, x: float, y: float, size: float) -> None:
    cane = 0xFFC39A5C
    fill(c, box(x - size * 0.42, y - size * 0.42, size * 0.8, size * 0.16, 8), mood.tone(cane))
    back = poly(
        (x + size * 0.25, y - size * 0.4),
        (x + size * 0.38, y - size * 1.0),
        (x + size * 0.5, y - size * 0.98),
        (x + size * 0.4, y - size * 0.3),
    )
    fill(c, back, mood.tone(cane, 0, -0.3))
    for dx in (-0.38, 0.34):
        stroke(
            c,
            [(x + dx * size, y - size * 0.3), (x + dx * size * 1.05, y)],
            (9, 7),
            mood.tone(cane, 0, -0.5),
        )
    line(
        c,
        [
            (x - size * 0.36, y - size * 0.36),
            (x - size * 0.36, y - size * 0.62),
            (x + size * 0.36, y - size * 0.66),
        ],
        mood.tone(cane, 0, -0.2),
        8,
    )
