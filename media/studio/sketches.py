"""Small drawings shared by slides, the handbook and the code cards."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

import skia

from media.studio.palette import GOLD, JADE, LIGHT, LINE, PAPER, RED, Box, paint, pen, tint

if TYPE_CHECKING:
    from collections.abc import Sequence


def lamp(canvas: skia.Canvas, x: float, y: float, size: float, *, ink: int, lit: bool) -> None:
    """Draw the little lantern of the sills, standing at (`x`, `y`), `size` pixels tall."""
    u = size / 100
    if lit:
        halo = skia.Paint(AntiAlias=True)
        halo.setShader(
            skia.GradientShader.MakeRadial(
                (x, y - 38 * u), 120 * u, [0x99F6D98B, 0x40F0C869, 0x00F0C869], [0, 0.45, 1]
            )
        )
        canvas.drawCircle(x, y - 38 * u, 120 * u, halo)
    pane = skia.Path()
    pane.moveTo(x - 17 * u, y - 12 * u)
    pane.cubicTo(x - 29 * u, y - 32 * u, x - 25 * u, y - 50 * u, x - 13 * u, y - 62 * u)
    pane.lineTo(x + 13 * u, y - 62 * u)
    pane.cubicTo(x + 25 * u, y - 50 * u, x + 29 * u, y - 32 * u, x + 17 * u, y - 12 * u)
    pane.close()
    canvas.drawPath(pane, paint(0xFFF8DC93 if lit else PAPER))
    if lit:
        flame = skia.Path()
        flame.moveTo(x, y - 52 * u)
        flame.cubicTo(x + 13 * u, y - 34 * u, x + 9 * u, y - 20 * u, x, y - 19 * u)
        flame.cubicTo(x - 9 * u, y - 20 * u, x - 13 * u, y - 34 * u, x, y - 52 * u)
        canvas.drawPath(flame, paint(0xFFFFF6D8))
    canvas.drawPath(pane, pen(ink, 3 * u))
    foot = skia.Path()
    foot.moveTo(x - 17 * u, y - 13 * u)
    foot.lineTo(x + 17 * u, y - 13 * u)
    foot.lineTo(x + 21 * u, y)
    foot.lineTo(x - 21 * u, y)
    foot.close()
    canvas.drawPath(foot, paint(ink))
    cap = skia.Path()
    cap.moveTo(x - 15 * u, y - 61 * u)
    cap.lineTo(x + 15 * u, y - 61 * u)
    cap.lineTo(x + 7 * u, y - 74 * u)
    cap.lineTo(x - 7 * u, y - 74 * u)
    cap.close()
    canvas.drawPath(cap, paint(ink))
    handle = skia.Path()
    handle.moveTo(x - 14 * u, y - 63 * u)
    handle.cubicTo(x - 26 * u, y - 84 * u, x - 9 * u, y - 99 * u, x, y - 99 * u)
    handle.cubicTo(x + 9 * u, y - 99 * u, x + 26 * u, y - 84 * u, x + 14 * u, y - 63 * u)
    canvas.drawPath(handle, pen(ink, 3 * u))


def stool(canvas: skia.Canvas, x: float, y: float, size: float, ink: int) -> None:
    """Draw a stool whose feet stand on `y`."""
    u = size / 100
    seat = skia.RRect.MakeRectXY(
        skia.Rect.MakeLTRB(x - 50 * u, y - 66 * u, x + 50 * u, y - 54 * u), 4 * u, 4 * u
    )
    canvas.drawRRect(seat, paint(ink))
    for side in (-1, 1):
        canvas.drawLine(x + side * 34 * u, y - 56 * u, x + side * 44 * u, y, pen(ink, 7 * u))
    canvas.drawLine(x - 38 * u, y - 26 * u, x + 38 * u, y - 26 * u, pen(ink, 5 * u))


def rice(canvas: skia.Canvas, x: float, y: float, size: float, color: int, lean: float) -> None:
    """Draw an ear of rice that bows to one side."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size / 100 * (1 if lean >= 0 else -1), size / 100)
    stem = skia.Path()
    stem.moveTo(0, 0)
    stem.cubicTo(2, -45, 6, -80, 46, -92)
    canvas.drawPath(stem, pen(color, 2.2))
    measure = skia.PathMeasure(stem, forceClosed=False)
    length = measure.getLength()
    for k in range(13):
        at = length * (0.46 + 0.54 * k / 12)
        point, tangent = measure.getPosTan(at)[-2:]
        angle = math.degrees(math.atan2(tangent.y(), tangent.x()))
        canvas.save()
        canvas.translate(point.x(), point.y())
        canvas.rotate(angle + (1 if k % 2 else -1) * (38 - k * 1.6))
        canvas.drawLine(0, 0, 7, 0, pen(color, 1.1))
        grain = skia.Path()
        grain.moveTo(5, 0)
        grain.quadTo(10, -5.2, 20, 0)
        grain.quadTo(10, 4.6, 5, 0)
        canvas.drawPath(grain, paint(color))
        canvas.restore()
    leaf = skia.Path()
    leaf.moveTo(1, -20)
    leaf.cubicTo(-10, -46, -30, -58, -46, -58)
    leaf.cubicTo(-28, -50, -12, -36, 2, -14)
    canvas.drawPath(leaf, paint(color))
    canvas.restore()


