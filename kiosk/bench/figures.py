"""The arithmetic of a measurement; pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CERTAINTY = 1.96
"""Standard errors on either side of a slope that hold 95 % of what chance does."""


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value below which `percent` of `values` lie, between neighbours by proportion.

    Raises:
        ValueError: There are no values.
    """
    if not values:
        raise ValueError("no values")
    ranked = sorted(values)
    rank = (len(ranked) - 1) * percent / 100
    low = math.floor(rank)
    high = min(low + 1, len(ranked) - 1)
    return ranked[low] + (ranked[high] - ranked[low]) * (rank - low)


def median(values: Sequence[float]) -> float:
    """Return the middle of `values`."""
    return percentile(values, 50)


def medians(values: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """Return the middle of each name's values."""
    return {name: median(found) for name, found in values.items()}


@dataclass(frozen=True, slots=True)
class Slope:
    """A straight line through measurements.

    Attributes:
        rise: How much y grows for one x.
        error: The standard error of `rise`.
    """

    rise: float
    error: float

    @property
    def noise(self) -> float:
        """The rise that chance alone may make."""
        return CERTAINTY * self.error

    @property
    def flat(self) -> bool:
        """Whether nothing but noise speaks for a growth (a fall is no growth)."""
        return self.rise <= self.noise


def slope(xs: Sequence[float], ys: Sequence[float]) -> Slope:
    """Fit a straight line by least squares.

    Raises:
        ValueError: There are fewer than three points, or all at one x.
    """
    count = len(xs)
    if count != len(ys) or count < 3:  # noqa: PLR2004  # two points fit any line
        raise ValueError("a slope needs three points or more")
    mean_x, mean_y = sum(xs) / count, sum(ys) / count
    spread = sum((x - mean_x) ** 2 for x in xs)
    if spread == 0:
        raise ValueError("all points lie at one x")
    rise = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread
    rest = sum((y - mean_y - rise * (x - mean_x)) ** 2 for x, y in zip(xs, ys, strict=True))
    return Slope(rise, math.sqrt(rest / (count - 2) / spread))


def ratio(ours: float, theirs: float) -> float | None:
    """Return how many times theirs we need; None when theirs is nothing."""
    return ours / theirs if theirs > 0 else None
