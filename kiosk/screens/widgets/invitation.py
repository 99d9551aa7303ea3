"""The invitation on the attract screen."""

from __future__ import annotations

from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.surfaces import Sheet


class TouchToBegin(Looked, FloatLayout):
    """A golden lozenge with a hand and a few words."""

    def dress(self) -> None:
        """Make it as large as its words."""
        look = self.look
        self.sheet = Sheet(look, "gold", "gold_light", "panel", raised=True)
        self.canvas.before.add(self.sheet.group)
        self._hand = Icon(look=look, name="touch", tint="red_night")
        self._words = Lettering(
            look=look, text=look.say("Touch to begin"), style="heading", tint="red_night", fit=True
        )
        for part in (self._hand, self._words):
            part.size_hint = (None, None)
            self.add_widget(part)
        self._side = look.em("heading") * 1.35
        pad = look.space("large")
        self.size_hint = (None, None)
        self.size = (
            pad * 2 + self._side + look.space("small") + self._words.width,
            self._words.height + look.space("medium") * 1.3,
        )
        self.follow_box()

    def place(self) -> None:
        """Lay hand and words."""
        self.sheet.lay(self.x, self.y, self.width, self.height)
        pad, middle = self.look.space("large"), self.y + self.height / 2
        self._hand.size = (self._side, self._side)
        self._hand.pos = (self.x + pad, middle - self._side / 2)
        self._words.x = self.x + pad + self._side + self.look.space("small")
        self._words.y = middle - self._words.height / 2
