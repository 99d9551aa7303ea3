"""The film's own hand: lettering, gold lines and timing curves, in units of a 1920 × 1080 frame."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import skia

from media.studio.scenes.brush import font
from media.studio.scenes.light import DARK_RED, GOLD, LIGHT_GOLD, PAPER, RED, WHITE, mix, veil

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

WIDTH, HEIGHT = 1920.0, 1080.0
SAFE_BOTTOM = 850.0
"""Subtitles are drawn by the kiosk below this line: the film letters nothing there."""

DEEP_RED = mix(DARK_RED, 0xFF2A0508, 0.15)

__all__ = [
    "DARK_RED",
    "DEEP_RED",
    "GOLD",
    "HEIGHT",
    "LIGHT_GOLD",
    "PAPER",
    "RED",
    "SAFE_BOTTOM",
    "WHITE",
    "WIDTH",
    "Frame",
    "column",
    "dim",
    "ease",
    "faded",
    "gold_line",
    "inside",
    "look_at",
    "mix",
    "pen",
    "poly_line",
    "polygon",
    "rise",
    "units",
    "veil",
    "window",
    "write",
]


@dataclass(frozen=True)
class Frame:
    """One frame to draw on: the canvas and its size in pixels."""

    canvas: skia.Canvas
    width: int
    height: int


class units:  # noqa: N801  # reads as a word: with units(frame) as canvas
    """Draw in 1920 × 1080 units, whatever the frame's pixels."""

    def __init__(self, frame: Frame) -> None:
        """Remember the frame."""
        self._frame = frame

    def __enter__(self) -> skia.Canvas:
        """Scale."""
        canvas = self._frame.canvas
        canvas.save()
        canvas.scale(self._frame.width / WIDTH, self._frame.height / HEIGHT)
        return canvas

    def __exit__(self, *_: object) -> None:
        """Scale back."""
        self._frame.canvas.restore()


class faded:  # noqa: N801
    """What is drawn inside lets the picture through."""

    def __init__(self, canvas: skia.Canvas, alpha: float) -> None:
        """Take the share of 1 that is seen."""
        self._canvas, self._alpha = canvas, alpha

    def __enter__(self) -> None:
        """Begin a group, if it is not wholly opaque."""
        if self._alpha < 0.999:
            self._canvas.saveLayerAlpha(None, round(max(0.0, self._alpha) * 255))
        else:
            self._canvas.save()

    def __exit__(self, *_: object) -> None:
        """Lay the group down."""
        self._canvas.restore()


# --- timing ----------------------------------------------------------------------------------


def ease(share: float) -> float:
    """Slow at both ends (a sine), for cameras and lines."""
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, max(0.0, share)))


def rise(t: float, start: float, seconds: float) -> float:
    """0 before `start`, 1 from `start + seconds` on, eased between."""
    return ease((t - start) / seconds)


def window(t: float, start: float, end: float, fade: float = 0.7) -> float:
    """How much of something is seen that stands from `start` to `end`."""
    return min(rise(t, start, fade), 1 - rise(t, end - fade, fade))


# --- lettering -------------------------------------------------------------------------------


def write(
    canvas: skia.Canvas,
    text: str,
    x: float,
    y: float,
    size: float,
    color: int,
    *,
    align: Literal["left", "middle", "right"] = "middle",
    gap: float = 0.0,
    serif: bool = True,
    weight: int = 700,
    shade: float = 0.0,
) -> float:
    """Letter a line on the base line `y`; return its width.

    Args:
        canvas: In frame units.
        text: The words.
        x: Where the line begins, has its middle or ends.
        y: Base line.
        size: Of the type.
        color: 0xAARRGGBB.
        align: What `x` is.
        gap: Between letters.
        serif: Song rather than black type.
        weight: 400 or 700.
        shade: Strength of a soft dark halo that lifts it off a picture.
    """
    drawn = font(size, serif=serif, weight=weight)
    widths = [drawn.measureText(char) for char in text]
    total: float = sum(widths) + gap * (len(text) - 1)
    at = x - total * {"left": 0.0, "middle": 0.5, "right": 1.0}[align]
    places = []
    for width in widths:
        places.append(at)
        at += width + gap
    if shade:
        blur = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, size * 0.12)
        dark = skia.Paint(Color=veil(0xFF1A0805, shade), AntiAlias=True, MaskFilter=blur)
        for char, place in zip(text, places, strict=True):
            canvas.drawString(char, place, y + size * 0.03, drawn, dark)
    paint = skia.Paint(Color=color, AntiAlias=True)
    for char, place in zip(text, places, strict=True):
        canvas.drawString(char, place, y, drawn, paint)
    return total


