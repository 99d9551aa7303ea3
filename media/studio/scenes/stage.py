"""The stage: layers at depths, a camera before them, and a store of painted layers."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import skia

if TYPE_CHECKING:
    from collections.abc import Callable

    Paint = Callable[[skia.Canvas, float], None]
    Move = Callable[[float], tuple[float, float]]

SHEET = (1600.0, 1000.0)


MARGIN = (240.0, 150.0)


_SHARPNESS = (1.0, 1.4, 2.0, 2.8, 4.0)


_LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)


@dataclass(frozen=True)
class Camera:
    """Where the eye is.

    Attributes:
        x: Units right of the sheet's middle.
        y: Units below the sheet's middle.
        zoom: 1 shows the whole sheet.
        parallax: 1 moves layers by their depth, 0 moves all alike.
    """

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    parallax: float = 1.0

    def matrix(self, width: float, height: float, depth: float) -> skia.Matrix:
        """Sheet units to pixels, for a layer at `depth`."""
        share = depth * self.parallax + 1.0 - self.parallax
        scale = fit(width, height) * (1.0 + (self.zoom - 1.0) * share)
        matrix = skia.Matrix.Translate(width / 2, height / 2)
        matrix.preScale(scale, scale)
        matrix.preTranslate(-SHEET[0] / 2 - self.x * share, -SHEET[1] / 2 - self.y * share)
        return matrix


def fit(width: float, height: float) -> float:
    """Pixels a unit, so that the sheet covers the canvas."""
    return max(width / SHEET[0], height / SHEET[1])


@dataclass(frozen=True)
class Layer:
    """One sheet of the stage.

    Attributes:
        name: What it shows.
        depth: 0 infinitely far, 1 the subject, above 1 nearer.
        paint: Paints it in sheet units at a time in seconds.
        still: It never changes, so it may be painted once and kept.
        move: Where a still layer has drifted to, in units, at a time.
    """

    name: str
    depth: float
    paint: Paint
    still: bool = True
    move: Move | None = None

    def draw(self, canvas: skia.Canvas, width: float, height: float, t: float = 0.0) -> None:
        """Draw this layer alone."""
        canvas.save()
        canvas.concat(Camera().matrix(width, height, self.depth))
        self.paint_moved(canvas, t)
        canvas.restore()

    def paint_moved(self, canvas: skia.Canvas, t: float) -> None:
        """Paint in sheet units, drifted."""
        canvas.save()
        if self.move is not None:
            canvas.translate(*self.move(t))
        self.paint(canvas, t)
        canvas.restore()


@dataclass(frozen=True)
class _Print:
    """A painted layer: the image, the sheet place of its corner and its units a pixel."""

    image: skia.Image
    x: float
    y: float
    unit: float


@dataclass
class Scene:
    """A place, in one light, ready to be drawn."""

    name: str
    title: str
    english: str
    layers: list[Layer]
    _prints: dict[tuple[int, float], _Print | None] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Lay still neighbours of one depth together: fewer images to draw each frame."""
        self._runs = _runs(self.layers)

    def draw(
        self,
        canvas: skia.Canvas,
        width: float,
        height: float,
        t: float = 0.0,
        camera: Camera | None = None,
        *,
        keep: bool = True,
        grain: float = 0.0,
    ) -> None:
        """Draw the scene over a canvas.

        Args:
            canvas: Where; its own transform and clip are respected.
            width: Pixels.
            height: Pixels.
            t: Seconds.
            camera: Where the eye is; the middle without one.
            keep: Keep painted layers for the next frame. Turn it off for a single picture, which
                then is sharp at any zoom.
            grain: 0 none, 1 strong paper grain.
        """
        camera = camera or Camera()
        canvas.save()
        canvas.clipRect(skia.Rect.MakeWH(width, height))
        for index, run in enumerate(self._runs):
            matrix = camera.matrix(width, height, run[0].depth)
            canvas.save()
            canvas.concat(matrix)
            if keep and run[0].still:
                self._show(canvas, index, run, matrix.getScaleX(), fit(width, height), t)
            else:
                for layer in run:
                    layer.paint_moved(canvas, t)
            canvas.restore()
        if grain:
            lay_grain(canvas, width, height, grain)
        canvas.restore()

    def forget(self) -> None:
        """Drop the painted layers."""
        self._prints.clear()

    def _show(
        self,
        canvas: skia.Canvas,
        index: int,
        run: list[Layer],
        scale: float,
        base: float,
        t: float,
    ) -> None:
        sharp = next((s for s in _SHARPNESS if s >= scale / base * 0.85), _SHARPNESS[-1])
        key = (index, round(base * sharp, 4))
        if key not in self._prints:
            self._prints[key] = _print(run, base * sharp)
        print_ = self._prints[key]
        if print_ is None:
            return
        x, y = run[0].move(t) if run[0].move else (0.0, 0.0)
        canvas.translate(print_.x + x, print_.y + y)
        canvas.scale(print_.unit, print_.unit)
        canvas.drawImage(print_.image, 0, 0, _LINEAR, None)


def _runs(layers: list[Layer]) -> list[list[Layer]]:
    runs: list[list[Layer]] = []
    for layer in layers:
        last = runs[-1][0] if runs else None
        joins = (
            last is not None
            and last.still
            and layer.still
            and last.move is None
            and layer.move is None
            and last.depth == layer.depth
        )
        if joins:
            runs[-1].append(layer)
        else:
            runs.append([layer])
    return runs


def _print(run: list[Layer], scale: float) -> _Print | None:
    """Paint still layers into the smallest image that holds them."""
    width = math.ceil((SHEET[0] + 2 * MARGIN[0]) * scale)
    height = math.ceil((SHEET[1] + 2 * MARGIN[1]) * scale)
    surface = skia.Surface(width, height)
    with surface as canvas:
        canvas.scale(scale, scale)
        canvas.translate(MARGIN[0], MARGIN[1])
        for layer in run:
            layer.paint(canvas, 0.0)
    left, top, right, bottom = _inked(surface)
    if right <= left or bottom <= top:
        return None
    image = surface.makeImageSnapshot(skia.IRect.MakeLTRB(left, top, right, bottom))
    return _Print(image, left / scale - MARGIN[0], top / scale - MARGIN[1], 1 / scale)


def _inked(surface: skia.Surface) -> tuple[int, int, int, int]:
    """The smallest box around what is not transparent."""
    alpha = surface.toarray()[:, :, 3]
    columns = alpha.any(axis=0).nonzero()[0]
    rows = alpha.any(axis=1).nonzero()[0]
    if not len(columns):
        return (0, 0, 0, 0)
    return (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def lay_grain(canvas: skia.Canvas, width: float, height: float, strength: float) -> None:
    """Lay the tooth of paper over a picture."""
    noise = skia.PerlinNoiseShader.MakeFractalNoise(0.35, 0.42, 2, 7.0)
    grey = skia.ColorFilters.Matrix(
        [0.6, 0.6, 0.6, 0, -0.4, 0.6, 0.6, 0.6, 0, -0.4, 0.6, 0.6, 0.6, 0, -0.4, 0, 0, 0, 0, 1]
    )
    paint = skia.Paint(
        Shader=noise.makeWithColorFilter(grey),
        BlendMode=skia.BlendMode.kSoftLight,
        Alphaf=0.22 * strength,
    )
    canvas.drawRect(skia.Rect.MakeWH(width, height), paint)
