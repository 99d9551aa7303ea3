"""Rows of the service screen: headings, facts with a sign, notes, and how far something is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.service_rows import Fact, Heading, Note, Way
from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering, Paragraph, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.progress import ProgressLine
from kiosk.screens.widgets.surfaces import Panel

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from kiosk.screens.look import Look
    from kiosk.screens.service_rows import Row

_NAME_PART = 0.3
"""Of a row's width, for the name of a fact."""


class FactRow(Looked, FloatLayout):
    """A name, what is so, and a sign of whether that is well; as high as its words.

    Attributes:
        good: True or False for a sign, None for none.
    """

    name = StringProperty("")
    text = StringProperty("")
    good = ObjectProperty(None, allownone=True)

    def dress(self) -> None:
        """Set the words over a hairline."""
        look = self.look
        self.size_hint_y = None
        with self.canvas.before:
            Color(*look.colour("paper_deep"))
            self._line = Rectangle()
        self._name = Lettering(look=look, text=self.name, style="small", tint="ink_soft")
        self._text = Lettering(look=look, text=self.text, style="body")
        sign = {True: "check", False: "warning"}.get(self.good, "")
        self._sign = Icon(look=look, name=sign, tint="jade" if self.good else "red")
        for part in (self._name, self._text, self._sign):
            part.size_hint = (None, None)
            self.add_widget(part)
        self._text.bind(height=self._measure)
        self._name.bind(height=self._measure)
        self.bind(width=self._measure)
        self._measure()
        self.follow_box()

    def _measure(self, *_: object) -> None:
        look = self.look
        side = look.px(32)
        self._name.width = max(1.0, self.width * _NAME_PART - look.space("small"))
        self._text.width = max(
            1.0, self.width * (1 - _NAME_PART) - side - look.space("tight") - look.space("small")
        )
        self.height = max(self._name.height, self._text.height) + 2 * look.space("tight")

    def place(self) -> None:
        """Lay name, sign and words along their first lines."""
        look = self.look
        side = look.px(32)
        top = self.top - look.space("tight")
        line = look.leading("body")
        self._name.x = self.x
        self._name.top = top - (line - look.leading("small")) / 2
        left = self.x + round(self.width * _NAME_PART)
        self._sign.size = (side, side)
        self._sign.pos = (left, top - (line + side) / 2)
        self._text.x = left + side + look.space("tight")
        self._text.top = top
        self._line.pos, self._line.size = self.pos, (self.width, look.line("hair"))


class NoteRow(Looked, FloatLayout):
    """A sheet with a sign and a few sentences."""

    text = StringProperty("")
    good = ObjectProperty(None, allownone=True)

    def dress(self) -> None:
        """Lay the words on a sheet."""
        look = self.look
        self.size_hint_y = None
        self._panel = Panel(look=look, fill="paper", edge="gold" if self.good else "red")
        self._sign = Icon(
            look=look,
            name="check" if self.good else "warning",
            tint="jade" if self.good else "red",
        )
        self._text = Paragraph(look=look, text=self.text)
        for part in (self._panel, self._sign, self._text):
            part.size_hint = (None, None)
            self.add_widget(part)
        self._text.bind(height=self._measure)
        self.bind(width=self._measure)
        self._measure()
        self.follow_box()

    def _measure(self, *_: object) -> None:
        look = self.look
        room = self.width - 2 * look.space("medium") - look.px(44) - look.space("small")
        self._text.width = max(1.0, room)
        self.height = self._text.height + 2 * look.space("small") + look.space("tight")

    def place(self) -> None:
        """Lay sheet, sign and words."""
        look, low = self.look, self.look.space("tight") / 2
        side = look.px(44)
        self._panel.pos = (self.x, self.y + low)
        self._panel.size = (self.width, self.height - 2 * low)
        top = self._panel.y + self._panel.height - look.space("small")
        self._sign.size = (side, side)
        self._sign.pos = (
            self.x + look.space("medium"),
            top - (look.leading("body") + side) / 2,
        )
        self._text.x = self._sign.x + side + look.space("small")
        self._text.top = top


class WayRow(Looked, FloatLayout):
    """A line that fills, and how far it is in words."""

    text = StringProperty("")
    share = NumericProperty(0.0)

    def dress(self) -> None:
        """Put the line over its words."""
        look = self.look
        self.size_hint_y = None
        self.height = look.px(22) + look.leading("small") + 2 * look.space("tight")
        self._line = ProgressLine(
            look=look, share=self.share, tint="red", thick=12, size_hint=(None, None)
        )
        self._text = Lettering(
            look=look, text=self.text, style="small", tint="ink_soft", size_hint=(None, None)
        )
        self.add_widget(self._line)
        self.add_widget(self._text)
        self.follow_box()

    def place(self) -> None:
        """Lay them where the words of facts stand."""
        look = self.look
        left = self.x + round(self.width * _NAME_PART)
        width = self.right - left - look.space("small")
        self._line.size = (width, look.px(22))
        self._line.pos = (left, self.top - look.space("tight") - look.px(22))
        self._text.width = width
        self._text.pos = (left, self.y + look.space("tight"))


class HeadingRow(Title):
    """What the rows below are about, with some room above."""

    def dress(self) -> None:
        """Set it."""
        self.style, self.tint, self.valign = "subhead", "red", "bottom"
        super().dress()
        self.size_hint_y = None
        self.fbind("height", self._raise)
        self._raise()

    def _raise(self, *_: object) -> None:
        self.height = len(self.lines) * self.leading + self.look.space("small")


def row_widget(look: Look, row: Row) -> Widget:
    """Return what shows a row."""
    match row:
        case Heading(text):
            return HeadingRow(look=look, text=text)
        case Fact(name, text, good):
            return FactRow(look=look, name=name, text=text, good=good)
        case Note(text, good):
            return NoteRow(look=look, text=text, good=good)
        case Way(text, share):
            return WayRow(look=look, text=text, share=share)
