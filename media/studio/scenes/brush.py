"""The brushes: smooth shapes, washes, dry-brush shading, tapering strokes, mist and lettering."""

from __future__ import annotations

import math
import random
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import skia

from media.studio.scenes.light import veil

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Point = tuple[float, float]
"""A place on the sheet."""


def dice(seed: int) -> random.Random:
    """Chance that always falls the same way."""
    return random.Random(seed)  # noqa: S311  # a drawing, not a secret


def curve(points: Sequence[Point], *, closed: bool = False, ease: float = 1.0) -> skia.Path:
    """A smooth line through every point (`ease` 0 has corners, 1 is round)."""
    path = skia.Path()
    count = len(points)
    if count < 2:
        return path
    path.moveTo(*points[0])
    for i in range(count if closed else count - 1):
        before = points[(i - 1) % count] if closed or i else points[0]
        here, there = points[i], points[(i + 1) % count]
        after = points[(i + 2) % count] if closed or i + 2 < count else there
        path.cubicTo(
            here[0] + (there[0] - before[0]) / 6 * ease,
            here[1] + (there[1] - before[1]) / 6 * ease,
            there[0] - (after[0] - here[0]) / 6 * ease,
            there[1] - (after[1] - here[1]) / 6 * ease,
            *there,
        )
    if closed:
        path.close()
    return path


def poly(*points: Point) -> skia.Path:
    """A shape with corners."""
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    return path


def box(x: float, y: float, width: float, height: float, radius: float = 0.0) -> skia.Path:
    """A rectangle from its upper left corner."""
    path = skia.Path()
    rect = skia.Rect.MakeXYWH(x, y, width, height)
    if radius:
        path.addRRect(skia.RRect.MakeRectXY(rect, radius, radius))
    else:
        path.addRect(rect)
    return path


def oval(x: float, y: float, rx: float, ry: float | None = None) -> skia.Path:
    """An ellipse around its middle."""
    path = skia.Path()
    ry = rx if ry is None else ry
    path.addOval(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry))
    return path


def blob(
    rng: random.Random, x: float, y: float, rx: float, ry: float, wobble: float = 0.18, n: int = 9
) -> skia.Path:
    """A round thing that grew: a bush, a stone, a cloud."""
    turn = rng.random() * math.tau
    points = []
    for i in range(n):
        angle = turn + math.tau * i / n
        reach = 1 + rng.uniform(-wobble, wobble)
        points.append((x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach))
    return curve(points, closed=True)


def ribbon(points: Sequence[Point], widths: Sequence[float]) -> skia.Path:
    """A line with a thickness at each point, as a brush leaves it."""
    left: list[Point] = []
    right: list[Point] = []
    count = len(points)
    for i, (x, y) in enumerate(points):
        ax, ay = points[max(i - 1, 0)]
        bx, by = points[min(i + 1, count - 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / length, (bx - ax) / length
        half = widths[min(i, len(widths) - 1)] / 2
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    return curve([*left, *reversed(right)], closed=True, ease=0.9)


def fill(canvas: skia.Canvas, path: skia.Path, color: int) -> None:
    """Lay one flat colour."""
    canvas.drawPath(path, skia.Paint(Color=color, AntiAlias=True))


def wash(
    canvas: skia.Canvas,
    path: skia.Path,
    colors: Sequence[int],
    start: Point,
    end: Point,
    stops: Sequence[float] | None = None,
) -> None:
    """Let colours run from `start` to `end`."""
    paint = skia.Paint(AntiAlias=True, Dither=True, Shader=_linear(start, end, colors, stops))
    canvas.drawPath(path, paint)


def fade(canvas: skia.Canvas, path: skia.Path, top: int, bottom: int) -> None:
    """Let one colour run into another from the top of the shape to its foot."""
    bounds = path.getBounds()
    wash(canvas, path, (top, bottom), (0, bounds.top()), (0, bounds.bottom()))


def line(
    canvas: skia.Canvas,
    path: skia.Path | Sequence[Point],
    color: int,
    width: float,
) -> None:
    """Draw a line of one width with round ends."""
    if not isinstance(path, skia.Path):
        path = curve(path)
    canvas.drawPath(
        path,
        skia.Paint(
            Color=color,
            AntiAlias=True,
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=width,
            StrokeCap=skia.Paint.kRound_Cap,
            StrokeJoin=skia.Paint.kRound_Join,
        ),
    )


def stroke(
    canvas: skia.Canvas, points: Sequence[Point], widths: Sequence[float], color: int
) -> None:
    """Pull a brush along points."""
    fill(canvas, ribbon(points, widths), color)


class inside:  # noqa: N801  # reads as a word: with inside(canvas, path)
    """Paint only inside a shape."""

    def __init__(self, canvas: skia.Canvas, path: skia.Path) -> None:
        """Keep the shape."""
        self._canvas, self._path = canvas, path

    def __enter__(self) -> None:
        """Mask what is outside."""
        self._canvas.save()
        self._canvas.clipPath(self._path, skia.ClipOp.kIntersect, doAntiAlias=True)

    def __exit__(self, *_: object) -> None:
        """Lift the mask."""
        self._canvas.restore()


def shade(
    canvas: skia.Canvas,
    path: skia.Path,
    color: int,
    start: Point,
    end: Point,
    full: float = 0.8,
    *,
    rough: float = 0.6,
) -> None:
    """Shade a shape with a dry brush: thick at `start`, thinning out to nothing at `end`.

    Args:
        canvas: Where.
        path: The shape.
        color: The pigment.
        start: Where it is thickest.
        end: Where none is left.
        full: Its strength at the start.
        rough: 0 an even wash, 1 a brush that shows the tooth of the paper.
    """
    ramp = _linear(start, end, (veil(color, full), veil(color, 0)), None)
    brush = _dry(ramp, color, rough) if rough else ramp
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=brush))


