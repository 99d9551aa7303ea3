"""An entry of the ledger as one reads it: words, chart, table, pages, photos."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.chart import Chart
from kiosk.screens.widgets.data_table import DataTable
from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering, Paragraph, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.picture_grid import PAGE_SHAPE, PHOTO_SHAPE, PictureGrid, Shown
from kiosk.screens.widgets.surfaces import Rule
from kiosk.show.table import written

if TYPE_CHECKING:
    from kiosk.content.model import Entry
    from kiosk.screens.widgets.shelf import Shelf

_PAGE_WIDTH, _PHOTO_WIDTH = 210.0, 420.0
"""Thousandths of the short side."""


class Kicker(Looked, FloatLayout):
    """The line above a title: a gold star for a highlight, and small words."""

    text = StringProperty("")
    star = StringProperty("")

    def dress(self) -> None:
        """Put star and words in a row."""
        look = self.look
        self.size_hint_y = None
        self.height = look.leading("label")
        self._icon = Icon(look=look, name="star" if self.star else "", tint="gold")
        self._star = Lettering(look=look, text=self.star, style="label", tint="red", fit=True)
        self._words = Lettering(look=look, text=self.text, style="label", tint="ink_soft")
        self._words.max_lines = 1
        for part in (self._icon, self._star, self._words):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.follow_box()

    def place(self) -> None:
        """Lay star and words."""
        x, side = self.x, round(self.height * 0.86)
        if self.star:
            self._icon.size, self._icon.pos = (side, side), (x, self.y + (self.height - side) / 2)
            self._star.pos = (x + side + self.look.space("hair"), self.y)
            x = self._star.right + self.look.space("small")
        self._words.pos, self._words.width = (x, self.y), max(1.0, self.right - x)


class Article(Looked, BoxLayout):
    """Everything of an entry in one column; its height follows.

    Attributes:
        entry: What is read.
        category: The title of its category.
        room: Most height of a table, in pixels.

    Events:
        on_open: A finger chose the picture at this index, pages before photos.
    """

    shelf: Shelf = ObjectProperty(None)
    entry: Entry = ObjectProperty(None)
    category = StringProperty("")
    room = NumericProperty(600.0)

    __events__ = ("on_open",)

    def __init__(self, **kwargs: object) -> None:
        """Stand upright, as high as the contents."""
        super().__init__(orientation="vertical", size_hint_y=None, **kwargs)
        self.bind(minimum_height=self.setter("height"))

    def on_open(self, index: int) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Write the entry."""
        look, entry = self.look, self.entry
        self.spacing = look.space("small")
        self.charts: list[Chart] = []
        date = look.join(look.words.date(entry.date), self.category)
        star = look.say("Highlight") if entry.highlight else ""
        self.add_widget(Kicker(look=look, text=date, star=star))
        self.add_widget(Title(look=look, text=look.pick(entry.title), tint="red"))
        self.add_widget(Rule(look=look, size_hint_y=None, height=look.space("small")))
        if entry.text:
            self.add_widget(Paragraph(look=look, text=look.pick(entry.text), style="lead"))
        self._add_chart()
        self._add_table()
        self._add_pictures()
        if len(self.children) == 3:  # noqa: PLR2004  # date, title, rule
            words = look.say("This entry holds its title and its day only.")
            self.add_widget(Paragraph(look=look, text=words, style="lead", tint="ink_soft"))

    def _head(self, icon: str, words: str) -> None:
        """Name what follows, with some air before it."""
        look = self.look
        row = SectionHead(look=look, icon=icon, text=words)
        self.add_widget(row)

    def _add_chart(self) -> None:
        if self.entry.chart is None:
            return
        self._head(f"chart-{self.entry.chart.kind}", self.look.say("In figures"))
        chart = Chart(look=self.look, numbers=self.entry.chart)
        self.charts.append(chart)
        self.add_widget(chart)

    def _add_table(self) -> None:
        if self.entry.table is None or not self.entry.table.rows:
            return
        look = self.look
        count = len(self.entry.table.rows)
        self._head("table", look.words.plural("Table, {count} row", "Table, {count} rows", count))
        table = written(self.entry.table, look.words.language)
        self.table = DataTable(look=look, table=table, room=self.room)
        self.add_widget(self.table)

    def _add_pictures(self) -> None:
        look, entry = self.look, self.entry
        if entry.pages:
            self._head("pages", look.say("Scanned pages"))
            names = [look.say("Page {number}", number=n + 1) for n in range(len(entry.pages))]
            shown = [Shown(*one) for one in zip(entry.pages, names, strict=True)]
            self._add_grid(shown, PAGE_SHAPE, _PAGE_WIDTH, 0)
        if entry.photos:
            self._head("picture", look.say("Photos"))
            shown = [Shown(photo.picture, look.pick(photo.caption)) for photo in entry.photos]
            self._add_grid(shown, PHOTO_SHAPE, _PHOTO_WIDTH, len(entry.pages))

    def _add_grid(self, shown: list[Shown], shape: float, wide: float, first: int) -> None:
        grid = PictureGrid(look=self.look, shelf=self.shelf, shown=shown, shape=shape, wide=wide)
        grid.bind(on_choose=partial(self._chosen, first))
        self.add_widget(grid)

    def _chosen(self, first: int, _grid: object, index: int) -> None:
        self.dispatch("on_open", first + index)


class SectionHead(Looked, FloatLayout):
    """A sign and a few words above a part of an article or of a list, with air before them."""

    icon = StringProperty("")
    text = StringProperty("")
    note = StringProperty("")

    def dress(self) -> None:
        """Put sign and words in a row."""
        look = self.look
        self.size_hint_y = None
        self.height = look.leading("subhead") + look.space("small")
        self._icon = Icon(look=look, name=self.icon, tint="red")
        self._words = Lettering(look=look, text=self.text, style="subhead", max_lines=1)
        self._note = Lettering(look=look, text=self.note, style="small", tint="ink_soft", fit=True)
        for part in (self._icon, self._words, self._note):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.follow_box()

    def place(self) -> None:
        """Lay the row at the foot of its box."""
        look, high = self.look, self._words.leading
        side = round(high * 0.72) if self.icon else 0
        self._icon.size, self._icon.pos = (side, side), (self.x, self.y + (high - side) / 2)
        x = self.x + (side + look.space("tight") if side else 0)
        self._note.pos = (self.right - self._note.width, self.y + (high - self._note.height) / 2)
        self._words.pos = (x, self.y)
        self._words.width = max(1.0, self._note.x - look.space("tight") - x)
