"""What every form is made of: type, ruled lines, tables, and the foot that says it is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from media.studio.leaves.paper import HEIGHT, INK_PEN, INK_PRINT, WIDTH, Hand
from media.studio.typeset import Style, put

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT, RIGHT = 210, WIDTH - 150
PRINT = Style("serif", 34, INK_PRINT)
HEAD = Style("serif-bold", 58, INK_PRINT, align=0, tracking=0.18)
PEN = Style("hand", 46, INK_PEN)
SMALL = Style("serif", 25, 0xFF5C524C)
STEP = 76
"""Between the lines of a minute book."""
FOOT = "虚构示范村 · 演示用样张"


def stroke(canvas: skia.Canvas, *ends: float, width: float = 2.0, color: int = INK_PRINT) -> None:
    """Draw a straight line between two ends."""
    canvas.drawLine(*ends, skia.Paint(Color=color, AntiAlias=True, StrokeWidth=width))


def foot(canvas: skia.Canvas, page: str) -> None:
    """Set the foot of a sheet: that it is invented, and its page."""
    put(canvas, FOOT, LEFT, HEIGHT - 96, SMALL)
    put(canvas, page, RIGHT, HEIGHT - 96, SMALL.but(align=1))


def grid(
    canvas: skia.Canvas,
    columns: Sequence[float],
    top: float,
    step: float,
    rows: int,
    color: int = INK_PRINT,
) -> None:
    """Rule a table: `columns` are the places of its upright lines."""
    bottom = top + step * rows
    for row in range(rows + 1):
        stroke(canvas, columns[0], top + row * step, columns[-1], top + row * step, color=color)
    for x in columns:
        stroke(canvas, x, top, x, bottom, color=color)
    for pair in ((top, top), (bottom, bottom)):
        stroke(canvas, columns[0], pair[0], columns[-1], pair[1], width=4, color=color)
    for x in (columns[0], columns[-1]):
        stroke(canvas, x, top, x, bottom, width=4, color=color)


def centred(
    canvas: skia.Canvas, texts: Sequence[str], columns: Sequence[float], y: float, style: Style
) -> None:
    """Set each text in the middle of its column."""
    for text, left, right in zip(texts, columns, columns[1:], strict=False):
        put(canvas, text, (left + right) / 2, y, style.but(align=0))


def hand_centred(
    canvas: skia.Canvas, hand: Hand, texts: Sequence[str], columns: Sequence[float], y: float
) -> None:
    """Write each text in the middle of its column."""
    for text, left, right in zip(texts, columns, columns[1:], strict=False):
        hand.write(canvas, text, (left + right - hand.style.width(text)) / 2, y)


def ruled(canvas: skia.Canvas, top: float, count: int, step: float) -> None:
    """Rule `count` lines below `top`, `step` apart."""
    for row in range(count):
        y = top + step * (row + 1)
        stroke(canvas, LEFT, y, RIGHT, y, width=1.6, color=0xFFB9A994)


def pen_of(row: int) -> int:
    """Return one of the four pens that lie about, by turns."""
    return (0xFF22335C, 0xFF1E2B33, 0xFF31508A, 0xFF262220)[row % 4]
