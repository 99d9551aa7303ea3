"""The last problems as codes for a phone, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.codes import Code
from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.surfaces import Panel

if TYPE_CHECKING:
    from kiosk.screens.look import Look


def code_side(look: Look) -> float:
    """Return the side of a code in pixels: as large as the page allows."""
    if look.wide:
        return look.px(600)
    return look.px(340 if look.low else 820)


class LogLeaf(Looked, FloatLayout):
    """One code, and the ways to the next, to the one before, and back to the words.

    Attributes:
        texts: What each code says.
        index: Which is shown, from 1.

    Events:
        on_turn: Another one is wanted; 0 for the words.
    """

    texts: tuple[str, ...] = ObjectProperty(())
    index = NumericProperty(1)

    __events__ = ("on_turn",)

    def on_turn(self, index: int) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Lay the code on white, and the ways below it."""
        look, at, count = self.look, int(self.index), len(self.texts)
        self.size_hint_y = None
        self._panel = Panel(look=look, fill="page", edge="gold", raised=True)
        self._code = Code(look=look, link=self.texts[at - 1])
        self._where = Lettering(look=look, text=f"{at} / {count}", style="label", fit=True)
        self._words = self._button("list", look.say("As text"), 0)
        self._before = self._button("left", look.say("Previous"), at - 1, dim=at <= 1)
        self._after = self._button("right", look.say("Next"), at + 1, dim=at >= count)
        for part in (self._panel, self._code, self._where):
            part.size_hint = (None, None)
        parts = (self._panel, self._code, self._words, self._before, self._where, self._after)
        for part in parts:
            self.add_widget(part)
        self.height = code_side(look) + look.touch + 4 * look.space("small")
        self.follow_box()

    def _button(self, icon: str, text: str, to: int, *, dim: bool = False) -> Button:
        button = Button(look=self.look, kind="plain", icon=icon, text=text, fit=True, dim=dim)
        button.bind(on_release=lambda _: self.dispatch("on_turn", to))
        return button

    def place(self) -> None:
        """Lay the code in the middle, and the ways in a row."""
        look, gap = self.look, self.look.space("small")
        side = code_side(look)
        x = self.x + (self.width - side) / 2
        y = self.top - gap - side
        self._panel.pos, self._panel.size = (x, y), (side, side)
        self._code.pos, self._code.size = (x, y), (side, side)
        row = (self._words, self._before, self._where, self._after)
        x = self.x + (self.width - sum(w.width for w in row) - gap * (len(row) - 1)) / 2
        for part in row:
            part.x = x
            part.y = self.y + gap + (look.touch - part.height) / 2
            x += part.width + gap
