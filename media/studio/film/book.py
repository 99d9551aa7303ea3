"""The ledger on the table: pages that turn, a seal that is pressed, a fresh page left open."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache

import skia

from media.studio.film import data
from media.studio.film.look import (
    HEIGHT,
    PAPER,
    RED,
    WIDTH,
    Frame,
    ease,
    look_at,
    mix,
    poly_line,
    rise,
    units,
    veil,
    write,
)
from media.studio.scenes.brush import font, glow

_INK = 0xFF3A2A22
_SPINE, _TOP, _PAGE, _HIGH = 960.0, 88.0, 660.0, 850.0
_LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)


@lru_cache(maxsize=2)
def _table(width: int, height: int) -> skia.Image:
    """A walnut table under a lamp."""
    surface = skia.Surface(width, height)
    with surface as canvas:
        canvas.scale(width / WIDTH, height / HEIGHT)
        colors = [0xFFA8703F, 0xFF7A4A2A, 0xFF3F2217]
        shader = skia.GradientShader.MakeRadial((760, 260), 1500, colors, [0.0, 0.5, 1.0])
        canvas.drawPaint(skia.Paint(Shader=shader, Dither=True))
        for plank in range(6):
            y = plank * 190.0
            canvas.drawLine(0, y, WIDTH, y, skia.Paint(Color=0x55200F08, StrokeWidth=4))
            for grain in range(9):
                path = poly_line(
                    [
                        (x, y + 20 + grain * 18 + 5 * math.sin(x / 190 + grain + plank * 2))
                        for x in range(0, 1960, 40)
                    ]
                )
                ink = skia.Paint(Color=0x22301508, Style=skia.Paint.kStroke_Style, StrokeWidth=2)
                ink.setAntiAlias(True)
                canvas.drawPath(path, ink)
        glow(canvas, 640, 160, 900, 0xFFFFD79A, 0.4)
        _cover(canvas)
    return surface.makeImageSnapshot()


def _cover(canvas: skia.Canvas) -> None:
    soft = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 26)
    box = skia.Rect.MakeLTRB(_SPINE - _PAGE - 22, _TOP - 16, _SPINE + _PAGE + 22, _TOP + _HIGH + 18)
    canvas.drawRect(box.makeOffset(10, 22), skia.Paint(Color=0x99150703, MaskFilter=soft))
    canvas.drawRoundRect(box, 14, 14, skia.Paint(Color=mix(RED, 0xFF2A0508, 0.35), AntiAlias=True))
    for leaf in range(5, 0, -1):
        edge = skia.Rect.MakeLTRB(
            _SPINE - _PAGE - leaf * 2.4, _TOP + 2, _SPINE + _PAGE + leaf * 2.4, _TOP + _HIGH + leaf
        )
        canvas.drawRect(edge, skia.Paint(Color=mix(PAPER, 0xFFB08C60, 0.08 * leaf), AntiAlias=True))


@lru_cache(maxsize=24)
def _page(number: int, scale: float) -> skia.Image:
    """A written page of the ledger; page -1 is fresh, with its first line still empty."""
    surface = skia.Surface(math.ceil(_PAGE * scale), math.ceil(_HIGH * scale))
    with surface as canvas:
        canvas.scale(scale, scale)
        canvas.clear(mix(PAPER, 0xFFFFFFFF, 0.25))
        for row in range(13):
            y = 164.0 + row * 51
            canvas.drawLine(62, y, _PAGE - 62, y, skia.Paint(Color=veil(RED, 0.3), StrokeWidth=1.5))
        if number < 0:
            write(canvas, "板凳会", _PAGE / 2, 104, 46, RED, gap=12)
            write(canvas, "十一月二十日", _PAGE - 66, 150, 27, _INK, align="right", weight=400)
            write(canvas, "1.", 72, 206, 34, RED, align="left")
        else:
            _written(canvas, number)
    return surface.makeImageSnapshot()


def _written(canvas: skia.Canvas, number: int) -> None:
    entries = data.minutes()
    title, text = entries[number % len(entries)]
    size = min(40.0, (_PAGE - 150) / max(1, len(title)))
    write(canvas, title, _PAGE / 2, 112, size, RED, gap=1)
    drawn = font(29, serif=True, weight=400)
    line, row = "", 0
    text += entries[(number + 5) % len(entries)][1]
    for char in text:
        if drawn.measureText(line + char) > _PAGE - 140 and char not in "，。、；：？！”》":
            write(canvas, line, 70, 204 + row * 51, 29, _INK, align="left", weight=400)
            line, row = "", row + 1
            if row == 12:
                break
        line += char
    write(canvas, f"{number + 1}", _PAGE / 2, _HIGH - 34, 22, 0xFF8A7560, weight=400)


@dataclass
class Ledger:
    """The open book.

    Attributes:
        first: The page on the left at the beginning.
        turns: Seconds at which a leaf begins to turn; each takes 1.3 seconds.
        seal: Second at which the branch's seal is pressed.
        fresh: Whether the page on the right is a fresh one.
        eye: (x, y, zoom) at the beginning and at the end.
    """

    first: int = 0
    turns: tuple[float, ...] = ()
    seal: float = 1e9
    fresh: bool = False
    eye: tuple[tuple[float, float, float], tuple[float, float, float]] = (
        (960, 540, 1.0),
        (960, 500, 1.1),
    )
    lasts: float = field(default=1.3, repr=False)

    def draw(self, frame: Frame, t: float, share: float) -> None:
        """Draw the table, the book, the leaf in the air and the seal."""
        way = ease(share)
        with units(frame) as canvas:
            look_at(canvas, self.eye, way)
            canvas.save()
            canvas.scale(WIDTH / frame.width, HEIGHT / frame.height)
            canvas.drawImage(_table(frame.width, frame.height), 0, 0, _LINEAR)
            canvas.restore()
            self._pages(canvas, t, round(frame.width / WIDTH * 1.5, 3))
            self._seal(canvas, t)

    def _pages(self, canvas: skia.Canvas, t: float, scale: float) -> None:
        turned = sum(t >= turn + self.lasts for turn in self.turns)
        turning = next((t - turn for turn in self.turns if 0 <= t - turn < self.lasts), None)
        left = self.first + 2 * turned
        last = -1 if self.fresh and turned + (turning is not None) >= len(self.turns) else left + 1
        self._half(canvas, left, -1.0, scale)
        if turning is None:
            self._half(canvas, last, 1.0, scale)
            return
        under = -1 if last == -1 else left + 3
        self._half(canvas, under, 1.0, scale)
        swing = math.cos(math.pi * ease(turning / self.lasts))
        lift = 46 * (1 - swing * swing)
        self._half(canvas, left + 1 if swing > 0 else left + 2, swing, scale, lift)

    def _half(
        self, canvas: skia.Canvas, number: int, swing: float, scale: float, lift: float = 0.0
    ) -> None:
        """One page, as wide as it swings: 1 lies right of the spine, -1 left of it."""
        image = _page(number, scale)
        canvas.save()
        canvas.translate(_SPINE, _TOP - lift)
        canvas.scale(swing if swing > 0 else -swing, 1 + lift / _HIGH * 1.2)
        box = skia.Rect.MakeXYWH(0 if swing > 0 else -_PAGE, 0, _PAGE, _HIGH)
        canvas.drawImageRect(image, box, _LINEAR)
        ends = [(0, 0), (box.left() if swing < 0 else box.right(), 0)]
        dark = 0.34 + 0.3 * (1 - abs(swing))
        colors = [veil(0xFF3A2010, dark), veil(0xFF3A2010, 0.02), veil(0xFF3A2010, 0.12 * dark)]
        shader = skia.GradientShader.MakeLinear(ends, colors, [0.0, 0.3, 1.0])
        canvas.drawRect(box, skia.Paint(Shader=shader, Dither=True))
        canvas.restore()

    def _seal(self, canvas: skia.Canvas, t: float) -> None:
        if t < self.seal:
            return
        press = rise(t, self.seal, 0.3)
        canvas.save()
        canvas.translate(_SPINE + 480, _TOP + 690)
        canvas.rotate(-4)
        size = 1.0 + 0.6 * (1 - press)
        canvas.scale(size, size)
        ink = veil(0xFFC8332B, 0.9 * press)
        paint = skia.Paint(Color=ink, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=7)
        canvas.drawRoundRect(skia.Rect.MakeLTRB(-86, -86, 86, 86), 10, 10, paint)
        for index, pair in enumerate(("禾光村", "党支部")):
            for row, char in enumerate(pair):
                write(canvas, char, 38 - index * 76, -26 + row * 50, 50, ink)
        canvas.restore()

    def forget(self) -> None:
        """Pages are few and small: they stay."""
