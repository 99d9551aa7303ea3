"""The long table after school."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import ornaments, people, poses
from media.studio.scenes.backdrop import still
from media.studio.scenes.brush import between, box, dice, fill, glow, letter, oval, poly, stroke
from media.studio.scenes.furniture import seated, shelf
from media.studio.scenes.interior import Room
from media.studio.scenes.light import RED, WHITE, Mood, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer
from media.studio.scenes.view import Eye

if TYPE_CHECKING:
    import skia


@scene("homework", "放学后的长桌", "The Long Table after School", Mood("golden", "autumn"))
def homework(mood: Mood) -> list[Layer]:
    """Children bent over exercise books, a member who keeps them company, lamps coming on."""
    eye = Eye(760, 430, 1.7, 980)
    room = Room(eye, -4.2, 4.2, 3.3, 8.0, walls=0xFFF5E6C8, floor=0xFFBC8C5C, wainscot=0.85)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        shelf(c, mood, eye, -3.9, -1.9, 7.6, 2.2, rows=5, goods="books", seed=5)
        room.back_board(c, mood, "今日值班", 2.2, 3.8, 1.2, 2.5, seed=2)
        (x, y), (x2, y2) = eye.at(-1.6, 2.6, 7.9), eye.at(1.9, 1.15, 7.9)
        fill(c, box(x - 8, y - 8, x2 - x + 16, y2 - y + 16, 4), mood.tone(0xFF9A6B43))
        fill(c, box(x, y, x2 - x, y2 - y), mood.tone(0xFF2F5A4A))
        letter(
            c,
            "作业写完 再去踢球",
            (x + x2) / 2,
            y + (y2 - y) * 0.38,
            34,
            0xFFEFF3E6,
            weight=500,
            gap=4,
        )
        letter(
            c,
            "7 × 8 = 56",
            (x + x2) / 2,
            y + (y2 - y) * 0.72,
            30,
            veil(0xFFEFF3E6, 0.8),
            weight=400,
        )
        for near, far in ((2.8, 4.4), (5.2, 6.8)):
            room.window(c, mood, near, far, right=True)
            room.beam(c, mood, near, far, right=True)
        ornaments.plaque(
            c, mood, *eye.at(0.15, 2.98, 7.9), 250, 44, "灯亮着 门开着", color=0xFF5A3826
        )

    def far_side(c: skia.Canvas, t: float) -> None:
        for i, x in enumerate(between(-2.2, 2.1, 5)):
            px, py = eye.at(x, 0, 5.5)
            pose = replace(
                poses.POSES["write"],
                nod=14 + 4 * math.sin(t * 0.9 + i * 2),
                near=(26 + 4 * math.sin(t * 3 + i), 80),
            )
            people.child(110 + i * 3, neckerchief=i % 2 == 0).draw(
                c, mood, px, py - 22, eye.size(1.34, 5.5), pose, face=1 if i % 2 else -1, shade=0
            )
        people.volunteer(9, hair="tail").draw(
            c,
            mood,
            *eye.at(-0.72, 0, 6.2),
            eye.size(1.64, 6.2),
            replace(poses.POSES["bow"], nod=14),
            face=-1,
        )

    def table(c: skia.Canvas) -> None:
        eye.table(c, mood, 0xFFB07A4A, (-2.9, 2.9), (4.3, 5.2), 0.72)
        rng = dice(6)
        for x in between(-2.4, 2.4, 8):
            z = 4.55 + rng.random() * 0.5
            fill(
                c,
                eye.floor(x - 0.16, x + 0.14, z, z + 0.24, 0.725),
                mood.tone(rng.choice((WHITE, 0xFFF6E9C8))),
            )
            fill(
                c,
                eye.floor(x + 0.18, x + 0.3, z + 0.05, z + 0.2, 0.725),
                mood.tone(rng.choice((RED, 0xFF5A86A8, 0xFFE0A93F, 0xFF4F8A6C))),
            )
        for x in (-1.3, 0.2, 1.6):
            px, py = eye.at(x, 0.72, 4.75)
            glow(c, px, py - 80, 150, 0xFFFFD98A, 0.4)
            stroke(
                c,
                [(px - 4, py), (px - 8, py - 60), (px + 14, py - 92)],
                (7, 5, 5),
                mood.tone(0xFF3E6B57),
            )
            fill(
                c,
                poly(
                    (px - 14, py - 80), (px + 44, py - 80), (px + 26, py - 108), (px + 4, py - 108)
                ),
                mood.tone(0xFF3E6B57),
            )
            fill(c, oval(px + 15, py - 78, 25, 6), 0xFFFFF0C0)

    def near_side(c: skia.Canvas, t: float) -> None:
        for i, x in enumerate((-1.9, -0.75, 0.7, 1.8)):
            pose = replace(poses.POSES["write"], lean=4, nod=2 * math.sin(t + i))
            seated(
                c,
                mood,
                eye,
                people.child(130 + i * 2, back=True),
                x,
                3.9,
                pose,
                face=1 if i % 2 else -1,
                metres=1.42,
            )
        people.elder(4, hair="thin", top=0xFF54606C).draw(
            c, mood, *eye.at(-2.3, 0, 4.0), eye.size(1.64, 4.0), "bow", face=1
        )
        people.child(140, hair="short", top=0xFF6FA8B5, holds="bag").draw(
            c, mood, *eye.at(2.72, 0, 4.3), eye.size(1.25, 4.3), poses.stride(t * 0.6), face=-1
        )

    return [
        still("room", 0.95, shell),
        Layer("far side", 0.98, far_side, still=False),
        still("table", 1.0, table),
        Layer("near side", 1.05, near_side, still=False),
    ]
