"""What stands behind most scenes: sky, clouds, mountains in mist, a wooded hill."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes import hills, land, leaning
from media.studio.scenes.brush import box, wash
from media.studio.scenes.stage import Layer

if TYPE_CHECKING:
    from collections.abc import Callable

    import skia

    from media.studio.scenes.light import Mood


def backdrop(
    mood: Mood,
    seed: int,
    horizon: float = 560,
    *,
    sun: tuple[float, float] | None = None,
    height: float = 280,
    wooded: bool = True,
    size: float = 24,
) -> list[Layer]:
    """Layers from the sky down to a wooded hill whose foot is 130 units below the horizon.

    Args:
        mood: The light.
        seed: Another seed is another valley.
        horizon: Where the plain would meet the sky.
        sun: Where the sun or the moon stands.
        height: Of the tallest range.
        wooded: Close the view with a wooded hill.
        size: Of its crowns.
    """
    misty = 1.0 if mood.weather == "mist" else 0.75
    snow = mood.snowy
    far = hills.ridge(seed, horizon + 20, height)
    middle = hills.ridge(seed + 11, horizon + 70, height * 0.85)
    hill = hills.ridge(seed + 23, horizon + 120, height * 0.42, 0.35)
    places = [
        (
            (seed * 173 + i * 467) % 1900 - 150,
            70 + (seed * 37 + i * 71) % 210,
            260 + (seed * 53 + i * 97) % 240,
        )
        for i in range(4)
    ]
    layers = [
        Layer("sky", 0.0, lambda c, _: land.sky(c, mood, horizon, sun)),
        Layer("clouds", 0.03, lambda c, _: land.clouds(c, mood, seed, places), move=land.drift(5)),
        Layer(
            "far range",
            0.08,
            lambda c, _: hills.mountains(c, mood, far, 0.62, horizon + 60, seed=seed, snow=snow),
        ),
        Layer("far mist", 0.08, lambda c, _: land.haze(c, mood, horizon, 60, misty, seed)),
        Layer(
            "near range",
            0.16,
            lambda c, _: hills.mountains(
                c, mood, middle, 0.32, horizon + 130, seed=seed + 1, snow=snow
            ),
        ),
        Layer(
            "near mist",
            0.2,
            lambda c, _: land.haze(c, mood, horizon + 75, 60, misty * 0.85, seed + 2),
            move=land.drift(3, 40),
        ),
    ]
    plain = mood.ground(mood.growth.grass, 0.8)
    near, low = mood.tone(plain, 0.25), mood.tone(plain, 0.05)
    field = box(land.LEFT, horizon + 150, land.RIGHT - land.LEFT, land.BOTTOM - horizon - 150)
    layers.append(
        Layer(
            "plain",
            0.3,
            lambda c, _: wash(c, field, (near, low), (0, horizon + 150), (0, land.BOTTOM)),
        )
    )
    if wooded:
        layers.append(
            Layer(
                "wooded hill",
                0.3,
                lambda c, _: hills.woods(
                    c, mood, hill, 0.14, horizon + 190, seed=seed + 3, size=size
                ),
            )
        )
    return layers


def still(name: str, depth: float, *paints: Callable[[skia.Canvas], object]) -> Layer:
    """A layer of things that do not move, painted in order by functions of the canvas."""

    def paint(canvas: skia.Canvas, _: float) -> None:
        for each in paints:
            each(canvas)

    return Layer(name, depth, paint)


def willow(
    mood: Mood, depth: float, at: tuple[float, float], height: float, seed: int
) -> list[Layer]:
    """A willow in the wind: three groups of strands that sway out of step."""

    def group(k: int) -> Layer:
        def paint(canvas: skia.Canvas, _: float) -> None:
            leaning.willow(canvas, mood, *at, height, seed, strands=(k,), wood=k == 0)

        def sway(t: float) -> tuple[float, float]:
            return (0.008 * height * math.sin(0.9 * t + 2.1 * k) if k else 0.0, 0.0)

        return Layer("willow", depth, paint, move=sway)

    return [group(k) for k in range(3)]
