"""Ground that rises in steps: contour lines of a height field, stacked like cut paper."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import skia

from media.studio.scenes.brush import (
    Point,
    blob,
    curve,
    dice,
    fill,
    inside,
    line,
    mottle,
    shade,
    wash,
)
from media.studio.scenes.light import WHITE, Mood, mix, veil

if TYPE_CHECKING:
    Edge = tuple[int, int, int]
    Links = dict[Edge, list[Edge]]
    Places = dict[Edge, Point]
    Field = np.ndarray[tuple[int, int], np.dtype[np.float64]]
    from collections.abc import Callable


def outlines(field: Field, level: float) -> list[list[Point]]:
    """The closed outlines of all ground at or above `level`, in grid places (column, row)."""
    high = np.pad(field, 1, constant_values=-1e6)
    up = high >= level
    mixed = up[:-1, :-1].astype(int) + up[:-1, 1:] + up[1:, :-1] + up[1:, 1:]
    links: dict[tuple[int, int, int], list[tuple[int, int, int]]] = defaultdict(list)
    places: dict[tuple[int, int, int], Point] = {}
    for row, col in zip(*np.nonzero((mixed > 0) & (mixed < 4)), strict=True):
        _cell(high, up, level, int(row), int(col), links, places)
    return _loops(links, places)


def _cell(
    high: Field, up: np.ndarray, level: float, row: int, col: int, links: Links, places: Places
) -> None:
    """Join the places where the outline enters and leaves one cell."""
    corners = ((row, col), (row, col + 1), (row + 1, col + 1), (row + 1, col))
    edges = []
    for k in range(4):
        a, b = corners[k], corners[(k + 1) % 4]
        if up[a] == up[b]:
            continue
        first, second = min(a, b), max(a, b)
        key = (*first, int(first[0] != second[0]))
        share = (level - high[first]) / (high[second] - high[first])
        share = min(max(share, 0.02), 0.98)
        places[key] = (
            first[1] + (second[1] - first[1]) * share - 1,
            first[0] + (second[0] - first[0]) * share - 1,
        )
        edges.append(key)
    for k in range(0, len(edges) - 1, 2):
        links[edges[k]].append(edges[k + 1])
        links[edges[k + 1]].append(edges[k])


def _loops(links: Links, places: Places) -> list[list[Point]]:
    loops, seen = [], set()
    for start in links:
        if start in seen:
            continue
        loop: list[Point] = []
        here: Edge | None = start
        before: Edge | None = None
        while here is not None and here not in seen:
            seen.add(here)
            loop.append(places[here])
            onward = [n for n in links[here] if n != before and n not in seen]
            before, here = here, onward[0] if onward else None
        if len(loop) > 6:
            loops.append(loop)
    return loops


@dataclass(frozen=True)
class Slope:
    """A hillside: a field of heights and how it lies on the sheet.

    Attributes:
        field: Heights from 0 to about 1; row 0 is farthest.
        left: Sheet place of the first column.
        right: Sheet place of the last column.
        top: Sheet place of the first row at height 0.
        bottom: Sheet place of the last row at height 0.
        lift: Units that height 1 rises on the sheet.
        narrow: How much narrower the far edge is than the near one.
    """

    field: Field
    left: float
    right: float
    top: float
    bottom: float
    lift: float
    narrow: float = 0.25

    def place(self, point: Point, height: float) -> Point:
        """A grid place at a height, on the sheet."""
        rows, cols = self.field.shape
        across, down = point[0] / (cols - 1), max(0.0, point[1] / (rows - 1))
        middle = (self.left + self.right) / 2
        spread = 1 - self.narrow * (1 - down)
        x = middle + (self.left + (self.right - self.left) * across - middle) * spread
        y = self.top + (self.bottom - self.top) * down**1.15 - height * self.lift
        return (x, y)

    def path(self, level: float, height: float) -> skia.Path:
        """All ground above `level`, laid at `height`."""
        whole = skia.Path()
        for loop in outlines(self.field, level):
            kept = loop[::2] if len(loop) > 24 else loop
            whole.addPath(curve([self.place(p, height) for p in kept], closed=True))
        return whole

    def at(self, across: float, down: float) -> Point:
        """The surface at fractions of the grid."""
        rows, cols = self.field.shape
        col, row = across * (cols - 1), down * (rows - 1)
        height = float(self.field[min(rows - 1, round(row)), min(cols - 1, round(col))])
        return self.place((col, row), height)


def hillside(
    seed: int,
    *,
    shape: Callable[[Field, Field], Field] | None = None,
    rough: float = 0.16,
    size: tuple[int, int] = (84, 150),
) -> Field:
    """Heights of a slope that falls towards the viewer, with spurs and hollows."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0 : 1 : size[0] * 1j, 0 : 1 : size[1] * 1j]
    field = (1 - y) ** 1.15 if shape is None else shape(x, y)
    for k in range(1, 5):
        for _ in range(3):
            fx, fy = rng.uniform(0.6, 1.3, 2) * k * 2.1
            px, py = rng.uniform(0, 6.28, 2)
            bumps = np.sin(fx * 3.1 * x + px + np.sin(fy * 2 * y + py)) * np.cos(fy * 1.7 * y + py)
            field = field + rough / k**1.15 / 2 * bumps
    behind = np.clip(y / 0.2, 0, 1)
    rounded: Field = field * (0.25 + 0.75 * behind * behind * (3 - 2 * behind))
    return rounded


