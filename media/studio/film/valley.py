"""The valley at night: forty-two windows that light up one after another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import skia

from media.studio.film.look import HEIGHT, WIDTH, Frame, ease, mix, polygon, rise, units, veil

LAMPS = 42
_LAYERS = ((0.25, 430.0), (0.45, 520.0), (0.7, 620.0), (1.0, 740.0), (1.5, 930.0))
"""(depth, height of the crest) of the ridges, from far to near."""
_FAR, _NEAR = 0xFF2A4A70, 0xFF0D1A30
_SKY = (0xFF0B1730, 0xFF17305A, 0xFF3C5F88)
_MARGIN = 260.0


def _crest(layer: int, x: float) -> float:
    _, base = _LAYERS[layer]
    swell = 62 - layer * 7
    return base + (
        swell * math.sin(x / (330 - layer * 26) + layer * 2.1)
        + 0.45 * swell * math.sin(x / 143 + layer * 4.4)
        + (8 + 2 * layer) * math.sin(x / 51 + layer)
    )


@dataclass(frozen=True)
class _House:
    layer: int
    x: float
    y: float
    size: float
    turn: int


@lru_cache(maxsize=1)
def _houses() -> tuple[_House, ...]:
    """Where people who live alone live: near the stream mostly, some high up."""
    found = []
    for index in range(LAMPS):
        layer = (1, 2, 2, 3, 3, 3)[index % 6]
        x = (index * 617.0 + (index % 5) * 97) % 2100 - 90
        y = _crest(layer, x) + 20 + (index * 37 % 90) * (0.55 + 0.25 * layer)
        found.append(_House(layer, x, y, 15 + 7.5 * layer, (index * 25) % LAMPS))
    return tuple(sorted(found, key=lambda house: (house.layer, house.y)))


@lru_cache(maxsize=2)
def _sky(width: int, height: int) -> skia.Image:
    surface = skia.Surface(width, height)
    with surface as canvas:
        canvas.scale(width / WIDTH, height / HEIGHT)
        shader = skia.GradientShader.MakeLinear([(0, 0), (0, 620)], list(_SKY), [0.0, 0.5, 1.0])
        canvas.drawPaint(skia.Paint(Shader=shader, Dither=True))
        for star in range(110):
            x, y = star * 733 % 1920, star * 419 % 470
            light = veil(0xFFF4ECCB, 0.25 + star * 7 % 10 * 0.055)
            canvas.drawCircle(x, y, 1.1 + star % 4 * 0.5, skia.Paint(Color=light, AntiAlias=True))
        halo = [veil(0xFFF4ECCB, 0.32), veil(0xFFF4ECCB, 0.0)]
        shine = skia.GradientShader.MakeRadial((1490, 190), 330, halo)
        canvas.drawPaint(skia.Paint(Shader=shine, Dither=True))
        canvas.drawCircle(1490, 190, 50, skia.Paint(Color=0xFFF4ECCB, AntiAlias=True))
    return surface.makeImageSnapshot()


@lru_cache(maxsize=6)
def _ridge(layer: int) -> skia.Path:
    path = skia.Path()
    path.moveTo(-_MARGIN, HEIGHT + 400)
    for step in range(131):
        x = -_MARGIN + (WIDTH + 2 * _MARGIN) * step / 130
        path.lineTo(x, _crest(layer, x))
    path.lineTo(WIDTH + _MARGIN, HEIGHT + 400)
    path.close()
    return path


@lru_cache(maxsize=6)
def _ground(layer: int) -> skia.Paint:
    base = _LAYERS[layer][1]
    color = mix(_FAR, _NEAR, layer / 4)
    colors = [mix(color, 0xFF5A7FA4, 0.28), color, mix(color, 0xFF081222, 0.45)]
    shader = skia.GradientShader.MakeLinear([(0, base - 70), (0, base + 330)], colors)
    return skia.Paint(Shader=shader, AntiAlias=True, Dither=True)


@dataclass
class Valley:
    """Lamps `lit[0]` at the beginning and `lit[1]` at the end are alight, between `between`.

    Attributes:
        lit: How many lamps, first and last.
        between: Seconds of the shot in which they come.
        eye: (x, y, zoom) at the beginning and at the end, in frame units off the middle.
        calm: Darkens the sky for words to stand on, 0-1.
    """

    lit: tuple[int, int] = (0, LAMPS)
    between: tuple[float, float] = (0.0, 8.0)
    eye: tuple[tuple[float, float, float], tuple[float, float, float]] = (
        (-60, 40, 1.25),
        (30, 0, 1.02),
    )

    def draw(self, frame: Frame, t: float, share: float) -> None:
        """Draw sky, ridges, houses and lamps, far to near."""
        frame.canvas.drawImage(_sky(frame.width, frame.height), 0, 0)
        way = 0.4 * share + 0.6 * ease(share)
        (x0, y0, z0), (x1, y1, z1) = self.eye
        x, y, zoom = x0 + (x1 - x0) * way, y0 + (y1 - y0) * way, z0 * (z1 / z0) ** way
        with units(frame) as canvas:
            for layer, (depth, _) in enumerate(_LAYERS):
                canvas.save()
                canvas.translate(WIDTH / 2, HEIGHT / 2)
                scale = 1 + (zoom - 1) * depth
                canvas.scale(scale, scale)
                canvas.translate(-WIDTH / 2 - x * depth, -HEIGHT / 2 - y * depth)
                canvas.drawPath(_ridge(layer), _ground(layer))
                for house in _houses():
                    if house.layer == layer:
                        self._house(canvas, house, t)
                canvas.restore()

    def _house(self, canvas: skia.Canvas, house: _House, t: float) -> None:
        first, last = self.lit
        (begin, end), index = self.between, house.turn
        if index < first:
            light = 1.0
        elif index < last:
            when = begin + (end - begin) * (index - first) / max(1, last - first - 1)
            light = rise(t, when, 0.9)
        else:
            light = 0.0
        s, x, y = house.size, house.x, house.y
        wall = skia.Paint(Color=mix(0xFF24344E, 0xFF101B30, house.layer / 4), AntiAlias=True)
        canvas.drawRect(skia.Rect.MakeLTRB(x - s, y - s * 0.75, x + s, y + s * 0.35), wall)
        corners = [(-1.3, -0.7), (-0.85, -1.25), (0.85, -1.25), (1.3, -0.7)]
        roof = polygon([(x + a * s, y + b * s) for a, b in corners])
        canvas.drawPath(roof, skia.Paint(Color=0xFF0E1626, AntiAlias=True))
        pane = skia.Rect.MakeLTRB(x - s * 0.3, y - s * 0.5, x + s * 0.3, y + s * 0.02)
        canvas.drawRect(pane, skia.Paint(Color=mix(0xFF1A2740, 0xFFFFD27A, light), AntiAlias=True))
        if light > 0:
            breath = 1 + 0.04 * math.sin(t * 1.7 + index)
            reach = s * 4.6 * breath
            warm = 0xFFFFB648
            colors = [veil(warm, 0.62 * light), veil(warm, 0.16 * light), veil(warm, 0)]
            middle = (x, y - s * 0.24)
            shader = skia.GradientShader.MakeRadial(middle, reach, colors, [0.0, 0.3, 1.0])
            paint = skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kScreen)
            box = skia.Rect.MakeLTRB(x - reach, y - reach, x + reach, y + reach)
            canvas.drawRect(box, paint)

    def forget(self) -> None:
        """Nothing large is kept."""
