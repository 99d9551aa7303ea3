"""What a visit was like, as a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import xlsxwriter

from kiosk.remote.words import speak

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.show.presenter.report import VisitReport

_MINUTE = 60.0
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet would run; a delegation's name is never to be run."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of file.

    Attributes:
        media_type: What a browser calls it.
        make: Makes the bytes of a report in a language.
    """

    media_type: str
    make: Callable[[VisitReport, str], bytes]


def as_csv(report: VisitReport, language: str) -> bytes:
    """Return the report as CSV that Excel reads as UTF-8; minutes with two digits."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in _rows(report, language):
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(report: VisitReport, language: str) -> bytes:
    """Return the report as an Excel workbook of one sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(speak(language, "Visit"))
    bold = book.add_format({"bold": True})
    number = book.add_format({"num_format": "0.00"})
    for row, cells in enumerate(_rows(report, language)):
        for column, cell in enumerate(cells):
            if isinstance(cell, float):
                sheet.write_number(row, column, cell, number)
            else:
                sheet.write_string(row, column, cell, bold if row == _HEAD else None)
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 3, 14)
    book.close()
    return out.getvalue()


_HEAD = 5
"""The row of the headings."""


def _rows(report: VisitReport, language: str) -> list[list[str | float]]:
    def say(msgid: str) -> str:
        return speak(language, msgid)

    begun = report.begun.strftime("%Y-%m-%d %H:%M") if report.begun else ""
    rows: list[list[str | float]] = [
        [say("Delegation"), report.delegation.pick(language)],
        [say("Narrator"), report.narrator.pick(language)],
        [say("Begun"), begun],
        [say("Rehearsal"), say("yes") if report.rehearsal else say("no")],
        [],
        [say("Segment"), say("Planned (min)"), say("Taken (min)"), say("Over (min)")],
    ]
    rows.extend(
        [one.title.pick(language), *_minutes(one.target, one.spent)] for one in report.segments
    )
    return [*rows, [say("All"), *_minutes(report.target, report.spent)]]


def _minutes(target: float, spent: float) -> tuple[float, float, float]:
    return target / _MINUTE, spent / _MINUTE, (spent - target) / _MINUTE


def _plain(cell: str | float) -> str:
    if isinstance(cell, float):
        return f"{cell:.2f}"
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


SHEETS = {
    "csv": Sheet("text/csv; charset=utf-8", as_csv),
    "xlsx": Sheet("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}
