"""The land: sky, clouds, mountains in haze, wooded hills, water and grass."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from media.studio.scenes.brush import (
    between,
    blob,
    box,
    curve,
    dice,
    fill,
    glow,
    inside,
    line,
    mist,
    mottle,
    oval,
    poly,
    shade,
    stroke,
    wash,
    wave,
)
from media.studio.scenes.light import WHITE, Mood, mix, veil
from media.studio.scenes.stage import MARGIN, SHEET

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

LEFT, RIGHT = -MARGIN[0], SHEET[0] + MARGIN[0]
TOP, BOTTOM = -MARGIN[1], SHEET[1] + MARGIN[1]


def sky(canvas: skia.Canvas, mood: Mood, horizon: float = 520, sun: tuple[float, float] | None =
        None, size: float = 46) -> None:  # fmt: skip
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
        shade(canvas, oval(x, y, size), 0xFFE8663C, (x, y + size * 1.2), (x, y - size), 0.8, rough=0.12)


def _stars(canvas: skia.Canvas, horizon: float) -> None:
    rng = dice(77)
    for _ in range(170):
        x, y = rng.uniform(LEFT, RIGHT), rng.uniform(TOP, horizon * 0.8)
        bright = rng.random() ** 3
        fill(canvas, oval(x, y, 0.8 + bright * 1.3), veil(0xFFFFF5D8, 0.25 + 0.7 * bright))


def clouds(canvas: skia.Canvas, mood: Mood, seed: int, places: Sequence[tuple[float, float, float]],
           strength: float = 0.85) -> None:  # fmt: skip
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


def _streak(canvas: skia.Canvas, rng: random.Random, x: float, y: float, length: float,
            color: int) -> None:  # fmt: skip
    """One stroke of a wide soft brush: a crisp back, a belly that melts."""
    thick = length * 0.085
    upper, lower = [], []
    for s in between(-0.5, 0.5, 9):
        swell = math.sqrt(max(0.0, 1 - (2 * s) ** 2))
        upper.append((x + s * length, y - thick * swell * rng.uniform(0.45, 1.1)))
        lower.append((x + s * length * 0.96, y + thick * 0.35 * swell))
    path = curve([*upper, *reversed(lower)], closed=True)
    wash(canvas, path, (color, veil(color, 0.45 * (color >> 24) / 255), veil(color, 0)),
         (0, y - thick), (0, y + thick * 0.35), (0, 0.5, 1))  # fmt: skip


def drift(speed: float, span: float = 60.0) -> Callable[[float], tuple[float, float]]:
    """A slow wandering to and fro, `speed` units a second at its fastest."""
    return lambda t: (span * math.sin(t * speed / span), 0.0)


def ridge(seed: int, base: float, height: float, rough: float = 1.0, pace: float = 0.0046,
          ) -> Callable[[float], float]:  # fmt: skip
    """The outline of a mountain range: y for x."""
    big, small = wave(seed, 2), wave(seed + 1, 5)

    def outline(x: float) -> float:
        peak = 0.5 + 0.5 * big(x * pace)
        crag = 1 - abs(small(x * pace * 3.1)) * 1.6
        return base - height * (0.25 + 0.62 * peak**1.35 + 0.2 * rough * crag * peak)

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
            shade(canvas, path, cap, (0, top - 10), (0, top + (foot - top) * 0.75), 0.95, rough=0.75)
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
        side = [(px + reach * 0.42 * s, py) for (px, py), s in
                zip(fall, (0, 0.5, 0.9, 1.1, 1.1, 0.8, 0.2), strict=True)]  # fmt: skip
        full = 0.62 * (1 - far) + 0.12
        shade(canvas, curve([*fall, *reversed(side)], closed=True), dark, (x, y),
              (x + reach * 0.42, y + reach * 0.5), full)  # fmt: skip
        lit = [(px - reach * 0.26 * s, py) for (px, py), s in
               zip(fall, (0, 0.4, 0.8, 1, 0.9, 0.6, 0.1), strict=True)]  # fmt: skip
        shade(canvas, curve([*fall, *reversed(lit)], closed=True), light, (x, y),
              (x - reach * 0.16, y + reach * 0.55), 0.5 * (1 - far))  # fmt: skip


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


def crown(canvas: skia.Canvas, mood: Mood, rng: random.Random, x: float, y: float, size: float,
           color: int, far: float) -> None:  # fmt: skip
    """One round tree-top, far enough away to be a single dab."""
    tree = blob(rng, x, y, size * 0.62, size * 0.6, 0.2, 7)
    tone = mood.tone(color, far)
    fill(canvas, tree, tone)
    shade(canvas, tree, mood.tone(color, far, -0.9), (x + size * 0.5, y + size * 0.6),
          (x - size * 0.3, y - size * 0.4), 0.7)  # fmt: skip
    top = mood.tone(WHITE if mood.snowy else mix(color, 0xFFF0EDA0, 0.35), far)
    shade(canvas, tree, top, (x - size * 0.4, y - size * 0.6), (x + size * 0.1, y + size * 0.1),
          0.75)  # fmt: skip


def haze(canvas: skia.Canvas, mood: Mood, y: float, thick: float, strength: float = 0.7,
         seed: int = 4) -> None:  # fmt: skip
    """A bank of mist lying across the sheet."""
    rng = dice(seed)
    color = mix(mood.sky.haze, WHITE, 0.3 if mood.hour != "night" else 0)
    band = box(LEFT, y - thick, RIGHT - LEFT, 2 * thick)
    wash(canvas, band, (veil(color, 0), veil(color, strength * 0.7), veil(color, 0)),
         (0, y - thick), (0, y + thick), (0, 0.55, 1))  # fmt: skip
    for _ in range(7):
        x = rng.uniform(LEFT, RIGHT)
        mist(canvas, x, y + rng.uniform(-0.4, 0.3) * thick, rng.uniform(180, 420),
             thick * rng.uniform(0.3, 0.7), color, strength * 0.8)  # fmt: skip


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
    wash(canvas, path, (mood.tone(color, far + 0.12, 0.25), mood.tone(color, far, -0.25)),
         (0, top), (0, foot))  # fmt: skip
    mottle(canvas, path, mood.tone(color, far, -0.55), 0.32, 1.3)
    shade(canvas, path, mood.tone(color, far, -0.8), (0, foot), (0, top), 0.5)
    with inside(canvas, path):
        rng = dice(seed)
        for _ in range(tufts):
            x = rng.uniform(crest[0][0], crest[-1][0])
            y = rng.uniform(top + 10, min(foot, SHEET[1] + 60))
            grass(canvas, mood, x, y, 7 + 16 * (y - top) / (foot - top), rng.randrange(99), color)
    return path


def grass(canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, seed: int = 1,
          color: int = 0) -> None:  # fmt: skip
    """A tuft."""
    rng = dice(seed)
    color = color or mood.growth.grass
    for _ in range(4):
        lean = rng.uniform(-0.6, 0.6)
        height = size * rng.uniform(0.6, 1.1)
        tone = mood.tone(color, 0, rng.uniform(-0.9, 0.3))
        points = [(x + lean * 3, y), (x + lean * size * 0.3, y - height * 0.6),
                  (x + lean * size * 0.8, y - height)]  # fmt: skip
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


def birds(canvas: skia.Canvas, t: float, x: float, y: float, count: int = 5, size: float = 11,
          color: int = 0xFFFBF6EC, seed: int = 8) -> None:  # fmt: skip
    """A few egrets on their way."""
    rng = dice(seed)
    for _ in range(count):
        bx = x + rng.uniform(-1, 1) * size * 9 + 16 * t % 900
        by = y + rng.uniform(-1, 1) * size * 3.4 + 6 * math.sin(t * 0.5 + bx * 0.01)
        beat = math.sin(t * 5.2 + rng.random() * 6)
        s = size * rng.uniform(0.75, 1.15)
        for side in (-1, 1):
            wing = [(bx, by), (bx + side * s * 0.6, by - s * (0.25 + 0.4 * beat)),
                    (bx + side * s * 1.3, by - s * 0.35 * beat)]  # fmt: skip
            stroke(canvas, wing, (s * 0.26, s * 0.2, 0.4), color)
        stroke(canvas, [(bx - s * 0.5, by + 1), (bx, by), (bx + s * 0.75, by - s * 0.12)],
               (0.5, s * 0.24, 0.6), color)  # fmt: skip


def smoke(canvas: skia.Canvas, mood: Mood, x: float, y: float, t: float, height: float = 120,
          seed: int = 1) -> None:  # fmt: skip
    """Kitchen smoke going up."""
    color = mix(WHITE, mood.sky.haze, 0.4)
    for i in range(9):
        age = (i / 9 + t * 0.045 + seed * 0.37) % 1
        sway = math.sin(age * 5 + seed + t * 0.4) * height * 0.12 * age
        mist(canvas, x + sway + age * height * 0.28, y - age * height, 5 + age * height * 0.2,
             4 + age * height * 0.15, color, 0.5 * math.sin(math.pi * min(1, age * 1.15 + 0.1)))  # fmt: skip


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
