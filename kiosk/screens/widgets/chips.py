"""Chips in a row that is pushed sideways when there are many, or in lines that wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.screens.look import Look


def chip(
    look: Look, text: str, act: Callable[[], None], *, chosen: bool = False, icon: str = ""
) -> Button:
    """Return a chip that calls `act`."""
    button = Button(look=look, kind="chip", text=text, icon=icon, fit=True, chosen=chosen)
    button.bind(on_release=lambda _: act())
    return button


class ChipStrip(ScrollArea):
    """One line of chips, one touch high."""

    def __init__(self, **kwargs: object) -> None:
        """Lie across."""
        kwargs.setdefault("size_hint_y", None)
        super().__init__(axis="x", bar=False, **kwargs)

    def dress(self) -> None:
        """Be ready for chips."""
        super().dress()
        self.height = self.look.touch
        self._row = BoxLayout(spacing=self.look.gap, size_hint_x=None)
        self._row.bind(minimum_width=self._row.setter("width"))
        self.add_widget(self._row)

    def fill(self, chips: list[Button]) -> None:
        """Show `chips` instead of those before."""
        self._row.clear_widgets()
        for each in chips:
            self._row.add_widget(each)


class ChipFlow(Looked, FloatLayout):
    """Chips in as many lines as they need; its height follows."""

    def dress(self) -> None:
        """Be ready for chips."""
        self.size_hint_y = None
        self.height = 0.0
        self.follow_box()

    def fill(self, chips: list[Button]) -> None:
        """Show `chips` instead of those before."""
        self.clear_widgets()
        for each in chips:
            self.add_widget(each)
        self.place()

    def place(self) -> None:
        """Lay the chips in lines from above."""
        gap, chips = self.look.gap, list(reversed(self.children))
        spots: list[tuple[float, int]] = []
        x = 0.0
        line = 0
        for each in chips:
            if x and x + each.width > self.width:
                x, line = 0.0, line + 1
            spots.append((x, line))
            x += each.width + gap
        step = self.look.touch + gap
        self.height = (line + 1) * step - gap if chips else 0.0
        for each, (left, at) in zip(chips, spots, strict=True):
            each.pos = (self.x + left, self.y + self.height - at * step - self.look.touch)
