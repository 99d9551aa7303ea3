"""Set pieces that several scenes share: paving, villages, walls, stones, flowers, light."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from media.studio.scenes import land, plants
from media.studio.scenes.brush import (
    Point,
    between,
    blob,
    box,
    dice,
    fill,
    inside,
    letter,
    line,
    mist,
    mottle,
    oval,
    ribbon,
    rub,
    shade,
    shadow,
)
from media.studio.scenes.houses import STONE, WALL, House
from media.studio.scenes.light import WHITE, Mood, mix, veil
from media.studio.scenes.roofs import TILE

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

EARTH = 0xFFC9B48A


def road(
    canvas: skia.Canvas,
    mood: Mood,
    points: Sequence[Point],
    widths: Sequence[float],
    *,
    color: int = EARTH,
    flags: bool = False,
    far: float = 0.0,
) -> None:
    """A path seen along its length; with flags it is paved with stone."""
    path = ribbon(points, widths)
    tone = mood.tone(mood.ground(color, 0.55), far, 0.1)
    fill(canvas, path, tone)
    mottle(canvas, path, mood.tone(mood.ground(0xFF9E8B63, 0.4), far, -0.2), 0.4, 0.8)
    rng = dice(int(points[0][0]))
    with inside(canvas, path):
        if flags:
            _flags(canvas, mood, rng, path, far)
    line(canvas, path, mood.tone(0xFF7D8C56, far, -0.2), 1.6)


def _flags(
    canvas: skia.Canvas, mood: Mood, rng: random.Random, path: skia.Path, far: float
) -> None:
    bounds = path.getBounds()
    y, tall = bounds.top(), 5.0
    while y < bounds.bottom():
        share = (y - bounds.top()) / max(1.0, bounds.height())
        tall = 5 + 26 * share
        x = bounds.left() - rng.uniform(0, 40)
        while x < bounds.right():
            wide = tall * rng.uniform(1.8, 3.4)
            tone = mood.tone(
                mood.ground(mix(0xFFB9B3A2, 0xFF9A9C92, rng.random()), 0.5),
                far,
                rng.uniform(-0.25, 0.3),
            )
            fill(canvas, box(x, y, wide - tall * 0.12, tall * 0.88, tall * 0.2), tone)
            x += wide
        y += tall


def cobbles(
    canvas: skia.Canvas, mood: Mood, path: skia.Path, seed: int = 1, size: float = 1.0
) -> None:
    """Stone paving that lies level, its courses growing towards the viewer."""
    fill(canvas, path, mood.tone(mood.ground(0xFF989484, 0.6), 0, -0.15))
    with inside(canvas, path):
        rng = dice(seed)
        bounds = path.getBounds()
        y, tall, top = bounds.top(), 4.0, bounds.top()
        while y < bounds.bottom():
            tall = (6 + 40 * (y - top) / max(1, bounds.height())) * size
            x = bounds.left() - rng.uniform(0, 60)
            while x < bounds.right():
                wide = tall * rng.uniform(2.0, 3.8)
                stone = mood.ground(mix(0xFFC3BCA8, 0xFFA7A698, rng.random()), 0.6)
                fill(
                    canvas,
                    box(x, y, wide - tall * 0.1, tall * 0.9, tall * 0.16),
                    mood.tone(stone, 0, rng.uniform(-0.15, 0.25)),
                )
                x += wide
            y += tall
    mottle(canvas, path, mood.tone(0xFF6F7560, 0, -0.3), 0.15, 1.1)


def village(
    canvas: skia.Canvas,
    mood: Mood,
    spots: Sequence[tuple[float, float, float]],
    seed: int = 1,
    *,
    far: float = 0.0,
    trees: bool = True,
) -> None:
    """Houses at (x, ground, width), far ones first, with trees among them."""
    rng = dice(seed)
    for i, (x, y, width) in enumerate(sorted(spots, key=lambda s: s[1])):
        wall = width * rng.uniform(0.4, 0.5)
        storeys = 2 if rng.random() < 0.35 else 1
        if trees and rng.random() < 0.7:
            kind = plants.fir if rng.random() < 0.3 else plants.tree
            kind(
                canvas,
                mood,
                x - width * rng.uniform(0.1, 0.3),
                y - width * 0.1,
                width * rng.uniform(0.9, 1.3),
                seed + i,
                far=far,
            )
        house = House(
            x,
            y,
            width,
            wall * (1.3 if storeys == 2 else 1),
            width * rng.uniform(0.22, 0.28),
            width * rng.choice((-0.3, 0.3, 0.34)),
            far=far,
            seed=seed + i,
            stepped=rng.random() < 0.45,
            timber=rng.random() < 0.25,
            storeys=storeys,
        )
        house.draw(canvas, mood)
        if trees:
            for _ in range(2):
                size = width * rng.uniform(0.1, 0.18)
                plants.bush(
                    canvas,
                    mood,
                    x + rng.uniform(-0.2, 1.1) * width,
                    y + width * rng.uniform(0.02, 0.1),
                    size,
                    rng.randrange(99),
                    far=far,
                )


def dapples(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    rx: float,
    ry: float,
    t: float = 0.0,
    seed: int = 2,
    count: int = 60,
) -> None:
    """Spots of sun that fall through leaves."""
    rng = dice(seed)
    sun = mix(mood.sky.sun, 0xFFFFF0B0, 0.5)
    for _ in range(count):
        angle, reach = rng.uniform(0, math.tau), math.sqrt(rng.random())
        px, py = x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach
        sway = math.sin(t * 0.8 + rng.random() * 6)
        size = rng.uniform(5, 20) * (0.6 + 0.5 * (py - y + ry) / (2 * ry))
        fill(
            canvas,
            oval(px + 3 * sway, py, size * (1 + 0.08 * sway), size * 0.32),
            veil(sun, rng.uniform(0.12, 0.38)),
        )


def mirror(canvas: skia.Canvas, y: float, squash: float = 0.75) -> None:
    """Turn the sheet over about the waterline, for reflections."""
    canvas.translate(0, y)
    canvas.scale(1, -squash)
    canvas.translate(0, -y)


def stone(
    canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, seed: int = 1, text: str = ""
) -> None:
    """A boulder; letters may be cut in it and painted red."""
    rng = dice(seed)
    path = blob(rng, x, y - size * 0.42, size, size * 0.52, 0.12, 8)
    shadow(
        canvas,
        oval(x + size * 0.15, y, size * 1.05, size * 0.12),
        mood.sky.shadow,
        size * 0.08,
        0.4,
    )
    fill(canvas, path, mood.tone(mood.ground(0xFFA9A697, 0.3)))
    mottle(canvas, path, mood.tone(0xFF6F7466, 0, -0.2), 0.45, 0.8)
    shade(
        canvas,
        path,
        mood.tone(0xFF4C5350, 0, -0.5),
        (x + size * 0.6, y),
        (x - size * 0.3, y - size * 0.7),
        0.85,
    )
    rub(
        canvas,
        path,
        mood.tone(0xFFEFE9D6, 0, 0.4),
        (x - size * 0.45, y - size * 0.8),
        size * 0.8,
        0.6,
    )
    if mood.snowy:
        with inside(canvas, path):
            fill(
                canvas,
                blob(rng, x, y - size * 0.98, size * 0.95, size * 0.22, 0.15),
                mood.tone(WHITE),
            )
    if text:
        letter(
            canvas,
            text,
            x,
            y - size * 0.42,
            size * 1.25 / max(2, len(text)),
            mood.tone(0xFFB5261F),
            gap=size * 0.04,
        )


def wall(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    seed: int = 1,
) -> None:
    """A white courtyard wall with a tiled cap and a stone foot."""
    path = box(x, y - height, width, height)
    fill(canvas, path, mood.tone(WALL, 0, 0.05))
    mottle(canvas, path, mood.tone(0xFFB9AF98, 0, -0.2), 0.4, 1.0)
    shade(canvas, path, mood.tone(0xFF8A957E, 0, -0.3), (x, y), (x, y - height * 0.6), 0.5)
    foot = box(x, y - height * 0.13, width, height * 0.13)
    fill(canvas, foot, mood.tone(STONE, 0, -0.2))
    rng = dice(seed)
    at = x
    while at < x + width:
        step = rng.uniform(0.16, 0.3) * height
        fill(
            canvas,
            box(at, y - height * 0.12, step - 2, height * 0.11, 3),
            mood.tone(mix(STONE, 0xFFBDB9AB, rng.random()), 0, -0.1),
        )
        at += step
    cap = height * 0.075
    shade(
        canvas,
        box(x, y - height, width, height * 0.2),
        mood.tone(0xFF39434A),
        (x, y - height),
        (x, y - height * 0.82),
        0.7,
        rough=0.3,
    )
    fill(canvas, box(x - 4, y - height - cap, width + 8, cap), mood.tone(TILE, 0, -0.2))
    for tile in between(x, x + width, max(3, int(width / (cap * 0.9)))):
        fill(canvas, oval(tile, y - height, cap * 0.34), mood.tone(0xFF7C888D))
        line(
            canvas,
            [(tile, y - height - cap), (tile, y - height)],
            mood.tone(0xFF39434A),
            cap * 0.12,
        )
    top = mood.tone(WHITE) if mood.snowy else mood.tone(0xFF4A555B)
    line(
        canvas,
        [(x - 4, y - height - cap), (x + width + 4, y - height - cap)],
        top,
        cap * (0.75 if mood.snowy else 0.4),
    )


def flowers(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    rx: float,
    ry: float,
    colors: Sequence[int],
    seed: int = 1,
    count: int = 60,
) -> None:
    """A bed of flowers among leaves."""
    rng = dice(seed)
    places = sorted(
        ((x + rng.uniform(-1, 1) * rx, y + rng.uniform(-1, 1) * ry) for _ in range(count)),
        key=lambda p: p[1],
    )
    for px, py in places:
        size = 3.5 + 4 * (py - y + ry) / (2 * ry)
        land.grass(canvas, mood, px, py, size * 3.2, rng.randrange(999))
        fill(
            canvas,
            oval(px + size * 0.4, py - size * 2.6, size * 0.8),
            mood.tone(rng.choice(list(colors)), 0, rng.uniform(-0.2, 0.4)),
        )


def sunbeam(
    canvas: skia.Canvas,
    path: skia.Path,
    color: int,
    start: Point,
    end: Point,
    strength: float = 0.35,
) -> None:
    """A shaft of light."""
    shader = skia.GradientShader.MakeLinear([start, end], [veil(color, strength), veil(color, 0)])
    blur = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 7)
    canvas.drawPath(
        path,
        skia.Paint(
            Shader=shader, AntiAlias=True, BlendMode=skia.BlendMode.kScreen, MaskFilter=blur
        ),
    )


def steam(
    canvas: skia.Canvas, x: float, y: float, t: float, height: float = 60, seed: int = 0
) -> None:
    """Steam over something hot."""
    for i in range(5):
        age = (i / 5 + t * 0.22 + seed * 0.31) % 1
        sway = math.sin(age * 6 + seed + t) * height * 0.14
        mist(
            canvas,
            x + sway,
            y - age * height,
            5 + age * height * 0.22,
            6 + age * height * 0.26,
            WHITE,
            0.42 * math.sin(math.pi * age),
        )