def road(canvas: skia.Canvas) -> None:
    """Draw a road that is to be widened around three tangerine trees, 810 by 300 pixels."""
    canvas.drawRect(skia.Rect.MakeWH(810, 300), paint(0xFFE4EAD9))
    for row in range(5):
        for k in range(12):
            x, y = 30 + k * 70 + (row % 2) * 34, 30 + row * 26
            canvas.drawOval(skia.Rect.MakeXYWH(x, y, 34, 13), paint(tint(JADE, 0.24)))
    path = skia.Path()
    path.moveTo(-20, 290)
    path.cubicTo(260, 170, 430, 330, 840, 150)
    canvas.drawPath(path, pen(0xFFD9CBB0, 96))
    dashed = pen(RED, 5)
    dashed.setPathEffect(skia.DashPathEffect.Make([24, 18], 0))
    edge = skia.Path()
    edge.moveTo(-20, 218)
    edge.cubicTo(250, 100, 430, 262, 840, 82)
    canvas.drawPath(edge, dashed)
    for x, y in ((330, 118), (452, 122), (574, 104)):
        canvas.drawLine(x, y, x, y + 42, pen(0xFF6F4E37, 8))
        canvas.drawCircle(x, y - 14, 38, paint(0xFF4F7A55))
        for turn in range(5):
            dot = (x + math.cos(turn * 1.3) * 20, y - 14 + math.sin(turn * 1.3 + 0.4) * 20)
            canvas.drawCircle(*dot, 6.5, paint(0xFFE58A2F))


def nest(canvas: skia.Canvas) -> None:
    """Draw a swallows’ nest under a beam, 810 by 300 pixels."""
    canvas.drawRect(skia.Rect.MakeWH(810, 300), paint(0xFFEADFC9))
    canvas.drawRect(skia.Rect.MakeWH(810, 74), paint(0xFF6F4E37))
    for k in range(9):
        y = 8 + k * 8
        canvas.drawLine(0, y, 810, y + 3, pen(0x33301C10, 1.5))
    for x in (150, 660):
        canvas.drawRect(skia.Rect.MakeXYWH(x, 74, 34, 226), paint(0xFF7D5A41))
    cup = skia.Path()
    cup.moveTo(330, 92)
    cup.cubicTo(340, 176, 470, 176, 480, 92)
    cup.close()
    canvas.drawPath(cup, paint(0xFF8C6A4C))
    for k in range(16):
        x = 338 + k * 8.6
        canvas.drawLine(x, 98 + (k % 3) * 7, x + 14, 112 + (k % 4) * 9, pen(0x66402A1B, 2.5))
    for k, x in enumerate((372, 406, 440)):
        canvas.drawCircle(x, 84, 15, paint(0xFF33303A))
        canvas.drawCircle(x, 90, 8, paint(0xFFB5563A))
        beak = skia.Path()
        beak.moveTo(x - 5, 80)
        beak.lineTo(x + 5, 80)
        beak.lineTo(x + (k - 1) * 3, 62)
        beak.close()
        canvas.drawPath(beak, paint(0xFFE9B44C))
    _swallow(canvas, 600, 190, 1.25)
    _swallow(canvas, 240, 236, 0.8)


def _swallow(canvas: skia.Canvas, x: float, y: float, size: float) -> None:
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size, size)
    wings = skia.Path()
    wings.moveTo(-78, -34)
    wings.cubicTo(-44, -30, -20, -16, -4, -4)
    wings.cubicTo(6, -34, 30, -58, 70, -66)
    wings.cubicTo(46, -36, 34, -14, 22, 4)
    wings.cubicTo(4, 14, -22, 6, -78, -34)
    canvas.drawPath(wings, paint(0xFF2F2C3A))
    tail = skia.Path()
    tail.moveTo(14, 0)
    tail.lineTo(64, 26)
    tail.lineTo(30, 12)
    tail.lineTo(48, 46)
    tail.lineTo(6, 10)
    tail.close()
    canvas.drawPath(tail, paint(0xFF2F2C3A))
    canvas.drawOval(skia.Rect.MakeLTRB(-26, -10, 20, 12), paint(0xFF3B3848))
    canvas.drawOval(skia.Rect.MakeLTRB(-32, -12, -14, 4), paint(0xFFB5563A))
    canvas.restore()


