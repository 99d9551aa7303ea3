"""What lies over the narrator's own screen: buttons that never go away, and what they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.guest_layer import GuestLayer
from kiosk.screens.widgets.narrator_bar import NarratorBar
from kiosk.show.presenter import acts

if TYPE_CHECKING:
    from kivy.input import MotionEvent

    from kiosk.screens.screen import Screen
    from kiosk.show.presenter.presenter import Presenter, Scene


_LARGER = 1.5
"""Times the size of a button on the guests' screen."""


class ConsoleBar(NarratorBar):
    """The same, with the guests' picture to freeze in place of a phone to fetch."""

    acts = ("back", "next", "freeze", "black", "list", "end")

    def dress(self) -> None:
        """Make the buttons larger: they are touched without a look."""
        super().dress()
        for button in self.buttons.values():
            button.size = (button.width * _LARGER, button.height * _LARGER)
        self._tell_size()
        self.place()

    def tell(self, led: Presenter) -> None:
        """Show where the visit is, how the time stands, and what is held."""
        super().tell(led)
        self.buttons["freeze"].chosen = led.standing.frozen


class ConsoleLayer(GuestLayer):
    """The guests' layer without black and dot: the narrator sees on while they do not."""

    def show(self, scene: Scene, screen: Screen | None) -> None:  # noqa: ARG002  # no guests here
        """Tell where the visit is."""
        self.tick()

    def tick(self) -> None:
        """Let time be seen."""
        self.show_bar()
        if self.bar is not None and self._led is not None:
            self.bar.tell(self._led)

    def put_bar_away(self) -> None:
        """Leave the bar where it is: Esc closes what it has opened."""
        self.put_sheet_away()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Give the touch to what it meets; the words below can be scrolled."""
        return bool(FloatLayout.on_touch_down(self, touch))

    def _new_bar(self) -> NarratorBar:
        return ConsoleBar(look=self._look)

    def _act(self, name: str) -> None:
        if name == "freeze" and self._led is not None:
            self._lectern.do(acts.Freeze(on=not self._led.standing.frozen))
        else:
            super()._act(name)
