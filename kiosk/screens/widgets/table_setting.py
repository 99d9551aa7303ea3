"""A table set in type: widths, heights and lines of every cell, before anything is drawn."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from kiosk.screens.typeset import Setting, natural_width, typeset
from kiosk.show.table import column_widths, natural_widths

if TYPE_CHECKING:
    from kiosk.screens.glyphs import Face
    from kiosk.screens.look import Look
    from kiosk.screens.typeset import Line
    from kiosk.show.table import Written

CELL_STYLE = "body"
HEAD_STYLE = "label"

_LEADING = 1.36
_WIDEST = 13.0
"""Width of a column of sentences, in characters."""

_LEAST = 4.0
"""A column does not become narrower than so many characters, if it has them."""

_MOST_LINES = 6
_MOST_CELLS = 1500
"""A table with more cells is set in rows of one line, measured by the first of them."""

_FIXED_PART = 0.46
"""Most of the room that the fixed columns take when the others run beneath them."""


class TableSetting:
    """Everything about a table that does not change while it is scrolled.

    Attributes:
        widths: Width of each column, in pixels.
        lefts: Where each column begins, and where the last one ends.
        tops: How far below the headings each row begins, and where the last one ends.
        fixed: How many columns stay while the others run.
        head_height: Height of the headings.
        leading: Line to line in a cell.
    """

    def __init__(self, look: Look, table: Written, room: float) -> None:
        """Set `table` for a room of so many pixels."""
        self.table = table
        self.pad = look.space("small")
        self.cell_face: Face = look.face(CELL_STYLE)
        self.head_face: Face = look.face(HEAD_STYLE)
        self.leading = float(round(self.cell_face.size * _LEADING))
        self._lines: dict[tuple[int, int], tuple[Line, ...]] = {}
        self._whole = len(table.rows) * len(table.heads) <= _MOST_CELLS
        self.widths = self._widths(room)
        self.fixed = self._fixed(room)
        self.lefts = [0.0, *accumulate(self.widths)]
        self.head_height = self._head_height(look)
        self.tops = self._tops(look)

    @property
    def width(self) -> float:
        """Width of all columns."""
        return self.lefts[-1]

    @property
    def fixed_width(self) -> float:
        """Width of the columns that stay."""
        return self.lefts[self.fixed]

    @property
    def height(self) -> float:
        """Height of all rows, without the headings."""
        return self.tops[-1]

    def head(self, column: int) -> tuple[Line, ...]:
        """Return the lines of a heading."""
        return self._set(-1, column)

    def cell(self, row: int, column: int) -> tuple[Line, ...]:
        """Return the lines of a cell."""
        return self._set(row, column)

    def rows_between(self, above: float, below: float) -> range:
        """Return the rows that are seen between two distances from the first one's top."""
        first = max(0, bisect_right(self.tops, above) - 1)
        last = min(len(self.table.rows), bisect_right(self.tops, below) + 1)
        return range(first, last)

    # --- setting ------------------------------------------------------------------------

    def _widths(self, room: float) -> list[float]:
        em, table, pads = self.cell_face.size, self.table, 2 * self.pad
        cells, heads = self.cell_face, self.head_face
        rows = len(table.rows) if self._whole else _MOST_CELLS // len(table.heads)
        natural = natural_widths(
            table,
            rows,
            lambda text: natural_width(text, cells.size, cells.measure) + pads + 1,
            lambda text: natural_width(text, heads.size, heads.measure) + pads + 1,
        )
        least = [
            max(min(full, _LEAST * em + pads), self._longest_word(at) + pads + 1)
            for at, full in enumerate(natural)
        ]
        widths = column_widths(natural, room, _WIDEST * em, least)
        if sum(widths) > room:
            widths[0] = min(widths[0], max(least[0], room * _FIXED_PART * 0.8))
        whole = [float(int(width)) for width in widths]
        whole[-1] += max(0.0, room - sum(whole)) if sum(widths) <= room + 1 else 0.0
        return whole

    def _longest_word(self, column: int) -> float:
        measure = self.cell_face.measure
        texts = [self.table.heads[column], *(row[column] for row in self.table.rows[:60])]
        words = (word for text in texts for word in text.split() if word.isascii())
        return min(max(map(measure, words), default=0.0), _WIDEST * self.cell_face.size)

    def _fixed(self, room: float) -> int:
        """A running number stays together with the name beside it."""
        if len(self.widths) <= 1:
            return 0
        both = self.widths[0] + self.widths[1]
        named = self.table.numeric[0] and not self.table.numeric[1]
        return 2 if named and len(self.widths) > 3 and both < room * _FIXED_PART else 1  # noqa: PLR2004

    def _head_height(self, look: Look) -> float:
        lines = max(len(self.head(at)) for at in range(len(self.widths)))
        return max(look.touch, lines * self.leading + 2 * look.space("tight"))

    def _tops(self, look: Look) -> list[float]:
        air = 2 * look.space("tight")
        if not self._whole:
            return [n * (self.leading + air) for n in range(len(self.table.rows) + 1)]
        heights = (
            max((len(self.cell(row, at)) for at in range(len(self.widths))), default=1) or 1
            for row in range(len(self.table.rows))
        )
        return [0.0, *accumulate(lines * self.leading + air for lines in heights)]

    def _set(self, row: int, column: int) -> tuple[Line, ...]:
        lines = self._lines.get((row, column))
        if lines is None:
            head = row < 0
            face = self.head_face if head else self.cell_face
            text = self.table.heads[column] if head else self.table.rows[row][column]
            width = max(1.0, self.widths[column] - 2 * self.pad + 1)
            most = _MOST_LINES if self._whole or head else 1
            setting = Setting(width=width, em=face.size, balance=head, max_lines=most)
            lines = self._lines[row, column] = typeset(text, setting, face.measure)
        return lines
