"""The oath."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from media.studio.scenes import people, plants, poses
from media.studio.scenes.backdrop import still
from media.studio.scenes.brush import between, box, dice, fill, letter, line, poly, shade, shadow
from media.studio.scenes.interior import Room
from media.studio.scenes.light import GOLD, WHITE, Mood
from media.studio.scenes.register import scene
from media.studio.scenes.stage import Layer
from media.studio.scenes.view import Eye

if TYPE_CHECKING:
    import skia


@scene("oath", "新党员宣誓", "A New Member Takes the Oath", Mood("morning", "summer"))
def oath(mood: Mood) -> list[Layer]:
    """Raised fists before a red wall with the oath."""
    eye = Eye(800, 520, 1.6, 980)
    room = Room(eye, -4.4, 4.4, 4.3, 8.4, wainscot=0, floor=0xFFB98B5E)

    def shell(c: skia.Canvas) -> None:
        room.shell(c, mood)
        z = room.deep - 0.06
        (x, y), (x2, y2) = eye.at(-3.3, 3.95, z), eye.at(3.3, 0.5, z)
        cloth = box(x, y, x2 - x, y2 - y)
        shadow(c, cloth, 0xFF3A1A10, 14, 0.4, (6, 8))
        fill(c, cloth, mood.tone(0xFFB21F1C))
        rng = dice(3)
        for k in between(x, x2, 26):
            tone = 0xFF7A1216 if rng.random() < 0.5 else 0xFFD8453A
            shade(
                c,
                box(k - 14, y, 28, y2 - y),
                mood.tone(tone),
                (k + 14, 0),
                (k - 14, 0),
                0.22,
                rough=0.1,
            )
        line(c, box(x + 8, y + 8, x2 - x - 16, y2 - y - 16), mood.tone(GOLD), 3)
        letter(c, "入党誓词", 800, y + 58, 62, mood.tone(0xFFFFE2A0), gap=16)
        rows = (
            "我志愿加入中国共产党，拥护党的纲领，遵守党的章程，",
            "履行党员义务，执行党的决定，严守党的纪律，保守党的秘密，",
            "对党忠诚，积极工作，为共产主义奋斗终身，",
            "随时准备为党和人民牺牲一切，永不叛党。",
        )
        for i, row in enumerate(rows):
            letter(c, row, 800, y + 126 + i * 38, 23, mood.tone(0xFFFFE2A0), weight=500, gap=1)
        for near, far in ((3.0, 4.8), (5.6, 7.4)):
            room.window(c, mood, near, far)
            room.beam(c, mood, near, far)
            room.window(c, mood, near, far, right=True)
        for px in (eye.at(-3.75, 0, 8.0), eye.at(3.75, 0, 8.0)):
            plants.bush(c, mood, px[0], px[1] - 50, 54, 4, 0xFF3F7F4F)
            fill(
                c,
                poly(
                    (px[0] - 34, px[1] - 60),
                    (px[0] + 34, px[1] - 60),
                    (px[0] + 24, px[1]),
                    (px[0] - 24, px[1]),
                ),
                mood.tone(0xFFE9E2D2),
            )

    def rows(c: skia.Canvas, t: float) -> None:
        breath = 1.5 * math.sin(t * 1.1)
        fist = replace(poses.POSES["stand"], far=(-6, 4), near=(58 + breath, 176))
        lead = people.villager(3, top=0xFF3C4A5C, hair="short")
        lead.draw(c, mood, *eye.at(-0.95, 0, 6.3), eye.size(1.7, 6.4), fist, face=1)
        people.villager(77, top=0xFFFBF3E6, hair="tail", bottom=0xFF2F3A48).draw(
            c, mood, *eye.at(0.1, 0, 5.6), eye.size(1.64, 5.6), fist, face=-1
        )
        people.villager(78, top=WHITE, hair="short", bottom=0xFF2F3A48).draw(
            c, mood, *eye.at(0.85, 0, 5.9), eye.size(1.72, 5.9), fist, face=-1
        )
        for i, x in enumerate((-2.75, -2.05, -1.45, 1.5, 2.1, 2.8)):
            who = (
                people.elder(80 + i, back=True)
                if i % 3 == 0
                else people.villager(80 + i, back=True)
            )
            who.draw(
                c,
                mood,
                *eye.at(x, 0, 3.6 + 0.15 * (i % 2)),
                eye.size(1.66, 3.6),
                "relax" if i % 2 else "stand",
                face=1 if i < 3 else -1,
            )

    return [still("hall", 0.95, shell), Layer("people", 1.03, rows, still=False)]
