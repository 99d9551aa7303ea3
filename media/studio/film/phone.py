"""A telephone held upright: somebody far away on the line, the lights of a city behind him."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from media.studio.film import cards
from media.studio.film.look import GOLD, WHITE, Frame, faded, mix, units, veil, window, write
from media.studio.scenes.light import Mood
from media.studio.scenes.people import villager

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDE, _HIGH = 400.0, 800.0


def call(zh: str, en: str) -> Callable[[Frame, float, float], None]:
    """A video call at the right of the picture, and the caller's name at the left."""
    name = cards.caption(zh, en)

    def paint(frame: Frame, t: float, length: float) -> None:
        name(frame, t, length)
        seen = window(t, 0.1, length, 0.7)
        with units(frame) as canvas, faded(canvas, seen):
            canvas.translate(1340, 44 + 40 * (1 - seen))
            canvas.rotate(2.5)
            _body(canvas)
            canvas.save()
            glass = skia.RRect.MakeRectXY(
                skia.Rect.MakeXYWH(16, 16, _WIDE - 32, _HIGH - 32), 34, 34
            )
            canvas.clipRRect(glass, doAntiAlias=True)
            _city(canvas, t)
            sway = 4 * math.sin(t * 1.1)
            man = villager(12, hair="short", top=0xFF4D6C8A)
            man.draw(canvas, Mood("golden"), 196 + sway, 1210, 1020, "talk", face=-1, shade=0.0)
            canvas.restore()
            minutes, seconds = divmod(round(t) + 754, 60)
            write(
                canvas,
                f"{minutes:02d}:{seconds:02d}",
                _WIDE / 2,
                84,
                30,
                WHITE,
                serif=False,
                shade=0.6,
            )
            canvas.drawCircle(
                _WIDE / 2, _HIGH - 84, 36, skia.Paint(Color=0xFFC8332B, AntiAlias=True)
            )

    return paint


def _body(canvas: skia.Canvas) -> None:
    body = skia.RRect.MakeRectXY(skia.Rect.MakeWH(_WIDE, _HIGH), 48, 48)
    soft = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 30)
    canvas.save()
    canvas.translate(14, 26)
    canvas.drawRRect(body, skia.Paint(Color=0x99100608, MaskFilter=soft))
    canvas.restore()
    canvas.drawRRect(body, skia.Paint(Color=0xFF1C1A20, AntiAlias=True))
    rim = skia.Paint(Color=veil(GOLD, 0.7), AntiAlias=True, StrokeWidth=3)
    rim.setStyle(skia.Paint.kStroke_Style)
    canvas.drawRRect(body, rim)


def _city(canvas: skia.Canvas, t: float) -> None:
    """Towers with lit windows, behind the glass of the telephone."""
    colors = [0xFF22345C, 0xFF7A5878, 0xFFE8A070]
    shader = skia.GradientShader.MakeLinear([(0, 0), (0, 620)], colors)
    canvas.drawRect(skia.Rect.MakeWH(_WIDE, _HIGH), skia.Paint(Shader=shader, Dither=True))
    for index in range(9):
        x, high = index * 47.0 - 6, 190.0 + index * 83 % 210
        tower = mix(0xFF33406A, 0xFF222C4C, index % 3 / 2)
        canvas.drawRect(skia.Rect.MakeLTRB(x, 640 - high, x + 42, _HIGH), skia.Paint(Color=tower))
        for row in range(int(high // 26)):
            for column in range(3):
                if (index * 7 + row * 5 + column * 3) % 4:
                    lit = 0.75 + 0.25 * math.sin(t * 0.6 + index + row * 2 + column)
                    pane = skia.Rect.MakeXYWH(x + 6 + column * 12, 652 - high + row * 26, 7, 12)
                    canvas.drawRect(pane, skia.Paint(Color=veil(0xFFFFD98A, lit)))
