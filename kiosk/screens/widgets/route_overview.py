"""The whole route on one sheet: what it is, and its stops as rows to touch."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kivy.clock import Clock
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.gridlayout import GridLayout

from kiosk.screens.widgets.buttons import Touch
from kiosk.screens.widgets.lettering import Lettering, Paragraph, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.scroll import ScrollArea
from kiosk.screens.widgets.stop_marker import Seal
from kiosk.screens.widgets.surfaces import Panel, Rule

if TYPE_CHECKING:
    from kiosk.screens.widgets.shelf import Shelf


class Listed(NamedTuple):
    """A stop in the list."""

    number: int
    name: str
    minutes: str


class StopRow(Touch):
    """A stop's seal, name and minutes, as a row to touch."""

    number = NumericProperty(0)
    text = StringProperty("")
    minutes = StringProperty("")
    style = StringProperty("label")
    walked = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Put seal and words on the row."""
        look = self.look
        self.kind = "ghost"
        self.size_hint_y, self.height = None, round(look.touch * 1.1)
        self._seal = Seal(look=look, number=self.number, size_hint=(None, None))
        self._words = Lettering(look=look, text=self.text, style=self.style, or_style="small")
        self._words.max_lines, self._words.size_hint_x = 1, None
        self._minutes = Lettering(look=look, text=self.minutes, style="small", fit=True)
        super().dress()
        for part in (self._seal, self._words, self._minutes):
            self.add_widget(part)
        self.fbind("walked", self.place_again)

    def place(self) -> None:
        """Lay seal left, minutes right, the name between."""
        super().place()
        pad, side = self.look.space("tight"), round(self.look.touch * 0.6)
        middle = self.y + self.height / 2
        self._seal.state = "walked" if self.walked else "ahead"
        self._seal.size = (side, side)
        self._seal.pos = (self.x + pad, round(middle - side / 2))
        right = self.x + self.width - pad
        self._minutes.pos = (right - self._minutes.width, middle - self._minutes.height / 2)
        self._words.x = self._seal.x + side + self.look.space("small")
        self._words.width = max(1.0, self._minutes.x - pad - self._words.x)
        self._words.y = middle - self._words.height / 2

    def _recolour(self, *_: object) -> None:
        super()._recolour()
        self._words.tint = "red" if self.chosen and not self.look.large else "ink"
        self._minutes.tint = "ink" if self.chosen else "ink_soft"


class RouteOverview(Looked, FloatLayout):
    """Title and summary, and the stops; out of reach a picture stands for the list.

    Attributes:
        title: The route's title.
        summary: A few words about it.
        stops: The stops, `Listed`.
        picture: Shown instead of the list when `far`.
        columns: How many rows of stops lie beside each other.
        far: Whether it is out of reach; the map below has the stops then.

    Events:
        on_choose: A finger chose the stop with this index, from 0.
    """

    shelf: Shelf = ObjectProperty(None)
    title = StringProperty("")
    summary = StringProperty("")
    stops = ListProperty([])
    picture = StringProperty("")
    columns = NumericProperty(1)
    far = BooleanProperty(defaultvalue=False)

    __events__ = ("on_choose",)

    def on_choose(self, index: int) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Lay out sheet, words and rows."""
        look = self.look
        self.rows: list[StopRow] = []
        self._shown = -1
        self._sheet = Panel(look=look, fill="paper", edge="gold", raised=True)
        self._sheet.size_hint = (None, None)
        self.add_widget(self._sheet)
        self._still: Picture | None = None
        if self.far:
            self._still = Picture(shelf=self.shelf, source=self.picture, fit="cover")
            self._still.size_hint = (None, None)
            self.add_widget(self._still)
        self.area = ScrollArea(look=look)
        self.area.size_hint = (None, None)
        self.area.add_widget(self._column())
        self.add_widget(self.area)
        self.follow_box()

    def tell(self, current: int, passed: int) -> None:
        """Mark the stop one is at, and those behind."""
        for number, row in enumerate(self.rows):
            row.chosen, row.walked = number == current, number < passed
        if current != self._shown and 0 <= current < len(self.rows):
            row = self.rows[current]
            Clock.schedule_once(lambda _: self.area.show(row, glide=False), 0)
        self._shown = current

    def _column(self) -> BoxLayout:
        look = self.look
        gap = look.space("tight")
        column = BoxLayout(orientation="vertical", size_hint_y=None, spacing=gap)
        column.bind(minimum_height=column.setter("height"))
        column.padding = (
            look.space("tight"),
            look.space("tight"),
            look.space("medium"),
            look.space("small"),
        )
        align = "center" if self.far else "left"
        style = "title" if self.far else "heading"
        column.add_widget(Title(look=look, text=self.title, style=style, tint="red", align=align))
        column.add_widget(Rule(look=look, knot=True, size_hint_y=None, height=look.px(24)))
        large = self.far or self.columns > 1
        words = Paragraph(look=look, text=self.summary, style="lead" if large else "body")
        words.align = align
        column.add_widget(words)
        column.add_widget(self._grid())
        return column

    def _grid(self) -> GridLayout:
        """Return the stops, down the first column and then the next."""
        look, columns = self.look, int(self.columns)
        grid = GridLayout(rows=-(-len(self.stops) // columns), size_hint_y=None)
        grid.orientation = "tb-lr"
        grid.spacing = (look.space("small"), look.gap)
        grid.padding = (0, look.space("small") if columns > 1 else 0, 0, 0)
        grid.bind(minimum_height=grid.setter("height"))
        for index, stop in enumerate(() if self.far else self.stops):
            row = StopRow(
                look=look,
                number=stop.number,
                text=stop.name,
                minutes=stop.minutes,
                style="label" if columns == 1 or look.chinese else "small",
            )
            row.bind(on_release=partial(self._choose, index))
            self.rows.append(row)
            grid.add_widget(row)
        return grid

    def _choose(self, index: int, _row: object) -> None:
        self.dispatch("on_choose", index)

    def place(self) -> None:
        """Fill the sheet with the list; a picture above it when it is far."""
        pad, inset = self.look.space("small"), self.look.space("hair")
        self._sheet.pos, self._sheet.size = self.pos, self.size
        top = self.y + self.height - pad
        if self._still is not None:
            high = max(1.0, self.height * 0.62)
            self._still.size = (max(1.0, self.width - 2 * inset), high)
            self._still.pos = (self.x + inset, self.y + self.height - inset - high)
            top = self._still.y - pad
        self.area.pos = (self.x + pad, self.y + pad)
        self.area.size = (max(1.0, self.width - 2 * pad), max(1.0, top - self.area.y))