def bowl(canvas: skia.Canvas, x: float, y: float, bands: Sequence[tuple[float, int]]) -> None:
    """Draw a steaming bowl of rice around (`x`, `y`).

    Args:
        canvas: To draw on.
        x: Its middle.
        y: A little below its rim.
        bands: Parts of 1 and their colours, from the rim down.
    """
    for k in range(3):
        steam = skia.Path()
        left = x - 110 + k * 110
        steam.moveTo(left, y - 210)
        steam.cubicTo(left - 40, y - 270, left + 40, y - 310, left - 6, y - 380)
        canvas.drawPath(steam, pen(tint(GOLD, 0.55), 9))
    heap = skia.Path()
    heap.moveTo(x - 330, y - 90)
    heap.cubicTo(x - 220, y - 230, x + 220, y - 230, x + 330, y - 90)
    heap.close()
    canvas.drawPath(heap, paint(0xFFFFFDF6))
    canvas.drawPath(heap, pen(LINE, 3))
    grains = random.Random(3)  # noqa: S311
    canvas.save()
    canvas.clipPath(heap, doAntiAlias=True)
    for _ in range(150):
        gx, gy = x + grains.uniform(-300, 300), y - grains.uniform(96, 205)
        canvas.save()
        canvas.translate(gx, gy)
        canvas.rotate(grains.uniform(0, 180))
        canvas.drawOval(skia.Rect.MakeLTRB(-11, -3.6, 11, 3.6), pen(0xFFE3D6BC, 2))
        canvas.restore()
    canvas.restore()
    dish = skia.Path()
    dish.moveTo(x - 360, y - 90)
    dish.lineTo(x + 360, y - 90)
    dish.cubicTo(x + 340, y + 100, x + 200, y + 220, x + 120, y + 230)
    dish.lineTo(x - 120, y + 230)
    dish.cubicTo(x - 200, y + 220, x - 340, y + 100, x - 360, y - 90)
    dish.close()
    canvas.save()
    canvas.clipPath(dish, doAntiAlias=True)
    top = y - 90.0
    for part, color in bands:
        tall = 320 * part
        canvas.drawRect(skia.Rect.MakeLTRB(x - 400, top, x + 400, top + tall), paint(color))
        top += tall
    canvas.drawRect(skia.Rect.MakeLTRB(x - 400, y - 90, x - 250, y + 240), paint(0x18FFFFFF))
    canvas.restore()
    canvas.drawRRect(
        skia.RRect.MakeRectXY(skia.Rect.MakeLTRB(x - 374, y - 104, x + 374, y - 78), 13, 13),
        paint(0xFF7A1518),
    )


def door(canvas: skia.Canvas, x: float, y: float, color: int, *, filled: bool) -> None:
    """Draw a small arched door standing at (`x`, `y`), 38 pixels wide."""
    path = skia.Path()
    path.moveTo(x - 19, y)
    path.lineTo(x - 19, y - 44)
    path.arcTo(skia.Rect.MakeLTRB(x - 19, y - 63, x + 19, y - 25), 180, 180, forceMoveTo=False)
    path.lineTo(x + 19, y)
    path.close()
    canvas.drawPath(path, paint(color) if filled else paint(tint(color, 0.10)))
    canvas.drawPath(path, pen(color, 2.5))
    canvas.drawCircle(x + 9, y - 26, 2.6, paint(LIGHT if filled else color))


def window(canvas: skia.Canvas, box: Box, *, lit: bool, warmth: float = 1.0) -> None:
    """Draw a four-paned window; lit, it shines and has a lamp on its sill."""
    if lit:
        halo = skia.Paint(AntiAlias=True)
        centre = (box.x + box.width / 2, box.y + box.height / 2)
        reach = box.height * 1.15
        light = [tint(0xFFF6CF74, 0.5 * warmth), 0x00F6CF74]
        halo.setShader(skia.GradientShader.MakeRadial(centre, reach, light))
        canvas.drawCircle(*centre, reach, halo)
    glass = skia.Paint(AntiAlias=True)
    pair = [0xFFFBE3A0, 0xFFEDB24C] if lit else [0xFF2A2230, 0xFF1F1A26]
    glass.setShader(skia.GradientShader.MakeLinear([(0, box.y + box.height), (0, box.y)], pair))
    canvas.drawRect(box.rect, glass)
    frame = 0xFF4A2A1C if lit else 0xFF3A2B2C
    stroke = max(2.5, box.width * 0.05)
    middle = box.x + box.width / 2
    canvas.drawLine(middle, box.y, middle, box.y + box.height, pen(frame, stroke * 0.7))
    bar = box.y + box.height * 0.42
    canvas.drawLine(box.x, bar, box.x + box.width, bar, pen(frame, stroke * 0.7))
    canvas.drawRect(box.rect, pen(frame, stroke))
    sill = skia.Rect.MakeXYWH(
        box.x - stroke * 1.6, box.y + box.height, box.width + stroke * 3.2, stroke * 1.5
    )
    canvas.drawRect(sill, paint(frame))
