"""Set pieces that several scenes share: paving, villages, the old camphor, the arch bridge, walls."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from media.studio.scenes import land, plants
from media.studio.scenes.brush import (
    between,
    blob,
    box,
    curve,
    dice,
    fill,
    inside,
    letter,
    line,
    mist,
    mottle,
    oval,
    poly,
    ribbon,
    rub,
    shade,
    shadow,
    stroke,
)
from media.studio.scenes.houses import STONE, TILE, WALL, House
from media.studio.scenes.light import BRIGHT_RED, WHITE, Mood, mix, veil

if TYPE_CHECKING:
    from collections.abc import Sequence

    Point = tuple[float, float]

EARTH = 0xFFC9B48A


def road(canvas: skia.Canvas, mood: Mood, points: Sequence[Point], widths: Sequence[float], *, color: int = EARTH,
         flags: bool = False, far: float = 0.0) -> None:  # fmt: skip
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


def _flags(canvas: skia.Canvas, mood: Mood, rng: object, path: skia.Path, far: float) -> None:
    bounds = path.getBounds()
    y, tall = bounds.top(), 5.0
    while y < bounds.bottom():
        share = (y - bounds.top()) / max(1.0, bounds.height())
        tall = 5 + 26 * share
        x = bounds.left() - rng.uniform(0, 40)  # type: ignore[attr-defined]
        while x < bounds.right():
            wide = tall * rng.uniform(1.8, 3.4)  # type: ignore[attr-defined]
            tone = mood.tone(mood.ground(mix(0xFFB9B3A2, 0xFF9A9C92, rng.random()), 0.5), far, rng.uniform(-0.25, 0.3))  # type: ignore[attr-defined]
            fill(canvas, box(x, y, wide - tall * 0.12, tall * 0.88, tall * 0.2), tone)
            x += wide
        y += tall


def cobbles(canvas: skia.Canvas, mood: Mood, path: skia.Path, seed: int = 1, size: float = 1.0) -> None:
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
                fill(canvas, box(x, y, wide - tall * 0.1, tall * 0.9, tall * 0.16), mood.tone(stone, 0, rng.uniform(-0.15, 0.25)))
                x += wide
            y += tall
    mottle(canvas, path, mood.tone(0xFF6F7560, 0, -0.3), 0.15, 1.1)


def village(canvas: skia.Canvas, mood: Mood, spots: Sequence[tuple[float, float, float]], seed: int = 1, *, far: float = 0.0,
            trees: bool = True) -> None:  # fmt: skip
    """Houses at (x, ground, width), far ones first, with trees among them."""
    rng = dice(seed)
    for i, (x, y, width) in enumerate(sorted(spots, key=lambda s: s[1])):
        wall = width * rng.uniform(0.4, 0.5)
        storeys = 2 if rng.random() < 0.35 else 1
        if trees and rng.random() < 0.7:
            kind = plants.fir if rng.random() < 0.3 else plants.tree
            kind(canvas, mood, x - width * rng.uniform(0.1, 0.3), y - width * 0.1, width * rng.uniform(0.9, 1.3), seed + i, far=far)
        house = House(x, y, width, wall * (1.3 if storeys == 2 else 1), width * rng.uniform(0.22, 0.28), width * rng.choice((-0.3, 0.3, 0.34)),
                      far=far, seed=seed + i, stepped=rng.random() < 0.45, timber=rng.random() < 0.25, storeys=storeys)  # fmt: skip
        house.draw(canvas, mood)
        if trees:
            for _ in range(2):
                size = width * rng.uniform(0.1, 0.18)
                plants.bush(canvas, mood, x + rng.uniform(-0.2, 1.1) * width, y + width * rng.uniform(0.02, 0.1), size, rng.randrange(99), far=far)


def camphor(canvas: skia.Canvas, mood: Mood, x: float, y: float, height: float, seed: int = 3, *, ribbons: bool = True) -> None:
    """The old camphor: roots, a furrowed trunk, great limbs, a crown of many cushions."""
    rng = dice(seed)
    bark = 0xFF5E4A3B
    shadow(canvas, oval(x + height * 0.1, y + height * 0.01, height * 0.55, height * 0.06), mood.sky.shadow, height * 0.03, 0.4)
    limbs: list[tuple[list[Point], list[float]]] = []
    tips: list[Point] = []
    fork = (x, y - height * 0.3)
    for angle, length in ((-2.72, 0.33), (-2.15, 0.32), (-1.62, 0.3), (-1.02, 0.32), (-0.45, 0.34)):
        grown, ends = plants.grow(rng, (fork[0] + math.cos(angle) * height * 0.03, fork[1]), angle, height * length, height * 0.075, 3, 0.5)
        limbs += [([_lifted(p, y - height * 0.285) for p in points], widths) for points, widths in grown]
        tips += [_lifted(p, y - height * 0.285) for p in ends]
    _cushions(canvas, mood, rng, x, y - height * 0.68, height, front=False)
    for tx, ty in tips[::2]:
        plants.leaves(canvas, mood, rng, tx, ty, height * rng.uniform(0.05, 0.075), mood.growth.leaves[2], lit=-0.8)
    for points, widths in limbs:
        plants.trunk(canvas, mood, points, widths, bark)
    _bole(canvas, mood, x, y, height, bark)
    for tx, ty in sorted(tips, key=lambda tip: -tip[1]):
        for _ in range(2):
            px, py = tx + rng.uniform(-0.03, 0.03) * height, ty + rng.uniform(-0.035, 0.02) * height
            tint = mix(mood.growth.leaves[2], mood.growth.leaves[0], rng.uniform(0.3, 0.8))
            plants.leaves(canvas, mood, rng, px, py, height * rng.uniform(0.04, 0.06), tint, lit=rng.uniform(-0.5, 0.05))
    _cushions(canvas, mood, rng, x, y - height * 0.7, height, front=True)
    if ribbons:
        for _ in range(16):
            rx, ry = x + rng.uniform(-0.4, 0.4) * height, y - height * rng.uniform(0.33, 0.44)
            stroke(canvas, [(rx, ry), (rx + 2, ry + height * 0.02), (rx - 1, ry + height * 0.045)], (1.5, height * 0.006, height * 0.007), mood.tone(BRIGHT_RED))


def _lifted(point: Point, limit: float) -> Point:
    """Old limbs sag, but turn up before they reach the ground."""
    x, y = point
    return (x, y if y < limit else limit + (y - limit) * 0.22)


def _bole(canvas: skia.Canvas, mood: Mood, x: float, y: float, height: float, bark: int) -> None:
    left = [(x - height * 0.17, y + height * 0.012), (x - height * 0.095, y - height * 0.03), (x - height * 0.068, y - height * 0.12),
            (x - height * 0.062, y - height * 0.2), (x - height * 0.09, y - height * 0.31)]  # fmt: skip
    right = [(x + height * 0.1, y - height * 0.32), (x + height * 0.064, y - height * 0.21), (x + height * 0.072, y - height * 0.12),
             (x + height * 0.105, y - height * 0.03), (x + height * 0.19, y + height * 0.014)]  # fmt: skip
    foot = [(x + height * 0.1, y + height * 0.006), (x + height * 0.05, y + height * 0.024), (x - height * 0.02, y + height * 0.01),
            (x - height * 0.08, y + height * 0.026)]  # fmt: skip
    path = curve([*left, *right, *foot], closed=True, ease=0.95)
    fill(canvas, path, mood.tone(bark))
    shade(canvas, path, mood.tone(bark, 0, -1), (x + height * 0.13, y), (x - height * 0.04, y), 0.9)
    shade(canvas, path, mood.tone(0xFFB79A78, 0, 0.3), (x - height * 0.13, y), (x - height * 0.01, y), 0.6)
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
                points.append((x + s * height * max(0.055, spread) + 2.5 * math.sin(i + k * 3), y + height * (0.02 - up)))
            stroke(canvas, points, (0.6, height * rng.uniform(0.003, 0.007), 0.6), veil(mood.tone(0xFF2F231C, 0, -0.2 * s), 0.75))
    fill(canvas, oval(x + height * 0.02, y - height * 0.15, height * 0.012, height * 0.02), mood.tone(0xFF2F231C))


def _cushions(canvas: skia.Canvas, mood: Mood, rng: object, x: float, y: float, height: float, *, front: bool) -> None:
    """The crown: a broad dome of cushions; the front ones leave windows for the limbs."""
    places = []
    count = 70 if front else 46
    for i in range(count):
        angle, reach = i * 2.39996, math.sqrt((i + 0.5) / count)
        px, py = x + math.cos(angle) * reach * height * 0.62, y + math.sin(angle) * reach * height * 0.27
        drop = ((px - x) / (height * 0.62)) ** 2 * height * 0.12
        if front and py + drop > y + height * 0.1 and abs(px - x) < height * 0.34 and i % 4:
            continue
        places.append((px, py + drop))
    places.sort(key=lambda p: p[1] + 0.3 * (p[0] - x), reverse=True)
    low, high = places[0][1], places[-1][1]
    for px, py in places:
        up = (low - py) / max(1.0, low - high)
        lit = (-0.75 + 0.9 * up - 0.25 * (px - x) / (height * 0.62)) if front else -0.95
        tint = mix(mood.growth.leaves[2], mood.growth.leaves[0], 0.25 + 0.6 * up) if mood.season != "autumn" else mix(0xFF4E7A45, 0xFFC9A03F, 0.5 * up)
        if mood.season == "winter":
            tint = mix(0xFF3F6650, 0xFF6A8A6A, up)
        plants.leaves(canvas, mood, rng, px, py, height * rng.uniform(0.055, 0.095), tint, lit=max(-1.0, lit))  # type: ignore[attr-defined,arg-type]


def dapples(canvas: skia.Canvas, mood: Mood, x: float, y: float, rx: float, ry: float, t: float = 0.0, seed: int = 2, count: int = 60) -> None:
    """Spots of sun that fall through leaves."""
    rng = dice(seed)
    sun = mix(mood.sky.sun, 0xFFFFF0B0, 0.5)
    for _ in range(count):
        angle, reach = rng.uniform(0, math.tau), math.sqrt(rng.random())
        px, py = x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach
        sway = math.sin(t * 0.8 + rng.random() * 6)
        size = rng.uniform(5, 20) * (0.6 + 0.5 * (py - y + ry) / (2 * ry))
        fill(canvas, oval(px + 3 * sway, py, size * (1 + 0.08 * sway), size * 0.32), veil(sun, rng.uniform(0.12, 0.38)))


def bridge(canvas: skia.Canvas, mood: Mood, x: float, y: float, span: float, *, far: float = 0.0) -> None:
    """A stone arch bridge over water that lies at y; its round arch is `span` wide."""
    half, rise = span * 0.5, span * 0.46
    deck = [(x - span * 1.25, y - span * 0.08), (x - span * 0.8, y - span * 0.26), (x - span * 0.35, y - span * 0.52), (x, y - span * 0.6),
            (x + span * 0.35, y - span * 0.52), (x + span * 0.8, y - span * 0.26), (x + span * 1.25, y - span * 0.08)]  # fmt: skip
    body = curve(deck)
    body.lineTo(x + span * 1.3, y + 4)
    body.lineTo(x + half, y + 4)
    body.arcTo(skia.Rect.MakeLTRB(x - half, y - rise, x + half, y + rise), 0, -180, False)  # noqa: FBT003
    body.lineTo(x - span * 1.3, y + 4)
    body.close()
    _under_arch(canvas, mood, x, y, half, rise, far)
    fill(canvas, body, mood.tone(0xFFB7B2A2, far, 0.05))
    with inside(canvas, body):
        _masonry(canvas, mood, x, y, span, far)
    mottle(canvas, body, mood.tone(0xFF6E7F5A, far, -0.3), 0.5, 0.9)
    shade(canvas, body, mood.tone(0xFF4E5A4C, far, -0.5), (x, y + 8), (x, y - span * 0.35), 0.7)
    shade(canvas, body, mood.tone(0xFFF3EAD0, far, 0.6), (x - span, y - span * 0.7), (x, y - span * 0.2), 0.45)
    _voussoirs(canvas, mood, x, y, half, rise, far)
    _parapet(canvas, mood, deck, span, far)


def _under_arch(canvas: skia.Canvas, mood: Mood, x: float, y: float, half: float, rise: float, far: float) -> None:
    inner = skia.Path()
    inner.addArc(skia.Rect.MakeLTRB(x - half, y - rise, x + half, y + rise), 180, 180)
    inner.close()
    crescent = skia.Path(inner)
    cut = skia.Path(inner)
    cut.offset(half * 0.2, rise * 0.1)
    with inside(canvas, crescent):
        canvas.save()
        canvas.clipPath(cut, skia.ClipOp.kDifference, doAntiAlias=True)
        fill(canvas, crescent, mood.tone(0xFF7C7A6C, far, -0.7))
        canvas.restore()


def _masonry(canvas: skia.Canvas, mood: Mood, x: float, y: float, span: float, far: float) -> None:
    rng = dice(int(span))
    tall = span * 0.062
    row = y + 4
    while row > y - span * 0.66:
        at = x - span * 1.3 - rng.uniform(0, span * 0.1)
        while at < x + span * 1.3:
            wide = span * rng.uniform(0.1, 0.2)
            tone = mood.tone(mix(0xFFC4BDA9, 0xFF99988C, rng.random()), far, rng.uniform(-0.2, 0.15))
            fill(canvas, box(at, row - tall, wide - span * 0.008, tall - span * 0.008, span * 0.008), tone)
            at += wide
        row -= tall


def _voussoirs(canvas: skia.Canvas, mood: Mood, x: float, y: float, half: float, rise: float, far: float) -> None:
    count = 19
    rng = dice(4)
    for i in range(count):
        a, b = math.pi * i / count, math.pi * (i + 0.9) / count
        inner, outer = 1.0, 1.15
        path = poly(*((x - math.cos(k) * half * r, y - math.sin(k) * rise * r) for k, r in ((a, inner), (a, outer), (b, outer), (b, inner))))
        fill(canvas, path, mood.tone(mix(0xFFCFC8B4, 0xFFAAA79A, rng.random()), far, 0.1 - 0.35 * abs(i / count - 0.25)))


def _parapet(canvas: skia.Canvas, mood: Mood, deck: Sequence[Point], span: float, far: float) -> None:
    high = span * 0.105
    rail = [(px, py - high) for px, py in deck]
    path = ribbon([(px, py - high * 0.42) for px, py in deck], [high * 0.55] * 7)
    fill(canvas, path, mood.tone(0xFFC6C0AE, far, -0.15))
    line(canvas, curve([(px, py + 2) for px, py in deck]), mood.tone(0xFF7D7B6E, far, -0.2), max(1.5, span * 0.014))
    measure = skia.PathMeasure(curve(deck), False)  # noqa: FBT003
    posts = 15
    for i in range(posts):
        (px, py), _ = measure.getPosTan(measure.getLength() * i / (posts - 1))
        fill(canvas, box(px - span * 0.018, py - high * 1.25, span * 0.036, high * 1.3, 2), mood.tone(0xFFD2CCBB, far, 0.05))
        fill(canvas, oval(px, py - high * 1.3, span * 0.02), mood.tone(0xFFD9D3C2, far, 0.3))
    line(canvas, curve(rail), mood.tone(0xFFD9D2BF, far, 0.25), max(2, span * 0.026))
    if mood.snowy:
        line(canvas, curve([(px, py - span * 0.012) for px, py in rail]), mood.tone(WHITE), max(2, span * 0.02))


def mirror(canvas: skia.Canvas, y: float, squash: float = 0.75) -> None:
    """Turn the sheet over about the waterline, for reflections."""
    canvas.translate(0, y)
    canvas.scale(1, -squash)
    canvas.translate(0, -y)


def stone(canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float, seed: int = 1, text: str = "") -> None:
    """A boulder; letters may be cut in it and painted red."""
    rng = dice(seed)
    path = blob(rng, x, y - size * 0.42, size, size * 0.52, 0.12, 8)
    shadow(canvas, oval(x + size * 0.15, y, size * 1.05, size * 0.12), mood.sky.shadow, size * 0.08, 0.4)
    fill(canvas, path, mood.tone(mood.ground(0xFFA9A697, 0.3)))
    mottle(canvas, path, mood.tone(0xFF6F7466, 0, -0.2), 0.45, 0.8)
    shade(canvas, path, mood.tone(0xFF4C5350, 0, -0.5), (x + size * 0.6, y), (x - size * 0.3, y - size * 0.7), 0.85)
    rub(canvas, path, mood.tone(0xFFEFE9D6, 0, 0.4), (x - size * 0.45, y - size * 0.8), size * 0.8, 0.6)
    if mood.snowy:
        with inside(canvas, path):
            fill(canvas, blob(rng, x, y - size * 0.98, size * 0.95, size * 0.22, 0.15), mood.tone(WHITE))
    if text:
        letter(canvas, text, x, y - size * 0.42, size * 1.25 / max(2, len(text)), mood.tone(0xFFB5261F), gap=size * 0.04)


def wall(canvas: skia.Canvas, mood: Mood, x: float, y: float, width: float, height: float, *, seed: int = 1) -> None:
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
        fill(canvas, box(at, y - height * 0.12, step - 2, height * 0.11, 3), mood.tone(mix(STONE, 0xFFBDB9AB, rng.random()), 0, -0.1))
        at += step
    cap = height * 0.075
    shade(canvas, box(x, y - height, width, height * 0.2), mood.tone(0xFF39434A), (x, y - height), (x, y - height * 0.82), 0.7, rough=0.3)
    fill(canvas, box(x - 4, y - height - cap, width + 8, cap), mood.tone(TILE, 0, -0.2))
    for tile in between(x, x + width, max(3, int(width / (cap * 0.9)))):
        fill(canvas, oval(tile, y - height, cap * 0.34), mood.tone(0xFF7C888D))
        line(canvas, [(tile, y - height - cap), (tile, y - height)], mood.tone(0xFF39434A), cap * 0.12)
    top = mood.tone(WHITE) if mood.snowy else mood.tone(0xFF4A555B)
    line(canvas, [(x - 4, y - height - cap), (x + width + 4, y - height - cap)], top, cap * (0.75 if mood.snowy else 0.4))


def flowers(canvas: skia.Canvas, mood: Mood, x: float, y: float, rx: float, ry: float, colors: Sequence[int], seed: int = 1, count: int = 60) -> None:
    """A bed of flowers among leaves."""
    rng = dice(seed)
    places = sorted(((x + rng.uniform(-1, 1) * rx, y + rng.uniform(-1, 1) * ry) for _ in range(count)), key=lambda p: p[1])
    for px, py in places:
        size = 3.5 + 4 * (py - y + ry) / (2 * ry)
        land.grass(canvas, mood, px, py, size * 3.2, rng.randrange(999))
        fill(canvas, oval(px + size * 0.4, py - size * 2.6, size * 0.8), mood.tone(rng.choice(list(colors)), 0, rng.uniform(-0.2, 0.4)))


def sunbeam(canvas: skia.Canvas, path: skia.Path, color: int, start: Point, end: Point, strength: float = 0.35) -> None:
    """A shaft of light."""
    shader = skia.GradientShader.MakeLinear([start, end], [veil(color, strength), veil(color, 0)])
    blur = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 7)
    canvas.drawPath(path, skia.Paint(Shader=shader, AntiAlias=True, BlendMode=skia.BlendMode.kScreen, MaskFilter=blur))


def steam(canvas: skia.Canvas, x: float, y: float, t: float, height: float = 60, seed: int = 0) -> None:
    """Steam over something hot."""
    for i in range(5):
        age = (i / 5 + t * 0.22 + seed * 0.31) % 1
        sway = math.sin(age * 6 + seed + t) * height * 0.14
        mist(canvas, x + sway, y - age * height, 5 + age * height * 0.22, 6 + age * height * 0.26, WHITE, 0.42 * math.sin(math.pi * age))
