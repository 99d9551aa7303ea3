"""A card with a picture that leads to a deck or an album."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from kiosk.screens.widgets.buttons import Card
from kiosk.screens.widgets.lettering import Lettering, Paragraph, Title
from kiosk.screens.widgets.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.screens.widgets.shelf import Shelf


_SHAPE = 16 / 9
_TEXT_LINES = 2


class PictureCard(Card):
    """A picture above, its title and a few words below.

    Attributes:
        natural: The height its contents need, in pixels.
        least: The height it has at least: that of the highest card beside it.
    """

    shelf: Shelf = ObjectProperty(None)
    picture = StringProperty("")
    title = StringProperty("")
    text = StringProperty("")
    note = StringProperty("")
    natural = NumericProperty(0.0)
    least = NumericProperty(0.0)

    def dress(self) -> None:
        """Put picture and words on the sheet."""
        look = self.look
        self.size_hint_y = None
        self.edge = "gold"
        self._picture = Picture(shelf=self.shelf, source=self.picture, fit="cover")
        self._title = Title(look=look, text=self.title, style="heading", tint="red", max_lines=2)
        self._text = Paragraph(look=look, text=self.text, max_lines=_TEXT_LINES)
        self._note = Lettering(look=look, text=self.note, style="small", tint="ink_soft")
        for part in (self._picture, self._title, self._text, self._note):
            part.size_hint = (None, None)
            self.add_widget(part)
        super().dress()
        self.bind(least=self.place_again)

    def place(self) -> None:
        """Lay the picture above, the words below it; the height follows."""
        super().place()
        pad, gap = self.look.space("medium"), self.look.space("tight")
        inset = self.look.space("hair")
        wide = max(1.0, self.width - 2 * inset)
        self._picture.size = (wide, round(wide / _SHAPE))
        self._picture.pos = (self.x + inset, self.top - inset - self._picture.height)
        below = self._picture.y - gap
        for part in (self._title, self._text, self._note):
            part.width = max(1.0, self.width - 2 * pad)
            if part.text:
                part.pos = (self.x + pad, below - gap - part.height)
                below = part.y
                if part is self._text:  # cards in a row end alike
                    below = part.top - _TEXT_LINES * part.leading
        self.natural = self.top - below + pad
        self.height = max(self.natural, self.least)


def keep_level(cards: Sequence[PictureCard]) -> None:
    """Let all of `cards` be as high as the highest."""

    def level(*_: object) -> None:
        most = max(card.natural for card in cards)
        for card in cards:
            card.least = most

    for card in cards:
        card.bind(natural=level)
    level()
