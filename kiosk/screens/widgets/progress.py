"""Where one is: a ring for a ten-minute journey, a line for a film or a slide."""

from __future__ import annotations

from kivy.graphics import Color, Rectangle, SmoothLine
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.screens.widgets.looked import Looked


class Ring(Looked, Widget):
    """A ring that fills clockwise.

    Attributes:
        share: Part filled, 0.0 to 1.0.
        tint: Colour of the filled part.
        track: Colour of the rest.
    """

    share = NumericProperty(0.0)
    tint = StringProperty("red")
    track = StringProperty("paper_deep")
    thick = NumericProperty(5.0)

    def dress(self) -> None:
        """Draw both circles and follow size and share."""
        width = self.look.px(self.thick) / 2
        with self.canvas:
            Color(*self.look.colour(self.track))
            self._whole = SmoothLine(width=width)
            Color(*self.look.colour(self.tint))
            self._part = SmoothLine(width=width, cap="round")
        self.follow_box()
        self.bind(share=self.place_again)

    def place(self) -> None:
        """Draw the part that is done."""
        radius = max(1.0, min(self.width, self.height) / 2 - self.look.px(self.thick))
        x, y = self.center
        self._whole.circle = (x, y, radius)
        degrees = 360 * min(1.0, max(0.0, self.share))
        if degrees < 1:
            self._part.points = []
        else:
            self._part.circle = (x, y, radius, 0, degrees)


class ProgressLine(Looked, Widget):
    """A line that fills from the left; the widget may be higher, the line lies in its middle."""

    share = NumericProperty(0.0)
    tint = StringProperty("gold")
    track = StringProperty("paper_deep")
    thick = NumericProperty(4.0)

    def dress(self) -> None:
        """Draw both lines and follow size and share."""
        with self.canvas:
            Color(*self.look.colour(self.track))
            self._whole = Rectangle()
            Color(*self.look.colour(self.tint))
            self._part = Rectangle()
        self.follow_box()
        self.bind(share=self.place_again)

    def place(self) -> None:
        """Draw the part that is done."""
        thick = self.look.px(self.thick)
        y = round(self.center_y - thick / 2)
        self._whole.pos, self._whole.size = (self.x, y), (self.width, thick)
        share = min(1.0, max(0.0, self.share))
        self._part.pos, self._part.size = (self.x, y), (self.width * share, thick)
