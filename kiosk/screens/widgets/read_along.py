"""Running text in which the spoken words stand out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kivy.graphics import Color
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.screens.widgets.inking import Inking
from kiosk.screens.widgets.lettering import Paragraph

if TYPE_CHECKING:
    from kiosk.screens.typeset import Line


class ReadAlong(Paragraph):
    """A text; while it is spoken, the words of the moment are in full ink and the rest softer.

    Attributes:
        speaking: Whether it is spoken at all; else all of it is in full ink.
        begin: Where in the text the spoken words begin.
        end: Where they end.
    """

    tint = StringProperty("ink_soft")
    speaking = BooleanProperty(defaultvalue=False)
    begin = NumericProperty(0)
    end = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        """Draw lit words in a colour of their own."""
        super().__init__(**kwargs)
        with self.canvas.after:
            Color(*self.look.ink("ink"))
        self._lit = Inking(self.canvas.after)
        for name in ("speaking", "begin", "end"):
            self.fbind(name, self._redraw)

    @property
    def line_spoken(self) -> int:
        """The first line with spoken words, from 0; -1 when there are none."""
        for number, line in enumerate(self.lines):
            if any(self.begin <= atom.start < self.end for atom in line.atoms):
                return number
        return -1

    def _draw(self, *_: object) -> None:
        """Draw twice: what is spoken, and what is not."""
        top, box_width, leading = self.top, self.width, self.leading
        if self.speaking:
            lit = [self._part(line, lit=True) for line in self.lines]
            rest = [self._part(line, lit=False) for line in self.lines]
        else:
            lit, rest = list(self.lines), []
        for inking, lines in ((self._lit, lit), (self._inking, rest)):
            inking.write(self.face, lines, (self.x, top, box_width), leading, self.align)
            inking.dry()

    def _part(self, line: Line, *, lit: bool) -> Line:
        atoms = [a for a in line.atoms if (self.begin <= a.start < self.end) is lit]
        return replace(line, atoms=tuple(atoms))
