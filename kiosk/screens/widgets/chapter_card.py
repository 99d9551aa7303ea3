"""A chapter of the ledger on a card: its sign, its name, what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Ellipse, SmoothLine
from kivy.properties import ListProperty, StringProperty

from kiosk.screens.typeset import natural_width
from kiosk.screens.widgets.buttons import Card
from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering, Title
from kiosk.screens.widgets.surfaces import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.screens.look import Look

_TITLE_STYLES = ("heading", "subhead", "label", "small")
_STANDING = 0.7
"""A card at least so many times as high as wide stands; a lower one lies."""

_ROOM = 330.0
"""Thousandths of the short side that a standing card needs for sign, title and words."""


def style_for(look: Look, texts: Sequence[str], width: float, height: float = float("inf")) -> str:
    """Return the largest style in which no word is broken and two lines at most fit `height`."""

    def wide(text: str, style: str) -> float:
        face = look.face(style)
        return natural_width(text, face.size, face.measure)

    for style in _TITLE_STYLES:
        lines = 1 if all(wide(text, style) <= width for text in texts) else 2
        words = (word for text in texts for word in text.split())
        if lines * look.leading(style) <= height and all(wide(w, style) <= width for w in words):
            return style
    return _TITLE_STYLES[-1]


class ChapterCard(Card):
    """Standing: everything on the middle line. Lying: the sign on the left.

    Attributes:
        icon: The chapter's sign.
        title: Its name.
        beside: The names on the cards beside it: all are written in one size.
        summary: What it is about.
        names: Its categories, shown where there is room.
        count: How much it holds, in words.
    """

    icon = StringProperty("")
    title = StringProperty("")
    beside = ListProperty([])
    summary = StringProperty("")
    names = ListProperty([])
    count = StringProperty("")

    def dress(self) -> None:
        """Put sign and words on the sheet."""
        look = self.look
        self.edge = "gold"
        with self.canvas:
            Color(*look.colour("red"))
            self._disc = Ellipse()
            Color(*look.colour("gold_light"))
            self._circle = SmoothLine(width=look.line("hair") / 2 + 0.3)
        self._icon = Icon(look=look, name=self.icon, tint="gold_light", scale=0.52)
        self._title = Title(look=look, text=self.title, style="heading", tint="red", max_lines=2)
        self._rule = Rule(look=look, knot=True)
        self._summary = Lettering(look=look, text=self.summary, style="small", balance=True)
        self._names = Lettering(look=look, text="\n".join(self.names), style="small")
        self._names.tint = "ink_soft"
        self._count = Lettering(look=look, text=self.count, style="small", tint="red")
        self._parts = (
            *(self._icon, self._title, self._rule),
            *(self._summary, self._names, self._count),
        )
        for part in self._parts:
            part.size_hint = (None, None)
            self.add_widget(part)
        super().dress()

    def place(self) -> None:
        """Lay everything for the present box."""
        super().place()
        if self.width < self.look.px(60) or self.height < self.look.px(60):
            return
        roomy = self.height >= self.look.px(_ROOM) * (1.4 if self.look.large else 1.0)
        if roomy and self.height >= self.width * _STANDING:
            self._stand()
        else:
            self._lie()

    def _sign(self, x: float, y: float, side: float) -> None:
        inset = self.look.px(5)
        self._disc.pos, self._disc.size = (x, y), (side, side)
        self._circle.circle = (x + side / 2, y + side / 2, side / 2 - inset)
        self._icon.pos, self._icon.size = (x, y), (side, side)

    def _stand(self) -> None:
        look, pad = self.look, self.look.space("small")
        wide, middle = self.width - 2 * pad, self.x + self.width / 2
        side = round(min(self.width * 0.46, self.height * 0.24, look.px(150)))
        below = self.top - max(pad * 1.4, self.height * 0.06) - side
        self._sign(round(middle - side / 2), round(below), side)
        self._title.style = style_for(look, (self.title, *self.beside), wide)
        self._rule.opacity, self._rule.size = 1.0, (wide * 0.62, look.px(24))
        self._count.width = wide
        foot = self.y + pad
        self._count.pos = (self.x + pad, foot)
        for part in (self._title, self._summary, self._names, self._count):
            part.align, part.width = "center", wide
        self._title.pos = (self.x + pad, below - look.space("small") - self._title.height)
        self._rule.pos = (middle - self._rule.width / 2, self._title.y - self._rule.height)
        room = self._rule.y - self._count.top - look.space("tight")
        high = self._fit(self._summary, room, 9)
        self._summary.pos = (self.x + pad, self._rule.y - high)
        # names begin at one height on all cards, whether summaries have three lines or five
        room -= max(high, 5 * self._summary.leading) + look.space("small")
        self._fit(self._names, room, 8)
        whole = self._names.height <= room and len(self._names.lines) >= len(self.names)
        self._names.opacity = 1.0 if whole else 0.0
        self._names.pos = (self.x + pad, self._count.top + room - self._names.height)

    def _lie(self) -> None:
        look, pad = self.look, self.look.space("small")
        self._rule.opacity = self._names.opacity = 0.0
        side = round(min(self.height * 0.42, self.width * 0.22, look.px(110)))
        left = self.x + pad + side + pad
        wide = max(1.0, self.right - pad - left)
        for part in (self._title, self._summary, self._count):
            part.align, part.width = "left", wide
        high = self.height - pad - self._count.height
        self._title.style = style_for(look, (self.title, *self.beside), wide, high)
        room = self.height - 2 * pad - self._title.height - self._count.height
        high = self._fit(self._summary, room, 4)
        block = self._title.height + high + self._count.height
        top = self.y + (self.height + block) / 2
        self._sign(self.x + pad, round(self.y + (self.height - side) / 2), side)
        for part, height in (
            (self._title, self._title.height),
            (self._summary, high),
            (self._count, self._count.height),
        ):
            top -= height
            part.pos = (left, top)

    def _fit(self, words: Lettering, room: float, most: int) -> float:
        """Show as many lines as there is room for, none where not even one fits; return height."""
        lines = min(most, int(room // words.leading))
        words.opacity = 1.0 if lines >= 1 else 0.0
        words.max_lines = max(1, lines)
        return float(words.height) if lines >= 1 else 0.0
