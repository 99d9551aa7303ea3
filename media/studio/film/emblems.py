"""Line drawings in gold, one for each chapter, in a box of 200 × 140 around the origin."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from media.studio.film.look import GOLD, gold_line, pen

if TYPE_CHECKING:
    import skia

_EMBLEMS = {
    "opening": (
        "M -64 64 H 64 M -34 64 L -24 26 H 24 L 34 64 "
        "M -24 26 C -48 0 -26 -40 0 -60 C 26 -40 48 0 24 26 "
        "M 0 14 C -13 2 -6 -10 0 -24 C 6 -10 13 2 0 14"
    ),
    "village": (
        "M -100 26 L -52 -34 L -26 -2 L 18 -60 L 66 4 L 100 26 "
        "M -96 44 C -60 30 -40 60 0 46 C 40 32 60 60 96 46 "
        "M -60 62 C -36 52 -20 70 6 62 C 30 54 44 68 66 62"
    ),
    "branch": (
        "M -96 40 H 96 M -74 40 V 68 M 74 40 V 68 M -96 48 H 96 M 0 40 V -8 "
        "M 0 -8 C -66 4 -98 -30 -58 -48 C -56 -76 -14 -78 0 -62 "
        "C 14 -78 56 -76 58 -48 C 98 -30 66 4 0 -8 M 0 18 L 22 -8 M 0 6 L -20 -14"
    ),
    "positions": (
        "M -92 -34 L 0 -72 L 92 -34 M -70 -40 V 66 M 70 -40 V 66 M -88 66 H 88 "
        "M -40 66 V -24 H 40 V 66 M 0 -24 L 30 -14 V 76 L 0 66 V -24 M 22 26 V 34"
    ),
    "systems": (
        "M 0 -40 C -30 -60 -68 -56 -96 -46 V 50 C -68 40 -30 38 0 56 "
        "C 30 38 68 40 96 50 V -46 C 68 -56 30 -60 0 -40 V 56 "
        "M -76 -22 C -54 -28 -36 -26 -20 -18 M -76 0 C -54 -6 -36 -4 -20 4 "
        "M 76 -22 C 54 -28 36 -26 20 -18 M 76 0 C 54 -6 36 -4 20 4"
    ),
    "service": (
        "M -74 0 H 74 C 70 42 38 58 0 58 C -38 58 -70 42 -74 0 M -32 66 H 32 "
        "M -28 -16 C -40 -30 -16 -40 -28 -58 M 0 -16 C -12 -32 12 -42 0 -64 "
        "M 28 -16 C 16 -30 40 -40 28 -58 M -50 14 C -40 34 -24 42 -6 44"
    ),
    "people": (
        "M -66 -60 H 66 V 64 H -66 V -60 M -66 2 H 66 M 0 -60 V 64 M -84 64 H 84 "
        "M 33 50 H 51 M 36 50 L 39 38 H 45 L 48 50 M 39 38 C 32 30 37 20 42 14 C 47 20 52 30 45 38"
    ),
    "outlook": (
        "M -100 62 C -70 20 -44 34 -20 44 C 10 56 40 -6 66 8 C 84 18 92 40 100 62 "
        "M -62 18 V 6 M -68 12 H -56 M -14 -8 V -24 M -22 -16 H -6 M 34 -34 V -54 M 24 -44 H 44 "
        "M 80 -20 V -32 M 74 -26 H 86 M -40 -44 V -54 M -45 -49 H -35"
    ),
}


@lru_cache(maxsize=16)
def _path(name: str) -> skia.Path:
    return pen(_EMBLEMS[name])


def emblem(canvas: skia.Canvas, name: str, x: float, y: float, size: float, drawn: float) -> None:
    """Draw a chapter's emblem, as far as `drawn` of 1, `size` times as large."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size, size)
    gold_line(canvas, _path(name), drawn, 3.0 / size**0.5, GOLD)
    canvas.restore()
