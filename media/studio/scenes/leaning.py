"""Plants that lean and hang: bamboo and willow."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes.brush import (
    Point,
    dice,
    line,
    stroke,
)
from media.studio.scenes.light import Mood, mix, veil

if TYPE_CHECKING:
    import random

    import skia

from media.studio.scenes.plants import leaf, leaves, trunk


def bamboo(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    height: float,
    count: int = 7,
    seed: int = 1,
    far: float = 0.0,
    t: float = 0.0,
) -> None:
    """A clump of bamboo leaning over its own shade."""
    rng = dice(seed)
    green = 0xFF6E9A4E if mood.season != "autumn" else 0xFF9AA050
    for i in range(count):
        lean = rng.uniform(-0.28, 0.3)
        tall = height * rng.uniform(0.72, 1.05)
        foot = x + (i - count / 2) * height * 0.035 + rng.uniform(-4, 4)
        sway = math.sin(t * 0.9 + i) * height * 0.008
        culm = [
            (
                foot + lean * tall * s**2.2 * 0.8 + sway * s * s,
                y - tall * s * (1 - 0.1 * abs(lean) * s),
            )
            for s in (0, 0.2, 0.4, 0.6, 0.8, 1)
        ]
        width = height * 0.015
        tone = mood.tone(green, far, rng.uniform(-0.5, 0.3))
        stroke(canvas, culm, [width, width, width * 0.9, width * 0.75, width * 0.5, 0.8], tone)
        for px, py in culm[1:5]:
            line(
                canvas,
                [(px - width * 0.6, py), (px + width * 0.6, py)],
                mood.tone(green, far, -1),
                1.4,
            )
        _sprays(canvas, mood, rng, culm, height, far, green)


def _sprays(
    canvas: skia.Canvas,
    mood: Mood,
    rng: random.Random,
    culm: list[Point],
    height: float,
    far: float,
    green: int,
) -> None:
    for px, py in culm[2:]:
        for _ in range(5):
            angle = rng.choice((rng.uniform(-0.2, 0.9), math.pi - rng.uniform(-0.2, 0.9)))
            reach = height * rng.uniform(0.05, 0.13)
            ex, ey = px + math.cos(angle) * reach, py + math.sin(angle) * reach * 0.7
            line(canvas, [(px, py), (ex, ey)], mood.tone(green, far, -0.5), 0.9)
            for _ in range(4):
                turn = angle + rng.uniform(-0.7, 0.7)
                tone = mood.tone(mix(green, 0xFF3D7A4E, rng.random()), far, rng.uniform(-0.6, 0.6))
                leaf(
                    canvas,
                    ex + math.cos(turn) * reach * 0.25,
                    ey + math.sin(turn) * reach * 0.25,
                    height * 0.026,
                    turn,
                    tone,
                )


def willow(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    height: float,
    seed: int = 1,
    *,
    strands: tuple[int, ...] = (0, 1, 2),
    wood: bool = True,
) -> None:
    """A willow; its hanging strands fall into three groups, so that each may sway by itself.

    Args:
        canvas: Where.
        mood: The light.
        x: The foot of its trunk.
        y: The ground.
        height: To the top of its crown.
        seed: Another seed is another tree.
        strands: Which groups of strands to draw.
        wood: Draw the trunk and the crown.
    """
    rng = dice(seed)
    lean = rng.choice((-1, 1)) * 0.12
    top = (x + lean * height, y - height * 0.55)
    if wood:
        middle = (x + lean * height * 0.3, y - height * 0.25)
        stem = [(x, y), middle, top, (x + lean * height * 0.8, y - height * 0.78)]
        widths = [height * 0.1, height * 0.07, height * 0.05, height * 0.02]
        trunk(canvas, mood, stem, widths)
        _willow_crown(canvas, mood, dice(seed + 50), top, height)
    for i in range(90):
        draw = i % 3 in strands
        _strand(canvas, mood, rng, top, height, -0.7 + 1.2 * i / 90, draw=draw)


def _willow_crown(
    canvas: skia.Canvas, mood: Mood, rng: random.Random, top: Point, height: float
) -> None:
    for _ in range(22):
        angle = -math.pi * rng.uniform(0.05, 0.95)
        reach = height * 0.3 * math.sqrt(rng.random())
        x, y = top[0] + math.cos(angle) * reach, top[1] + math.sin(angle) * reach * 0.7
        size = height * rng.uniform(0.05, 0.085)
        green = mood.growth.leaves[1]
        leaves(canvas, mood, rng, x, y + height * 0.03, size, green, lit=-0.45)


def _strand(
    canvas: skia.Canvas,
    mood: Mood,
    rng: random.Random,
    top: Point,
    height: float,
    lit: float,
    *,
    draw: bool,
) -> None:
    """One hanging strand; its place is drawn from chance even if it is not drawn itself."""
    angle = -math.pi * rng.uniform(0.0, 1.0)
    reach = height * rng.uniform(0.12, 0.4)
    x, y = top[0] + math.cos(angle) * reach, top[1] + math.sin(angle) * reach * 0.75
    drop = height * rng.uniform(0.2, 0.55) * (0.7 + 0.4 * abs(math.cos(angle)))
    dabs = [(rng.uniform(-4, 4), rng.uniform(-0.6, 0.6)) for _ in range(5)]
    if not draw:
        return
    tone = mood.tone(mood.growth.leaves[1], 0, lit)
    points = [(x - math.cos(angle) * reach * 0.25, y - 2), (x, y + 2), (x + 2, y + drop * 0.5)]
    widths = (1.0, 2.0, 5.0 * height / 400, 0.8)
    stroke(canvas, [*points, (x, y + drop)], widths, veil(tone, 0.9))
    for s, (aside, turn) in zip((0.3, 0.5, 0.7, 0.9, 1.0), dabs, strict=True):
        leaf(canvas, x + 2 * s + aside, y + drop * s, height * 0.014, math.pi / 2 + turn, tone)
