"""A table as it is read: cells in words, which columns are numbers, how wide each may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.content.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.content.model import Cell, Table

_NUMBER = re.compile(r"[-−+±]?[¥￥$]?\d[\d,，]*(?:\.\d+)?\s?[%％‰]?")
_NOTHING = frozenset(("", "-", "—", "–", "/"))
_MOSTLY = 0.8
"""Part of a column's filled cells that are numbers before it is set as one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A table in one language.

    Attributes:
        heads: The headings.
        rows: The cells, row by row, as they are read.
        numeric: Which columns hold numbers, and stand at the right.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


def written(table: Table, language: str) -> Written:
    """Write `table` in `language`; short rows are filled up, long ones cut."""
    count = len(table.columns)
    rows = tuple(
        tuple(_cell(row[at], language) if at < len(row) else "" for at in range(count))
        for row in table.rows
    )
    numeric = tuple(_numeric([row[at] for row in rows]) for at in range(count))
    return Written(tuple(column.pick(language) for column in table.columns), rows, numeric)


def _cell(cell: Cell | Text, language: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Text):
        return cell.pick(language)
    if isinstance(cell, float):
        return f"{cell:,.2f}".rstrip("0").rstrip(".") if cell % 1 else f"{cell:.0f}"
    return str(cell)


def _numeric(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip() not in _NOTHING]
    numbers = sum(_NUMBER.fullmatch(cell.strip()) is not None for cell in filled)
    return bool(filled) and numbers >= _MOSTLY * len(filled)


def column_widths(
    natural: Sequence[float], room: float, widest: float, least: Sequence[float]
) -> list[float]:
    """Share `room` among columns.

    Columns that fit are as wide as they like, and share what is left in proportion; those that
    do not fit are cut to `widest`, where they break into lines, and the table grows beyond the
    room only if that is not enough.

    Args:
        natural: How wide each column would be in one line.
        room: Pixels there are.
        widest: Most pixels of a column that breaks.
        least: Fewest pixels of each column: its longest word.
    """
    if sum(natural) <= room:
        return _grown(list(natural), room)
    cut = [max(few, min(width, widest)) for width, few in zip(natural, least, strict=True)]
    if sum(cut) >= room:
        return cut
    missing = [width - had for width, had in zip(natural, cut, strict=True)]
    part = min(1.0, (room - sum(cut)) / (sum(missing) or 1.0))
    return _grown([had + more * part for had, more in zip(cut, missing, strict=True)], room)


def _grown(widths: list[float], room: float) -> list[float]:
    part = room / (sum(widths) or 1.0)
    return [width * part for width in widths] if part > 1 else widths


def natural_widths(
    table: Written, rows: int, width_of: Callable[[str], float], head_of: Callable[[str], float]
) -> list[float]:
    """Return how wide each column would be in one line, by its heading and its first `rows`."""
    return [
        max([head_of(head), *(width_of(row[at]) for row in table.rows[:rows])])
        for at, head in enumerate(table.heads)
    ]
