"""A strip of small pictures that leads through a deck or an album."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kivy.graphics import Color, SmoothLine
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.scroll import ScrollArea
from kiosk.screens.widgets.touchable import Touchable

if TYPE_CHECKING:
    from kiosk.screens.widgets.shelf import Shelf

_SHAPE = 16 / 10


class Thumb(Touchable, FloatLayout):
    """One small picture; a gold frame when it is the one shown."""

    shelf: Shelf = ObjectProperty(None)
    source = ObjectProperty("")
    chosen = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Put the picture in its frame."""
        look = self.look
        self._picture = Picture(shelf=self.shelf, source=self.source, fit="cover")
        self.add_widget(self._picture)
        with self.canvas.after:
            self._colour = Color(*look.colour("gold_light", 0.0))
            self._edge = SmoothLine(width=look.line("bold") / 2)
        self.follow_box()
        self.bind(chosen=self._mark, pressed=self._mark)
        self._mark()

    def place(self) -> None:
        """Fill the box; the frame lies inside it."""
        inset = self.look.line("bold") / 2
        self._picture.pos, self._picture.size = self.pos, self.size
        self._edge.rectangle = (
            self.x + inset,
            self.y + inset,
            max(1.0, self.width - 2 * inset),
            max(1.0, self.height - 2 * inset),
        )

    def _mark(self, *_: object) -> None:
        self._colour.a = 1.0 if self.chosen or self.pressed else 0.0
        self._picture.tint = [1, 1, 1, 1] if self.chosen or self.pressed else [0.72, 0.7, 0.68, 1]


class Thumbs(ScrollArea):
    """The strip; scrolls by itself to the picture shown.

    Attributes:
        sources: The pictures.
        index: The one shown.

    Events:
        on_choose: A finger chose the picture at this index.
    """

    shelf: Shelf = ObjectProperty(None)
    sources = ListProperty([])
    index = NumericProperty(0)

    __events__ = ("on_choose",)

    def __init__(self, **kwargs: object) -> None:
        """Lie across."""
        super().__init__(axis="x", bar=False, **kwargs)

    def on_choose(self, index: int) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Make a thumb for each picture."""
        super().dress()
        look = self.look
        row = BoxLayout(spacing=look.gap, size_hint_x=None)
        row.bind(minimum_width=row.setter("width"))
        self._thumbs: list[Thumb] = []
        for number, source in enumerate(self.sources):
            thumb = Thumb(look=look, shelf=self.shelf, source=source, size_hint_x=None)
            thumb.bind(on_release=partial(self._chosen, number))
            self._thumbs.append(thumb)
            row.add_widget(thumb)
        self.add_widget(row)
        self.bind(height=self._resize, index=self._follow)
        self._resize()

    def _resize(self, *_: object) -> None:
        for thumb in self._thumbs:
            thumb.width = round(self.height * _SHAPE)
        self._follow()

    def _chosen(self, number: int, _thumb: object) -> None:
        self.dispatch("on_choose", number)

    def _follow(self, *_: object) -> None:
        for number, thumb in enumerate(self._thumbs):
            thumb.chosen = number == self.index
        if self._thumbs and self.width > 1:
            step = round(self.height * _SHAPE) + self.look.gap
            middle = (self.index + 0.5) * step - self.width / 2
            end = len(self._thumbs) * step - self.look.gap - self.width
            self.scroll_to(min(max(0.0, middle), max(0.0, end)))
