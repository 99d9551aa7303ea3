"""The stone arch bridge."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from media.studio.scenes.brush import (
    Point,
    box,
    curve,
    dice,
    fill,
    inside,
    line,
    mottle,
    oval,
    poly,
    ribbon,
    shade,
)
from media.studio.scenes.light import WHITE, Mood, mix

if TYPE_CHECKING:
    from collections.abc import Sequence


def bridge(
    canvas: skia.Canvas, mood: Mood, x: float, y: float, span: float, *, far: float = 0.0
) -> None:
    """A stone arch bridge over water that lies at y; its round arch is `span` wide."""
    half, rise = span * 0.5, span * 0.46
    deck = [
        (x - span * 1.25, y - span * 0.08),
        (x - span * 0.8, y - span * 0.26),
        (x - span * 0.35, y - span * 0.52),
        (x, y - span * 0.6),
        (x + span * 0.35, y - span * 0.52),
        (x + span * 0.8, y - span * 0.26),
        (x + span * 1.25, y - span * 0.08),
    ]
    body = curve(deck)
    body.lineTo(x + span * 1.3, y + 4)
    body.lineTo(x + half, y + 4)
    body.arcTo(skia.Rect.MakeLTRB(x - half, y - rise, x + half, y + rise), 0, -180, False)  # noqa: FBT003
    body.lineTo(x - span * 1.3, y + 4)
    body.close()
    _under_arch(canvas, mood, x, y, half, rise, far)
    fill(canvas, body, mood.tone(0xFFB7B2A2, far, 0.05))
    with inside(canvas, body):
        _masonry(canvas, mood, x, y, span, far)
    mottle(canvas, body, mood.tone(0xFF6E7F5A, far, -0.3), 0.5, 0.9)
    shade(canvas, body, mood.tone(0xFF4E5A4C, far, -0.5), (x, y + 8), (x, y - span * 0.35), 0.7)
    shade(
        canvas,
        body,
        mood.tone(0xFFF3EAD0, far, 0.6),
        (x - span, y - span * 0.7),
        (x, y - span * 0.2),
        0.45,
    )
    _voussoirs(canvas, mood, x, y, half, rise, far)
    parapet(canvas, mood, deck, span, far)


def _under_arch(
    canvas: skia.Canvas, mood: Mood, x: float, y: float, half: float, rise: float, far: float
) -> None:
    inner = skia.Path()
    inner.addArc(skia.Rect.MakeLTRB(x - half, y - rise, x + half, y + rise), 180, 180)
    inner.close()
    crescent = skia.Path(inner)
    cut = skia.Path(inner)
    cut.offset(half * 0.2, rise * 0.1)
    with inside(canvas, crescent):
        canvas.save()
        canvas.clipPath(cut, skia.ClipOp.kDifference, doAntiAlias=True)
        fill(canvas, crescent, mood.tone(0xFF7C7A6C, far, -0.7))
        canvas.restore()


def _masonry(canvas: skia.Canvas, mood: Mood, x: float, y: float, span: float, far: float) -> None:
    rng = dice(int(span))
    tall = span * 0.062
    row = y + 4
    while row > y - span * 0.66:
        at = x - span * 1.3 - rng.uniform(0, span * 0.1)
        while at < x + span * 1.3:
            wide = span * rng.uniform(0.1, 0.2)
            tone = mood.tone(
                mix(0xFFC4BDA9, 0xFF99988C, rng.random()), far, rng.uniform(-0.2, 0.15)
            )
            fill(
                canvas,
                box(at, row - tall, wide - span * 0.008, tall - span * 0.008, span * 0.008),
                tone,
            )
            at += wide
        row -= tall


def _voussoirs(
    canvas: skia.Canvas, mood: Mood, x: float, y: float, half: float, rise: float, far: float
) -> None:
    count = 19
    rng = dice(4)
    for i in range(count):
        a, b = math.pi * i / count, math.pi * (i + 0.9) / count
        inner, outer = 1.0, 1.15
        path = poly(
            *(
                (x - math.cos(k) * half * r, y - math.sin(k) * rise * r)
                for k, r in ((a, inner), (a, outer), (b, outer), (b, inner))
            )
        )
        fill(
            canvas,
            path,
            mood.tone(
                mix(0xFFCFC8B4, 0xFFAAA79A, rng.random()), far, 0.1 - 0.35 * abs(i / count - 0.25)
            ),
        )


def parapet(
    canvas: skia.Canvas, mood: Mood, deck: Sequence[Point], span: float, far: float
) -> None:
    """The bridge's rail and posts along its deck."""
    high = span * 0.105
    rail = [(px, py - high) for px, py in deck]
    path = ribbon([(px, py - high * 0.42) for px, py in deck], [high * 0.55] * 7)
    fill(canvas, path, mood.tone(0xFFC6C0AE, far, -0.15))
    line(
        canvas,
        curve([(px, py + 2) for px, py in deck]),
        mood.tone(0xFF7D7B6E, far, -0.2),
        max(1.5, span * 0.014),
    )
    measure = skia.PathMeasure(curve(deck), False)  # noqa: FBT003
    posts = 15
    for i in range(posts):
        (px, py), _ = measure.getPosTan(measure.getLength() * i / (posts - 1))
        fill(
            canvas,
            box(px - span * 0.018, py - high * 1.25, span * 0.036, high * 1.3, 2),
            mood.tone(0xFFD2CCBB, far, 0.05),
        )
        fill(canvas, oval(px, py - high * 1.3, span * 0.02), mood.tone(0xFFD9D3C2, far, 0.3))
    line(canvas, curve(rail), mood.tone(0xFFD9D2BF, far, 0.25), max(2, span * 0.026))
    if mood.snowy:
        line(
            canvas,
            curve([(px, py - span * 0.012) for px, py in rail]),
            mood.tone(WHITE),
            max(2, span * 0.02),
        )