def mound(middle: float, reach: float, fall: float = 1.15) -> Callable[[Field, Field], Field]:
    """The shape of one hill whose top lies at the fraction `middle` of the width."""
    return lambda x, y: (1 - y) ** fall * (0.18 + 0.95 * np.exp(-(((x - middle) / reach) ** 2)))


def isle(field: Field, *, left: bool = False, right: bool = False) -> Field:
    """Let a hill run down to the plain at its sides."""
    x = np.linspace(0, 1, field.shape[1])
    edge = np.ones_like(x)
    if left:
        edge = np.minimum(edge, np.clip((x - 0.02) / 0.2, 0, 1) ** 0.8)
    if right:
        edge = np.minimum(edge, np.clip((0.98 - x) / 0.2, 0, 1) ** 0.8)
    sunk: Field = field * edge - 0.12 * (1 - edge)
    return sunk


def terraces(
    canvas: skia.Canvas,
    mood: Mood,
    slope: Slope,
    levels: int = 15,
    *,
    seed: int = 1,
    far: float = 0.0,
    low: float = 0.04,
    high: float = 1.0,
) -> None:
    """Rice terraces, from the valley up, each a step with a bund and rows along its contour."""
    rng = dice(seed)
    step = (high - low) / levels
    for i in range(levels):
        level = low + step * i
        height = max(0.0, level)
        haze = min(0.85, far + 0.3 * i / levels)
        path = slope.path(level, height)
        _riser(canvas, mood, path, slope.lift * step, haze)
        _floor(canvas, mood, path, haze, rng.randrange(9999), slope)
        with inside(canvas, path):
            for part in (0.3, 0.6, 0.85):
                _row(canvas, mood, slope.path(level + step * part, height), haze)
        line(
            canvas,
            path,
            mood.tone(mood.ground(mix(mood.growth.grass, 0xFFF0E6A8, 0.4)), haze, 0.35),
            2.4,
        )


def _riser(canvas: skia.Canvas, mood: Mood, path: skia.Path, depth: float, haze: float) -> None:
    bank = {"autumn": 0xFF7C7A3C, "spring": 0xFF6A8A4A}.get(
        mood.season, mix(mood.growth.grass, 0xFF4A4A2C, 0.45)
    )
    bank = mood.ground(bank, 0.3)
    for k in (1.0, 0.6, 0.3):
        canvas.save()
        canvas.translate(0, depth * k + 1)
        fill(canvas, path, mood.tone(bank, haze, -0.5 * k - 0.1))
        canvas.restore()


