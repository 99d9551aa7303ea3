"""Two ways to go on, over a screen."""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.screens.widgets.question import Question


class Choice(Question):
    """A question whose two answers are named.

    Attributes:
        first: The words on the quiet button.
        second: The words on the other one.

    Events:
        on_choose: 0 or 1.
    """

    first = StringProperty("")
    second = StringProperty("")

    __events__ = ("on_choose",)

    def on_choose(self, number: int) -> None:
        """Do nothing; bound."""

    def on_answer(self, yes: bool) -> None:  # noqa: FBT001  # an answer
        """Tell which."""
        self.dispatch("on_choose", int(yes))

    def dress(self) -> None:
        """Name the answers."""
        self.act = self.second
        super().dress()
        self._no.text = self.first
        self.place()
