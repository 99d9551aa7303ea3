"""Flowers and fruit: plum blossom, tangerines, persimmons, rice, and what hangs up to dry."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes.brush import Point, dice, fill, line, oval, shade, shadow, stroke
from media.studio.scenes.light import WHITE, Mood, mix, veil
from media.studio.scenes.plants import BARK, grow, leaf, leaves

if TYPE_CHECKING:
    import skia


def plum(
    canvas: skia.Canvas,
    mood: Mood,
    start: Point,
    angle: float,
    length: float,
    seed: int = 1,
    color: int = 0xFFD8405A,
    order: int = 3,
) -> None:
    """A plum branch in blossom: angular wood, round flowers."""
    rng = dice(seed)
    limbs, tips = grow(rng, start, angle, length * 0.42, length * 0.06, order, 0.62)
    for points, widths in limbs:
        stroke(canvas, points, widths, mood.tone(0xFF3E2F2A))
        if mood.snowy:
            raised = [(px - 1, py - w * 0.35) for (px, py), w in zip(points, widths, strict=True)]
            stroke(canvas, raised, [w * 0.45 for w in widths], veil(WHITE, 0.9))
    for points, _ in limbs[1:]:
        for px, py in points[1:]:
            if rng.random() < 0.75:
                tips.append((px + rng.uniform(-6, 6), py + rng.uniform(-6, 6)))
    for px, py in tips:
        size = length * rng.uniform(0.012, 0.024)
        if rng.random() < 0.25:
            fill(canvas, oval(px, py, size * 0.6), mood.tone(mix(color, 0xFF7A1528, 0.4)))
        else:
            flower(
                canvas,
                px,
                py,
                size,
                mood.tone(mix(color, WHITE, rng.uniform(0, 0.3))),
                rng.random(),
            )


def flower(
    canvas: skia.Canvas, x: float, y: float, size: float, color: int, turn: float = 0
) -> None:
    """Five petals and a golden heart."""
    for i in range(5):
        angle = turn * 2 + math.tau * i / 5
        fill(
            canvas,
            oval(x + math.cos(angle) * size * 0.75, y + math.sin(angle) * size * 0.7, size * 0.68),
            color,
        )
    fill(canvas, oval(x, y, size * 0.5), mix(color, 0xFF8E1B33, 0.35))
    fill(canvas, oval(x, y, size * 0.26), 0xFFF6D98A)


def orchard(
    canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, seed: int = 1
) -> None:
    """A tangerine tree, round and hung with fruit."""
    rng = dice(seed)
    shadow(
        canvas, oval(x + size * 0.2, y, size * 0.8, size * 0.12), mood.sky.shadow, size * 0.1, 0.35
    )
    stroke(canvas, [(x, y), (x, y - size * 0.6)], (size * 0.13, size * 0.1), mood.tone(BARK))
    green = 0xFF2F6B45
    middle, spots = y - size * 1.0, []
    for i in range(16):
        angle, reach = i * 2.4, size * 0.62 * math.sqrt((i + 0.5) / 16)
        spots.append((x + math.cos(angle) * reach * 1.05, middle + math.sin(angle) * reach * 0.85))
    spots.sort(key=lambda p: p[1] + 0.3 * (p[0] - x), reverse=True)
    for i, (px, py) in enumerate(spots):
        leaves(
            canvas,
            mood,
            rng,
            px,
            py,
            size * rng.uniform(0.24, 0.34),
            green,
            lit=-0.6 + 0.75 * i / 16,
        )
        if i % 2:
            fill(
                canvas, oval(px + size * 0.1, py + size * 0.12, size * 0.062), mood.tone(0xFFE9812A)
            )
    for _ in range(22):
        angle, reach = rng.uniform(0, math.tau), size * 0.72 * math.sqrt(rng.random())
        fx, fy = x + math.cos(angle) * reach, middle + math.sin(angle) * reach * 0.85
        fill(canvas, oval(fx, fy, size * 0.06), mood.tone(0xFFE9812A, 0, rng.uniform(-0.4, 0.1)))
        fill(canvas, oval(fx - size * 0.018, fy - size * 0.018, size * 0.02), mood.tone(0xFFFFC272))


def persimmons(
    canvas: skia.Canvas, mood: Mood, start: Point, angle: float, length: float, seed: int = 1
) -> None:
    """A bough hung with ripe persimmons."""
    rng = dice(seed)
    limbs, tips = grow(rng, start, angle, length, length * 0.085, 2, 0.5)
    for points, widths in limbs:
        stroke(canvas, points, widths, mood.tone(0xFF4A3526))
    for x, y in tips:
        for _ in range(2):
            px, py = x + rng.uniform(-26, 26), y + rng.uniform(4, 34)
            fruit = oval(px, py, 17, 15)
            fill(canvas, fruit, mood.tone(0xFFE8752A))
            shade(
                canvas,
                fruit,
                mood.tone(0xFFA33A14),
                (px + 14, py + 12),
                (px - 6, py - 6),
                0.7,
                rough=0.3,
            )
            fill(canvas, oval(px - 6, py - 5, 4, 3), mood.tone(0xFFFFD9A0))
            leaf(canvas, px, py - 14, 9, 0.2, mood.tone(0xFF6A5A2A))
        leaf(canvas, x + rng.uniform(-20, 20), y, 18, rng.uniform(0, 3), mood.tone(0xFFC98A33))


def hanging(
    canvas: skia.Canvas, mood: Mood, x: float, y: float, length: float, color: int, seed: int = 1
) -> None:
    """A plait of maize or chillies hung up to dry."""
    rng = dice(seed)
    line(canvas, [(x, y - length * 0.08), (x, y + length)], mood.tone(0xFF6B4A2E), 2)
    count = int(length / 5)
    for i in range(count):
        py = y + length * i / count
        for side in (-1, 1, 0):
            tone = mood.tone(color, 0, rng.uniform(-0.6, 0.45))
            reach = length * 0.085
            stroke(
                canvas,
                [
                    (x, py),
                    (x + side * reach * 0.7, py + reach * 0.5),
                    (x + side * reach, py + reach * 1.25),
                ],
                (length * 0.02, length * 0.05, length * 0.012),
                tone,
            )


def rice(canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, seed: int = 1) -> None:
    """A clump of rice; it bows when it is ripe."""
    rng = dice(seed)
    ripe = mood.season == "autumn"
    color = mood.growth.paddy if mood.season != "spring" else 0xFF8FBF57
    for _ in range(7):
        lean = rng.uniform(-0.55, 0.55)
        tone = mood.tone(color, 0, rng.uniform(-0.7, 0.5))
        bow = 0.35 if ripe else 0.1
        points = [
            (x, y),
            (x + lean * size * 0.4, y - size * 0.62),
            (x + lean * size * (0.9 + bow), y - size * (1 - bow * 0.4)),
        ]
        stroke(canvas, points, (size * 0.06, size * 0.06, 0.5), tone)
        if ripe:
            ex, ey = points[-1]
            stroke(
                canvas,
                [
                    (ex - lean * 3, ey - 2),
                    (ex + lean * size * 0.16, ey + size * 0.06),
                    (ex + lean * size * 0.24, ey + size * 0.24),
                ],
                (size * 0.04, size * 0.1, size * 0.03),
                mood.tone(0xFFF0C552, 0, rng.uniform(-0.3, 0.4)),
            )
