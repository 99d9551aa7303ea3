"""The scale of a chart: round numbers from below the least value to above the greatest."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_CLOSE = 0.6
"""A line's scale begins above zero when its least value is at least this part of the greatest."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Gridlines from `low` to `high`, one every `step`."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> list[float]:
        """The value of each gridline, from below."""
        count = round((self.high - self.low) / self.step)
        return [round(self.low + at * self.step, 9) for at in range(count + 1)]

    def share(self, value: float) -> float:
        """Return where `value` lies, 0.0 at `low` and 1.0 at `high`."""
        return (value - self.low) / (self.high - self.low)


def axis_for(values: Sequence[float], lines: int = 5, *, from_zero: bool = True) -> Axis:
    """Return a scale of at most about `lines` steps that holds `values`.

    Args:
        values: What is drawn; must not be empty.
        lines: How many steps are wanted.
        from_zero: Begin at zero, as bars must; a line may show only the part it moves in.
    """
    least, most = min(values), max(values)
    if from_zero or least < _CLOSE * most:
        least, most = min(least, 0.0), max(most, 0.0)
    if least == most:
        least, most = min(least, 0.0), max(most, 0.0) or 1.0
    step = _round_step((most - least) / lines)
    low, high = math.floor(least / step) * step, math.ceil(most / step) * step
    return Axis(low, high, step)


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next((part * power for part in _ROUND if part * power >= rough * 0.999), 10 * power)


def number(value: float) -> str:
    """Write a value: thousands parted, no more decimals than it has (two at most)."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
