"""A line with a knob that a finger draws along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Ellipse, RoundedRectangle
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.touchable import claim

if TYPE_CHECKING:
    from kivy.input import MotionEvent


class Slider(Looked, FloatLayout):
    """Shows a share of something, and lets a finger set it.

    Attributes:
        share: 0.0 to 1.0; whoever owns it keeps it true while `dragging` is False.
        dragging: Whether a finger is on it.
        hint: What it sets, in words.
        mute: Whether it does not answer.

    Events:
        on_slide: The finger is at this share; many times.
        on_set: The finger left at this share.
    """

    share = NumericProperty(0.0)
    dragging = BooleanProperty(defaultvalue=False)
    hint = StringProperty("")
    tint = StringProperty("gold")
    track = StringProperty("page")
    mute = BooleanProperty(defaultvalue=False)

    __events__ = ("on_slide", "on_set")

    def on_slide(self, share: float) -> None:
        """Do nothing; bound."""

    def on_set(self, share: float) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Draw track, filled part and knob."""
        look = self.look
        with self.canvas:
            Color(*look.colour(self.track, 0.35))
            self._whole = RoundedRectangle()
            Color(*look.colour(self.tint))
            self._part = RoundedRectangle()
            self._knob = Ellipse()
        self.follow_box()
        for name in ("share", "dragging"):
            self.fbind(name, self.place_again)

    @property
    def span(self) -> tuple[float, float]:
        """Left end and length of the line, in pixels; the knob stays inside the widget."""
        inset = self.look.px(16)
        return self.x + inset, max(1.0, self.width - 2 * inset)

    def place(self) -> None:
        """Draw the line through the middle."""
        look, (left, length) = self.look, self.span
        share = min(1.0, max(0.0, self.share))
        thick, knob = look.px(8), look.px(38 if self.dragging else 28)
        y = round(self.center_y - thick / 2)
        for bar, part in ((self._whole, 1.0), (self._part, share)):
            bar.pos, bar.size, bar.radius = (left, y), (length * part, thick), [thick / 2]
        self._knob.size = (knob, knob)
        self._knob.pos = (left + length * share - knob / 2, self.center_y - knob / 2)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take the finger wherever it lands on the widget."""
        if self.mute or not self.collide_point(*touch.pos) or touch.is_mouse_scrolling:
            return False
        if not claim(touch, self):
            return False
        touch.grab(self)
        self.dragging = True
        self._follow(touch)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Follow the finger."""
        if touch.grab_current is self:
            self._follow(touch)
            return True
        return False

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Let the finger go where it is."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self.dragging = False
        self.dispatch("on_set", self.share)
        return True

    def _follow(self, touch: MotionEvent) -> None:
        left, length = self.span
        self.share = min(1.0, max(0.0, (touch.x - left) / length))
        self.dispatch("on_slide", self.share)
