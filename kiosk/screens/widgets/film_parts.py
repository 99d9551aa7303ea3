"""What lies over the film: the subtitles, and the card at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle, RoundedRectangle
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.lettering import Lettering, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.scroll import ScrollArea
from kiosk.screens.widgets.surfaces import Panel

if TYPE_CHECKING:
    from kivy.input import MotionEvent

_PLATE = 0.66
"""How dark the plate under the subtitles is: words on it can be read on any picture."""


class SubtitleLine(Looked, FloatLayout):
    """The words of the film, on a dark plate; its lower middle stands where `pos_hint` says."""

    text = StringProperty("")

    def dress(self) -> None:
        """Draw the plate and the words."""
        look = self.look
        self.size_hint = (None, None)
        with self.canvas.before:
            self._colour = Color(*look.colour("red_night", _PLATE))
            self._plate = RoundedRectangle(radius=[look.radius("small")])
        self._words = Lettering(
            look=look,
            style="lead",
            tint="page",
            align="center",
            balance=True,
            size_hint=(None, None),
        )
        self.add_widget(self._words)
        self.follow_box()
        self.fbind("text", self.place_again)

    def place(self) -> None:
        """Fit the plate to the words, around the middle of the widget's lower edge."""
        pad = self.look.space("tight")
        self._words.width = self.width
        self._words.text = self.text
        self._words.pos = (self.x, self.y + pad / 2)
        widest = max((line.width for line in self._words.lines), default=0.0)
        self._colour.a = _PLATE if self.text else 0.0
        self._plate.size = (widest + 4 * pad, self._words.height + pad)
        self._plate.pos = (self.center_x - widest / 2 - 2 * pad, self.y)


class ChapterSheet(Looked, FloatLayout):
    """A sheet over the right part of the film that lists its chapters.

    Attributes:
        open: Whether it is seen and answers.
        low: Where its lower edge lies, in pixels.
        column: Takes the rows.
    """

    open = BooleanProperty(defaultvalue=False)
    low = NumericProperty(0.0)

    def dress(self) -> None:
        """Make the sheet, and the column in a scrolling area on it."""
        look = self.look
        self.opacity = 0.0
        self.column = BoxLayout(orientation="vertical", size_hint_y=None, spacing=look.gap)
        self.column.bind(minimum_height=self.column.setter("height"))
        self._panel = Panel(look=look, fill="red_deep", edge="gold", size_hint=(None, None))
        self._area = ScrollArea(look=look, size_hint=(None, None))
        self._area.add_widget(self.column)
        self.add_widget(self._panel)
        self.add_widget(self._area)
        self.follow_box()
        self.column.fbind("height", self.place_again)
        for name in ("low", "open"):
            self.fbind(name, self.place_again)

    def place(self) -> None:
        """Stand at the right, as high as the rows need and the glass allows."""
        look, pad = self.look, self.look.space("small")
        margin = look.space("large")
        high = min(self.column.height + 2 * pad, self.top - self.low - margin)
        self._panel.size = (look.px(640), max(1.0, high))
        self._panel.pos = (self.right - margin - self._panel.width, self.low)
        self._area.size = (self._panel.width - 2 * pad, max(1.0, high - 2 * pad))
        self._area.pos = (self._panel.x + pad, self.low + pad)
        self.opacity = 1.0 if self.open else 0.0

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Answer only while open, and only on the sheet."""
        if not self.open or not self._panel.collide_point(*touch.pos):
            return False
        super().on_touch_down(touch)
        return True


class FilmCard(Looked, FloatLayout):
    """Dusk over the held picture, a heading, a few words, and buttons that lead on."""

    heading = StringProperty("")
    words = StringProperty("")
    acts = ListProperty([])

    def dress(self) -> None:
        """Put heading, words and buttons in the middle."""
        look = self.look
        with self.canvas.before:
            Color(*look.colour("red_night", 0.72))
            self._dusk = Rectangle()
        self._heading = Title(look=look, text=self.heading, tint="gold_light", align="center")
        self._words = Lettering(
            look=look, text=self.words, style="lead", tint="page", align="center", balance=True
        )
        for part in (self._heading, self._words, *self.acts):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.follow_box()

    def place(self) -> None:
        """Lay everything around the middle; buttons in a row, or below one another."""
        look = self.look
        self._dusk.pos, self._dusk.size = self.pos, self.size
        gap, margin = look.space("medium"), look.space("large")
        room = max(1.0, self.width - 2 * margin)
        for part in (self._heading, self._words):
            part.width, part.x = room, self.x + margin
        total = sum(act.width for act in self.acts) + gap * (len(self.acts) - 1)
        in_row = total <= room
        rows = 1 if in_row else len(self.acts)
        high = self._heading.height + self._words.height + 2 * gap + rows * (look.touch + gap)
        top = self.center_y + high / 2
        self._heading.top = top
        self._words.top = self._heading.y - gap / 2
        at, low = self.center_x - total / 2, self._words.y - gap - look.touch
        for act in self.acts:
            act.pos = (at if in_row else self.center_x - act.width / 2, low)
            at += act.width + gap
            low -= 0 if in_row else look.touch + gap
