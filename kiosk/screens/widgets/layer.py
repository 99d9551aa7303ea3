"""One still picture in a canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle

from kiosk.player.base import WHOLE, Box
from kiosk.screens.widgets.fitting import Spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.screens.widgets.shelf import Shown

_NOTHING = 0.01
"""Pixels that nobody sees."""

_NOWHERE = Spot((0.0, 0.0), (0.0, 0.0))


class Layer:
    """A rectangle that shows a texture from the shelf, or nothing."""

    def __init__(self) -> None:
        """Add the drawing instructions to the canvas that is open now."""
        self._colour = Color(1, 1, 1, 0)
        self._box = Rectangle(size=(0, 0))
        self.shown: Shown | None = None
        self.spot = _NOWHERE

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the pixels shown; (0, 0) without a picture."""
        return self.shown.texture.size if self.shown is not None else (0, 0)

    @property
    def part(self) -> Box:
        """Which part of its picture it shows."""
        return self.shown.part if self.shown is not None else WHOLE

    def show(self, shown: Shown | None) -> None:
        """Take another texture, or let go of the one before."""
        self.shown = shown
        self._box.texture = shown.texture if shown is not None else None
        if shown is None:
            self._colour.a = 0
            self.lie(_NOWHERE)

    def lie(self, spot: Spot) -> None:
        """Lie at `spot`."""
        self.spot = spot
        self._box.pos, self._box.size = spot.pos, spot.size
        left, bottom, right, top = spot.part
        # A texture begins with the picture's top line.
        low, high = 1 - bottom, 1 - top
        self._box.tex_coords = (left, low, right, low, right, high, left, high)

    def smooth(self, *, magnified: bool) -> None:
        """Choose how samples become pixels: as they are where each meets one pixel.

        Args:
            magnified: Whether something around it is magnified, so that none does.
        """
        if self.shown is None:
            return
        left, bottom, right, top = self.spot.part
        width, height = self.shown.texture.size
        (x, y), (across, up) = self.spot.pos, self.spot.size
        off = (
            x - round(x),
            y - round(y),
            across - (right - left) * width,
            up - (top - bottom) * height,
        )
        exact = not magnified and all(abs(pixels) < _NOTHING for pixels in off)
        kind = "nearest" if exact else "linear"
        if self.shown.texture.mag_filter != kind:
            self.shown.texture.mag_filter = self.shown.texture.min_filter = kind

    def paint(self, tint: Sequence[float], opacity: float) -> None:
        """Take a colour to be multiplied with, and an opacity."""
        self._colour.rgba = (*tint[:3], tint[3] * opacity if self.shown is not None else 0)
