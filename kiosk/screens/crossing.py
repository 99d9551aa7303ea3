"""A screen that comes: it is drawn once, beneath a picture of the glass as it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Fbo, Rectangle
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from kiosk.screens.sparing import picture_of_the_glass

if TYPE_CHECKING:
    from kiosk.screens.screen import Screen


class Crossing(Widget):
    """The glass as it is now; `take` puts a screen beneath, and `kept` lets it come through.

    A fade of two living screens would draw all of both in every frame. So the old one is a
    picture, and the new one is drawn anew only when something in it changes.

    Attributes:
        kept: How much of the old picture covers the screen, 1.0 to 0.0.
    """

    kept = NumericProperty(1.0)

    def __init__(self, **kwargs: object) -> None:
        """Take the picture."""
        super().__init__(**kwargs)
        self._old = picture_of_the_glass()
        self._screen: Screen | None = None
        with self.canvas:
            self._new = Fbo(size=self._old.size, with_stencilbuffer=True)
            self._new.texture.min_filter = self._new.texture.mag_filter = "nearest"
            Color(1, 1, 1, 1)
            Rectangle(texture=self._new.texture, size=self._old.size)
            self._cover = Color(1, 1, 1, 1)
            Rectangle(texture=self._old, size=self._old.size)
        self.fbind("kept", self._fade)

    def take(self, screen: Screen) -> None:
        """Draw `screen`, which lies in the same layout, beneath the picture alone."""
        self._screen = screen
        screen.parent.canvas.remove(screen.canvas)
        self._new.add(screen.canvas)

    def give_back(self) -> None:
        """Leave the layout, and let the screen be drawn in it."""
        layout = self.parent
        layout.remove_widget(self)
        if self._screen is not None:
            self._new.remove(self._screen.canvas)
            layout.canvas.insert(0, self._screen.canvas)
            self._screen = None
        self.canvas.clear()
        del self._old, self._new  # tens of megabytes, and the collector comes when it likes

    def _fade(self, *_: object) -> None:
        self._cover.a = self.kept
