"""What slides are made of: grounds, pictures, titles, numbers, charts and small drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from media.studio.palette import GOLD, INK, LINE, RED, SOFT, WARM, Box, paint, pen
from media.studio.scenes import SCENES, Camera, Scene, variant
from media.studio.typeset import Style, block, put

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH, HEIGHT = 1920, 1080
MARGIN = 130

TITLE = Style("serif-bold", 76, RED, leading=1.35, tracking=0.02)
ENGLISH = Style("latin", 29, SOFT, tracking=0.01, leading=1.4)
LEAD = Style("serif", 46, INK, leading=1.65)
BODY = Style("sans", 36, INK, leading=1.7)
SMALL = Style("sans", 27, SOFT, leading=1.6)
NUMBER = Style("serif-bold", 200, RED)


FULL = Box(0, 0, WIDTH, HEIGHT)


def ground(canvas: skia.Canvas, color: int = WARM) -> None:
    """Fill the slide; a warm ground gets the faintest light from above."""
    canvas.drawRect(FULL.rect, paint(color))
    glow = skia.Paint()
    glow.setShader(
        skia.GradientShader.MakeRadial((WIDTH * 0.5, -200), 1500, [0x30FFFFFF, 0x00FFFFFF], [0, 1])
    )
    canvas.drawRect(FULL.rect, glow)


# --- pictures ---------------------------------------------------------------------------------


def picture(
    canvas: skia.Canvas,
    box: Box,
    scene: str | Scene,
    *,
    camera: Camera | None = None,
    t: float = 6.0,
    radius: float = 0.0,
) -> None:
    """Show a scene in `box`, covering it."""
    place = SCENES[scene] if isinstance(scene, str) else scene
    surface = skia.Surface(int(box.width), int(box.height))
    place.draw(surface.getCanvas(), int(box.width), int(box.height), t=t, camera=camera or Camera())
    place.forget()
    canvas.save()
    if radius:
        canvas.clipRRect(skia.RRect.MakeRectXY(box.rect, radius, radius), doAntiAlias=True)
    canvas.drawImage(surface.makeImageSnapshot(), box.x, box.y)
    canvas.restore()


def at(name: str, **light: str) -> Scene:
    """Return the scene `name` in another light."""
    return variant(name, **light)


def veil(canvas: skia.Canvas, box: Box, colors: Sequence[int], *, down: bool = False) -> None:
    """Lay a fade of `colors` over `box`, from the left to the right or from the top down."""
    over = skia.Paint()
    ends = [(box.x, box.y), (box.x, box.y + box.height) if down else (box.x + box.width, box.y)]
    over.setShader(skia.GradientShader.MakeLinear(ends, list(colors)))
    canvas.drawRect(box.rect, over)


# --- words ------------------------------------------------------------------------------------


def heading(
    canvas: skia.Canvas,
    title: str,
    english: str,
    *,
    x: float = MARGIN,
    y: float = 190,
    color: int = RED,
    second: int = SOFT,
) -> None:
    """Set the slide's title, its English below, and the short gold rule above both."""
    canvas.drawRect(skia.Rect.MakeXYWH(x, y - 106, 64, 5), paint(GOLD))
    put(canvas, title, x, y, TITLE.but(color=color))
    put(canvas, english, x, y + 56, ENGLISH.but(color=second))


def folio(canvas: skia.Canvas, deck: str, page: int, pages: int, color: int = SOFT) -> None:
    """Set the foot of a slide: the slide show's name and where we are in it."""
    style = SMALL.but(size=24, color=color, tracking=0.06)
    put(canvas, deck, MARGIN, HEIGHT - 58, style)
    put(canvas, f"{page:02d} / {pages}", WIDTH - MARGIN, HEIGHT - 58, style.but(align=1))


def figure(
    canvas: skia.Canvas,
    value: str,
    unit: str,
    x: float,
    y: float,
    *,
    size: float = 150,
    color: int = RED,
    unit_color: int = SOFT,
) -> float:
    """Set a large number with its unit; return where it ends."""
    style = NUMBER.but(size=size, color=color)
    end = x + put(canvas, value, x, y, style) + size * 0.12
    return end + put(canvas, unit, end, y, LEAD.but(size=max(34, size * 0.26), color=unit_color))


def note(canvas: skia.Canvas, text: str, x: float, y: float, width: float) -> float:
    """Set a few words of explanation; return the last line's foot."""
    return block(canvas, text, x, y, width, BODY.but(color=SOFT, size=32))


def quote_mark(canvas: skia.Canvas, x: float, y: float, size: float, color: int) -> None:
    """Draw a large opening quotation mark."""
    put(canvas, "“", x, y, Style("latin-bold", size, color))


# --- charts -----------------------------------------------------------------------------------


def axis(
    canvas: skia.Canvas, box: Box, labels: Sequence[str], ticks: Sequence[tuple[float, str]]
) -> tuple[Callable[[float], float], list[float]]:
    """Draw a chart's ground lines and labels.

    Args:
        canvas: To draw on.
        box: The field of the chart.
        labels: Below, from left to right.
        ticks: Values and what is written beside them, the lowest first.

    Returns:
        From a value to its place, and the place of each label.
    """
    low, high = ticks[0][0], ticks[-1][0]

    def place(value: float) -> float:
        return box.y + box.height * (1 - (value - low) / (high - low))

    for value, text in ticks:
        y = place(value)
        canvas.drawLine(box.x, y, box.x + box.width, y, pen(LINE, 1.5))
        put(canvas, text, box.x - 22, y + 9, SMALL.but(size=25, align=1))
    step = box.width / len(labels)
    xs = [box.x + step * (i + 0.5) for i in range(len(labels))]
    for x, label in zip(xs, labels, strict=True):
        put(canvas, label, x, box.y + box.height + 48, SMALL.but(align=0))
    return place, xs


def curve(canvas: skia.Canvas, points: Sequence[tuple[float, float]], color: int, width: float,
          *, dots: bool = True) -> None:  # fmt: skip
    """Draw a series as a line with dots."""
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path, pen(color, width))
    if dots:
        for x, y in points:
            canvas.drawCircle(x, y, width * 1.5, paint(WARM))
            canvas.drawCircle(x, y, width * 1.5, pen(color, width * 0.75))


# --- small drawings ---------------------------------------------------------------------------


def check(canvas: skia.Canvas, x: float, y: float, size: float, color: int) -> None:
    """Draw a tick centred on (`x`, `y`)."""
    path = skia.Path()
    path.moveTo(x - size * 0.42, y + size * 0.02)
    path.lineTo(x - size * 0.12, y + size * 0.32)
    path.lineTo(x + size * 0.45, y - size * 0.34)
    canvas.drawPath(path, pen(color, size * 0.15))


def card(canvas: skia.Canvas, box: Box, color: int = 0xFFFFFDF8, radius: float = 18) -> None:
    """Lay a card with a soft shadow."""
    shadow = skia.Paint(Color=0x332B1B16, AntiAlias=True)
    shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 14))
    lowered = skia.Rect.MakeXYWH(box.x, box.y + 8, box.width, box.height)
    canvas.drawRRect(skia.RRect.MakeRectXY(lowered, radius, radius), shadow)
    canvas.drawRRect(skia.RRect.MakeRectXY(box.rect, radius, radius), paint(color))
