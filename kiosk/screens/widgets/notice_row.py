"""A notice in the list, with its title and its day; and the picture of the one that is read."""

from __future__ import annotations

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.surfaces import Sheet
from kiosk.screens.widgets.touchable import Touchable


class NoticeRow(Touchable, FloatLayout):
    """As high as its title needs; the chosen one bears a red edge."""

    title = StringProperty("")
    date = StringProperty("")
    chosen = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Write title and date, and follow width, press and choice."""
        look = self.look
        self.size_hint_y = None
        self.sheet = Sheet(look, "paper", "", "small")
        self.canvas.before.add(self.sheet.group)
        with self.canvas:
            self._edge_colour = Color(*look.colour("red"))
            self._edge = Rectangle()
        self._title = Lettering(
            look=look, text=self.title, style="label", balance=True, max_lines=2
        )
        self._date = Lettering(look=look, text=self.date, style="small", tint="ink_soft")
        for part in (self._title, self._date):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.bind(pressed=self._recolour, chosen=self._recolour)
        self._recolour()
        self.follow_box()

    def _recolour(self, *_: object) -> None:
        fill = "paper_deep" if self.pressed or self.chosen else "paper"
        self.sheet.tint(self.look.colour(fill))
        self._edge_colour.a = 1.0 if self.chosen else 0.0
        self._date.tint = "ink" if self.pressed or self.chosen else "ink_soft"

    def place(self) -> None:
        """Stand the title over the date."""
        look, pad = self.look, self.look.space("small")
        self._title.width = self._date.width = max(1.0, self.width - 2.4 * pad)
        words = self._title.height + self._date.height + look.space("hair")
        self.height = max(look.touch, words + 1.5 * pad)
        self.sheet.lay(self.x, self.y, self.width, self.height)
        self._edge.pos, self._edge.size = self.pos, (look.line("bold") * 1.4, self.height)
        left, middle = self.x + 1.4 * pad, self.y + self.height / 2
        self._title.pos = (left, middle + words / 2 - self._title.height)
        self._date.pos = (left, middle - words / 2)


class NoticePicture(Picture):
    """The picture of a notice; it takes no room when there is none.

    Attributes:
        room: Its height, in pixels, when there is one.
    """

    room = NumericProperty(0.0)

    def __init__(self, **kwargs: object) -> None:
        """Follow the source."""
        super().__init__(size_hint_y=None, **kwargs)
        self.bind(source=self._take_room, room=self._take_room)
        self._take_room()

    def _take_room(self, *_: object) -> None:
        self.height = self.room if self.source else 0.0