def rub(
    canvas: skia.Canvas,
    path: skia.Path,
    color: int,
    at: Point,
    reach: float,
    full: float = 0.8,
    *,
    rough: float = 0.6,
) -> None:
    """Shade round a point with a dry brush, within a shape."""
    ramp = skia.GradientShader.MakeRadial(at, reach, [veil(color, full), veil(color, 0)])
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=_dry(ramp, color, rough)))


def mottle(
    canvas: skia.Canvas, path: skia.Path, color: int, strength: float = 0.3, size: float = 1.0
) -> None:
    """Let the pigment pool: soft patches of a second colour."""
    shader = _cloudy(size).makeWithColorFilter(_stain(color, strength))
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))


def mist(
    canvas: skia.Canvas, x: float, y: float, rx: float, ry: float, color: int, strength: float = 0.8
) -> None:
    """A breath of mist."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(rx, ry)
    colors = [veil(color, strength), veil(color, strength * 0.55), veil(color, 0)]
    shader = skia.GradientShader.MakeRadial((0, 0), 1.0, colors, [0.0, 0.45, 1.0])
    canvas.drawCircle(0, 0, 1.0, skia.Paint(Shader=shader, AntiAlias=True, Dither=True))
    canvas.restore()


def glow(
    canvas: skia.Canvas, x: float, y: float, reach: float, color: int, strength: float = 0.6
) -> None:
    """Light that spills."""
    colors = [veil(color, strength), veil(color, strength * 0.28), veil(color, 0)]
    shader = skia.GradientShader.MakeRadial((x, y), reach, colors, [0.0, 0.35, 1.0])
    paint = skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kScreen, Dither=True)
    canvas.drawRect(skia.Rect.MakeLTRB(x - reach, y - reach, x + reach, y + reach), paint)


def shadow(
    canvas: skia.Canvas,
    path: skia.Path,
    color: int,
    blur: float,
    strength: float = 0.35,
    offset: Point = (0, 0),
) -> None:
    """The soft shadow a shape throws."""
    paint = skia.Paint(
        Color=veil(color, strength),
        AntiAlias=True,
        MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, max(blur, 0.1)),
    )
    canvas.save()
    canvas.translate(*offset)
    canvas.drawPath(path, paint)
    canvas.restore()


@lru_cache(maxsize=8)
def _face(family: str, weight: int) -> skia.Typeface:
    style = skia.FontStyle(weight, skia.FontStyle.kNormal_Width, skia.FontStyle.kUpright_Slant)
    return skia.Typeface(family, style)


def font(size: float, *, serif: bool = True, weight: int = 700) -> skia.Font:
    """The lettering's font, in the Chinese shapes."""
    made = skia.Font(_face("Noto Serif CJK SC" if serif else "Noto Sans CJK SC", weight), size)
    made.setEdging(skia.Font.Edging.kAntiAlias)
    made.setSubpixel(True)
    return made


