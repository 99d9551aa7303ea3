"""Plants: trees with grown branches, bushes, firs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes.brush import (
    Point,
    blob,
    curve,
    dice,
    fill,
    oval,
    ribbon,
    rub,
    shade,
    shadow,
    stroke,
)
from media.studio.scenes.light import WHITE, Mood, mix, veil

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    import skia

BARK = 0xFF5B4636


def limb(
    rng: random.Random,
    start: Point,
    angle: float,
    length: float,
    bend: float = 0.25,
    parts: int = 5,
) -> list[Point]:
    """A branch as it grows: a wandering line from `start`."""
    points = [start]
    x, y = start
    for _ in range(parts):
        angle += rng.uniform(-bend, bend)
        x += math.cos(angle) * length / parts
        y += math.sin(angle) * length / parts
        points.append((x, y))
    return points


def grow(
    rng: random.Random,
    start: Point,
    angle: float,
    length: float,
    width: float,
    order: int,
    spread: float = 0.6,
) -> tuple[list[tuple[list[Point], list[float]]], list[Point]]:
    """A branching crown: the limbs with their widths, and the tips where leaves hang."""
    points = limb(rng, start, angle, length)
    widths = [width * (1 - 0.45 * i / 5) for i in range(6)]
    limbs, tips = [(points, widths)], []
    if order == 0:
        return [(points, [*widths[:-1], 0.6])], [points[-1], points[3]]
    heading = math.atan2(points[-1][1] - points[-2][1], points[-1][0] - points[-2][0])
    for side in (-1, 1, rng.choice((-0.35, 0.35))):
        where = points[-1] if side in (-1, 1) else points[3]
        turn = heading + side * spread * rng.uniform(0.7, 1.25)
        more, ends = grow(
            rng, where, turn, length * rng.uniform(0.62, 0.82), width * 0.52, order - 1, spread
        )
        limbs += more
        tips += ends
    return limbs, tips


def leaves(
    canvas: skia.Canvas,
    mood: Mood,
    rng: random.Random,
    x: float,
    y: float,
    size: float,
    color: int,
    *,
    far: float = 0.0,
    lit: float = 0.0,
) -> None:
    """One cushion of foliage: a body in shade, a sunny shoulder, leaf dabs at its rim."""
    body = blob(rng, x, y, size, size * 0.68, 0.16, 10)
    base = mood.tone(color, far, lit)
    fill(canvas, body, base)
    dark = mood.tone(color, far, lit - 0.9)
    shade(
        canvas,
        body,
        dark,
        (x + size * 0.4, y + size * 0.75),
        (x - size * 0.2, y - size * 0.3),
        0.85,
    )
    sunny = mix(color, 0xFFEFF0A0, 0.42 + 0.2 * lit)
    light = mood.tone(WHITE if mood.snowy else sunny, far)
    rub(canvas, body, light, (x - size * 0.4, y - size * 0.5), size * 0.85, 0.8)
    dabs = int(9 + size * 0.16)
    for _ in range(dabs):
        angle = rng.uniform(0, math.tau)
        reach = rng.uniform(0.82, 1.06)
        px, py = x + math.cos(angle) * size * reach, y + math.sin(angle) * size * 0.68 * reach
        tone = base if math.sin(angle) < 0.2 else dark
        leaf(canvas, px, py, max(2.5, size * 0.085), rng.uniform(0, math.tau), tone)
    for _ in range(dabs // 2):
        px = x + rng.uniform(-0.7, 0.4) * size
        py = y + rng.uniform(-0.55, 0.2) * size
        leaf(canvas, px, py, max(2, size * 0.07), rng.uniform(-0.6, 0.9), veil(light, 0.75))


def leaf(canvas: skia.Canvas, x: float, y: float, size: float, angle: float, color: int) -> None:
    """A leaf: pointed at both ends."""
    dx, dy = math.cos(angle) * size, math.sin(angle) * size
    stroke(canvas, [(x - dx, y - dy), (x, y), (x + dx, y + dy)], (0.3, size * 0.75, 0.3), color)


def trunk(
    canvas: skia.Canvas,
    mood: Mood,
    points: Sequence[Point],
    widths: Sequence[float],
    color: int = BARK,
    far: float = 0.0,
) -> None:
    """A trunk or a heavy limb, lit from the left."""
    path = ribbon(points, widths)
    fill(canvas, path, mood.tone(color, far))
    width = max(widths)
    x, y = points[0]
    shade(canvas, path, mood.tone(color, far, -1), (x + width * 0.6, y), (x - width * 0.35, y), 0.8)
    shade(canvas, path, mood.tone(color, far, 0.6), (x - width * 0.6, y), (x, y), 0.45)


def tree(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    height: float,
    seed: int = 1,
    *,
    far: float = 0.0,
    color: int = 0,
    bare: bool = False,
) -> None:
    """A broad-leaved tree standing at (x, y)."""
    rng = dice(seed)
    limbs, tips = grow(
        rng,
        (x, y - height * 0.3),
        -math.pi / 2 + rng.uniform(-0.1, 0.1),
        height * 0.22,
        height * 0.05,
        2,
        0.75,
    )
    shadow(
        canvas,
        oval(x + height * 0.12, y, height * 0.3, height * 0.035),
        mood.sky.shadow,
        height * 0.03,
        0.32,
    )
    foot = [(x + rng.uniform(-2, 2), y), (x, y - height * 0.12), (x, y - height * 0.31)]
    trunk(canvas, mood, foot, [height * 0.08, height * 0.055, height * 0.05], far=far)
    for points, widths in limbs:
        stroke(canvas, points, widths, mood.tone(BARK, far, -0.2))
    if bare:
        return
    tint = color or rng.choice(mood.growth.leaves[:2])
    middle = y - height * 0.62
    cushions = [(tx, ty, 0.12) for tx, ty in tips]
    for i in range(15):
        angle, reach = i * 2.4, height * 0.3 * math.sqrt((i + 0.5) / 15)
        cushions.append(
            (x + math.cos(angle) * reach * 0.95, middle + math.sin(angle) * reach * 0.9, 0.13)
        )
    cushions.sort(key=lambda c: c[1] + 0.35 * (c[0] - x), reverse=True)
    for i, (tx, ty, size) in enumerate(cushions):
        lit = -0.65 + 0.95 * i / len(cushions)
        tone = mix(tint, mood.growth.leaves[2], rng.uniform(0, 0.3))
        leaves(
            canvas,
            mood,
            rng,
            tx,
            ty,
            height * size * rng.uniform(0.75, 1.15),
            tone,
            far=far,
            lit=lit,
        )


def bush(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    size: float,
    seed: int = 1,
    color: int = 0,
    far: float = 0.0,
) -> None:
    """A bush standing on the ground at (x, y)."""
    rng = dice(seed)
    tint = color or mood.growth.leaves[seed % 3]
    shadow(
        canvas, oval(x + size * 0.2, y, size * 1.1, size * 0.14), mood.sky.shadow, size * 0.15, 0.3
    )
    for i in range(9):
        s = i / 8
        dx = rng.uniform(-0.75, 0.75) * (1 - 0.45 * s)
        leaves(
            canvas,
            mood,
            rng,
            x + dx * size,
            y - size * (0.2 + 0.55 * s),
            size * rng.uniform(0.28, 0.4),
            tint,
            far=far,
            lit=-0.6 + 0.8 * s,
        )


def fir(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    height: float,
    seed: int = 1,
    far: float = 0.0,
) -> None:
    """A China fir: drooping tiers round one straight stem."""
    rng = dice(seed)
    color = 0xFF2F6152 if mood.season != "winter" else 0xFF466A62
    stroke(
        canvas,
        [(x, y), (x, y - height * 0.5), (x, y - height)],
        (height * 0.05, height * 0.03, 1),
        mood.tone(BARK, far, -0.3),
    )
    tiers = 9
    for i in range(tiers):
        s = i / (tiers - 1)
        ty = y - height * (0.13 + 0.83 * s)
        half = height * (0.24 * (1 - s) ** 0.85 + 0.018)
        drop = height * (0.07 + 0.05 * (1 - s))
        tier = [
            (x, ty - drop * 0.9),
            (x + half * 0.55, ty - drop * 0.1),
            (x + half * rng.uniform(0.9, 1.1), ty + drop * 0.55),
            (x + half * 0.3, ty + drop * 0.3),
            (x - half * 0.3, ty + drop * 0.35),
            (x - half * rng.uniform(0.9, 1.1), ty + drop * 0.55),
            (x - half * 0.55, ty - drop * 0.1),
        ]
        path = curve(tier, closed=True, ease=0.7)
        fill(canvas, path, mood.tone(color, far, -0.25 + 0.3 * s))
        shade(canvas, path, mood.tone(color, far, -1), (x + half, ty), (x - half * 0.2, ty), 0.7)
        top = mood.tone(WHITE, far) if mood.snowy else mood.tone(color, far, 0.6)
        shade(canvas, path, top, (x - half, ty - drop), (x, ty + drop * 0.4), 0.6)
