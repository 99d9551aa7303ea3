"""The elders' canteen."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import furniture, people, poses, sets
from media.studio.scenes.backdrop import still
from media.studio.scenes.brush import between, box, curve, fill, inside, letter, line, oval, shade
from media.studio.scenes.furniture import round_table
from media.studio.scenes.interior import Room
from media.studio.scenes.light import DARK_RED, GOLD, RED, WHITE, Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer
from media.studio.scenes.view import Eye

if TYPE_CHECKING:
    import skia


def _sit(
    c: skia.Canvas,
    mood: Mood,
    eye: Eye,
    who: people.Person,
    at: tuple[float, float],
    pose: str | poses.Pose = "eat",
    face: int = 1,
    metres: float = 1.6,
) -> None:
    x, z = at
    px, py = eye.at(x, 0, z)
    furniture.stool(c, mood, px - face * eye.size(0.02, z), py, eye.size(0.42, z))
    who.draw(c, mood, px, py, eye.size(metres, z), pose, face=face)


@scene("canteen", "幸福食堂", "Elders' Canteen", Mood("noon", "autumn"))
def canteen(mood: Mood) -> list[Layer]:
    """Round tables, steam over the dishes, volunteers who carry them."""
    eye = Eye(820, 470, 1.65, 960)
    room = Room(eye, -4.4, 4.4, 3.3, 8.6, walls=0xFFF6EAD2, floor=0xFFC9A77C, wainscot=0.8)
    birthday = mood.cast == "feast"

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        z = room.deep - 0.05
        fill(c, eye.front(-2.6, 2.6, 0.95, 2.25, z), mood.tone(0xFF5A4A40))
        for i in range(4):
            left = -2.5 + i * 1.27
            fill(c, eye.front(left, left + 1.16, 1.0, 2.2, z), mood.tone(0xFFFFF1CE, 0, 0.2))
        _hatch(c, mood, eye, z)
        (x, y), (x2, y2) = eye.at(-1.8, 3.1, z), eye.at(1.8, 2.45, z)
        fill(c, box(x, y, x2 - x, y2 - y, 8), mood.tone(RED))
        shade(c, box(x, y, x2 - x, y2 - y, 8), mood.tone(DARK_RED), (0, y2), (0, y), 0.7, rough=0.2)
        line(c, box(x + 5, y + 5, x2 - x - 10, y2 - y - 10, 6), mood.tone(GOLD), 2)
        text = "九九重阳 敬老爱老" if birthday else "幸福食堂"
        letter(
            c,
            text,
            (x + x2) / 2,
            (y + y2) / 2,
            (y2 - y) * (0.5 if birthday else 0.62),
            mood.tone(0xFFF6DC98),
            gap=8,
        )
        for near, far in ((3.0, 4.6), (5.6, 7.2)):
            room.window(c, mood, near, far)
            room.beam(c, mood, near, far)
        room.board(c, mood, "今日菜谱", 3.4, 5.0, color=0xFF3E6B57, seed=4)
        room.board(c, mood, "敬老爱老", 5.8, 7.4, seed=5)

    def lamps(c: skia.Canvas, t: float) -> None:
        room.lamps(c, mood, [(-2.2, 6.6), (2.2, 6.6), (-2.4, 4.6), (2.4, 4.6)], t)

    def back(c: skia.Canvas, t: float) -> None:
        for x, z, seed in ((-2.2, 6.6, 1), (1.9, 6.8, 20)):
            _sit(c, mood, eye, people.elder(seed + 2), (x + 0.1, z + 0.75), "listen", -1)
            _sit(
                c,
                mood,
                eye,
                people.elder(seed + 3),
                (x - 0.95, z),
                replace(poses.POSES["eat"], nod=6 + 4 * math.sin(t + seed)),
                1,
            )
            _sit(c, mood, eye, people.elder(seed + 5), (x + 0.95, z), "eat", -1)
            round_table(c, mood, eye, x, z, 0.72)
            px, py = eye.at(x, 0.8, z)
            sets.steam(c, px, py, t, 66, seed)
        walk = 0.25 * math.sin(t * 0.25)
        px, py = eye.at(0.1 + walk, 0, 6.4)
        people.volunteer(6, hair="tail", holds="bowl").draw(
            c,
            mood,
            px,
            py,
            eye.size(1.63, 6.4),
            replace(poses.stride(t), near=(14, 82), far=(20, 86)),
            face=1,
        )

    def front(c: skia.Canvas, t: float) -> None:
        x, z = -0.35, 4.3
        _sit(
            c,
            mood,
            eye,
            people.elder(31, hair="bun", top=0xFF6B5A72),
            (x - 0.35, z + 0.8),
            "listen",
            1,
        )
        _sit(
            c,
            mood,
            eye,
            people.elder(32, hair="thin", top=0xFF5C6B5A),
            (x + 0.55, z + 0.75),
            "clap" if birthday else "eat",
            -1,
        )
        _sit(
            c,
            mood,
            eye,
            people.elder(33, hair="short", top=0xFF54606C, holds="bowl"),
            (x - 1.2, z),
            replace(poses.POSES["eat"], near=(34, 108 + 6 * math.sin(t * 1.4))),
            1,
        )
        _sit(
            c,
            mood,
            eye,
            people.elder(34, hair="bun", top=0xFF7B5546, holds="bowl"),
            (x + 1.2, z + 0.02),
            "eat",
            -1,
        )
        round_table(c, mood, eye, x, z, 0.9, 0xFFA82420 if birthday else 0)
        px, py = eye.at(x, 0.82, z)
        if birthday:
            _peaches(c, mood, px, py - 4)
        sets.steam(c, px - 60, py, t, 90, 3)
        sets.steam(c, px + 56, py - 10, t, 84, 5)
        px, py = eye.at(2.2, 0, 4.2)
        people.volunteer(9, hair="scarf", hair_color=0xFF6F9AB8, apron=WHITE, holds="bowl").draw(
            c, mood, px, py, eye.size(1.64, 4.2), "offer", face=-1
        )
        px, py = eye.at(-2.6, 0, 4.0)
        people.child(8, hair="bob", holds="bowl").draw(
            c, mood, px, py, eye.size(1.2, 4.0), "offer", face=1
        )

    return [
        still("hall", 0.95, shell),
        Layer("lamps", 0.97, lamps, still=False),
        Layer("far tables", 0.98, back, still=False),
        Layer("near table", 1.04, front, still=False),
    ]


def _peaches(c: skia.Canvas, mood: Mood, x: float, y: float) -> None:
    for dx, dy in ((-26, 0), (0, 4), (26, 0), (-13, -22), (13, -22), (0, -42)):
        fill(
            c,
            curve(
                [
                    (x + dx - 14, y + dy),
                    (x + dx, y + dy - 24),
                    (x + dx + 14, y + dy),
                    (x + dx, y + dy + 12),
                ],
                closed=True,
            ),
            mood.tone(0xFFFBE9DC),
        )
        shade(
            c,
            oval(x + dx, y + dy - 6, 12, 14),
            mood.tone(0xFFE86A6A),
            (x + dx, y + dy - 24),
            (x + dx, y + dy),
            0.8,
            rough=0.2,
        )


def _hatch(c: skia.Canvas, mood: Mood, eye: Eye, z: float) -> None:
    """The serving hatch: pots, bamboo steamers, a cook."""
    (x, _y), (x2, y2) = eye.at(-2.5, 2.2, z), eye.at(2.5, 1.0, z)
    for i, s in enumerate((0.2, 0.68)):
        px = x + (x2 - x) * s
        cook = people.Person(top=WHITE, apron=0xFFE9EDEE, hair="cap", hair_color=WHITE)
        with inside(c, box(x, 0, x2 - x, y2)):
            cook.draw(c, mood, px, y2 + 62, 190, "pick", face=1 - 2 * i, shade=0)
    for i, px in enumerate(between(x + 60, x2 - 60, 6)):
        size = 26 + (i % 2) * 8
        if i % 2:
            for k in range(3):
                fill(
                    c, box(px - 28, y2 - 16 - k * 15, 56, 14, 3), mood.tone(0xFFC99A58, 0, -0.1 * k)
                )
                line(
                    c,
                    [(px - 28, y2 - 9 - k * 15), (px + 28, y2 - 9 - k * 15)],
                    mood.tone(0xFF8A6230),
                    1.5,
                )
        else:
            fill(c, box(px - size, y2 - size * 1.3, size * 2, size * 1.3, 6), mood.tone(0xFFB9BEC2))
            shade(
                c,
                box(px - size, y2 - size * 1.3, size * 2, size * 1.3, 6),
                mood.tone(0xFF5A646C),
                (px + size, y2),
                (px - size * 0.3, y2),
                0.7,
                rough=0.2,
            )
            fill(c, oval(px, y2 - size * 1.3, size, 6), mood.tone(0xFFD6DADC))
    fill(c, eye.front(-2.7, 2.7, 0.88, 1.0, z - 0.1), mood.tone(0xFFDCD6C8, 0, 0.1))
