"""What lies over every screen: the countdown before the kiosk goes back to the attract loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.lettering import Lettering, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.progress import Ring
from kiosk.screens.widgets.surfaces import Panel

if TYPE_CHECKING:
    from kivy.input import MotionEvent


class CountdownOverlay(Looked, FloatLayout):
    """Asks whether anybody is still here; one touch anywhere says yes."""

    def dress(self) -> None:
        """Lay a veil, a panel, a ring with the seconds in it and two lines of words."""
        look = self.look
        with self.canvas.before:
            Color(*look.colour("red_night", 0.72))
            self._veil = Rectangle()
        self._panel = Panel(look=look, fill="page", edge="gold", corner="panel", raised=True)
        self._ring = Ring(look=look, thick=7)
        self._number = Lettering(look=look, style="display", tint="red", align="center")
        self._ask = Title(
            look=look, text=look.say("Are you still here?"), style="heading", align="center"
        )
        self._how = Lettering(
            look=look,
            text=look.say("Touch the screen to stay"),
            style="lead",
            tint="ink_soft",
            align="center",
        )
        for part in (self._panel, self._ring, self._number, self._ask, self._how):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.follow_box()

    def tell(self, seconds: int, of: float) -> None:
        """Show the seconds left."""
        self._number.text = str(seconds)
        self._ring.share = 1 - seconds / of if of else 1.0
        self.place()

    def place(self) -> None:
        """Lay the panel where it is seen and reached."""
        look = self.look
        self._veil.pos, self._veil.size = self.pos, self.size
        width = min(look.px(700), self.width * 0.86)
        for part in (self._number, self._ask, self._how):
            part.width = width - 2 * look.space("large")
        side = look.px(190)
        words = self._ask.height + look.space("tight") + self._how.height
        height = side + words + look.space("medium") + 2 * look.space("large")
        middle = (look.reach / 2 if look.low and not look.wide else self.height / 2) + self.y
        self._panel.size = (width, height)
        self._panel.center = (self.center_x, max(middle, self.y + height / 2 + look.space("small")))
        top = self._panel.top - look.space("large")
        self._ring.size = (side, side)
        self._ring.pos = (self.center_x - side / 2, top - side)
        self._number.center = self._ring.center
        self._ask.center_x = self._how.center_x = self.center_x
        self._ask.top = self._ring.y - look.space("medium")
        self._how.top = self._ask.y - look.space("tight")

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take the touch, so that it presses nothing beneath the veil."""
        touch.ud["answered"] = self
        return True
