"""Photos seen large, over a screen that stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.surfaces import Ground
from kiosk.screens.widgets.viewer import Viewer

if TYPE_CHECKING:
    from kivy.input import MotionEvent

    from kiosk.screens.widgets.shelf import Shelf


class PhotoSheet(Looked, FloatLayout):
    """One photo of several on a dark ground; the way back is a button below it.

    Attributes:
        sources: The photos.
        titles: Their words.
        index: The one shown.
        back_word: What the button says.

    Events:
        on_close: The visitor has seen enough.
    """

    shelf: Shelf = ObjectProperty(None)
    sources = ListProperty([])
    titles = ListProperty([])
    index = NumericProperty(0)
    back_word = StringProperty("")

    __events__ = ("on_close",)

    def on_close(self) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Hang ground, photos and the way back."""
        look = self.look
        self._back = Button(look=look, kind="gold", icon="close", text=self.back_word, fit=True)
        self._back.bind(on_release=lambda _: self.dispatch("on_close"))
        self._ground = Ground(look=look, tone="night", size_hint=(None, None))
        self.view = Viewer(
            look=look,
            shelf=self.shelf,
            sources=self.sources,
            titles=self.titles,
            index=self.index,
            acts=[self._back],
            size_hint=(None, None),
        )
        self.view.bind(on_turn=self._turn)
        self.add_widget(self._ground)
        self.add_widget(self.view)
        self.follow_box()

    def place(self) -> None:
        """Fill the glass."""
        for part in (self._ground, self.view):
            part.pos, part.size = self.pos, self.size

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Let nothing through to what lies beneath."""
        super().on_touch_down(touch)
        return True

    def _turn(self, _view: Viewer, index: int) -> None:
        self.index = self.view.index = index
