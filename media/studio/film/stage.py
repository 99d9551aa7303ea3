"""A scene before a moving camera, at a film's pace.

A still picture may take seconds; a film has fifteen thousand of them. So layers that do not move
are painted once for a whole shot, as large as its closest view needs; those that live are painted
anew only every third frame, as drawn animation does, and carried along by the camera between; and
the whole is composed at three quarters of the frame's size and enlarged. Lettering is not: it is
drawn over the picture at full size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import skia

from media.studio.scenes import MARGIN, SHEET, Camera
from media.studio.scenes.stage import fit

if TYPE_CHECKING:
    from media.studio.film.look import Frame
    from media.studio.scenes import Layer, Scene

LIVE = 3 / 25
"""Seconds for which a living layer's picture stands: three frames."""

_INNER = 0.75
_EDGE = 36
_LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)


@dataclass(frozen=True)
class _Print:
    """A painted run of layers: the image, where its corner lies, and units a pixel."""

    image: skia.Image
    x: float
    y: float
    unit: float


@dataclass
class _Living:
    """The latest picture of living layers, with the view it was painted in."""

    beat: int
    image: skia.Image | None
    view: skia.Matrix
    left: float = 0.0
    top: float = 0.0


@dataclass
class Stage:
    """One scene, prepared for a shot whose closest view is `zoom`."""

    scene: Scene
    zoom: float
    _runs: list[list[Layer]] = field(default_factory=list, repr=False)
    _prints: dict[int, _Print | None] = field(default_factory=dict, repr=False)
    _living: dict[int, _Living] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Lay neighbours of one depth and kind together: fewer images to draw each frame."""
        for layer in self.scene.layers:
            last = self._runs[-1][-1] if self._runs else None
            if last is not None and _together(last, layer):
                self._runs[-1].append(layer)
            else:
                self._runs.append([layer])

    def draw(self, frame: Frame, t: float, camera: Camera) -> None:
        """Draw the scene at a time of its life over the whole frame."""
        small = frame.width < 1000
        width = frame.width if small else round(frame.width * _INNER)
        height = frame.height if small else round(frame.height * _INNER)
        surface = _surface(width, height)
        canvas = surface.getCanvas()
        for index, run in enumerate(self._runs):
            view = camera.matrix(width, height, run[0].depth)
            if run[0].still:
                self._show_print(canvas, index, run, view, t)
            else:
                self._show_living(canvas, index, run, view, t, (width, height))
        frame.canvas.save()
        frame.canvas.scale(frame.width / width, frame.height / height)
        frame.canvas.drawImage(surface.makeImageSnapshot(), 0, 0, _LINEAR)
        frame.canvas.restore()

    def _show_print(
        self, canvas: skia.Canvas, index: int, run: list[Layer], view: skia.Matrix, t: float
    ) -> None:
        if index not in self._prints:
            scale = fit(canvas.imageInfo().width(), canvas.imageInfo().height())
            closest = 1 + (self.zoom - 1) * run[0].depth
            self._prints[index] = _print(run, scale * closest)
        print_ = self._prints[index]
        if print_ is None:
            return
        x, y = run[0].move(t) if run[0].move else (0.0, 0.0)
        canvas.save()
        canvas.concat(view)
        canvas.translate(print_.x + x, print_.y + y)
        canvas.scale(print_.unit, print_.unit)
        canvas.drawImage(print_.image, 0, 0, _LINEAR)
        canvas.restore()

    def _show_living(
        self,
        canvas: skia.Canvas,
        index: int,
        run: list[Layer],
        view: skia.Matrix,
        t: float,
        size: tuple[int, int],
    ) -> None:
        beat = math.floor(t / LIVE + 1e-6)
        kept = self._living.get(index)
        if kept is None or kept.beat != beat:
            kept = self._living[index] = _paint(run, view, beat, size)
        back = skia.Matrix()
        if kept.image is None or not kept.view.invert(back):
            return
        canvas.save()
        canvas.concat(view)
        canvas.concat(back)
        canvas.drawImage(kept.image, kept.left, kept.top, _LINEAR)
        canvas.restore()


def _together(last: Layer, layer: Layer) -> bool:
    return (
        last.still == layer.still
        and last.move is None
        and layer.move is None
        and last.depth == layer.depth
    )


@lru_cache(maxsize=2)
def _surface(width: int, height: int) -> skia.Surface:
    return skia.Surface(width, height)


@lru_cache(maxsize=2)
def _scratch(width: int, height: int) -> skia.Surface:
    return skia.Surface(width, height)


def _print(run: list[Layer], scale: float) -> _Print | None:
    """Paint still layers into the smallest image that holds them."""
    width = math.ceil((SHEET[0] + 2 * MARGIN[0]) * scale)
    height = math.ceil((SHEET[1] + 2 * MARGIN[1]) * scale)
    surface = skia.Surface(width, height)
    with surface as canvas:
        canvas.scale(scale, scale)
        canvas.translate(*MARGIN)
        for layer in run:
            layer.paint(canvas, 0.0)
    box = _inked(surface)
    if box is None:
        return None
    image = surface.makeImageSnapshot(box)
    return _Print(image, box.left() / scale - MARGIN[0], box.top() / scale - MARGIN[1], 1 / scale)


def _paint(run: list[Layer], view: skia.Matrix, beat: int, size: tuple[int, int]) -> _Living:
    """Paint living layers as the camera sees them now, with an edge for it to move on."""
    surface = _scratch(size[0] + 2 * _EDGE, size[1] + 2 * _EDGE)
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.save()
    canvas.translate(_EDGE, _EDGE)
    canvas.concat(view)
    for layer in run:
        layer.paint_moved(canvas, beat * LIVE)
    canvas.restore()
    box = _inked(surface)
    if box is None:
        return _Living(beat, None, view)
    return _Living(
        beat, surface.makeImageSnapshot(box), view, box.left() - _EDGE, box.top() - _EDGE
    )


def _inked(surface: skia.Surface) -> skia.IRect | None:
    """The smallest box around what is not transparent."""
    pixmap = skia.Pixmap()
    if not surface.peekPixels(pixmap):
        raise RuntimeError("skia gave no pixels of a raster surface")
    words = np.array(pixmap, copy=False).view(np.uint32)[:, :, 0]
    rows = words.any(axis=1).nonzero()[0]
    if not len(rows):
        return None
    columns = words[rows[0] : rows[-1] + 1].any(axis=0).nonzero()[0]
    return skia.IRect.MakeLTRB(
        int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
    )
