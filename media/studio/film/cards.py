"""Title cards: the film's title, a card for every chapter, names over pictures, and the end."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import skia

from media.studio.film.emblems import emblem
from media.studio.film.look import (
    DARK_RED,
    DEEP_RED,
    GOLD,
    HEIGHT,
    LIGHT_GOLD,
    RED,
    WHITE,
    WIDTH,
    Frame,
    column,
    dim,
    faded,
    gold_line,
    mix,
    poly_line,
    rise,
    units,
    veil,
    window,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Paint = Callable[[Frame, float, float], None]

_NUMBERS = "一二三四五六七八"
_MIDDLE = WIDTH / 2


@lru_cache(maxsize=2)
def _ground(width: int, height: int) -> skia.Image:
    """A deep red that is lightest behind the words, dithered so that it shows no steps."""
    surface = skia.Surface(width, height)
    with surface as canvas:
        canvas.scale(width / WIDTH, height / HEIGHT)
        colors = [mix(RED, DARK_RED, 0.35), mix(DARK_RED, RED, 0.12), DEEP_RED]
        shader = skia.GradientShader.MakeRadial((_MIDDLE, 470), 1180, colors, [0.0, 0.48, 1.0])
        canvas.drawPaint(skia.Paint(Shader=shader, Dither=True))
    return surface.makeImageSnapshot()


@lru_cache(maxsize=16)
def _terrace(index: int) -> skia.Path:
    """One of the lines of terraced fields along the foot of a card."""
    points = []
    for step in range(97):
        x = WIDTH * step / 96
        swell = math.sin(x / 310 + index * 0.72) * 26 + math.sin(x / 720 - index * 0.5) * 44
        points.append((x, 816 + index * 42 + swell * (1 + index * 0.12)))
    return poly_line(points)


def red_ground(frame: Frame, t: float, drawn: float = 1.0) -> None:
    """The ground of every card, with its terraces drawn from the left as far as `drawn`."""
    frame.canvas.drawImage(_ground(frame.width, frame.height), 0, 0)
    with units(frame) as canvas:
        for index in range(7):
            canvas.save()
            canvas.translate(0, -6 * t * (1 + index * 0.35))
            share = max(0.0, min(1.0, drawn * 1.5 - index * 0.07))
            gold_line(
                canvas, _terrace(index), share, 1.6 + index * 0.3, veil(GOLD, 0.14 + index * 0.03)
            )
            canvas.restore()


@dataclass(frozen=True)
class ChapterCard:
    """The card that opens a chapter: emblem, number, title, and the title in English."""

    number: int
    name: str
    zh: str
    en: str

    def draw(self, frame: Frame, t: float, share: float) -> None:
        """Draw lines first, then letters; all drift up slightly."""
        del share
        red_ground(frame, t, rise(t, 0.0, 2.6))
        with units(frame) as canvas:
            canvas.translate(0, -5 * t)
            emblem(canvas, self.name, _MIDDLE, 268, 1.06, rise(t, 0.1, 1.9))
            with faded(canvas, rise(t, 0.35, 0.8)):
                number = f"第{_NUMBERS[self.number - 1]}章"
                write(canvas, number, _MIDDLE, 428, 38, LIGHT_GOLD, gap=14)
            reach = 250 * rise(t, 0.4, 1.2)
            for side in (-1, 1):
                ends = [(_MIDDLE + side * 118, 415.0), (_MIDDLE + side * (118 + reach), 415.0)]
                gold_line(canvas, ends, 1.0, 2.0)
            self._title(canvas, t)
            with faded(canvas, rise(t, 0.95, 0.9)):
                write(
                    canvas, self.en, _MIDDLE, 664, 38, veil(LIGHT_GOLD, 0.92), weight=400, gap=1.5
                )

    def _title(self, canvas: skia.Canvas, t: float) -> None:
        size, gap = (112.0, 14.0) if len(self.zh) <= 9 else (98.0, 10.0)
        total = len(self.zh) * size + (len(self.zh) - 1) * gap
        for index, char in enumerate(self.zh):
            seen = rise(t, 0.45 + index * 0.06, 0.75)
            if seen > 0:
                x = _MIDDLE - total / 2 + size / 2 + index * (size + gap)
                with faded(canvas, seen):
                    write(canvas, char, x, 578 + 14 * (1 - seen), size, WHITE)

    def forget(self) -> None:
        """Nothing is kept."""


@dataclass(frozen=True)
class FilmTitle:
    """The film's title on red, a lamp drawn and then lit above it."""

    zh: str
    en: str
    below: str

    def draw(self, frame: Frame, t: float, share: float) -> None:
        """Draw the lamp, light it, let the letters come."""
        del share
        red_ground(frame, t, rise(t, 0.0, 3.0))
        with units(frame) as canvas:
            canvas.translate(0, -4 * t)
            glow(canvas, _MIDDLE, 292, 420, 0.42 * rise(t, 1.3, 1.2))
            emblem(canvas, "opening", _MIDDLE, 286, 1.7, 0.12 + 0.88 * rise(t, -0.3, 1.9))
            size, gap = 164.0, 34.0
            total = len(self.zh) * size + (len(self.zh) - 1) * gap
            for index, char in enumerate(self.zh):
                seen = rise(t, 0.7 + index * 0.16, 0.9)
                x = _MIDDLE - total / 2 + size / 2 + index * (size + gap)
                with faded(canvas, seen):
                    write(canvas, char, x, 622, size, LIGHT_GOLD)
            gold_line(canvas, [(_MIDDLE - 330, 684), (_MIDDLE + 330, 684)], rise(t, 1.2, 1.2), 2.0)
            with faded(canvas, rise(t, 1.6, 0.9)):
                write(canvas, self.en, _MIDDLE, 742, 42, WHITE, weight=400, gap=5)
                write(canvas, self.below, _MIDDLE, 806, 32, LIGHT_GOLD, gap=5)

    def forget(self) -> None:
        """Nothing is kept."""


