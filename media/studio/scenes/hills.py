"""Hills: mountain ranges with their folds, wooded slopes, single crowns."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes.brush import (
    blob,
    curve,
    dice,
    fill,
    inside,
    line,
    mottle,
    poly,
    shade,
    wash,
)
from media.studio.scenes.land import LEFT, RIGHT
from media.studio.scenes.light import WHITE, Mood, mix, veil

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    import skia


def wave(seed: int, octaves: int = 4) -> _Wave:
    """A line of hills: a smooth chance function of x, between about -1 and 1."""
    return _Wave(seed, octaves)


class _Wave:
    def __init__(self, seed: int, octaves: int) -> None:
        rng = dice(seed)
        self._parts = [
            (rng.uniform(0.8, 1.2) * 2**k, rng.uniform(0, math.tau), 0.56**k)
            for k in range(octaves)
        ]

    def __call__(self, x: float) -> float:
        total = sum(
            a * math.sin(f * x + p + math.sin(f * x * 0.61 + p * 2)) for f, p, a in self._parts
        )
        return total / sum(a for _, _, a in self._parts)


def ridge(
    seed: int,
    base: float,
    height: float,
    rough: float = 1.0,
    pace: float = 0.0046,
) -> Callable[[float], float]:
    """The outline of a mountain range: y for x."""
    big, small = wave(seed, 2), wave(seed + 1, 5)

    def outline(x: float) -> float:
        peak = max(0.0, 0.5 + 0.5 * big(x * pace))
        crag = 1 - abs(small(x * pace * 3.1)) * 1.6
        rise: float = peak**1.35
        return base - height * (0.25 + 0.62 * rise + 0.2 * rough * crag * peak)

    return outline


def mountains(
    canvas: skia.Canvas,
    mood: Mood,
    outline: Callable[[float], float],
    far: float,
    foot: float,
    *,
    color: int = 0,
    seed: int = 1,
    snow: bool = False,
) -> None:
    """One range: haze at its foot, dry-brush folds down its shaded sides."""
    color = color or mix(mood.growth.hill, 0xFF3F6E8C, 0.45)
    head = mood.tone(color, far)
    crest = [(x, outline(x)) for x in _steps(7)]
    path = _under(crest, foot)
    top = min(y for _, y in crest)
    low = mix(head, mood.sky.haze, 0.75)
    wash(canvas, path, (head, mix(head, low, 0.45), low), (0, top), (0, foot), (0, 0.5, 1))
    mottle(canvas, path, mix(head, mood.sky.shadow, 0.35), 0.3 * (1 - far), 1.4)
    with inside(canvas, path):
        _folds(canvas, mood, crest, head, far, foot, seed)
        if snow:
            cap = mood.tone(0xFFF6F9FB, far * 0.7)
            shade(
                canvas, path, cap, (0, top - 10), (0, top + (foot - top) * 0.75), 0.95, rough=0.75
            )
    line(canvas, curve(crest), veil(mood.tone(color, far * 0.7, 0.7), 0.55), 2.2)


def _steps(step: float) -> list[float]:
    count = int((RIGHT - LEFT) / step) + 2
    return [LEFT + i * step for i in range(count)]


def _under(crest: Sequence[tuple[float, float]], foot: float) -> skia.Path:
    return poly(*crest, (crest[-1][0], foot), (crest[0][0], foot))


def _folds(
    canvas: skia.Canvas,
    mood: Mood,
    crest: Sequence[tuple[float, float]],
    head: int,
    far: float,
    foot: float,
    seed: int,
) -> None:
    """Let the shaded sides fall away from each peak, as a woodcutter would."""
    rng = dice(seed)
    dark = mix(head, mood.sky.shadow, 0.5)
    light = mood.tone(head, 0, 0.5) if not mood.dark else mix(head, mood.sky.sun, 0.2)
    for i in range(4, len(crest) - 4):
        x, y = crest[i]
        sharp = min(crest[i - 2][1], crest[i + 2][1]) - y
        if y > min(crest[i - 1][1], crest[i + 1][1]) or sharp < 0.6:
            continue
        reach = (foot - y) * rng.uniform(0.35, 0.75)
        lean = rng.uniform(-0.05, 0.3)
        fall = [
            (x + reach * (lean * s + 0.07 * s * math.sin(s * 8 + i)), y + reach * s)
            for s in (0, 0.15, 0.3, 0.48, 0.68, 0.85, 1)
        ]
        side = [
            (px + reach * 0.42 * s, py)
            for (px, py), s in zip(fall, (0, 0.5, 0.9, 1.1, 1.1, 0.8, 0.2), strict=True)
        ]
        full = 0.62 * (1 - far) + 0.12
        shade(
            canvas,
            curve([*fall, *reversed(side)], closed=True),
            dark,
            (x, y),
            (x + reach * 0.42, y + reach * 0.5),
            full,
        )
        lit = [
            (px - reach * 0.26 * s, py)
            for (px, py), s in zip(fall, (0, 0.4, 0.8, 1, 0.9, 0.6, 0.1), strict=True)
        ]
        shade(
            canvas,
            curve([*fall, *reversed(lit)], closed=True),
            light,
            (x, y),
            (x - reach * 0.16, y + reach * 0.55),
            0.5 * (1 - far),
        )


def woods(
    canvas: skia.Canvas,
    mood: Mood,
    outline: Callable[[float], float],
    far: float,
    foot: float,
    *,
    seed: int = 2,
    size: float = 26,
    color: int = 0,
    span: tuple[float, float] = (LEFT, RIGHT),
) -> None:
    """A wooded hill: crowns row behind row down to its foot."""
    rng = dice(seed)
    leaves = mood.growth.leaves if mood.season != "winter" else (0xFF5F7F74, 0xFF6F8A7C, 0xFF4D6A64)
    base = color or mix(leaves[2], mood.growth.hill, 0.5)
    crest = [(x, outline(x)) for x in _steps(9) if span[0] - 9 <= x <= span[1] + 9]
    body = _under(crest, foot)
    ground = mood.tone(base, far, -0.25)
    low = mix(ground, mood.sky.haze, 0.35 + 0.4 * far)
    wash(canvas, body, (ground, low), (0, min(y for _, y in crest)), (0, foot))
    rows = 5
    for row in range(rows):
        depth = row / rows
        x = span[0] - size
        while x < span[1] + size:
            y = outline(x) + depth * (foot - outline(x)) * 0.62 + rng.uniform(-0.3, 0.5) * size
            pick = rng.choice((base, base, leaves[0], leaves[1], mix(base, leaves[2], 0.6)))
            haze = min(1, far + 0.16 * depth)
            crown(canvas, mood, rng, x, y, size * rng.uniform(0.7, 1.25), pick, haze)
            x += size * rng.uniform(0.55, 1.35) * (1 + depth * 0.8)


def crown(
    canvas: skia.Canvas,
    mood: Mood,
    rng: random.Random,
    x: float,
    y: float,
    size: float,
    color: int,
    far: float,
) -> None:
    """One round tree-top, far enough away to be a single dab."""
    tree = blob(rng, x, y, size * 0.62, size * 0.6, 0.2, 7)
    tone = mood.tone(color, far)
    fill(canvas, tree, tone)
    shade(
        canvas,
        tree,
        mood.tone(color, far, -0.9),
        (x + size * 0.5, y + size * 0.6),
        (x - size * 0.3, y - size * 0.4),
        0.7,
    )
    top = mood.tone(WHITE if mood.snowy else mix(color, 0xFFF0EDA0, 0.35), far)
    shade(
        canvas, tree, top, (x - size * 0.4, y - size * 0.6), (x + size * 0.1, y + size * 0.1), 0.75
    )