def column(
    canvas: skia.Canvas, text: str, x: float, y: float, size: float, color: int, shown: float
) -> None:
    """Letter a column downwards from `y`, the characters coming one after another."""
    for index, char in enumerate(text):
        seen = ease(shown * (len(text) + 2) / 3 - index / 3)
        if seen > 0:
            with faded(canvas, seen):
                drop = (1 - seen) * size * 0.25
                write(
                    canvas, char, x, y + size * (0.88 + 1.16 * index) - drop, size, color, shade=0.5
                )


# --- lines and grounds -----------------------------------------------------------------------


def gold_line(
    canvas: skia.Canvas,
    points: Sequence[tuple[float, float]] | skia.Path,
    drawn: float,
    width: float = 2.5,
    color: int = GOLD,
) -> None:
    """Draw the first `drawn` of 1 of a line, as if by a pen."""
    if drawn <= 0:
        return
    path = points if isinstance(points, skia.Path) else poly_line(points)
    paint = skia.Paint(
        Color=color,
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )
    if drawn < 1:
        paint.setPathEffect(skia.TrimPathEffect.Make(0.0, drawn, skia.TrimPathEffect.kNormal))
    canvas.drawPath(path, paint)


def poly_line(points: Sequence[tuple[float, float]]) -> skia.Path:
    """An open line through points."""
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return path


def polygon(points: Sequence[tuple[float, float]]) -> skia.Path:
    """A closed shape."""
    path = poly_line(points)
    path.close()
    return path


def pen(text: str) -> skia.Path:
    """A path written as in SVG, with the commands M, L, C, H, V and Z and absolute places."""
    path = skia.Path()
    x = y = 0.0
    for command, body in re.findall(r"([MLCHVZ])([^MLCHVZ]*)", text):
        n = [float(word) for word in body.split()]
        if command == "Z":
            path.close()
            continue
        for i in range(0, len(n), {"C": 6, "H": 1, "V": 1}.get(command, 2)):
            x = n[i + {"C": 4, "V": 0}.get(command, 0)] if command != "V" else x
            y = n[i + {"C": 5, "V": 0}.get(command, 1)] if command != "H" else y
            if command == "M":
                path.moveTo(x, y)
            elif command == "C":
                path.cubicTo(*n[i : i + 4], x, y)
            else:
                path.lineTo(x, y)
    return path


def dim(canvas: skia.Canvas, alpha: float, color: int = DEEP_RED) -> None:
    """Lay a warm dark over the whole picture."""
    if alpha > 0:
        canvas.drawRect(skia.Rect.MakeWH(WIDTH, HEIGHT), skia.Paint(Color=veil(color, alpha)))


def inside(x: float, y: float, zoom: float) -> tuple[float, float]:
    """The eye's place nearest to (x, y) that shows nothing beyond a picture's edge."""
    wide, high = WIDTH / 2 / zoom, HEIGHT / 2 / zoom
    return (min(max(x, wide), WIDTH - wide), min(max(y, high), HEIGHT - high))


def look_at(
    canvas: skia.Canvas,
    eye: tuple[tuple[float, float, float], tuple[float, float, float]],
    way: float,
) -> None:
    """Turn the canvas to an eye on its way from one (x, y, zoom) to another."""
    (x0, y0, z0), (x1, y1, z1) = eye
    zoom = z0 * (z1 / z0) ** way
    x, y = inside(x0 + (x1 - x0) * way, y0 + (y1 - y0) * way, zoom)
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.scale(zoom, zoom)
    canvas.translate(-x, -y)
