"""Small pictures side by side that open large: scanned pages, photos."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kivy.graphics import Color, SmoothLine
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.surfaces import Sheet
from kiosk.screens.widgets.touchable import Touchable

if TYPE_CHECKING:
    from kiosk.screens.widgets.shelf import Shelf

PAGE_SHAPE = 210 / 297
PHOTO_SHAPE = 16 / 10


class Shown(NamedTuple):
    """A picture and the words under it."""

    source: str
    caption: str


class SmallPicture(Touchable, FloatLayout):
    """A picture on a white sheet, with its words beneath."""

    shelf: Shelf = ObjectProperty(None)
    source = StringProperty("")
    caption = StringProperty("")
    shape = NumericProperty(PHOTO_SHAPE)

    def dress(self) -> None:
        """Put picture and words on the sheet."""
        look = self.look
        self.sheet = Sheet(look, "page", "paper_deep", "small", raised=True)
        self.canvas.before.add(self.sheet.group)
        self._picture = Picture(shelf=self.shelf, source=self.source, fit="cover")
        self._words = Lettering(look=look, text=self.caption, style="small", tint="ink")
        self._words.max_lines, self._words.balance = 2, True
        self._words.align = "center"
        for part in (self._picture, self._words):
            part.size_hint = (None, None)
            self.add_widget(part)
        with self.canvas.after:
            self._colour = Color(*look.colour("gold", 0.0))
            self._frame = SmoothLine(width=look.line("bold") / 2)
        self.bind(pressed=self._press)
        self.follow_box()

    def _press(self, *_: object) -> None:
        self._colour.a = 1.0 if self.pressed else 0.0

    def height_for(self, width: float) -> float:
        """Return how high it is at a width."""
        self._words.width = width
        words = self._words.height if self.caption else 0.0
        return float(round(width / self.shape) + words + self.look.space("tight"))

    def place(self) -> None:
        """Lay the picture above its words."""
        high = round(self.width / self.shape)
        top = self.y + self.height
        self._picture.pos, self._picture.size = (self.x, top - high), (self.width, high)
        self.sheet.lay(self.x, top - high, self.width, high)
        self._frame.rectangle = (self.x, top - high, max(1.0, self.width), max(1.0, high))
        self._words.width = self.width
        self._words.pos = (self.x, top - high - self.look.space("hair") - self._words.height)


class PictureGrid(Looked, FloatLayout):
    """Pictures of one shape; as many beside each other as the width allows.

    Attributes:
        shown: The pictures, `Shown`.
        shape: Width by height of each.
        wide: The width each would like, in thousandths of the short side.

    Events:
        on_choose: A finger chose the picture at this index.
    """

    shelf: Shelf = ObjectProperty(None)
    shown = ListProperty([])
    shape = NumericProperty(PHOTO_SHAPE)
    wide = NumericProperty(300.0)

    __events__ = ("on_choose",)

    def on_choose(self, index: int) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Hang the pictures."""
        self.size_hint_y = None
        self._cells: list[SmallPicture] = []
        for number, one in enumerate(self.shown):
            cell = SmallPicture(
                look=self.look,
                shelf=self.shelf,
                source=one.source,
                caption=one.caption,
                shape=self.shape,
                size_hint=(None, None),
            )
            cell.bind(on_release=partial(self._chosen, number))
            self._cells.append(cell)
            self.add_widget(cell)
        self.follow_box()

    def _chosen(self, number: int, _cell: object) -> None:
        self.dispatch("on_choose", number)

    def place(self) -> None:
        """Lay rows from above; each is as high as its highest."""
        gap = self.look.space("small")
        across = max(1, int((self.width + gap) // (self.look.px(self.wide) + gap)))
        wide = min((self.width - (across - 1) * gap) / across, self.look.px(self.wide) * 1.6)
        rows = [self._cells[at : at + across] for at in range(0, len(self._cells), across)]
        heights = [max(cell.height_for(wide) for cell in row) for row in rows]
        self.height = sum(heights) + gap * max(0, len(rows) - 1)
        top = self.y + self.height
        for row, high in zip(rows, heights, strict=True):
            for at, cell in enumerate(row):
                cell.size = (wide, high)
                cell.pos = (self.x + at * (wide + gap), top - high)
            top -= high + gap
