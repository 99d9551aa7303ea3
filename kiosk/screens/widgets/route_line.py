"""The line of a route: gold on a light casing, red and stronger where one has walked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, SmoothLine
from kivy.uix.widget import Widget

from kiosk.screens.widgets.looked import Looked

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTHS = {"casing": 15.0, "ahead": 7.0, "walked casing": 17.0, "walked": 11.0}
"""Thousandths of the short side."""


class RouteLine(Looked, Widget):
    """Four strokes: the way and its casing, the walked part and its casing."""

    def dress(self) -> None:
        """Prepare the strokes, the lowest first."""
        look = self.look
        colours = {
            "casing": look.colour("page", 0.92),
            "ahead": look.colour("gold"),
            "walked casing": look.colour("gold_light"),
            "walked": look.colour("red"),
        }
        self.way: Sequence[tuple[float, float]] = ()
        self._strokes: dict[str, SmoothLine] = {}
        with self.canvas:
            for name, thick in _WIDTHS.items():
                Color(*colours[name])
                width = look.px(thick) / 2
                self._strokes[name] = SmoothLine(width=width)

    def lay(self, way: Sequence[tuple[float, float]]) -> None:
        """Draw the whole way through spots on the glass."""
        self.way = way
        self._draw(("casing", "ahead"), way)

    def lay_walked(self, way: Sequence[tuple[float, float]]) -> None:
        """Draw the part that is behind."""
        self._draw(("walked casing", "walked"), way)

    def _draw(self, strokes: tuple[str, str], way: Sequence[tuple[float, float]]) -> None:
        points = [number for spot in way for number in spot]
        for name in strokes:
            self._strokes[name].points = points if len(points) > 2 else []  # noqa: PLR2004
