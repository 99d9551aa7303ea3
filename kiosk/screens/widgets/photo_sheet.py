"""Photos seen large, over a screen that stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button, IconButton
from kiosk.screens.widgets.lettering import Lettering, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.pager import Pager
from kiosk.screens.widgets.surfaces import Ground

if TYPE_CHECKING:
    from kivy.input import MotionEvent

    from kiosk.screens.widgets.shelf import Shelf


class PhotoSheet(Looked, FloatLayout):
    """One photo of several on a dark ground, its words and the way back below it.

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
        """Hang ground, photos, words and buttons."""
        look = self.look
        self._ground = Ground(look=look, tone="night")
        self.pager = Pager(look=look, shelf=self.shelf, sources=self.sources, index=self.index)
        self._words = Title(look=look, style="subhead", tint="gold_light", align="center")
        self._count = Lettering(look=look, style="label", tint="page", fit=True)
        self._back = Button(look=look, kind="gold", icon="close", text=self.back_word, fit=True)
        self._before = IconButton(
            look=look, kind="dark", icon="left", hint=look.say("Previous photo")
        )
        self._after = IconButton(look=look, kind="dark", icon="right", hint=look.say("Next photo"))
        parts = [self._ground, self.pager, self._words, self._back]
        if len(self.sources) > 1:
            parts += [self._before, self._count, self._after]
        for part in parts:
            part.size_hint = (None, None)
            self.add_widget(part)
        self._back.bind(on_release=lambda _: self.dispatch("on_close"))
        self._before.bind(on_release=lambda _: self.pager.turn(-1))
        self._after.bind(on_release=lambda _: self.pager.turn(1))
        self.pager.bind(on_turn=self._turn)
        self.follow_box()
        self.fbind("index", self.place_again)

    def place(self) -> None:
        """Lay the row of buttons lowest, the words above it, and the photo over both."""
        look, margin = self.look, self.look.space("medium")
        self._ground.pos, self._ground.size = self.pos, self.size
        low = self.y + look.space("small")
        self._back.pos = (self.x + self.width - margin - self._back.width, low)
        self._before.pos = (self.x + margin, low)
        self._count.text = f"{int(self.index) + 1} / {len(self.sources)}"
        self._count.pos = (
            self._before.x + look.touch + look.gap,
            low + (look.touch - self._count.height) / 2,
        )
        self._after.pos = (self._count.x + self._count.width + look.gap, low)
        self._before.dim = self.index <= 0
        self._after.dim = self.index >= len(self.sources) - 1
        self._words.text = self.titles[int(self.index)]
        self._words.width = max(1.0, self.width - 2 * margin)
        self._words.pos = (self.x + margin, low + look.touch + look.space("small"))
        foot = self._words.y + self._words.height + look.space("small")
        self.pager.pos = (self.x, foot)
        self.pager.size = (self.width, max(1.0, self.y + self.height - foot))

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Let nothing through to what lies beneath."""
        super().on_touch_down(touch)
        return True

    def _turn(self, _pager: Pager, index: int) -> None:
        self.index = index
