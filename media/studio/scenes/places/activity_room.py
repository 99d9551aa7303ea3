"""The Party-activity room."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import people, plants, poses
from media.studio.scenes.backdrop import still
from media.studio.scenes.brush import between, box, fill, letter, line, shade, shadow, wash
from media.studio.scenes.furniture import chair, placed, seated
from media.studio.scenes.interior import Room
from media.studio.scenes.light import DARK_RED, GOLD, RED, WHITE, Mood, veil
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer
from media.studio.scenes.view import Eye

if TYPE_CHECKING:
    import skia


def _slogan(
    c: skia.Canvas,
    mood: Mood,
    room: Room,
    text: str,
    left: float,
    right: float,
    low: float,
    high: float,
) -> None:
    """Golden characters on a red ground, on the back wall."""
    z = room.deep - 0.05
    panel = room.eye.front(left, right, low, high, z)
    (x, y), (x2, y2) = room.eye.at(left, high, z), room.eye.at(right, low, z)
    shadow(c, panel, 0xFF3A1A10, 6, 0.35, (2, 4))
    fill(c, panel, mood.tone(RED))
    shade(c, panel, mood.tone(DARK_RED), (0, y2), (0, y), 0.8, rough=0.3)
    line(c, box(x + 6, y + 6, x2 - x - 12, y2 - y - 12), mood.tone(GOLD), 2.5)
    letter(
        c,
        text,
        (x + x2) / 2,
        (y + y2) / 2,
        min((y2 - y) * 0.52, (x2 - x) * 0.8 / len(text)),
        mood.tone(0xFFF6DC98),
        gap=8,
    )


def _terminal(c: skia.Canvas, mood: Mood, eye: Eye, x: float, z: float) -> None:
    """The self-service terminal: a portrait screen on a foot."""
    eye.block(c, mood, 0xFF3C3F46, (x - 0.38, x + 0.38), (0, 0.06), (z - 0.2, z + 0.3))
    eye.block(c, mood, 0xFFE9E4DA, (x - 0.36, x + 0.36), (0.06, 1.9), (z, z + 0.16))
    screen = eye.front(x - 0.3, x + 0.3, 0.62, 1.8, z - 0.005)
    (left, top), (right, low) = eye.at(x - 0.3, 1.8, z), eye.at(x + 0.3, 0.62, z)
    wide, tall = right - left, low - top
    wash(c, screen, (0xFF7A1519, DARK_RED), (0, top), (0, low))
    letter(c, "禾光村", left + wide / 2, top + tall * 0.12, wide * 0.17, 0xFFF2D38B)
    for i in range(4):
        px, py = left + wide * (0.08 + 0.44 * (i % 2)), top + tall * (0.24 + 0.27 * (i // 2))
        fill(
            c,
            box(px, py, wide * 0.4, tall * 0.24, 3),
            (0xFFE8CF94, 0xFF8FB3A0, 0xFFD99A6C, 0xFFB8C4CC)[i],
        )
        fill(c, box(px, py + tall * 0.17, wide * 0.4, tall * 0.07, 3), 0xFFFBF6EC)
    fill(
        c,
        box(left + wide * 0.08, top + tall * 0.84, wide * 0.84, tall * 0.07, 3),
        veil(0xFFE8CF94, 0.6),
    )


@scene("activity_room", "党员活动室", "Party-activity Room", Mood("morning", "spring"))
def activity_room(mood: Mood) -> list[Layer]:
    """Rows of tables, boards on the walls, the terminal by the door, guests round it."""
    eye = Eye(700, 470, 1.75, 950)
    room = Room(eye, -4.2, 5.0, 3.5, 11.5)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        _slogan(c, mood, room, "为人民服务", -2.0, 2.8, 1.75, 3.05)
        for near, far in ((3.4, 5.0), (5.8, 7.4), (8.2, 9.8)):
            room.window(c, mood, near, far)
        for i, (title, near, far) in enumerate(
            (
                ("组织生活", 3.1, 4.5),
                ("党员承诺", 5.0, 6.6),
                ("学习园地", 7.1, 8.7),
                ("光荣榜", 9.2, 10.6),
            )
        ):
            room.board(c, mood, title, near, far, seed=i + 2)
        px, py = eye.at(4.1, 0, 10.6)
        plants.bush(c, mood, px, py - 46, 46, 4, 0xFF3F7F4F)
        eye.block(c, mood, 0xFFD9D2C2, (3.85, 4.35), (0, 0.5), (10.3, 10.7))

    def tables(c: skia.Canvas) -> None:
        eye.table(c, mood, 0xFFA82420, (-0.9, 1.7), (9.2, 9.9), 0.8, skirt=0.68)
        for z in (7.7, 6.2, 4.8):
            for left, right in ((-3.0, -0.7), (0.1, 2.4)):
                eye.table(c, mood, 0xFFA9744A, (left, right), (z, z + 0.5), skirt=0.34)
                for x in between(left + 0.4, right - 0.4, 3):
                    fill(
                        c,
                        eye.floor(x - 0.12, x + 0.14, z + 0.12, z + 0.34, 0.765),
                        mood.tone(RED if round(x * 3) % 2 else WHITE),
                    )
                    px, py = eye.at(x + 0.28, 0.77, z + 0.25)
                    fill(c, box(px - 3, py - 10, 7, 10, 2), mood.tone(0xFFFDFBF4))
                for x in between(left + 0.4, right - 0.4, 3):
                    chair(c, mood, eye, x, z - 0.45)
        for near, far in ((3.4, 5.0), (5.8, 7.4), (8.2, 9.8)):
            room.beam(c, mood, near, far)

    def guests(c: skia.Canvas, t: float) -> None:
        _terminal(c, mood, eye, 3.2, 4.9)
        touch = 6 * math.sin(t * 1.4)
        placed(
            c,
            mood,
            eye,
            people.elder(6, hair="thin", top=0xFF54606C),
            2.4,
            4.3,
            replace(poses.POSES["point"], near=(78 + touch, 94 + touch)),
            1,
            1.64,
        )
        placed(c, mood, eye, people.narrator(1), 1.55, 4.25, "show", 1)
        placed(
            c, mood, eye, people.villager(12, hair="short", back=True), 0.75, 4.0, "stand", 1, 1.72
        )
        for who, x, z in (
            (people.villager(15, hair="bob", back=True), -1.1, 5.7),
            (people.elder(17, back=True), -2.6, 4.3),
            (people.volunteer(18, back=True), -1.85, 4.3),
        ):
            seated(
                c,
                mood,
                eye,
                who,
                x,
                z,
                replace(poses.POSES["write"], lean=3, nod=2 * math.sin(t * 0.8 + x)),
                face=-1,
            )

    return [
        still("room", 0.95, shell),
        still("tables", 1.0, tables),
        Layer("guests", 1.05, guests, still=False),
    ]
