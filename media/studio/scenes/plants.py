"""Plants: trees with grown branches, bamboo, willow, plum, bushes, flowers and rice."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes.brush import (
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

    import skia

    Point = tuple[float, float]

BARK = 0xFF5B4636


def limb(rng: random.Random, start: Point, angle: float, length: float, bend: float = 0.25,
         parts: int = 5) -> list[Point]:  # fmt: skip
    """A branch as it grows: a wandering line from `start`."""
    points = [start]
    x, y = start
    for _ in range(parts):
        angle += rng.uniform(-bend, bend)
        x += math.cos(angle) * length / parts
        y += math.sin(angle) * length / parts
        points.append((x, y))
    return points


def grow(rng: random.Random, start: Point, angle: float, length: float, width: float, order: int,
         spread: float = 0.6) -> tuple[list[tuple[list[Point], list[float]]], list[Point]]:  # fmt: skip
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
        more, ends = grow(rng, where, turn, length * rng.uniform(0.62, 0.82), width * 0.52,
                          order - 1, spread)  # fmt: skip
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
    shade(canvas, body, dark, (x + size * 0.4, y + size * 0.75), (x - size * 0.2, y - size * 0.3), 0.85)
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


def trunk(canvas: skia.Canvas, mood: Mood, points: list[Point], widths: list[float],
          color: int = BARK, far: float = 0.0) -> None:  # fmt: skip
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
    limbs, tips = grow(rng, (x, y - height * 0.3), -math.pi / 2 + rng.uniform(-0.1, 0.1),
                       height * 0.22, height * 0.05, 2, 0.75)  # fmt: skip
    shadow(canvas, oval(x + height * 0.12, y, height * 0.3, height * 0.035), mood.sky.shadow,
           height * 0.03, 0.32)  # fmt: skip
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
        cushions.append((x + math.cos(angle) * reach * 0.95, middle + math.sin(angle) * reach * 0.9, 0.13))
    cushions.sort(key=lambda c: c[1] + 0.35 * (c[0] - x), reverse=True)
    for i, (tx, ty, size) in enumerate(cushions):
        lit = -0.65 + 0.95 * i / len(cushions)
        tone = mix(tint, mood.growth.leaves[2], rng.uniform(0, 0.3))
        leaves(canvas, mood, rng, tx, ty, height * size * rng.uniform(0.75, 1.15), tone, far=far, lit=lit)


def bush(canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, seed: int = 1,
         color: int = 0, far: float = 0.0) -> None:  # fmt: skip
    """A bush standing on the ground at (x, y)."""
    rng = dice(seed)
    tint = color or mood.growth.leaves[seed % 3]
    shadow(canvas, oval(x + size * 0.2, y, size * 1.1, size * 0.14), mood.sky.shadow, size * 0.15, 0.3)
    for i in range(9):
        s = i / 8
        dx = rng.uniform(-0.75, 0.75) * (1 - 0.45 * s)
        leaves(canvas, mood, rng, x + dx * size, y - size * (0.2 + 0.55 * s), size * rng.uniform(0.28, 0.4),
               tint, far=far, lit=-0.6 + 0.8 * s)  # fmt: skip


def fir(canvas: skia.Canvas, mood: Mood, x: float, y: float, height: float, seed: int = 1,
        far: float = 0.0) -> None:  # fmt: skip
    """A China fir: drooping tiers round one straight stem."""
    rng = dice(seed)
    color = 0xFF2F6152 if mood.season != "winter" else 0xFF466A62
    stroke(canvas, [(x, y), (x, y - height * 0.5), (x, y - height)],
           (height * 0.05, height * 0.03, 1), mood.tone(BARK, far, -0.3))  # fmt: skip
    tiers = 9
    for i in range(tiers):
        s = i / (tiers - 1)
        ty = y - height * (0.13 + 0.83 * s)
        half = height * (0.24 * (1 - s) ** 0.85 + 0.018)
        drop = height * (0.07 + 0.05 * (1 - s))
        tier = [(x, ty - drop * 0.9), (x + half * 0.55, ty - drop * 0.1),
                (x + half * rng.uniform(0.9, 1.1), ty + drop * 0.55), (x + half * 0.3, ty + drop * 0.3),
                (x - half * 0.3, ty + drop * 0.35), (x - half * rng.uniform(0.9, 1.1), ty + drop * 0.55),
                (x - half * 0.55, ty - drop * 0.1)]  # fmt: skip
        path = curve(tier, closed=True, ease=0.7)
        fill(canvas, path, mood.tone(color, far, -0.25 + 0.3 * s))
        shade(canvas, path, mood.tone(color, far, -1), (x + half, ty), (x - half * 0.2, ty), 0.7)
        top = mood.tone(WHITE, far) if mood.snowy else mood.tone(color, far, 0.6)
        shade(canvas, path, top, (x - half, ty - drop), (x, ty + drop * 0.4), 0.6)


def bamboo(canvas: skia.Canvas, mood: Mood, x: float, y: float, height: float, count: int = 7,
           seed: int = 1, far: float = 0.0, t: float = 0.0) -> None:  # fmt: skip
    """A clump of bamboo leaning over its own shade."""
    rng = dice(seed)
    green = 0xFF6E9A4E if mood.season != "autumn" else 0xFF9AA050
    for i in range(count):
        lean = rng.uniform(-0.28, 0.3)
        tall = height * rng.uniform(0.72, 1.05)
        foot = x + (i - count / 2) * height * 0.035 + rng.uniform(-4, 4)
        sway = math.sin(t * 0.9 + i) * height * 0.008
        culm = [(foot + lean * tall * s**2.2 * 0.8 + sway * s * s, y - tall * s * (1 - 0.1 * abs(lean) * s))
                for s in (0, 0.2, 0.4, 0.6, 0.8, 1)]  # fmt: skip
        width = height * 0.015
        tone = mood.tone(green, far, rng.uniform(-0.5, 0.3))
        stroke(canvas, culm, [width, width, width * 0.9, width * 0.75, width * 0.5, 0.8], tone)
        for px, py in culm[1:5]:
            line(canvas, [(px - width * 0.6, py), (px + width * 0.6, py)], mood.tone(green, far, -1), 1.4)
        _sprays(canvas, mood, rng, culm, height, far, green)


def _sprays(canvas: skia.Canvas, mood: Mood, rng: random.Random, culm: list[Point], height: float,
            far: float, green: int) -> None:  # fmt: skip
    for px, py in culm[2:]:
        for _ in range(5):
            angle = rng.choice((rng.uniform(-0.2, 0.9), math.pi - rng.uniform(-0.2, 0.9)))
            reach = height * rng.uniform(0.05, 0.13)
            ex, ey = px + math.cos(angle) * reach, py + math.sin(angle) * reach * 0.7
            line(canvas, [(px, py), (ex, ey)], mood.tone(green, far, -0.5), 0.9)
            for _ in range(4):
                turn = angle + rng.uniform(-0.7, 0.7)
                tone = mood.tone(mix(green, 0xFF3D7A4E, rng.random()), far, rng.uniform(-0.6, 0.6))
                leaf(canvas, ex + math.cos(turn) * reach * 0.25, ey + math.sin(turn) * reach * 0.25,
                     height * 0.026, turn, tone)  # fmt: skip


def willow(canvas: skia.Canvas, mood: Mood, x: float, y: float, height: float, seed: int = 1,
           t: float = 0.0, far: float = 0.0) -> None:  # fmt: skip
    """A willow with its hair in the wind."""
    rng = dice(seed)
    lean = rng.choice((-1, 1)) * 0.12
    stem = [(x, y), (x + lean * height * 0.3, y - height * 0.25), (x + lean * height, y - height * 0.55),
            (x + lean * height * 0.8, y - height * 0.78)]  # fmt: skip
    trunk(canvas, mood, stem, [height * 0.1, height * 0.07, height * 0.05, height * 0.02], far=far)
    green = mood.growth.leaves[1]
    top = stem[2]
    for _ in range(22):
        angle = -math.pi * rng.uniform(0.05, 0.95)
        reach = height * 0.3 * math.sqrt(rng.random())
        cx, cy = top[0] + math.cos(angle) * reach, top[1] + math.sin(angle) * reach * 0.7 + height * 0.03
        leaves(canvas, mood, rng, cx, cy, height * rng.uniform(0.05, 0.085), green, far=far, lit=-0.45)
    strands = 90
    for i in range(strands):
        angle = -math.pi * rng.uniform(0.0, 1.0)
        reach = height * rng.uniform(0.12, 0.4)
        sx, sy = top[0] + math.cos(angle) * reach, top[1] + math.sin(angle) * reach * 0.75
        drop = height * rng.uniform(0.2, 0.55) * (0.7 + 0.4 * abs(math.cos(angle)))
        sway = math.sin(t * 0.8 + sx * 0.02) * height * 0.03
        strand = [(sx - math.cos(angle) * reach * 0.25, sy - 2), (sx, sy + 2),
                  (sx + 2 + sway * 0.4, sy + drop * 0.5), (sx + sway, sy + drop)]  # fmt: skip
        tone = mood.tone(green, far, -0.7 + 1.2 * (i / strands))
        stroke(canvas, strand, (1.0, 2.0, 5.0 * height / 400, 0.8), veil(tone, 0.9))
        for s in (0.3, 0.5, 0.7, 0.9, 1.0):
            px = sx + sway * s * s + 2 * s
            leaf(canvas, px + rng.uniform(-4, 4), sy + drop * s, height * 0.014,
                 math.pi / 2 + rng.uniform(-0.6, 0.6), tone)  # fmt: skip


def plum(canvas: skia.Canvas, mood: Mood, start: Point, angle: float, length: float, seed: int = 1,
         color: int = 0xFFD8405A, order: int = 3) -> None:  # fmt: skip
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
            flower(canvas, px, py, size, mood.tone(mix(color, WHITE, rng.uniform(0, 0.3))), rng.random())


def flower(canvas: skia.Canvas, x: float, y: float, size: float, color: int, turn: float = 0) -> None:
    """Five petals and a golden heart."""
    for i in range(5):
        angle = turn * 2 + math.tau * i / 5
        fill(canvas, oval(x + math.cos(angle) * size * 0.75, y + math.sin(angle) * size * 0.7, size * 0.68), color)
    fill(canvas, oval(x, y, size * 0.5), mix(color, 0xFF8E1B33, 0.35))
    fill(canvas, oval(x, y, size * 0.26), 0xFFF6D98A)


def orchard(canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, seed: int = 1) -> None:
    """A tangerine tree, round and hung with fruit."""
    rng = dice(seed)
    shadow(canvas, oval(x + size * 0.2, y, size * 0.8, size * 0.12), mood.sky.shadow, size * 0.1, 0.35)
    stroke(canvas, [(x, y), (x, y - size * 0.6)], (size * 0.13, size * 0.1), mood.tone(BARK))
    green = 0xFF2F6B45
    middle, spots = y - size * 1.0, []
    for i in range(16):
        angle, reach = i * 2.4, size * 0.62 * math.sqrt((i + 0.5) / 16)
        spots.append((x + math.cos(angle) * reach * 1.05, middle + math.sin(angle) * reach * 0.85))
    spots.sort(key=lambda p: p[1] + 0.3 * (p[0] - x), reverse=True)
    for i, (px, py) in enumerate(spots):
        leaves(canvas, mood, rng, px, py, size * rng.uniform(0.24, 0.34), green, lit=-0.6 + 0.75 * i / 16)
        if i % 2:
            fill(canvas, oval(px + size * 0.1, py + size * 0.12, size * 0.062), mood.tone(0xFFE9812A))
    for _ in range(22):
        angle, reach = rng.uniform(0, math.tau), size * 0.72 * math.sqrt(rng.random())
        fx, fy = x + math.cos(angle) * reach, middle + math.sin(angle) * reach * 0.85
        fill(canvas, oval(fx, fy, size * 0.06), mood.tone(0xFFE9812A, 0, rng.uniform(-0.4, 0.1)))
        fill(canvas, oval(fx - size * 0.018, fy - size * 0.018, size * 0.02), mood.tone(0xFFFFC272))


def persimmons(canvas: skia.Canvas, mood: Mood, start: Point, angle: float, length: float, seed: int = 1) -> None:
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
            shade(canvas, fruit, mood.tone(0xFFA33A14), (px + 14, py + 12), (px - 6, py - 6), 0.7, rough=0.3)
            fill(canvas, oval(px - 6, py - 5, 4, 3), mood.tone(0xFFFFD9A0))
            leaf(canvas, px, py - 14, 9, 0.2, mood.tone(0xFF6A5A2A))
        leaf(canvas, x + rng.uniform(-20, 20), y, 18, rng.uniform(0, 3), mood.tone(0xFFC98A33))


def hanging(canvas: skia.Canvas, mood: Mood, x: float, y: float, length: float, color: int, seed: int = 1) -> None:
    """A plait of maize or chillies hung up to dry."""
    rng = dice(seed)
    line(canvas, [(x, y - length * 0.08), (x, y + length)], mood.tone(0xFF6B4A2E), 2)
    count = int(length / 5)
    for i in range(count):
        py = y + length * i / count
        for side in (-1, 1, 0):
            tone = mood.tone(color, 0, rng.uniform(-0.6, 0.45))
            reach = length * 0.085
            stroke(canvas, [(x, py), (x + side * reach * 0.7, py + reach * 0.5), (x + side * reach, py + reach * 1.25)],
                   (length * 0.02, length * 0.05, length * 0.012), tone)  # fmt: skip


def rice(canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, seed: int = 1) -> None:
    """A clump of rice; it bows when it is ripe."""
    rng = dice(seed)
    ripe = mood.season == "autumn"
    color = mood.growth.paddy if mood.season != "spring" else 0xFF8FBF57
    for _ in range(7):
        lean = rng.uniform(-0.55, 0.55)
        tone = mood.tone(color, 0, rng.uniform(-0.7, 0.5))
        bow = 0.35 if ripe else 0.1
        points = [(x, y), (x + lean * size * 0.4, y - size * 0.62),
                  (x + lean * size * (0.9 + bow), y - size * (1 - bow * 0.4))]  # fmt: skip
        stroke(canvas, points, (size * 0.06, size * 0.06, 0.5), tone)
        if ripe:
            ex, ey = points[-1]
            stroke(canvas, [(ex - lean * 3, ey - 2), (ex + lean * size * 0.16, ey + size * 0.06), (ex + lean * size * 0.24, ey + size * 0.24)],
                   (size * 0.04, size * 0.1, size * 0.03), mood.tone(0xFFF0C552, 0, rng.uniform(-0.3, 0.4)))  # fmt: skip
