"""Icons: characters of the kiosk's own font."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.screens.icon_names import icon_code
from kiosk.screens.widgets.looked import Looked

if TYPE_CHECKING:
    from kiosk.screens.look import Rgba


class Icon(Looked, Widget):
    """One icon, in the middle of the widget.

    Attributes:
        name: A name of `icon_names`; "" draws nothing.
        tint: A colour of the theme.
        rgba: A colour instead of `tint`.
        scale: The icon's side, as a part of the widget's shorter side.
    """

    name = StringProperty("")
    tint = StringProperty("ink")
    rgba = ObjectProperty(None, allownone=True)
    scale = NumericProperty(1.0)

    def dress(self) -> None:
        """Draw, and follow every change."""
        with self.canvas:
            self._colour = Color()
            self._quad = Rectangle()
        self.follow_box()
        self.bind(name=self.place_again, scale=self.place_again)
        self.bind(tint=self._recolour, rgba=self._recolour)
        self._recolour()

    def _recolour(self, *_: object) -> None:
        rgba: Rgba = self.rgba or self.look.ink(self.tint)
        self._colour.rgba = rgba

    def place(self) -> None:
        """Place the icon on whole pixels."""
        side = round(min(self.width, self.height) * self.scale)
        if not self.name or side < 4:  # noqa: PLR2004  # too small to be anything
            self._quad.size = (0, 0)
            return
        glyph = self.look.glyphs.face("icons", side).glyph(icon_code(self.name))
        left, upper, right, lower = glyph.box
        width, height = glyph.size
        self._quad.texture = glyph.texture
        self._quad.tex_coords = (left, lower, right, lower, right, upper, left, upper)
        self._quad.size = (width, height)
        self._quad.pos = (round(self.center_x - width / 2), round(self.center_y - height / 2))
