"""Baskets and trays of woven bamboo."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes.brush import curve, dice, fill, inside, line, oval, shade

if TYPE_CHECKING:
    import skia

    from media.studio.scenes.light import Mood

BAMBOO = 0xFFC9A161


def basket(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    size: float,
    heap: int = 0,
    far: float = 0.0,
) -> None:
    """A woven basket standing at (x, y), heaped with one colour."""
    if heap:
        rng = dice(int(x * 7 + y))
        for i in range(16):
            angle = math.pi * (i / 15)
            px, py = (
                x - math.cos(angle) * size * 0.5,
                y - size * 0.62 - math.sin(angle) * size * 0.22,
            )
            fill(
                canvas,
                oval(px, py + size * 0.06, size * 0.12),
                mood.tone(heap, far, rng.uniform(-0.5, 0.4)),
            )
        fill(canvas, oval(x, y - size * 0.62, size * 0.5, size * 0.2), mood.tone(heap, far))
        for _ in range(14):
            px, py = x + rng.uniform(-0.4, 0.4) * size, y - size * (0.62 + rng.uniform(-0.02, 0.18))
            fill(canvas, oval(px, py, size * 0.09), mood.tone(heap, far, rng.uniform(-0.4, 0.7)))
    path = curve(
        [
            (x - size * 0.58, y - size * 0.62),
            (x - size * 0.46, y - size * 0.06),
            (x, y),
            (x + size * 0.46, y - size * 0.06),
            (x + size * 0.58, y - size * 0.62),
            (x, y - size * 0.5),
        ],
        closed=True,
        ease=0.6,
    )
    fill(canvas, path, mood.tone(BAMBOO, far))
    with inside(canvas, path):
        for i in range(1, 6):
            dy = y - size * (0.05 + 0.11 * i)
            line(
                canvas,
                [(x - size * 0.6, dy - 2), (x, dy + size * 0.06), (x + size * 0.6, dy - 2)],
                mood.tone(0xFF8E6A35, far, -0.2),
                max(0.7, size * 0.022),
            )
        for i in range(-5, 6):
            line(
                canvas,
                [(x + i * size * 0.11, y - size * 0.65), (x + i * size * 0.085, y)],
                mood.tone(0xFFE3C58A, far),
                max(0.6, size * 0.018),
            )
    shade(
        canvas,
        path,
        mood.tone(0xFF5A3E1C, far),
        (x + size * 0.6, y),
        (x - size * 0.1, y - size * 0.4),
        0.7,
    )
    line(
        canvas,
        [
            (x - size * 0.58, y - size * 0.62),
            (x, y - size * 0.5),
            (x + size * 0.58, y - size * 0.62),
        ],
        mood.tone(0xFFDDB878, far),
        max(1.2, size * 0.06),
    )


def tray(
    canvas: skia.Canvas,
    mood: Mood,
    x: float,
    y: float,
    rx: float,
    ry: float,
    heap: int,
    *,
    grains: bool = True,
) -> None:
    """A round bamboo tray of drying harvest, seen from above at a slant."""
    fill(canvas, oval(x + rx * 0.04, y + ry * 0.16, rx, ry), mood.tone(0xFF7A5B2E, 0, -0.5))
    fill(canvas, oval(x, y, rx, ry), mood.tone(0xFFC79C58))
    line(canvas, oval(x, y, rx * 0.97, ry * 0.95), mood.tone(0xFFE6C88C), max(1, rx * 0.045))
    if not heap:
        return
    bed = oval(x, y + ry * 0.02, rx * 0.86, ry * 0.82)
    fill(canvas, bed, mood.tone(heap))
    shade(
        canvas,
        bed,
        mood.tone(heap, 0, -1),
        (x + rx * 0.8, y + ry * 0.8),
        (x - rx * 0.2, y - ry * 0.4),
        0.7,
    )
    shade(canvas, bed, mood.tone(heap, 0, 1), (x - rx * 0.8, y - ry * 0.8), (x + rx * 0.1, y), 0.6)
    if grains:
        rng = dice(int(x * 3 + y * 5))
        for _ in range(int(rx * 0.8)):
            angle, reach = rng.uniform(0, math.tau), math.sqrt(rng.random()) * 0.8
            fill(
                canvas,
                oval(
                    x + math.cos(angle) * rx * reach,
                    y + math.sin(angle) * ry * reach,
                    rx * 0.035,
                    rx * 0.028,
                ),
                mood.tone(heap, 0, rng.uniform(-0.9, 1)),
            )
