"""The old camphor tree."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes import plants
from media.studio.scenes.brush import Point, curve, dice, fill, inside, oval, shade, shadow, stroke
from media.studio.scenes.light import BRIGHT_RED, Mood, mix, veil

if TYPE_CHECKING:
    import random

    import skia


def camphor(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    height: float,
    seed: int = 3,
    *,
    ribbons: bool = True,
) -> None:
    """The old camphor: roots, a furrowed trunk, great limbs, a crown of many cushions."""
    rng = dice(seed)
    bark = 0xFF5E4A3B
    shadow(
        canvas,
        oval(x + height * 0.1, y + height * 0.01, height * 0.55, height * 0.06),
        mood.sky.shadow,
        height * 0.03,
        0.4,
    )
    limbs: list[tuple[list[Point], list[float]]] = []
    tips: list[Point] = []
    fork = (x, y - height * 0.3)
    for angle, length in ((-2.72, 0.33), (-2.15, 0.32), (-1.62, 0.3), (-1.02, 0.32), (-0.45, 0.34)):
        grown, ends = plants.grow(
            rng,
            (fork[0] + math.cos(angle) * height * 0.03, fork[1]),
            angle,
            height * length,
            height * 0.075,
            3,
            0.5,
        )
        limbs += [
            ([_lifted(p, y - height * 0.285) for p in points], widths) for points, widths in grown
        ]
        tips += [_lifted(p, y - height * 0.285) for p in ends]
    _cushions(canvas, mood, rng, x, y - height * 0.68, height, front=False)
    for tx, ty in tips[::2]:
        plants.leaves(
            canvas,
            mood,
            rng,
            tx,
            ty,
            height * rng.uniform(0.05, 0.075),
            mood.growth.leaves[2],
            lit=-0.8,
        )
    for points, widths in limbs:
        plants.trunk(canvas, mood, points, widths, bark)
    _bole(canvas, mood, x, y, height, bark)
    for tx, ty in sorted(tips, key=lambda tip: -tip[1]):
        for _ in range(2):
            px, py = tx + rng.uniform(-0.03, 0.03) * height, ty + rng.uniform(-0.035, 0.02) * height
            tint = mix(mood.growth.leaves[2], mood.growth.leaves[0], rng.uniform(0.3, 0.8))
            plants.leaves(
                canvas,
                mood,
                rng,
                px,
                py,
                height * rng.uniform(0.04, 0.06),
                tint,
                lit=rng.uniform(-0.5, 0.05),
            )
    _cushions(canvas, mood, rng, x, y - height * 0.7, height, front=True)
    if ribbons:
        for _ in range(16):
            rx, ry = x + rng.uniform(-0.4, 0.4) * height, y - height * rng.uniform(0.33, 0.44)
            stroke(
                canvas,
                [(rx, ry), (rx + 2, ry + height * 0.02), (rx - 1, ry + height * 0.045)],
                (1.5, height * 0.006, height * 0.007),
                mood.tone(BRIGHT_RED),
            )


def _lifted(point: Point, limit: float) -> Point:
    """Old limbs sag, but turn up before they reach the ground."""
    x, y = point
    return (x, y if y < limit else limit + (y - limit) * 0.22)


def _bole(canvas: skia.Canvas, mood: Mood, x: float, y: float, height: float, bark: int) -> None:
    left = [
        (x - height * 0.17, y + height * 0.012),
        (x - height * 0.095, y - height * 0.03),
        (x - height * 0.068, y - height * 0.12),
        (x - height * 0.062, y - height * 0.2),
        (x - height * 0.09, y - height * 0.31),
    ]
    right = [
        (x + height * 0.1, y - height * 0.32),
        (x + height * 0.064, y - height * 0.21),
        (x + height * 0.072, y - height * 0.12),
        (x + height * 0.105, y - height * 0.03),
        (x + height * 0.19, y + height * 0.014),
    ]
    foot = [
        (x + height * 0.1, y + height * 0.006),
        (x + height * 0.05, y + height * 0.024),
        (x - height * 0.02, y + height * 0.01),
        (x - height * 0.08, y + height * 0.026),
    ]
    path = curve([*left, *right, *foot], closed=True, ease=0.95)
    fill(canvas, path, mood.tone(bark))
    shade(canvas, path, mood.tone(bark, 0, -1), (x + height * 0.13, y), (x - height * 0.04, y), 0.9)
    shade(
        canvas,
        path,
        mood.tone(0xFFB79A78, 0, 0.3),
        (x - height * 0.13, y),
        (x - height * 0.01, y),
        0.6,
    )
    with inside(canvas, path):
        rng = dice(6)
        for i in range(34):
            s = rng.uniform(-1, 1)
            start = rng.uniform(0, 0.22)
            end = start + rng.uniform(0.06, 0.16)
            points = []
            for k in (0, 0.5, 1):
                up = start + (end - start) * k
                spread = 0.16 - 0.55 * up if up < 0.16 else 0.058 + 0.2 * (up - 0.19) * (up > 0.19)
                points.append(
                    (
                        x + s * height * max(0.055, spread) + 2.5 * math.sin(i + k * 3),
                        y + height * (0.02 - up),
                    )
                )
            stroke(
                canvas,
                points,
                (0.6, height * rng.uniform(0.003, 0.007), 0.6),
                veil(mood.tone(0xFF2F231C, 0, -0.2 * s), 0.75),
            )
    fill(
        canvas,
        oval(x + height * 0.02, y - height * 0.15, height * 0.012, height * 0.02),
        mood.tone(0xFF2F231C),
    )


def _cushions(
    canvas: skia.Canvas,
    mood: Mood,
    rng: random.Random,
    x: float,
    y: float,
    height: float,
    *,
    front: bool,
) -> None:
    """The crown: a broad dome of cushions; the front ones leave windows for the limbs."""
    places = []
    count = 70 if front else 46
    for i in range(count):
        angle, reach = i * 2.39996, math.sqrt((i + 0.5) / count)
        px, py = (
            x + math.cos(angle) * reach * height * 0.62,
            y + math.sin(angle) * reach * height * 0.27,
        )
        drop = ((px - x) / (height * 0.62)) ** 2 * height * 0.12
        if front and py + drop > y + height * 0.1 and abs(px - x) < height * 0.34 and i % 4:
            continue
        places.append((px, py + drop))
    places.sort(key=lambda p: p[1] + 0.3 * (p[0] - x), reverse=True)
    low, high = places[0][1], places[-1][1]
    for px, py in places:
        up = (low - py) / max(1.0, low - high)
        lit = (-0.75 + 0.9 * up - 0.25 * (px - x) / (height * 0.62)) if front else -0.95
        tint = (
            mix(mood.growth.leaves[2], mood.growth.leaves[0], 0.25 + 0.6 * up)
            if mood.season != "autumn"
            else mix(0xFF4E7A45, 0xFFC9A03F, 0.5 * up)
        )
        if mood.season == "winter":
            tint = mix(0xFF3F6650, 0xFF6A8A6A, up)
        plants.leaves(
            canvas, mood, rng, px, py, height * rng.uniform(0.055, 0.095), tint, lit=max(-1.0, lit)
        )
