"""What there is to lead, as rows to touch; and what an earlier visit was like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import IconButton, Touch
from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.scroll import ScrollArea
from kiosk.screens.widgets.surfaces import Panel
from kiosk.show.film_bar import clock_text

if TYPE_CHECKING:
    from kivy.input import MotionEvent

    from kiosk.screens.look import Look
    from kiosk.show.presenter.report import VisitReport

_FREE = {"size_hint": (None, None)}


class VisitRow(Touch):
    """A title over a note, with a sign before them; as high as its words.

    Attributes:
        title: What it is.
        note: When, how long.
        icon: Its sign.
    """

    title = StringProperty("")
    note = StringProperty("")
    icon = StringProperty("")

    def dress(self) -> None:
        """Put the words on the sheet."""
        look = self.look
        self.size_hint_y = None
        self._sign = Icon(look=look, name=self.icon, scale=0.7, **_FREE)
        self._title = Lettering(look=look, text=self.title, style="label", **_FREE)
        self._note = Lettering(look=look, text=self.note, style="small", **_FREE)
        super().dress()
        for part in (self._sign, self._title, self._note):
            self.add_widget(part)
        for part in (self._title, self._note):
            part.fbind("height", self._grow)
        self._grow()

    def _grow(self, *_: object) -> None:
        look = self.look
        words = self._title.height + self._note.height + 2 * look.space("tight")
        self.height = max(look.touch, words)

    def place(self) -> None:
        """Lay the sheet, and the words on it."""
        super().place()
        look, pad = self.look, self.look.space("small")
        side = look.touch * 0.8
        self._sign.size = (side, side)
        self._sign.pos = (self.x + pad / 2, self.y + (self.height - side) / 2)
        left = self._sign.x + side + pad / 2
        for part in (self._title, self._note):
            part.width, part.x = max(1.0, self.x + self.width - pad - left), left
        words = self._title.height + self._note.height
        self._note.y = self.y + (self.height - words) / 2
        self._title.y = self._note.y + self._note.height

    def _recolour(self, *_: object) -> None:
        super()._recolour()
        for part in (self._sign, self._title, self._note):
            part.tint = self.inked


class _Line(Looked, FloatLayout):
    """A segment's title, and its time against its target."""

    def __init__(self, look: Look, title: str, time: str, *, over: bool, strong: bool) -> None:
        self._said = (title, time, over, strong)
        super().__init__(look=look, size_hint_y=None)

    def dress(self) -> None:
        title, time, over, strong = self._said
        look, style = self.look, "label" if strong else "body"
        tint = "red" if over else "ink"
        self._title = Lettering(look=look, text=title, style=style, **_FREE)
        self._time = Lettering(look=look, text=time, style="label", tint=tint, fit=True, **_FREE)
        for part in (self._title, self._time):
            self.add_widget(part)
        self._title.fbind("height", self._grow)
        self._grow()
        self.follow_box()

    def _grow(self, *_: object) -> None:
        self.height = max(self._title.height, self._time.height) + self.look.space("tight")

    def place(self) -> None:
        gap = self.look.space("small")
        self._title.width = max(1.0, self.width - self._time.width - gap)
        self._title.pos = (self.x, self.y + self.height - self._title.height)
        self._time.pos = (
            self.x + self.width - self._time.width,
            self.y + self.height - self._time.height,
        )


class ReportSheet(Looked, FloatLayout):
    """What a visit was like, segment by segment.

    Events:
        on_close: It is to be put away.
    """

    report: VisitReport = ObjectProperty(None)

    __events__ = ("on_close",)

    def on_close(self) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Lay a veil, a sheet, the name and a line for each segment."""
        look, report = self.look, self.report
        with self.canvas.before:
            Color(*look.colour("red_night", 0.72))
            self._veil = Rectangle()
        self._panel = Panel(
            look=look, fill="page", edge="gold", corner="panel", raised=True, **_FREE
        )
        self._title = Title(
            look=look, text=look.pick(report.delegation), style="heading", tint="red", **_FREE
        )
        self._cross = IconButton(look=look, icon="close", hint=look.say("Close"))
        self._cross.bind(on_release=lambda _: self.dispatch("on_close"))
        self._area = ScrollArea(look=look, **_FREE)
        column = BoxLayout(orientation="vertical", size_hint_y=None)
        column.bind(minimum_height=column.setter("height"))
        for line in self._lines():
            column.add_widget(line)
        self._area.add_widget(column)
        for part in (self._panel, self._title, self._cross, self._area):
            self.add_widget(part)
        self.follow_box()

    def _lines(self) -> list[_Line]:
        look, report = self.look, self.report
        lines = [self._line(look.pick(one.title), one.spent, one.target) for one in report.segments]
        whole = self._line(look.say("In all"), report.spent, report.target, strong=True)
        return [whole, *lines]

    def _line(self, title: str, spent: float, target: float, *, strong: bool = False) -> _Line:
        time = f"{clock_text(spent)} / {clock_text(target)}"
        return _Line(self.look, title, time, over=spent > target, strong=strong)

    def place(self) -> None:
        """Stand in the middle."""
        look, pad = self.look, self.look.space("large")
        self._veil.pos, self._veil.size = self.pos, self.size
        width = min(look.px(1000), self.width * 0.92)
        height = self.height * (0.86 if look.wide else 0.66)
        x, y = self.x + (self.width - width) / 2, self.y + (self.height - height) / 2
        self._panel.pos, self._panel.size = (x, y), (width, height)
        self._cross.pos = (
            x + width - pad / 2 - self._cross.width,
            y + height - pad / 2 - self._cross.height,
        )
        self._title.width = width - 2 * pad - self._cross.width
        self._title.pos = (x + pad, y + height - pad - self._title.height)
        self._area.pos = (x + pad, y + pad)
        self._area.size = (
            width - 2 * pad,
            max(1.0, self._title.y - y - pad - look.space("small")),
        )

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take every touch; one beside the sheet puts it away."""
        if not super().on_touch_down(touch) and not self._panel.collide_point(*touch.pos):
            self.dispatch("on_close")
        return True
