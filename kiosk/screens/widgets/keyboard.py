"""The keyboard on the glass: big keys, in the order people know from their phones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button, IconButton, Touch
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.words import mark
from kiosk.show.keyboard import ROWS, KeyKind

if TYPE_CHECKING:
    from kiosk.show.keyboard import Key

_SIGNS = {
    KeyKind.DELETE: ("delete", mark("Delete a letter"), mark("Delete")),
    KeyKind.CLEAR: ("clear", mark("Clear"), mark("Clear")),
    KeyKind.SPACE: ("space", mark("Space"), mark("Space")),
}
_SPACE_PART = 0.5
"""Part of the width that the space key takes, whatever the row wants."""


class Keyboard(Looked, FloatLayout):
    """Fills its box; its keys are at least a touch high where the box allows.

    Events:
        on_key: A finger has let go of this key.
    """

    __events__ = ("on_key",)

    def on_key(self, key: Key) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Make a button for each key."""
        self._rows = [[(key, self._make(key)) for key in row] for row in ROWS]
        self.follow_box()

    def _make(self, key: Key) -> Touch:
        look, button = self.look, None
        if key.kind in _SIGNS:
            icon, hint, caption = _SIGNS[key.kind]
            button = IconButton(
                look=look, kind="chip", icon=icon, hint=look.say(hint), caption=look.say(caption)
            )
        else:
            digit = key.kind is KeyKind.DIGIT
            style = "lead" if digit else "subhead"
            button = Button(look=look, kind="plain", text=key.text.upper(), style=style)
        button.size_hint = (None, None)
        button.bind(on_release=partial(self._press, key))
        self.add_widget(button)
        return button

    def _press(self, key: Key, _button: object) -> None:
        self.dispatch("on_key", key)

    @staticmethod
    def least_height(touch: float, gap: float) -> float:
        """Return the height that gives every key one touch."""
        return len(ROWS) * (touch + gap) - gap

    def place(self) -> None:
        """Lay the rows from above, each in the middle."""
        gap, count = self.look.gap, len(ROWS)
        high = (self.height - (count - 1) * gap) / count
        most = max(sum(key.width for key in row) for row in ROWS)
        unit = (self.width - (most - 1) * gap) / most
        for number, row in enumerate(self._rows):
            y = self.y + self.height - high - number * (high + gap)
            widths = [self._width(key, unit, gap) for key, _ in row]
            x = self.x + (self.width - sum(widths) - gap * (len(row) - 1)) / 2
            for (_, button), wide in zip(row, widths, strict=True):
                button.pos, button.size = (round(x), round(y)), (int(wide), int(high))
                x += wide + gap

    def _width(self, key: Key, unit: float, gap: float) -> float:
        if key.kind is KeyKind.SPACE:
            return float(self.width * _SPACE_PART)
        return key.width * unit + (key.width - 1) * gap
