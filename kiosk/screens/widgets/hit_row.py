"""Something that was found: its name with what matched, where it is, the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.surfaces import Sheet
from kiosk.screens.widgets.touchable import Touchable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.screens.typeset import Atom

_MARK_HIGH = 1.22
"""Height of a mark, in ems."""


class Marked(Lettering):
    """Lettering with marks under some of its characters.

    Attributes:
        spans: Which characters, as (first, one past the last).
    """

    spans = ObjectProperty(())

    def dress(self) -> None:
        """Make room for the marks below the letters."""
        self._marks = InstructionGroup()
        self.canvas.before.add(Color(*self.look.colour("gold_light", 0.8)))
        self.canvas.before.add(self._marks)
        super().dress()
        self.fbind("spans", lambda *_: self._redraw())

    def _draw(self, *args: object) -> None:
        super()._draw(*args)
        self._marks.clear()
        high = round(self.face.size * _MARK_HIGH)
        top = self.top - (self.height - len(self.lines) * self.leading) / 2
        for number, line in enumerate(self.lines):
            middle = top - (number + 0.5) * self.leading
            left = self.x
            for start, end in self._runs(line.atoms):
                box = (round(left + start), round(middle - high / 2))
                self._marks.add(Rectangle(pos=box, size=(round(end - start), high)))

    def _runs(self, atoms: tuple[Atom, ...]) -> Iterator[tuple[float, float]]:
        """Yield the left and right end of every marked run of a line."""
        run: tuple[float, float] | None = None
        for atom in atoms:
            for first, last in self.spans:
                begin, end = max(first, atom.start), min(last, atom.start + len(atom.text))
                if begin >= end:
                    continue
                left, right = self._within(atom, begin - atom.start, end - atom.start)
                if run is not None and left - run[1] < self.face.size * 0.3:
                    run = (run[0], right)
                else:
                    if run is not None:
                        yield run
                    run = (left, right)
        if run is not None:
            yield run

    def _within(self, atom: Atom, begin: int, end: int) -> tuple[float, float]:
        if (begin, end) == (0, len(atom.text)):
            return atom.x, atom.x + atom.width
        measure = self.face.measure
        return atom.x + measure(atom.text[:begin]), atom.x + measure(atom.text[:end])


class HitRow(Touchable, FloatLayout):
    """One thing that was found, as high as its words need.

    Attributes:
        icon: The sign of where it is.
        where: The same in words.
        title: Its name.
        title_spans: What of the name was found.
        text: The words around what was found.
        text_spans: What of those was found.
        highlight: Whether the site is proud of it.
        brief: One line for each part only.
    """

    icon = StringProperty("")
    where = StringProperty("")
    title = StringProperty("")
    title_spans = ObjectProperty(())
    text = StringProperty("")
    text_spans = ObjectProperty(())
    highlight = BooleanProperty(defaultvalue=False)
    brief = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Write everything, and follow width and press."""
        look = self.look
        self.size_hint_y = None
        self.sheet = Sheet(look, "paper", "", "small")
        self.canvas.before.add(self.sheet.group)
        self._icon = Icon(look=look, name=self.icon, tint="red")
        self._star = Icon(look=look, name="star" if self.highlight else "", tint="gold")
        self._title = Marked(look=look, text=self.title, spans=self.title_spans, style="label")
        self._title.max_lines = 1 if self.brief else 2
        self._where = Lettering(look=look, text=self.where, style="small", tint="red", max_lines=1)
        self._text = Marked(look=look, text=self.text, spans=self.text_spans, style="small")
        self._text.max_lines = 1 if self.brief else 2
        for part in (self._icon, self._star, self._title, self._where, self._text):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.bind(pressed=self._recolour)
        self.follow_box()

    def _recolour(self, *_: object) -> None:
        self.sheet.tint(self.look.colour("paper_deep" if self.pressed else "paper"))
        self._where.tint = "ink" if self.pressed else "red"

    def place(self) -> None:
        """Lay the parts, and take the height they need."""
        look, pad = self.look, self.look.space("small")
        side = round(look.em("label") * 1.6)
        left = self.x + pad + side + look.space("small")
        room = max(1.0, self.right - pad - left)
        small = round(look.em("label") * 1.1)
        star = small + look.space("hair") if self.highlight else 0.0
        self._title.width = max(1.0, room - star)
        self._where.width = self._text.width = room
        text = self._text.height if self.text else 0.0
        words = self._title.height + self._where.height + text
        self.height = max(look.touch, words + 1.3 * pad)
        self.sheet.lay(self.x, self.y, self.width, self.height)
        top = self.y + (self.height + words) / 2
        self._icon.size = (side, side)
        self._icon.pos = (self.x + pad, self.y + (self.height - side) / 2)
        self._star.size = (small, small)
        self._star.pos = (left, top - self._title.leading / 2 - small / 2)
        self._title.pos = (left + star, top - self._title.height)
        self._where.pos = (left, self._title.y - self._where.height)
        self._text.opacity = 1.0 if self.text else 0.0
        self._text.pos = (left, self._where.y - self._text.height)
