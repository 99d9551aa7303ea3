"""Words as large as their room allows: a delegation's name, never cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import NumericProperty

from kiosk.screens.typeset import Setting, atoms, typeset
from kiosk.screens.widgets.lettering import Lettering

if TYPE_CHECKING:
    from kiosk.screens.glyphs import Face
    from kiosk.screens.typeset import Line

LARGEST, SMALLEST, STEP = 200, 40, 8
"""Sizes tried, in thousandths of the short side."""
_LEADING = 1.24
_ANY = 99
_WORTH_IT, _EVEN = 0.66, 0.7
"""What may be given up of the size, for lines of which the shortest is so much of the longest."""


class Grand(Lettering):
    """The serif in the largest size at which the whole text fits.

    Attributes:
        room: The height there is, in pixels.
        most: The largest size, in thousandths of the short side.
        most_lines: More lines than this are only set when nothing larger fits anyhow.
    """

    room = NumericProperty(0.0)
    most = NumericProperty(LARGEST)
    most_lines = NumericProperty(2)

    def __init__(self, **kwargs: object) -> None:
        """Balance the lines, as in any title."""
        self._em = 10.0
        kwargs.setdefault("balance", True)
        super().__init__(**kwargs)

    def dress(self) -> None:
        """Follow the room too."""
        super().dress()
        self.fbind("room", self._fit_again)
        self.fbind("width", self._fit_again)
        self.fbind("text", self._fit_again)
        self._fit_again()

    @property
    def face(self) -> Face:
        """The serif at the size that fits."""
        return self.look.glyphs.face("serif_bold", self._em)

    @property
    def leading(self) -> float:
        """Line to line, in pixels."""
        return float(round(self._em * _LEADING))

    def _fit_again(self, *_: object) -> None:
        if self.room <= 0 or self.width <= 1:
            return
        em = self.fitting_em()
        if em != self._em:
            self._em = em
            self._set_for = None
            self._reset()

    def fitting_em(self) -> float:
        """Return the largest size at which nothing is cut and no word is broken.

        A little smaller is better where the lines then come out about equally long.
        """
        sizes = [self.look.px(size) for size in range(int(self.most), SMALLEST, -STEP)]
        for most_lines in (self.most_lines, _ANY):
            largest = next((em for em in sizes if self._fits(em, most_lines)), None)
            if largest is not None:
                near = (em for em in sizes if _WORTH_IT * largest <= em <= largest)
                even = (em for em in near if self._fits(em, most_lines) and self._is_even(em))
                return next(even, largest)
        return sizes[-1]

    def _fits(self, em: float, most_lines: float) -> bool:
        measure = self.look.glyphs.face("serif_bold", em).measure
        if any(measure(atom.text) > self.width for atom in atoms(self.text)):
            return False
        lines = self._lines_at(em)
        return len(lines) <= most_lines and len(lines) * round(em * _LEADING) <= self.room

    def _is_even(self, em: float) -> bool:
        widths = [line.width for line in self._lines_at(em)]
        return min(widths, default=1.0) >= _EVEN * max(widths, default=1.0)

    def _lines_at(self, em: float) -> tuple[Line, ...]:
        measure = self.look.glyphs.face("serif_bold", em).measure
        return typeset(self.text, Setting(self.width, round(em), balance=True), measure)
