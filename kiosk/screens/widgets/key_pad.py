"""Ten digits to give a PIN with, and the dots that stand for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kivy.graphics import Color, Ellipse, SmoothLine
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.screens.widgets.buttons import Button, IconButton
from kiosk.screens.widgets.looked import Looked

if TYPE_CHECKING:
    from kiosk.screens.widgets.buttons import Touch

ROWS = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), ("delete", "0", "enter"))
"""The keys as on a telephone."""
LEAST_DOTS = 6
"""Places that are shown before anything is typed; they do not tell how long the PIN is."""


FLATTEST = 0.78
"""Height of a key, as part of its width, at the most."""


class KeyPad(Looked, FloatLayout):
    """Twelve keys, as large as its box allows, in its middle.

    Attributes:
        shut: Whether no digit is taken now.

    Events:
        on_digit: A digit.
        on_delete: The last digit was wrong.
        on_enter: That was all of it.
    """

    shut = BooleanProperty(defaultvalue=False)

    __events__ = ("on_digit", "on_delete", "on_enter")

    def on_digit(self, digit: str) -> None:
        """Do nothing; bound."""

    def on_delete(self) -> None:
        """Do nothing; bound."""

    def on_enter(self) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Make the keys."""
        self._keys = [[self._make(name) for name in row] for row in ROWS]
        self.follow_box()
        self.bind(shut=self._shut)
        self._shut()

    def _make(self, name: str) -> Touch:
        look = self.look
        key: Touch
        if name.isdigit():
            key = Button(look=look, kind="dark", text=name, style="title")
            key.bind(on_release=partial(self._digit, name))
        elif name == "delete":
            key = IconButton(look=look, kind="dark-ghost", icon="delete", hint=look.say("Delete"))
            key.bind(on_release=lambda _: self.dispatch("on_delete"))
        else:
            key = IconButton(look=look, kind="gold", icon="check", hint=look.say("Enter"))
            key.bind(on_release=lambda _: self.dispatch("on_enter"))
        key.size_hint = (None, None)
        self.add_widget(key)
        return key

    def _digit(self, name: str, _key: object) -> None:
        self.dispatch("on_digit", name)

    def _shut(self, *_: object) -> None:
        for row in self._keys:
            for key in row:
                key.dim = self.shut

    def place(self) -> None:
        """Lay the keys in rows, from above."""
        gap = self.look.space("tight")
        wide = (self.width - 2 * gap) / 3
        high = min((self.height - 3 * gap) / 4, wide * FLATTEST)
        top = self.y + self.height / 2 + 2 * high + 1.5 * gap
        for number, row in enumerate(self._keys):
            y = top - high - number * (high + gap)
            for column, key in enumerate(row):
                key.size = (int(wide), int(high))
                key.pos = (round(self.x + column * (wide + gap)), round(y))


class PinDots(Looked, Widget):
    """A dot for each digit that was given, and never the digit.

    Attributes:
        count: Digits so far.
    """

    count = NumericProperty(0)

    def dress(self) -> None:
        """Follow count and size."""
        self.follow_box()
        self.bind(count=self.place_again)

    def place(self) -> None:
        """Draw the dots in the middle."""
        look, count = self.look, int(self.count)
        places = max(LEAST_DOTS, count)
        side = look.px(22)
        step = min(look.px(52), self.width / places)
        left = self.center_x - step * (places - 1) / 2
        self.canvas.clear()
        with self.canvas:
            for number in range(places):
                x, y = left + number * step, self.center_y
                if number < count:
                    Color(*look.colour("gold_light"))
                    Ellipse(pos=(round(x - side / 2), round(y - side / 2)), size=(side, side))
                else:
                    Color(*look.colour("gold", 0.9))
                    SmoothLine(circle=(x, y, side / 2 - 1), width=look.line("rule") / 2)
