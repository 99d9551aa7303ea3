"""The run-of-show over the guests' screen: every segment, its time, and a touch to go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import IconButton, Touch
from kiosk.screens.widgets.lettering import Lettering, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.scroll import ScrollArea
from kiosk.screens.widgets.surfaces import Panel
from kiosk.show.film_bar import clock_text

if TYPE_CHECKING:
    from kivy.input import MotionEvent

    from kiosk.screens.look import Look
    from kiosk.show.presenter.presenter import Presenter

_FREE = {"size_hint": (None, None)}


class LegRow(Touch):
    """A segment: its number and title, the time it took and may take."""

    def __init__(self, look: Look, title: str, time: str, **kwargs: object) -> None:
        """Take the words."""
        self._texts = (title, time)
        super().__init__(look=look, kind="chip", size_hint_y=None, **kwargs)

    def dress(self) -> None:
        """Put the words on the sheet."""
        look, (title, time) = self.look, self._texts
        self._title = Lettering(look=look, text=title, style="label", max_lines=2, **_FREE)
        self._time = Lettering(look=look, text=time, style="label", fit=True, **_FREE)
        super().dress()
        for part in (self._title, self._time):
            self.add_widget(part)
        self._title.fbind("height", self._grow)
        self._grow()

    def _grow(self, *_: object) -> None:
        self.height = max(self.look.touch, self._title.height + 2 * self.look.space("tight"))

    def place(self) -> None:
        """Lay the sheet, and the words on it."""
        super().place()
        pad = self.look.space("small")
        self._title.width = max(1.0, self.width - self._time.width - 3 * pad)
        middle = self.y + self.height / 2
        self._title.pos = (self.x + pad, middle - self._title.height / 2)
        self._time.pos = (
            self.x + self.width - pad - self._time.width,
            middle - self._time.height / 2,
        )

    def _recolour(self, *_: object) -> None:
        super()._recolour()
        self._title.tint = self._time.tint = self.inked


class ShowList(Looked, FloatLayout):
    """Every segment of a visit.

    Events:
        on_choose: A segment was touched, counted from 0.
        on_close: It is to be put away.
    """

    __events__ = ("on_choose", "on_close")

    def __init__(self, led: Presenter, **kwargs: object) -> None:
        """List the segments of `led`."""
        self._led = led
        super().__init__(**kwargs)

    def on_choose(self, leg: int) -> None:
        """Do nothing; bound."""

    def on_close(self) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Lay a veil, a sheet, and a row for each segment."""
        look = self.look
        with self.canvas.before:
            Color(*look.colour("red_night", 0.6))
            self._veil = Rectangle()
        self._panel = Panel(
            look=look, fill="page", edge="gold", corner="panel", raised=True, **_FREE
        )
        self._title = Title(
            look=look, text=look.say("Run-of-show"), style="heading", tint="red", **_FREE
        )
        self._cross = IconButton(look=look, icon="close", hint=look.say("Close"))
        self._cross.bind(on_release=lambda _: self.dispatch("on_close"))
        self._area = ScrollArea(look=look, **_FREE)
        column = BoxLayout(orientation="vertical", size_hint_y=None, spacing=look.gap)
        column.bind(minimum_height=column.setter("height"))
        now = self._led.standing
        for number, leg in enumerate(self._led.legs):
            time = f"{clock_text(now.spent[number])} / {clock_text(leg.target)}"
            row = LegRow(look, f"{number + 1} · {look.pick(leg.title)}", time)
            row.chosen = number == now.cursor.leg
            row.bind(on_release=lambda _, number=number: self.dispatch("on_choose", number))
            column.add_widget(row)
        self._area.add_widget(column)
        for part in (self._panel, self._title, self._cross, self._area):
            self.add_widget(part)
        self.follow_box()

    def place(self) -> None:
        """Stand in the middle, above the bar."""
        look, pad = self.look, self.look.space("medium")
        self._veil.pos, self._veil.size = self.pos, self.size
        width = min(look.px(1100), self.width * 0.92)
        height = self.height * (0.9 if look.wide else 0.72)
        x, y = self.x + (self.width - width) / 2, self.y + (self.height - height) / 2
        self._panel.pos, self._panel.size = (x, y), (width, height)
        self._cross.pos = (
            x + width - pad / 2 - self._cross.width,
            y + height - pad / 2 - self._cross.height,
        )
        self._title.width = width - 2 * pad - self._cross.width
        self._title.pos = (x + pad, y + height - pad - self._title.height)
        self._area.pos = (x + pad, y + pad)
        self._area.size = (width - 2 * pad, self._title.y - y - pad - look.space("small"))

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take every touch; one beside the sheet puts it away."""
        if not super().on_touch_down(touch) and not self._panel.collide_point(*touch.pos):
            self.dispatch("on_close")
        return True
