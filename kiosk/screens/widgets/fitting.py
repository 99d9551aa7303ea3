"""Where a picture lies in its widget; pure arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on the glass and the part of the picture in it.

    Attributes:
        pos: Left and bottom, in pixels.
        size: Width and height, in pixels.
        part: Left, bottom, right and top of the part shown, as fractions of the picture.
    """

    pos: tuple[float, float]
    size: tuple[float, float]
    part: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)


def place(
    width: float, height: float, pos: Sequence[float], size: Sequence[float], *, cover: bool
) -> Spot:
    """Fit a picture into a box.

    Args:
        width: Width of the picture, in pixels of the shape it shall have on the glass.
        height: Height of the picture.
        pos: Left and bottom of the box.
        size: Width and height of the box.
        cover: Fill the box and cut what sticks out, instead of showing all of the picture.
    """
    if min(width, height, size[0], size[1]) <= 0:
        return Spot((pos[0], pos[1]), (0.0, 0.0))
    if cover:
        return _covering(width, height, pos, size)
    factor = min(size[0] / width, size[1] / height)
    shown = (round(width * factor), round(height * factor))
    # Whole pixels: between two, each line would be a blend of its neighbours.
    corner = (round(pos[0]) + (size[0] - shown[0]) // 2, round(pos[1]) + (size[1] - shown[1]) // 2)
    return Spot(corner, shown)


def _covering(width: float, height: float, pos: Sequence[float], size: Sequence[float]) -> Spot:
    factor = max(size[0] / width, size[1] / height)
    across, upright = size[0] / (width * factor), size[1] / (height * factor)
    left, bottom = (1 - across) / 2, (1 - upright) / 2
    part = (left, bottom, left + across, bottom + upright)
    return Spot((pos[0], pos[1]), (size[0], size[1]), part)
