"""The wall of thirty-one lines: sheets of red-ruled paper, crossed out one by one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import skia

from media.studio.film import data
from media.studio.film.look import (
    GOLD,
    HEIGHT,
    PAPER,
    RED,
    WIDTH,
    Frame,
    gold_line,
    look_at,
    mix,
    rise,
    units,
    veil,
    write,
)
from media.studio.scenes.brush import glow

_INK = 0xFF33241C
_COLUMNS, _ROWS = 3, 11
_LEFT, _TOP, _ACROSS, _DOWN = 152.0, 226.0, 552.0, 58.0


def _place(index: int) -> tuple[float, float]:
    column, row = divmod(index, _ROWS)
    return _LEFT + column * _ACROSS, _TOP + row * _DOWN


@lru_cache(maxsize=2)
def _plaster(width: int, height: int) -> skia.Image:
    """A whitewashed wall in lantern light, with three sheets pasted on it."""
    surface = skia.Surface(width, height)
    with surface as canvas:
        canvas.scale(width / WIDTH, height / HEIGHT)
        wall = [0xFFD9B184, 0xFFA9764F, 0xFF5E3527]
        shader = skia.GradientShader.MakeRadial((960, 320), 1300, wall, [0.0, 0.55, 1.0])
        canvas.drawPaint(skia.Paint(Shader=shader, Dither=True))
        for row in range(13):
            for brick in range(-1, 14):
                x, y = brick * 150 + (row % 2) * 75, row * 90
                shade = 0.03 + (row * 7 + brick * 13) % 5 * 0.012
                box = skia.Rect.MakeXYWH(x + 4, y + 4, 142, 82)
                canvas.drawRoundRect(box, 6, 6, skia.Paint(Color=veil(0xFF3A2018, shade)))
        for column in range(_COLUMNS):
            _sheet(canvas, column)
        glow(canvas, 960, -80, 900, 0xFFFFC98A, 0.35)
    return surface.makeImageSnapshot()


def _sheet(canvas: skia.Canvas, column: int) -> None:
    x = _LEFT - 46 + column * _ACROSS
    sheet = skia.Rect.MakeXYWH(x, 96 + column % 2 * 8, _ACROSS - 26, 792)
    soft = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 16)
    canvas.drawRect(
        sheet.makeOffset(8, 14), skia.Paint(Color=0x66200C06, MaskFilter=soft, AntiAlias=True)
    )
    paper = skia.GradientShader.MakeLinear(
        [(x, 96), (x + 400, 888)], [mix(PAPER, 0xFFFFFFFF, 0.3), mix(PAPER, 0xFFD9B98A, 0.45)]
    )
    canvas.drawRect(sheet, skia.Paint(Shader=paper, AntiAlias=True, Dither=True))
    for row in range(_ROWS + 1):
        y = _TOP - 40 + row * _DOWN
        canvas.drawLine(
            x + 22, y, x + _ACROSS - 48, y, skia.Paint(Color=veil(RED, 0.22), StrokeWidth=1.5)
        )
    for corner in (x + 24, x + _ACROSS - 50):
        canvas.drawCircle(corner, 118, 7, skia.Paint(Color=RED, AntiAlias=True))


@dataclass
class Wall:
    """Lines written from `first` on, then struck through between `strike` and `struck`.

    All times are seconds of the shot. The eye moves from `zoom[0]` to `zoom[1]` around a point.
    """

    written: tuple[float, float] = (-1.0, 0.0)
    strike: tuple[float, float] = (1e9, 1e9)
    zoom: tuple[float, float] = (1.0, 1.06)
    middle: tuple[float, float] = (960.0, 480.0)
    spotlight: float = 1e9

    def draw(self, frame: Frame, t: float, share: float) -> None:
        """Draw wall, lines, strokes and the tally."""
        (x, y), (first, last) = self.middle, self.zoom
        with units(frame) as canvas:
            look_at(canvas, ((x, y, first), (x, y, last)), share)
            canvas.save()
            canvas.scale(WIDTH / frame.width, HEIGHT / frame.height)
            linear = skia.SamplingOptions(skia.FilterMode.kLinear)
            canvas.drawImage(_plaster(frame.width, frame.height), 0, 0, linear)
            canvas.restore()
            write(canvas, "板凳会 · 第一本", _LEFT + 225, 152, 42, RED, gap=4)
            write(canvas, "二〇二四年四月五日", _LEFT + _ACROSS + 225, 156, 34, _INK)
            self._lines(canvas, t)
            self._tally(canvas, t)

    def _lines(self, canvas: skia.Canvas, t: float) -> None:
        wishes = data.wishes()
        done = [wish.number for wish in wishes if wish.done]
        for index, wish in enumerate(wishes):
            seen = rise(t, _spread(self.written, index, len(wishes)), 0.5)
            if seen <= 0:
                continue
            x, y = _place(index)
            struck = 0.0
            if wish.done:
                struck = rise(t, _spread(self.strike, done.index(wish.number), len(done)), 0.35)
            ink = veil(mix(_INK, 0xFFA08C78, 0.75 * struck), seen)
            light = rise(t, self.spotlight, 1.0) if not wish.done else 0.0
            if light:
                box = skia.Rect.MakeXYWH(x - 34, y - 38, _ACROSS - 58, 54)
                canvas.drawRoundRect(box, 8, 8, skia.Paint(Color=veil(GOLD, 0.4 * light)))
            write(canvas, f"{wish.number}", x + 18, y, 27, veil(RED, seen), align="right")
            width = write(canvas, wish.words, x + 34, y, 29, ink, align="left", gap=0.5)
            if wish.number != 31:
                write(canvas, wish.by, x + 466, y, 25, veil(0xFF8A5A3C, 0.9 * seen), align="right")
            if struck:
                ends = [(x + 28, y - 9), (x + 40 + width * 0.5, y - 12), (x + 40 + width, y - 8)]
                gold_line(canvas, ends, struck, 4.0, veil(RED, 0.92))

    def _tally(self, canvas: skia.Canvas, t: float) -> None:
        done = sum(wish.done for wish in data.wishes())
        count = sum(t >= _spread(self.strike, index, done) + 0.2 for index in range(done))
        if count:
            x = _LEFT + 2 * _ACROSS
            write(canvas, "已办", x + 40, 160, 34, _INK)
            write(canvas, f"{count}", x + 150, 168, 64, RED)
            write(canvas, "／ 31", x + 262, 160, 34, _INK)

    def forget(self) -> None:
        """Nothing is kept."""


def _spread(span: tuple[float, float], index: int, count: int) -> float:
    return span[0] + (span[1] - span[0]) * index / max(1, count - 1)