def letter(
    canvas: skia.Canvas,
    text: str,
    x: float,
    y: float,
    size: float,
    color: int,
    *,
    serif: bool = True,
    weight: int = 700,
    gap: float = 0.0,
) -> None:
    """Letter a line around its middle."""
    drawn = font(size, serif=serif, weight=weight)
    paint = skia.Paint(Color=color, AntiAlias=True)
    widths = [drawn.measureText(c) for c in text]
    at = x - (sum(widths) + gap * (len(text) - 1)) / 2
    for char, width in zip(text, widths, strict=True):
        canvas.drawString(char, at, y + size * 0.36, drawn, paint)
        at += width + gap


def letter_down(
    canvas: skia.Canvas,
    text: str,
    x: float,
    y: float,
    size: float,
    color: int,
    *,
    gap: float = 0.12,
) -> None:
    """Letter a column from its upper end."""
    for i, char in enumerate(text):
        letter(canvas, char, x, y + size * (0.5 + i * (1 + gap)), size, color)


def _linear(
    start: Point, end: Point, colors: Sequence[int], stops: Sequence[float] | None
) -> skia.Shader:
    return skia.GradientShader.MakeLinear([start, end], list(colors), stops and list(stops))


@lru_cache(maxsize=4)
def _tile(sigma: float, seed: int) -> skia.Image:
    """Even chance from black to white, soft over `sigma` texels, that repeats without a seam."""
    size = 512
    raw = np.random.default_rng(seed).standard_normal((size, size))
    steps = np.fft.fftfreq(size)
    blur = np.exp(-2 * (np.pi * sigma) ** 2 * (steps[:, None] ** 2 + steps[None, :] ** 2))
    soft = np.fft.ifft2(np.fft.fft2(raw) * blur).real
    ranks = soft.ravel().argsort().argsort().reshape(size, size)
    grey = (ranks * 255 // (size * size)).astype(np.uint8)
    pixels = np.dstack([grey, grey, grey, np.full_like(grey, 255)])
    return skia.Image.fromarray(np.ascontiguousarray(pixels), copy=True)


def _tiled(image: skia.Image, scale: float) -> skia.Shader:
    repeat = skia.TileMode.kRepeat
    linear = skia.SamplingOptions(skia.FilterMode.kLinear)
    return image.makeShader(repeat, repeat, linear, skia.Matrix.Scale(scale, scale))


_DRY = """
uniform shader ramp;
uniform shader tooth;
uniform half3 pigment;
uniform half rough;
half4 main(float2 p) {
  half a = ramp.eval(p).a;
  half k = tooth.eval(p).r;
  half dry = a * mix(1.0, smoothstep(k - 0.4, k + 0.4, a) * 1.5, rough);
  dry = clamp(dry, 0.0, 1.0);
  return half4(pigment * dry, dry);
}
"""


@lru_cache(maxsize=1)
def _dry_effect() -> skia.RuntimeEffect:
    return skia.RuntimeEffect.MakeForShader(_DRY)


def _dry(ramp: skia.Shader, color: int, rough: float) -> skia.Shader:
    builder = skia.RuntimeShaderBuilder(_dry_effect())
    builder.setChild("ramp", ramp)
    builder.setChild("tooth", _tiled(_tile(0.9, 3), 1.05))
    builder.setUniform("pigment", [(color >> s & 255) / 255 for s in (16, 8, 0)])
    builder.setUniform("rough", rough)
    return builder.makeShader()


def _cloudy(size: float) -> skia.Shader:
    return _tiled(_tile(9.0, 5), 2.2 * size)


def _stain(color: int, strength: float) -> skia.ColorFilter:
    """Grey to one colour whose alpha is the grey above the middle."""
    red, green, blue = ((color >> s & 255) / 255 for s in (16, 8, 0))
    # fmt: off
    rows = [
        0, 0, 0, 0, red,
        0, 0, 0, 0, green,
        0, 0, 0, 0, blue,
        2.2 * strength, 0, 0, 0, -1.1 * strength + 0.15 * strength,
    ]
    # fmt: on
    return skia.ColorFilters.Matrix(rows)


def between(start: float, end: float, count: int) -> Iterator[float]:
    """`count` values from `start` to `end`, both kept."""
    for i in range(count):
        yield start + (end - start) * (i / (count - 1) if count > 1 else 0)
