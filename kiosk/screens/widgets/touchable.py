"""What answers a touch: pressed in the next frame, acts when the finger leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import BooleanProperty

from kiosk.screens.widgets.looked import Looked

if TYPE_CHECKING:
    from kivy.input import MotionEvent

CLAIM = "claimed by"
"""Key in a touch's `ud`: whoever drags (a scroll area, a slider) takes the touch from buttons."""


def claim(touch: MotionEvent, owner: object) -> bool:
    """Take `touch` for a drag; False when another already has it."""
    return touch.ud.setdefault(CLAIM, owner) is owner


def claimed(touch: MotionEvent) -> bool:
    """Tell whether a drag has taken `touch`."""
    return CLAIM in touch.ud


class Touchable(Looked):
    """Mixed into widgets that act; `on_release` is the act.

    Attributes:
        pressed: A finger is down on it; drawn at once.
        disabled_look: True when it does not answer, and looks so.
    """

    pressed = BooleanProperty(defaultvalue=False)
    mute = BooleanProperty(defaultvalue=False)

    __events__ = ("on_release",)

    def on_release(self) -> None:
        """Act; overridden or bound."""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Show the press."""
        if super().on_touch_down(touch):
            return True
        if self.mute or touch.is_mouse_scrolling or not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        self.pressed = True
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Let go when the finger drags something else or slides off."""
        if touch.grab_current is self:
            inside = self.collide_point(*touch.pos)
            self.pressed = inside and not claimed(touch)
            return True
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Act when the finger leaves where it is still pressed."""
        if touch.grab_current is self:
            touch.ungrab(self)
            acts = self.pressed and not claimed(touch) and not self.mute
            self.pressed = False
            if acts:
                self.dispatch("on_release")
            return True
        return bool(super().on_touch_up(touch))
