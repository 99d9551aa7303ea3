"""The demo site's colours, the paints that lay them on, and the boxes they fill."""

from __future__ import annotations

from dataclasses import dataclass

import skia

RED, GROUND, GOLD, LIGHT = 0xFF9E1B1E, 0xFF5A0E13, 0xFFC8A04A, 0xFFE8CF94
WARM, PAPER, INK, SOFT, JADE = 0xFFFBF6EC, 0xFFF3EAD8, 0xFF2B1B16, 0xFF6B5750, 0xFF3E6B57
LINE = 0xFFD9C7A6
"""Of rules that only guide the eye."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its upper left corner and its size, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def rect(self) -> skia.Rect:
        """The rectangle as skia has it."""
        return skia.Rect.MakeXYWH(self.x, self.y, self.width, self.height)


def paint(color: int) -> skia.Paint:
    """Return a paint that fills."""
    return skia.Paint(Color=color, AntiAlias=True)


def pen(color: int, width: float) -> skia.Paint:
    """Return a paint that draws lines with round ends."""
    made = skia.Paint(
        Color=color, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=width
    )
    made.setStrokeCap(skia.Paint.kRound_Cap)
    made.setStrokeJoin(skia.Paint.kRound_Join)
    return made


def tint(color: int, alpha: float) -> int:
    """Return `color` with another opacity, 0 to 1."""
    return (color & 0x00FFFFFF) | int(255 * alpha) << 24
