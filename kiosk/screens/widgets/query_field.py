"""The line one types on."""

from __future__ import annotations

from kivy.graphics import Color, Rectangle
from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.surfaces import Panel


class QueryField(Looked, FloatLayout):
    """What is typed, with a caret; while there is nothing, what one could type.

    Attributes:
        text: What is typed.
        hint: Shown instead of nothing.
    """

    text = StringProperty("")
    hint = StringProperty("")

    def dress(self) -> None:
        """Draw sheet, sign, words and caret."""
        look = self.look
        self.size_hint_y = None
        self.height = round(look.touch * 1.15)
        self._sheet = Panel(look=look, fill="paper", edge="gold", corner="card")
        self._icon = Icon(look=look, name="search", tint="red")
        self._words = Lettering(look=look, style="heading", tint="ink", fit=True)
        self._hint = Lettering(look=look, text=self.hint, style="body", tint="ink_soft")
        self._hint.max_lines = 1
        for part in (self._sheet, self._icon, self._words, self._hint):
            part.size_hint = (None, None)
            self.add_widget(part)
        with self.canvas.after:
            Color(*look.colour("red"))
            self._caret = Rectangle()
        self.follow_box()
        self.fbind("text", self.place_again)

    def place(self) -> None:
        """Lay the parts in a row; a long text shows its end."""
        look, pad = self.look, self.look.space("small")
        self._sheet.pos, self._sheet.size = self.pos, self.size
        side, middle = round(self.height * 0.46), self.y + self.height / 2
        self._icon.size, self._icon.pos = (side, side), (self.x + pad, middle - side / 2)
        left = self.x + pad + side + pad
        room = max(1.0, self.right - pad - left)
        self._words.text = self._end_of(self.text, room)
        self._words.pos = (left, middle - self._words.height / 2)
        self._hint.width = room
        self._hint.pos = (left + look.px(10), middle - self._hint.height / 2)
        self._hint.opacity = 0.0 if self.text else 1.0
        high = round(self.height * 0.5)
        at = left + (self._words.width + look.px(5) if self.text else 0)
        self._caret.pos, self._caret.size = (round(at), middle - high / 2), (look.px(3), high)

    def _end_of(self, text: str, room: float) -> str:
        measure = self.look.face("heading").measure
        while len(text) > 1 and sum(map(measure, text)) > room:
            text = text[1:]
        return text
