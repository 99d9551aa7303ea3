"""An urgent notice over everything; once read, a ribbon along the upper edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.lettering import Lettering, Paragraph, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.surfaces import Panel, Rule
from kiosk.show.covering import pick

if TYPE_CHECKING:
    from collections.abc import Callable

    from kivy.input import MotionEvent

    from kiosk.show.covering import Urgent

WIDEST = 1250.0
"""Of the board, in thousandths of the short side."""
RIBBON = 0.42
"""The part of the glass's width that the ribbon takes at most."""


class NoticeBoard(Looked, FloatLayout):
    """The whole notice on a sheet, and a button for whoever has read it.

    Attributes:
        notice: What it says.
        read: Is called when the visitor has read it.
    """

    notice: Urgent = ObjectProperty(None)
    read: Callable[[], None] = ObjectProperty(None)

    def dress(self) -> None:
        """Make the parts."""
        look, language = self.look, self.look.words.language
        with self.canvas.before:
            Color(*look.colour("red_night", 0.86))
            self._veil = Rectangle()
        self._panel = Panel(look=look, fill="page", edge="gold", corner="panel", raised=True)
        self._kind = Lettering(
            look=look, text=look.say("Urgent notice"), style="label", tint="red", align="center"
        )
        self._rule = Rule(look=look, knot=True, height=look.px(20))
        self._title = Title(
            look=look, text=pick(self.notice.title, language), style="title", align="center"
        )
        self._text = Paragraph(look=look, text=pick(self.notice.text, language), style="lead")
        self._button = Button(look=look, text=look.say("I have read it"), kind="primary", fit=True)
        self._button.bind(on_release=lambda *_: self.read())
        parts = (self._panel, self._kind, self._rule, self._title, self._text, self._button)
        for part in parts:
            part.size_hint = (None, None)
            self.add_widget(part)
        self.follow_box()

    def place(self) -> None:
        """Lay the sheet in the middle; on a tall glass the button stays within reach."""
        look = self.look
        self._veil.pos, self._veil.size = self.pos, self.size
        pad, gap = look.space("large"), look.space("medium")
        width = min(look.px(WIDEST), self.width * 0.9)
        column = (self._kind, self._rule, self._title, self._text)
        for part in column:
            part.width = width - 2 * pad
        high = sum(part.height + gap for part in column) + self._button.height + 2 * pad
        self._panel.size = (width, high)
        self._panel.center = self.center
        top = self._panel.top - pad
        for part in column:
            part.center_x, part.top = self.center_x, top
            top -= part.height + gap
        self._button.center_x, self._button.top = self.center_x, top

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take every touch, so that none presses what lies beneath."""
        super().on_touch_down(touch)
        touch.ud.setdefault("answered", self)
        return True


class NoticeRibbon(Button):
    """The title in the middle of the upper edge, between the ways back and the ways to read.

    A touch opens the whole notice again.

    Attributes:
        notice: What it says.
        most: The width that it may take, in pixels.
    """

    notice: Urgent = ObjectProperty(None)
    most = NumericProperty(0.0)

    def dress(self) -> None:
        """Say what it is about, as far as there is room."""
        title = pick(self.notice.title, self.look.words.language)
        self.text = self.look.join(self.look.say("Urgent notice"), title)
        self.kind, self.fit = "primary", True
        super().dress()
        if 0 < self.most < float(self.size[0]):
            self.fit = False
            self.size = (self.most, self.look.touch)


class RestBoard(Looked, FloatLayout):
    """Darkness outside the opening hours; a touch wakes the kiosk."""

    def dress(self) -> None:
        """Lay the dark, and one quiet line."""
        look = self.look
        with self.canvas.before:
            Color(*look.colour("red_night"))
            self._dark = Rectangle()
        self._words = Lettering(
            look=look,
            text=look.say("Touch to wake the screen"),
            style="small",
            rgba=look.colour("gold", 0.5),
            align="center",
            size_hint=(None, None),
        )
        self.add_widget(self._words)
        self.follow_box()

    def place(self) -> None:
        """Fill the glass."""
        self._dark.pos, self._dark.size = self.pos, self.size
        self._words.width = self.width
        self._words.center_x, self._words.y = self.center_x, self.y + self.look.space("huge")
