"""The end: an invitation, the credits that say what is invented, and the lamp on red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from media.studio.film.cards import glow, red_ground
from media.studio.film.emblems import emblem
from media.studio.film.look import (
    DEEP_RED,
    LIGHT_GOLD,
    WHITE,
    Frame,
    dim,
    faded,
    gold_line,
    rise,
    units,
    window,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from media.studio.film.script import Script

_MIDDLE = 960.0
_CREDITS = (
    (
        "本片为虚构：禾光村、晨溪乡与片中人物都不存在",
        "This film is fiction: the village, the township and its people do not exist",
    ),
    (
        "画面与音乐由程序绘制、谱写 · 音色 FluidR3 GM",
        "Pictures and music were drawn and composed by program; sounds: FluidR3 GM",
    ),
)


def ending(words: Script) -> Callable[[Frame, float, float], None]:
    """What is lettered over the last twelve seconds; the very last frames rest on warm red."""

    def paint(frame: Frame, t: float, length: float) -> None:
        with units(frame) as canvas:
            dim(canvas, 0.3 * rise(t, 0.2, 1.5) + 0.32 * rise(t, 5.4, 0.8), 0xFF14213C)
            with faded(canvas, window(t, 0.5, 5.8, 0.9)):
                write(canvas, "禾光村", _MIDDLE, 330, 150, WHITE, gap=36, shade=0.5)
                gold_line(
                    canvas, [(_MIDDLE - 300, 384), (_MIDDLE + 300, 384)], rise(t, 0.9, 1.2), 2.5
                )
                write(
                    canvas,
                    "虚构示范村 · 请留下一句话",
                    _MIDDLE,
                    458,
                    52,
                    LIGHT_GOLD,
                    gap=5,
                    shade=0.5,
                )
                write(
                    canvas,
                    "A fictional village. Leave us a word.",
                    _MIDDLE,
                    522,
                    36,
                    WHITE,
                    weight=400,
                    shade=0.6,
                )
        closing = rise(t, length - 3.0, 1.2)
        if closing < 1:
            _fiction(frame, t, length)
        if closing > 0:
            _lamp_on_red(frame, t, length, words, closing)

    return paint


def _fiction(frame: Frame, t: float, length: float) -> None:
    with units(frame) as canvas, faded(canvas, window(t, 5.7, length - 1.9, 0.7)):
        for index, (zh, en) in enumerate(_CREDITS):
            y = 330 + index * 170
            write(canvas, zh, _MIDDLE, y, 50, WHITE, gap=3, shade=0.5)
            write(canvas, en, _MIDDLE, y + 58, 31, LIGHT_GOLD, weight=400, shade=0.6)


def _lamp_on_red(frame: Frame, t: float, length: float, words: Script, seen: float) -> None:
    with faded(frame.canvas, seen):
        red_ground(frame, 2.0, 1.0)
        with units(frame) as canvas:
            glow(canvas, _MIDDLE, 392, 430, 0.5)
            emblem(canvas, "opening", _MIDDLE, 386, 1.7, 1.0)
            write(canvas, words.zh, _MIDDLE, 650, 84, LIGHT_GOLD, gap=22)
            write(canvas, words.en, _MIDDLE, 712, 34, WHITE, weight=400, gap=3)
            dim(canvas, 0.25 * rise(t, length - 0.9, 0.8), DEEP_RED)
