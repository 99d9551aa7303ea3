"""An entry in a list: its day, its title, the first of its words, what is to be seen in it."""

from __future__ import annotations

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, ListProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.surfaces import Sheet
from kiosk.screens.widgets.touchable import Touchable


class EntryRow(Touchable, FloatLayout):
    """As high as its words need; a highlight bears a gold star, the chosen one a red edge.

    Attributes:
        year: Large, before the title; without one the day stands under the title (slim).
        day: Day and month, or the whole date in a slim row.
        title: The entry's title.
        text: Its first words.
        icons: What it has besides text.
        highlight: Whether the site is proud of it.
        chosen: Whether it is the one that is read.
    """

    year = StringProperty("")
    day = StringProperty("")
    title = StringProperty("")
    text = StringProperty("")
    icons = ListProperty([])
    highlight = BooleanProperty(defaultvalue=False)
    chosen = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Write everything, and follow width, press and choice."""
        look = self.look
        self.size_hint_y = None
        self.sheet = Sheet(look, "paper", "", "small")
        self.canvas.before.add(self.sheet.group)
        with self.canvas:
            self._edge_colour = Color(*look.colour("red"))
            self._edge = Rectangle()
        self._star = Icon(look=look, name="star" if self.highlight else "", tint="gold")
        self._year = Lettering(look=look, text=self.year, style="subhead", tint="red")
        self._day = Lettering(look=look, text=self.day, style="small", tint="ink_soft")
        self._title = Lettering(
            look=look, text=self.title, style="label", balance=True, max_lines=2
        )
        self._text = Lettering(look=look, text=self.text, style="small", tint="ink_soft")
        self._text.max_lines = 2
        self._signs = [Icon(look=look, name=name, tint="red") for name in self.icons]
        for part in (self._star, self._year, self._day, self._title, self._text, *self._signs):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.bind(pressed=self._recolour, chosen=self._recolour)
        self._recolour()
        self.follow_box()

    def _recolour(self, *_: object) -> None:
        marked = self.pressed or self.chosen
        self.sheet.tint(self.look.colour("paper_deep" if marked else "paper"))
        self._edge_colour.a = 1.0 if self.chosen else 0.0
        self._day.tint = self._text.tint = "ink" if marked else "ink_soft"
        self._year.tint = "ink" if marked else "red"
        for sign in self._signs:
            sign.tint = "ink" if marked else "red"

    def place(self) -> None:
        """Lay the parts, and take the height they need."""
        look, pad = self.look, self.look.space("small")
        left = self.x + 1.2 * pad
        if self.year:
            wide = look.px(150 if look.chinese else 176) * (1.3 if look.large else 1.0)
            self._year.width = self._day.width = wide
            left += self._year.width + look.space("tight")
        side = round(look.em("label") * 1.1)
        signs = len(self._signs) * (side + look.space("tight")) if self._signs else 0.0
        star = side + look.space("hair") if self.highlight else 0.0
        room = max(1.0, self.right - pad - signs - left)
        self._title.width = max(1.0, room - star)
        self._text.width = room
        self._text.opacity = 1.0 if self.text else 0.0
        if not self.year:
            self._day.width = room
        under = self._text.height if self.text else 0.0
        under += 0.0 if self.year else self._day.height
        words = self._title.height + (look.space("hair") + under if under else 0.0)
        self.height = max(look.touch, words + 1.5 * pad)
        self.sheet.lay(self.x, self.y, self.width, self.height)
        self._edge.pos, self._edge.size = self.pos, (look.line("bold") * 1.4, self.height)
        top = self.y + (self.height + words) / 2
        self._lay_words(left, top, star, side)
        middle = self.y + self.height / 2
        for at, sign in enumerate(reversed(self._signs)):
            x = self.right - pad - side - at * (side + look.space("tight"))
            sign.size, sign.pos = (side, side), (x, middle - side / 2)

    def _lay_words(self, left: float, top: float, star: float, side: float) -> None:
        look = self.look
        self._star.size = (side, side)
        self._star.pos = (left, top - self._title.leading / 2 - side / 2)
        self._title.pos = (left + star, top - self._title.height)
        below = self._title.y - look.space("hair")
        if self.text:
            self._text.pos = (left, below - self._text.height)
            below = self._text.y
        if not self.year:
            self._day.pos = (left, below - self._day.height)
            return
        block = self._year.height + self._day.height
        middle = self.y + self.height / 2
        x = self.x + 1.2 * look.space("small")
        self._year.pos = (x, middle + block / 2 - self._year.height)
        self._day.pos = (x, middle - block / 2)