def _floor(
    canvas: skia.Canvas, mood: Mood, path: skia.Path, haze: float, seed: int, slope: Slope
) -> None:
    rng = dice(seed)
    base = mood.growth.paddy
    if mood.season == "spring" and not mood.snowy:
        tone = mix(mood.tone(0xFF8FBFC0, haze * 0.6), mood.sky.horizon, 0.55)
    else:
        tone = mood.tone(mood.ground(mix(base, mood.growth.crop, rng.random() * 0.5), 0.75), haze)
    fill(canvas, path, tone)
    bounds = path.getBounds()
    if mood.season == "spring" and not mood.snowy:
        _sheen(canvas, mood, path, haze, rng.uniform(0.2, 0.8))
    with inside(canvas, path):
        for _ in range(9):
            x, y = rng.uniform(slope.left, slope.right), rng.uniform(bounds.top(), bounds.bottom())
            other = rng.choice((mood.growth.crop, mood.growth.grass, base, mood.growth.leaves[1]))
            patch = mood.tone(mood.ground(other, 0.8), haze, rng.uniform(-0.3, 0.4))
            if mood.season == "spring" and rng.random() < 0.8:
                continue
            fill(
                canvas,
                blob(rng, x, y, rng.uniform(60, 220), rng.uniform(14, 50), 0.3),
                veil(patch, 0.62 if mood.season == "autumn" else 0.5),
            )
    mottle(canvas, path, mix(tone, mood.sky.shadow, 0.5), 0.16, 1.2)
    light = mood.tone(mix(base, WHITE, 0.5), haze, 0.5)
    shade(
        canvas, path, light, (bounds.left(), bounds.top()), (bounds.right(), bounds.bottom()), 0.35
    )


def _sheen(canvas: skia.Canvas, mood: Mood, path: skia.Path, haze: float, where: float) -> None:
    """A flooded terrace gives back the sky, dark at one end and glowing at the other."""
    bounds = path.getBounds()
    zenith = mix(mix(mood.sky.top, mood.sky.middle, 0.35), mood.sky.haze, haze)
    bright = mix(mood.sky.horizon, WHITE, 0.35)
    left, right = bounds.left(), bounds.right()
    wash(
        canvas,
        path,
        (zenith, bright, mood.sky.middle, zenith),
        (left, bounds.top()),
        (right, bounds.bottom()),
        (0, where, min(0.95, where + 0.25), 1),
    )


def _row(canvas: skia.Canvas, mood: Mood, path: skia.Path, haze: float) -> None:
    tone = mood.tone(mood.ground(mix(mood.growth.paddy, 0xFF4D6A30, 0.45), 0.5), haze, -0.2)
    paint = skia.Paint(
        Color=veil(tone, 0.55),
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=1.5,
        PathEffect=skia.DashPathEffect.Make([5.0, 4.0], 0.0),
    )
    canvas.drawPath(path, paint)


def tea_rows(
    canvas: skia.Canvas,
    mood: Mood,
    slope: Slope,
    rows: int = 22,
    *,
    low: float = 0.03,
    high: float = 1.05,
    width: float = 15,
    far: float = 0.0,
) -> None:
    """A hill of clipped tea, hedge behind hedge along the contour."""
    ground = slope.path(low, low)
    fill(canvas, ground, mood.tone(mood.ground(0xFF8A9A4E), far, -0.2))
    green = 0xFF4F8F45 if mood.season != "winter" else 0xFF51735A
    for i in range(rows):
        level = low + (high - low) * i / rows
        haze = far + 0.32 * i / rows
        size = width * (1 - 0.5 * i / rows)
        path = slope.path(level, level)
        fill(
            canvas, path, mood.tone(mood.ground(mix(0xFF8A9A4E, green, 0.3 * (i % 2))), haze, -0.25)
        )
        canvas.save()
        canvas.translate(0, size * 0.35)
        line(canvas, path, mood.tone(0xFF24492F, haze, -0.6), size)
        canvas.restore()
        line(canvas, path, mood.tone(green, haze, -0.15), size)
        canvas.save()
        canvas.translate(-size * 0.08, -size * 0.22)
        line(canvas, path, mood.tone(mix(green, 0xFFB5D35F, 0.5), haze, 0.2), size * 0.5)
        _leaf_dots(canvas, path, mood.tone(mix(green, 0xFFDDEB7E, 0.75), haze, 0.3), size)
        canvas.restore()


def _leaf_dots(canvas: skia.Canvas, path: skia.Path, color: int, size: float) -> None:
    for offset, phase in ((-0.12, 0.0), (0.14, 3.0)):
        canvas.save()
        canvas.translate(0, offset * size)
        dots = skia.PathEffect.MakeCompose(
            skia.DashPathEffect.Make([0.1, size * 0.42], phase),
            skia.DiscretePathEffect.Make(size * 0.6, size * 0.12),
        )
        paint = skia.Paint(
            Color=color,
            AntiAlias=True,
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=size * 0.16,
            StrokeCap=skia.Paint.kRound_Cap,
            PathEffect=dots,
        )
        canvas.drawPath(path, paint)
        canvas.restore()
