"""The long bench, the storm lantern and the notebook: what the village tells its story with."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes.brush import (
    box,
    curve,
    fill,
    glow,
    line,
    oval,
    poly,
    shade,
    shadow,
    stroke,
)
from media.studio.scenes.light import RED, Mood, veil

if TYPE_CHECKING:
    import skia


def bench(c: skia.Canvas, mood: Mood, x: float, y: float, length: float, high: float) -> None:
    """A long plain bench whose seat is `high`, seen from its side."""
    wood = 0xFF9A6B43
    half = length / 2
    shadow(c, oval(x + 8, y, half * 1.02, high * 0.16), mood.sky.shadow, high * 0.12, 0.45)
    for dx in (-0.8, 0.8):
        for lean, lit in ((0.12, -0.7), (-0.1, -0.35)):
            foot = x + dx * half + lean * high * (1 if dx > 0 else -1) * 1.6
            stroke(
                c,
                [(x + dx * half, y - high * 0.9), (foot, y - (high * 0.06 if lit < -0.5 else 0))],
                (high * 0.15, high * 0.12),
                mood.tone(wood, 0, lit),
            )
        line(
            c,
            [
                (x + dx * half - high * 0.14, y - high * 0.42),
                (x + dx * half + high * 0.14, y - high * 0.42),
            ],
            mood.tone(wood, 0, -0.5),
            high * 0.09,
        )
    top = poly(
        (x - half, y - high),
        (x + half, y - high),
        (x + half - high * 0.1, y - high * 1.16),
        (x - half + high * 0.1, y - high * 1.16),
    )
    fill(c, top, mood.tone(wood, 0, 0.5))
    for k in (0.3, 0.62):
        yy = y - high * (1 + 0.16 * k)
        stroke(
            c,
            [(x - half * 0.95, yy), (x, yy + 1), (x + half * 0.95, yy)],
            (0.5, high * 0.018, 0.5),
            mood.tone(wood, 0, -0.4),
        )
    edge = box(x - half, y - high, length, high * 0.14, 2)
    fill(c, edge, mood.tone(wood, 0, -0.15))
    shade(c, edge, mood.tone(wood, 0, -1), (x + half, 0), (x - half, 0), 0.5, rough=0.3)


def oil_lamp(c: skia.Canvas, x: float, y: float, size: float, t: float = 0.0) -> None:
    """A storm lantern with a live flame."""
    flicker = 1 + 0.08 * math.sin(t * 7) + 0.05 * math.sin(t * 11.3)
    glow(c, x, y - size * 0.5, size * 4.6 * flicker, 0xFFFFA94D, 0.6)
    ink = 0xFF3A3430
    fill(c, box(x - size * 0.28, y - size * 0.2, size * 0.56, size * 0.2, 3), ink)
    glass = curve(
        [
            (x - size * 0.2, y - size * 0.2),
            (x - size * 0.3, y - size * 0.45),
            (x - size * 0.18, y - size * 0.74),
            (x + size * 0.18, y - size * 0.74),
            (x + size * 0.3, y - size * 0.45),
            (x + size * 0.2, y - size * 0.2),
        ],
        closed=True,
        ease=0.8,
    )
    fill(c, glass, veil(0xFFFFD98A, 0.75))
    flame = curve(
        [
            (x, y - size * 0.68 * flicker),
            (x + size * 0.09, y - size * 0.4),
            (x, y - size * 0.26),
            (x - size * 0.09, y - size * 0.4),
        ],
        closed=True,
    )
    fill(c, flame, 0xFFFFF3C4)
    for dx in (-0.32, 0.32):
        line(
            c,
            [
                (x + dx * size * 0.8, y - size * 0.12),
                (x + dx * size * 1.1, y - size * 0.45),
                (x + dx * size * 0.7, y - size * 0.8),
            ],
            ink,
            size * 0.04,
        )
    fill(
        c,
        curve(
            [
                (x - size * 0.24, y - size * 0.74),
                (x, y - size * 0.96),
                (x + size * 0.24, y - size * 0.74),
            ],
            closed=True,
            ease=0.6,
        ),
        ink,
    )
    line(
        c,
        [
            (x - size * 0.22, y - size * 0.82),
            (x, y - size * 1.25),
            (x + size * 0.22, y - size * 0.82),
        ],
        ink,
        size * 0.035,
    )


def notebook(c: skia.Canvas, mood: Mood, x: float, y: float, size: float) -> None:
    """The notebook of the bench meetings, with a pencil on it."""
    cover = poly(
        (x - size, y),
        (x + size * 0.9, y + size * 0.02),
        (x + size * 0.75, y - size * 0.34),
        (x - size * 0.8, y - size * 0.36),
    )
    shadow(c, cover, 0xFF1A100C, 4, 0.45, (3, 5))
    fill(c, cover, mood.tone(RED))
    page = poly(
        (x - size * 0.9, y - size * 0.05),
        (x + size * 0.82, y - size * 0.03),
        (x + size * 0.68, y - size * 0.36),
        (x - size * 0.74, y - size * 0.38),
    )
    fill(c, page, mood.tone(0xFFFBF4E2, 0, 0.3))
    for k in range(5):
        s = 0.1 + k * 0.06
        line(
            c,
            [
                (x - size * (0.8 - s * 0.3), y - size * s),
                (x + size * (0.6 - s * 0.3 - (k % 2) * 0.2), y - size * s),
            ],
            veil(mood.tone(0xFF4A4038), 0.6),
            1.8,
        )
    stroke(
        c,
        [(x + size * 0.1, y - size * 0.1), (x + size * 0.85, y - size * 0.36)],
        (size * 0.05, size * 0.06),
        mood.tone(0xFFD9A23F),
    )