def glow(canvas: skia.Canvas, x: float, y: float, reach: float, strength: float) -> None:
    """Lamp light that spills into the dark."""
    if strength <= 0:
        return
    warm = 0xFFFFC46B
    colors = [veil(warm, strength), veil(warm, strength * 0.3), veil(warm, 0)]
    shader = skia.GradientShader.MakeRadial((x, y), reach, colors, [0.0, 0.35, 1.0])
    paint = skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kScreen, Dither=True)
    canvas.drawRect(skia.Rect.MakeLTRB(x - reach, y - reach, x + reach, y + reach), paint)


# --- over pictures -----------------------------------------------------------------------------


def name_over(zh: str, en: str, note: str = "", *, darken: float = 0.36) -> Paint:
    """A large name across the middle of a picture."""

    def paint(frame: Frame, t: float, length: float) -> None:
        seen = window(t, 0, length, 1.0)
        with units(frame) as canvas:
            dim(canvas, darken * seen)
            with faded(canvas, seen):
                write(canvas, zh, _MIDDLE, 520, 190, WHITE, gap=44, shade=0.7)
                reach = 420 * rise(t, 0.4, 1.4)
                gold_line(canvas, [(_MIDDLE - reach, 586), (_MIDDLE + reach, 586)], 1.0, 2.5)
                write(canvas, en, _MIDDLE, 656, 46, WHITE, gap=3, shade=0.7)
                if note:
                    write(canvas, note, _MIDDLE, 730, 42, LIGHT_GOLD, gap=6, shade=0.95)

    return paint


def upright(text: str, x: float = 1700.0, y: float = 120.0, size: float = 60.0) -> Paint:
    """Words in a column at one side of a picture, with a gold line beside them."""

    def paint(frame: Frame, t: float, length: float) -> None:
        gone = 1 - rise(t, length - 0.8, 0.8)
        with units(frame) as canvas, faded(canvas, gone):
            high = size * 1.16 * len(text)
            edge = x + size * 0.92
            gold_line(canvas, [(edge, y), (edge, y + high)], rise(t, 0.1, 1.6), 2.5, LIGHT_GOLD)
            column(canvas, text, x, y, size, WHITE, min(1.0, t / (0.22 * len(text) + 0.6)))

    return paint


def caption(zh: str, en: str = "", x: float = 130.0, y: float = 190.0) -> Paint:
    """A name at the upper left of a picture: a place, a person, a season."""

    def paint(frame: Frame, t: float, length: float) -> None:
        seen = window(t, 0, length, 0.6)
        with units(frame) as canvas, faded(canvas, seen):
            low = y + (78 if en else 36)
            wide = 130 + max(72 * len(zh), 17 * len(en))
            colors = [veil(DARK_RED, 0.86), veil(DARK_RED, 0.72), veil(DARK_RED, 0.0)]
            shader = skia.GradientShader.MakeLinear(
                [(x, 0), (x + wide, 0)], colors, [0.0, 0.6, 1.0]
            )
            plate = skia.Rect.MakeLTRB(x, y - 88, x + wide * rise(t, 0.0, 0.9), low)
            canvas.drawRect(plate, skia.Paint(Shader=shader, Dither=True))
            gold_line(canvas, [(x, y - 88), (x, low)], rise(t, 0, 0.7), 6.0)
            slide = 18 * (1 - rise(t, 0.1, 0.7))
            write(canvas, zh, x + 34 - slide, y, 66, WHITE, align="left", gap=6)
            if en:
                write(canvas, en, x + 36 - slide, y + 50, 32, LIGHT_GOLD, align="left", gap=1)

    return paint
