"""What every part shares: it learns how things look, and draws itself again when that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.properties import ObjectProperty

if TYPE_CHECKING:
    from kivy.uix.widget import Widget as Mixed

    from kiosk.screens.look import Look
    from kiosk.screens.stage import Stage
else:
    Mixed = object  # it is mixed into widgets, and is none by itself


class Looked(Mixed):
    """Mixed into widgets; `look` comes from the constructor or from the root of the kv rule."""

    look: Look = ObjectProperty(None, allownone=True)

    def on_kv_post(self, base_widget: Any) -> None:
        """Take the look of the screen whose kv made this widget, and dress."""
        if self.look is None:
            self.look = base_widget.look
        self.dress()

    def dress(self) -> None:
        """Set sizes, colours and texts from `self.look`; called once all properties are set."""

    def follow_box(self) -> None:
        """Call `place` now, and before the next drawing whenever position or size change.

        Never from the change itself: `top`, `right` and `center` may still be the old ones.
        """
        self.place_again = Clock.create_trigger(lambda _: self.place(), -1)
        self.fbind("pos", self.place_again)
        self.fbind("size", self.place_again)
        self.place()

    def place(self) -> None:
        """Put the parts where position and size of the whole want them."""


class Staged(Looked):
    """A part that acts on the session or plays; `stage` comes as `look` does."""

    stage: Stage = ObjectProperty(None)

    def on_kv_post(self, base_widget: Any) -> None:
        """Take the stage of the screen whose kv made this widget."""
        if self.stage is None:
            self.stage = base_widget.stage
        super().on_kv_post(base_widget)
