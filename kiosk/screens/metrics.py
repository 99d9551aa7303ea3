"""Sizes on the glass, in units of the screen's short side; pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LEAST_GAP = 8.0
"""Pixels between two touch targets, at least."""

LOW_AREA = 0.4
"""Part of a screen's height, from below, that a seated visitor or a child reaches."""

TOUCH_PARTS = 14.0
"""A touch target is at least the short side over this: about 20 mm on a 32-inch screen."""


class Shape(StrEnum):
    """Which of the two layouts a screen gets."""

    WIDE = "Wide"
    TALL = "Tall"


@dataclass(frozen=True, slots=True)
class Metrics:
    """The glass, and how this visitor reads on it.

    Attributes:
        width: Pixels.
        height: Pixels.
        large_type: Whether text is drawn larger and stronger.
        low_reach: Whether every control lies in the low part of the glass.
    """

    width: int
    height: int
    large_type: bool = False
    low_reach: bool = False

    @property
    def short(self) -> int:
        """The short side, in pixels."""
        return min(self.width, self.height)

    @property
    def shape(self) -> Shape:
        """Wide or tall, by aspect; a square is tall."""
        return Shape.WIDE if self.width > self.height else Shape.TALL

    def milli(self, thousandths: float) -> float:
        """Return pixels for thousandths of the short side, whole, and at least one."""
        return float(max(1, round(self.short * thousandths / 1000)))

    @property
    def touch(self) -> float:
        """The least side of a touch target, in pixels."""
        return float(-int(-self.short / TOUCH_PARTS // 1))

    @property
    def gap(self) -> float:
        """The least distance between two touch targets, in pixels."""
        return max(LEAST_GAP, self.milli(10))

    @property
    def reach(self) -> float:
        """The height in which controls may lie, from the bottom, in pixels."""
        return float(int(self.height * LOW_AREA)) if self.low_reach else float(self.height)
