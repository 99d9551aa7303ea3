"""Reports as spreadsheets."""

from __future__ import annotations

import io

import openpyxl

from kiosk.remote.sheets import as_csv, as_xlsx
from kiosk.show.presenter.report import VisitReport
from tests.fakes.clock import NOON

REPORT = VisitReport.model_validate(
    {
        "visit": "town",
        "delegation": "=HYPERLINK(1)",
        "narrator": {"zh-Hans": "林晓禾"},
        "rehearsal": False,
        "begun": NOON,
        "segments": [
            {"title": "影片", "target": 600, "spent": 630},
            {"title": "台账", "target": 600, "spent": 300},
        ],
    }
)


def test_a_workbook_tells_minutes_as_numbers() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(REPORT, "zh-Hans"))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert rows[6] == ["影片", 10, 10.5, 0.5]
    assert rows[8][1:] == [20, 15.5, -4.5]


def test_no_name_is_ever_a_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(REPORT, "en"))).worksheets[0]
    assert sheet["B1"].data_type == "s"

    assert "'=HYPERLINK(1)" in as_csv(REPORT, "en").decode("utf-8-sig")
