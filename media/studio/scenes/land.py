"""The open land: sky, clouds, mist, meadow, water, birds, smoke and snow."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes.brush import (
    between,
    box,
    curve,
    dice,
    fill,
    glow,
    inside,
    mist,
    mottle,
    oval,
    shade,
    stroke,
    wash,
)
from media.studio.scenes.light import WHITE, Mood, mix, veil
from media.studio.scenes.stage import MARGIN, SHEET

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    import skia

LEFT, RIGHT = -MARGIN[0], SHEET[0] + MARGIN[0]


TOP, BOTTOM = -MARGIN[1], SHEET[1] + MARGIN[1]


def sky(
    canvas: skia.Canvas,
    mood: Mood,
    horizon: float = 520,
    sun: tuple[float, float] | None = None,
    size: float = 46,
) -> None:
    """The whole sheet as sky, with a sun or a moon if it has a place."""
    seen = mood.sky
    wash(
        canvas,
        box(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP),
        (seen.top, seen.middle, seen.horizon),
        (0, TOP),
        (0, horizon),
        (0, 0.58, 1),
    )
    if mood.hour == "night":
        _stars(canvas, horizon)
    if sun is None:
        return
    x, y = sun
    warm = mood.hour in ("dawn", "golden", "dusk")
    glow(canvas, x, y, size * (11 if warm else 8), seen.sun, 0.85 if warm else 0.5)
    fill(canvas, oval(x, y, size), mix(seen.sun, WHITE, 0.35))
    if mood.hour in ("dawn", "dusk"):
        shade(
            canvas,
            oval(x, y, size),
            0xFFE8663C,
            (x, y + size * 1.2),
            (x, y - size),
            0.8,
            rough=0.12,
        )


def _stars(canvas: skia.Canvas, horizon: float) -> None:
    rng = dice(77)
    for _ in range(170):
        x, y = rng.uniform(LEFT, RIGHT), rng.uniform(TOP, horizon * 0.8)
        bright = rng.random() ** 3
        fill(canvas, oval(x, y, 0.8 + bright * 1.3), veil(0xFFFFF5D8, 0.25 + 0.7 * bright))


def clouds(
    canvas: skia.Canvas,
    mood: Mood,
    seed: int,
    places: Sequence[tuple[float, float, float]],
    strength: float = 0.85,
) -> None:
    """Long clouds, each at (x, y, length), bright above and melting below."""
    rng = dice(seed)
    top = mix(mood.sky.sun, WHITE, 0.5) if mood.hour != "night" else 0xFF5F7FA6
    if mood.hour == "dusk":
        top = 0xFFF3B48C
    for x, y, length in places:
        for _ in range(5):
            cx = x + rng.uniform(-0.32, 0.32) * length
            cy = y + rng.uniform(-0.07, 0.05) * length
            _streak(canvas, rng, cx, cy, length * rng.uniform(0.35, 0.75), veil(top, strength))


def _streak(
    canvas: skia.Canvas, rng: random.Random, x: float, y: float, length: float, color: int
) -> None:
    """One stroke of a wide soft brush: a crisp back, a belly that melts."""
    thick = length * 0.085
    upper, lower = [], []
    for s in between(-0.5, 0.5, 9):
        swell = math.sqrt(max(0.0, 1 - (2 * s) ** 2))
        upper.append((x + s * length, y - thick * swell * rng.uniform(0.45, 1.1)))
        lower.append((x + s * length * 0.96, y + thick * 0.35 * swell))
    path = curve([*upper, *reversed(lower)], closed=True)
    wash(
        canvas,
        path,
        (color, veil(color, 0.45 * (color >> 24) / 255), veil(color, 0)),
        (0, y - thick),
        (0, y + thick * 0.35),
        (0, 0.5, 1),
    )


def drift(speed: float, span: float = 60.0) -> Callable[[float], tuple[float, float]]:
    """A slow wandering to and fro, `speed` units a second at its fastest."""
    return lambda t: (span * math.sin(t * speed / span), 0.0)


def haze(
    canvas: skia.Canvas, mood: Mood, y: float, thick: float, strength: float = 0.7, seed: int = 4
) -> None:
    """A bank of mist lying across the sheet."""
    rng = dice(seed)
    color = mix(mood.sky.haze, WHITE, 0.3 if mood.hour != "night" else 0)
    band = box(LEFT, y - thick, RIGHT - LEFT, 2 * thick)
    wash(
        canvas,
        band,
        (veil(color, 0), veil(color, strength * 0.7), veil(color, 0)),
        (0, y - thick),
        (0, y + thick),
        (0, 0.55, 1),
    )
    for _ in range(7):
        x = rng.uniform(LEFT, RIGHT)
        mist(
            canvas,
            x,
            y + rng.uniform(-0.4, 0.3) * thick,
            rng.uniform(180, 420),
            thick * rng.uniform(0.3, 0.7),
            color,
            strength * 0.8,
        )


def meadow(
    canvas: skia.Canvas,
    mood: Mood,
    crest: Sequence[tuple[float, float]],
    color: int = 0,
    *,
    far: float = 0.0,
    foot: float = BOTTOM,
    seed: int = 5,
    tufts: int = 0,
) -> skia.Path:
    """Open ground below a smooth crest."""
    color = mood.ground(color or mood.growth.grass, 0.8)
    path = curve(crest)
    path.lineTo(crest[-1][0], foot)
    path.lineTo(crest[0][0], foot)
    path.close()
    top = min(y for _, y in crest)
    wash(
        canvas,
        path,
        (mood.tone(color, far + 0.12, 0.25), mood.tone(color, far, -0.25)),
        (0, top),
        (0, foot),
    )
    mottle(canvas, path, mood.tone(color, far, -0.55), 0.32, 1.3)
    shade(canvas, path, mood.tone(color, far, -0.8), (0, foot), (0, top), 0.5)
    with inside(canvas, path):
        rng = dice(seed)
        for _ in range(tufts):
            x = rng.uniform(crest[0][0], crest[-1][0])
            y = rng.uniform(top + 10, min(foot, SHEET[1] + 60))
            grass(canvas, mood, x, y, 7 + 16 * (y - top) / (foot - top), rng.randrange(99), color)
    return path


def grass(
    canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, seed: int = 1, color: int = 0
) -> None:
    """A tuft."""
    rng = dice(seed)
    color = color or mood.growth.grass
    for _ in range(4):
        lean = rng.uniform(-0.6, 0.6)
        height = size * rng.uniform(0.6, 1.1)
        tone = mood.tone(color, 0, rng.uniform(-0.9, 0.3))
        points = [
            (x + lean * 3, y),
            (x + lean * size * 0.3, y - height * 0.6),
            (x + lean * size * 0.8, y - height),
        ]
        stroke(canvas, points, (size * 0.13, size * 0.1, 0.4), tone)


def water(
    canvas: skia.Canvas,
    mood: Mood,
    path: skia.Path,
    *,
    deep: int = 0xFF4F8A8B,
    top: float | None = None,
) -> None:
    """Still water that holds the sky."""
    bounds = path.getBounds()
    start = bounds.top() if top is None else top
    bright = mix(mood.sky.horizon, WHITE, 0.1)
    sunk = mood.tone(deep, 0, -0.1)
    mid = mix(bright, sunk, 0.6)
    wash(canvas, path, (bright, mid, sunk), (0, start), (0, bounds.bottom()), (0, 0.4, 1))
    mottle(canvas, path, mix(sunk, mood.sky.shadow, 0.4), 0.3, 1.5)


def shimmer(
    canvas: skia.Canvas,
    mood: Mood,
    path: skia.Path,
    t: float,
    *,
    count: int = 60,
    seed: int = 6,
) -> None:
    """Light that runs over water: short bright strokes that come and go."""
    rng = dice(seed)
    bounds = path.getBounds()
    bright = mix(mood.sky.sun, WHITE, 0.4)
    with inside(canvas, path):
        for _ in range(count):
            near = rng.random() ** 0.8
            y = bounds.top() + near * bounds.height()
            x = bounds.left() + rng.random() * bounds.width()
            phase, speed = rng.random() * math.tau, rng.uniform(0.5, 1.3)
            shown = max(0.0, math.sin(t * speed + phase))
            half = (10 + 50 * near) * (0.5 + 0.5 * shown)
            x += 10 * math.sin(t * 0.3 + phase)
            thick = 0.8 + 2.6 * near
            points = [(x - half, y), (x, y - thick * 0.3), (x + half, y)]
            stroke(canvas, points, (0.3, thick, 0.3), veil(bright, 0.7 * shown))


def birds(
    canvas: skia.Canvas,
    t: float,
    x: float,
    y: float,
    count: int = 5,
    size: float = 11,
    color: int = 0xFFFBF6EC,
    seed: int = 8,
) -> None:
    """A few egrets on their way."""
    rng = dice(seed)
    for _ in range(count):
        bx = x + rng.uniform(-1, 1) * size * 9 + 16 * t % 900
        by = y + rng.uniform(-1, 1) * size * 3.4 + 6 * math.sin(t * 0.5 + bx * 0.01)
        beat = math.sin(t * 5.2 + rng.random() * 6)
        s = size * rng.uniform(0.75, 1.15)
        for side in (-1, 1):
            wing = [
                (bx, by),
                (bx + side * s * 0.6, by - s * (0.25 + 0.4 * beat)),
                (bx + side * s * 1.3, by - s * 0.35 * beat),
            ]
            stroke(canvas, wing, (s * 0.26, s * 0.2, 0.4), color)
        stroke(
            canvas,
            [(bx - s * 0.5, by + 1), (bx, by), (bx + s * 0.75, by - s * 0.12)],
            (0.5, s * 0.24, 0.6),
            color,
        )


def smoke(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    t: float,
    height: float = 120,
    seed: int = 1,
) -> None:
    """Kitchen smoke going up."""
    color = mix(WHITE, mood.sky.haze, 0.4)
    for i in range(9):
        age = (i / 9 + t * 0.045 + seed * 0.37) % 1
        sway = math.sin(age * 5 + seed + t * 0.4) * height * 0.12 * age
        mist(
            canvas,
            x + sway + age * height * 0.28,
            y - age * height,
            5 + age * height * 0.2,
            4 + age * height * 0.15,
            color,
            0.5 * math.sin(math.pi * min(1, age * 1.15 + 0.1)),
        )


def snowfall(canvas: skia.Canvas, t: float, seed: int = 3, count: int = 240) -> None:
    """Flakes that never stop falling."""
    rng = dice(seed)
    span = BOTTOM - TOP
    for _ in range(count):
        size = 1.2 + 3.2 * rng.random() ** 2
        speed = 18 + 14 * size
        x = rng.uniform(LEFT, RIGHT) + 20 * math.sin(t * 0.6 + rng.random() * 9)
        y = TOP + (rng.random() * span + t * speed) % span
        fill(canvas, oval(x, y, size), veil(WHITE, 0.75))
