"""Plants: trees with grown branches, bushes, firs, bamboo and willow."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes.brush import (
    Point,
    blob,
    curve,
    dice,
    fill,
    line,
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
