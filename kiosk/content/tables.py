"""Tables of the ledger: CSV files and tables written in place, as nodes with typed cells."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from kiosk.content.limits import LIMITS
from kiosk.content.nodes import Node
from kiosk.content.problems import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.content.problems import Problems
    from kiosk.content.yaml_source import Budget

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,12})?", re.ASCII)
"""What is meant as a number; `007`, a telephone number with a dash and `1e5` are not."""


def number_or_text(written: str) -> float | int | str:
    """Return the number that `written` is, or the text itself."""
    found = _NUMBER.fullmatch(written)
    if found is None:
        return written
    return float(written) if found[2] else int(written)


def read_table(
    text: str, file: str, languages: Sequence[str], problems: Problems, budget: Budget
) -> Node:
    """Return the table in the CSV `text`: its first row holds the headings.

    A cell `姓名|Name` is one text per language, in the order of the site's `languages`. Places
    are the line and the number of the cell in it.
    """
    reader = _Reader(file, languages, problems)
    rows: list[Node] = []
    try:
        for row in reader.rows(text):
            if not budget.spend(len(row) + 1):
                problems.add(
                    Spot(file), "示范点的内容太多（超过二十万个值）", "the site holds too much"
                )
                return Node(file, (0, 0), None, broken=True)
            rows.append(Node(file, row[0].place, list(row)))
    except csv.Error as error:
        problems.add(
            Spot(file, reader.line),
            f"CSV 的引号没有配对，或写法不对（{error}）",
            f"a quote is not closed, or this is not CSV ({error})",
        )
        return Node(file, (0, 0), None, broken=True)
    return _as_table(rows, file, problems)


def _as_table(rows: list[Node], file: str, problems: Problems) -> Node:
    if not rows:
        problems.add(Spot(file), "表格是空的", "the table is empty")
        return Node(file, (0, 0), None, broken=True)
    head, body = rows[0], rows[1:]
    if len(body) > LIMITS.rows:
        problems.add(
            body[LIMITS.rows].spot,
            f"表格太长（超过 {LIMITS.rows} 行）",
            f"the table is too long (more than {LIMITS.rows} rows)",
        )
        body = body[: LIMITS.rows]
    first = body[0].place if body else head.place
    values = {"columns": head, "rows": Node(file, first, list(body))}
    return Node(file, head.place, values, {"columns": head.place, "rows": first})


class _Reader:
    """Goes through a CSV text, keeping where each record begins."""

    def __init__(self, file: str, languages: Sequence[str], problems: Problems) -> None:
        self.line = 1
        self._file = file
        self._languages = languages
        self._problems = problems

    def rows(self, text: str) -> Iterator[list[Node]]:
        """Yield every row that is not empty; empty cells at the end of each are dropped."""
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        heads = 0
        for cells in reader:
            row = [c.strip() for c in cells]
            while row and not row[-1] and len(row) > heads:
                row.pop()
            if any(row):
                yield [self._cell(c, i, head=not heads) for i, c in enumerate(row)]
                heads = heads or len(row)
            self.line = reader.line_num + 1

    def _cell(self, written: str, index: int, *, head: bool) -> Node:
        place = (self.line - 1, index)
        parts = [p.strip() for p in written.split("|")]
        if len(parts) > 1 and len(parts) == len(self._languages):
            pairs = zip(self._languages, parts, strict=True)
            return Node(self._file, place, {k: Node(self._file, place, v) for k, v in pairs})
        if len(parts) > 1 and head:
            self._problems.add(
                Spot(self._file, self.line, index + 1),
                f"表头“{written}”用 | 分成 {len(parts)} 段，"
                f"示范点却有 {len(self._languages)} 种语言",
                f"the heading “{written}” has {len(parts)} parts between |, but the site has"
                f" {len(self._languages)} languages",
                fatal=False,
            )
        return Node(self._file, place, written if head else written or None, plain=True)


def type_cells(table: Node) -> None:
    """Turn the cells of `table` that are numbers into numbers; call it after masking."""
    rows = table.get("rows")
    if rows is None or not isinstance(rows.value, list):
        return
    for row in rows.value:
        for cell in row.value if isinstance(row.value, list) else ():
            if cell.plain and isinstance(cell.value, str):
                cell.value = number_or_text(cell.value)
