from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.limits import LIMITS
from kiosk.content.nodes import Node, data, locate
from kiosk.content.problems import Problems
from kiosk.content.tables import number_or_text, read_table, type_cells
from kiosk.content.yaml_source import Budget

if TYPE_CHECKING:
    from kiosk.content.model import Table
    from tests.content.builder import SiteBuilder


def read(text: str, languages: tuple[str, ...] = ("zh-Hans", "en")) -> tuple[Node, list[str]]:
    problems = Problems()
    node = read_table(text, "t.csv", languages, problems, Budget())
    type_cells(node)
    return node, [f"{p.place}: {p.en}" for p in (*problems.fatal, *problems.warnings)]


def table(text: str) -> Any:
    node, problems = read(text)
    assert problems == []
    return data(node)


def test_the_first_row_holds_the_headings() -> None:
    assert table("姓名,积分\n张三,12\n李四,7.5\n") == {
        "columns": ["姓名", "积分"],
        "rows": [["张三", 12], ["李四", 7.5]],
    }


def test_a_heading_may_hold_one_text_per_language() -> None:
    assert table("姓名|Name,积分 | Points\n张三|Zhang San,1\n") == {
        "columns": [{"zh-Hans": "姓名", "en": "Name"}, {"zh-Hans": "积分", "en": "Points"}],
        "rows": [[{"zh-Hans": "张三", "en": "Zhang San"}, 1]],
    }


def test_a_heading_with_too_many_parts_is_a_warning() -> None:
    node, problems = read("甲|a|b,乙\n1,2\n")

    assert problems == [
        "t.csv:1:1: the heading “甲|a|b” has 3 parts between |, but the site has 2 languages"
    ]
    assert data(node)["columns"][0] == "甲|a|b"


def test_a_bar_in_a_cell_that_fits_no_languages_is_just_a_bar() -> None:
    assert table("a,b\nx|y|z,|\n")["rows"] == [["x|y|z", {"zh-Hans": "", "en": ""}]]


def test_an_empty_cell_is_none() -> None:
    assert table("a,b,c\n1,,3\n")["rows"] == [[1, None, 3]]


def test_empty_rows_and_empty_columns_at_the_end_are_excel_s_not_the_editor_s() -> None:
    assert table("a,b,,\n1,2,,\n,,,\n\n3,4,,\n") == {
        "columns": ["a", "b"],
        "rows": [[1, 2], [3, 4]],
    }


def test_quoted_cells_hold_commas_quotes_and_lines() -> None:
    assert table('a,b\r\n"1,5","x ""y""\nz"\r\n2,3\r\n')["rows"] == [["1,5", 'x "y"\nz'], [2, 3]]


def test_places_are_lines_and_numbers_of_cells() -> None:
    node, _ = read('a,b\n"x\ny",2\n3,4\n')

    places = [locate(node, ("rows", *cell))[0].spot for cell in ((0, 0), (0, 1), (1, 1))]
    assert places == [("t.csv", 2, 1), ("t.csv", 2, 2), ("t.csv", 4, 2)]


def test_a_quote_that_is_never_closed_is_told() -> None:
    assert "quote" in read('a,b\n"1,2\n3,4\n')[1][0]


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n"])
def test_an_empty_table_is_told(text: str) -> None:
    assert read(text)[1] == ["t.csv: the table is empty"]


def test_headings_alone_are_a_table_without_rows() -> None:
    assert table("a,b\n") == {"columns": ["a", "b"], "rows": []}


def test_a_table_longer_than_anyone_shows_is_told() -> None:
    _, problems = read("a\n" + "1\n" * (LIMITS.rows + 5))

    assert problems == [f"t.csv:{LIMITS.rows + 2}:1: the table is too long (more than 5000 rows)"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0", 0), ("-3", -3), ("12.50", 12.5), ("100000000000000", 10**14),
        ("007", "007"), ("1e5", "1e5"), ("١٢", "١٢"), ("１２", "１２"), ("1,000", "1,000"),
        ("-", "-"),
        ("nan", "nan"), ("inf", "inf"), ("1.", "1."), (".5", ".5"), ("2026-03-01", "2026-03-01"),
        ("0875-1234567", "0875-1234567"), ("9" * 400, "9" * 400),
    ],
)  # fmt: skip
def test_only_what_is_meant_as_a_number_becomes_one(written: str, meant: float | str) -> None:
    assert number_or_text(written) == meant
    assert type(number_or_text(written)) is type(meant)


@given(number=st.integers(-(10**14), 10**14))
def test_a_whole_number_is_read_back(number: int) -> None:
    assert number_or_text(str(number)) == number


@given(text=st.text(alphabet='ab,"\n\r| 1.禾', max_size=80))
def test_any_text_is_a_table_or_a_problem(text: str) -> None:
    node, problems = read(text)

    assert node.broken == any("heading" not in p for p in problems)


ENTRY = """\
ledger:
  title: 台账
  chapters:
    - name: systems
      title: 制度
      categories:
        - {id: c, title: 类, entries: [{id: e, date: 2026-03-01, title: 条, table: TABLE}]}
"""


def only_table(site: SiteBuilder) -> Table:
    ledger = site.load().site.ledger
    assert ledger is not None
    found = ledger.chapters[0].categories[0].entries[0].table
    assert found is not None
    return found


def test_a_csv_table_reaches_the_model(site: SiteBuilder) -> None:
    site.add(ENTRY.replace("TABLE", "{csv: tables/points.csv}"))
    site.write("tables/points.csv", "\ufeff姓名|Name,积分\r\n张三,12\r\n")

    found = only_table(site)

    assert [c.pick("en") for c in found.columns] == ["Name", "积分"]
    assert found.rows == (("张三", 12),)


def test_an_inline_table_reaches_the_model_with_quoted_numbers_as_text(site: SiteBuilder) -> None:
    site.add(
        ENTRY.replace("TABLE", '{columns: [甲, 乙], rows: [[1, "1"], [{zh-Hans: 一, en: one}, x]]}')
    )

    rows = only_table(site).rows

    assert rows[0] == (1, "1")
    assert rows[1][0].pick("en") == "one"  # type: ignore[union-attr]


def test_a_table_included_from_yaml_reaches_the_model(site: SiteBuilder) -> None:
    site.add(ENTRY.replace("TABLE", "{include: t.yaml}"))
    site.write("t.yaml", "csv: t.csv\n")
    site.write("t.csv", "a\n1\n")

    assert only_table(site).rows == ((1,),)


def test_a_row_of_another_width_is_told_at_its_line(site: SiteBuilder) -> None:
    site.add(ENTRY.replace("TABLE", "{csv: t.csv}"))
    site.write("t.csv", "a,b\n1,2\n3\n4,5,6\n")

    assert site.said() == [
        "t.csv:3:1: this row has 1 cells, but there are 2 headings",
        "t.csv:4:1: this row has 3 cells, but there are 2 headings",
    ]


def test_a_csv_in_gbk_is_told_how_to_save_it(site: SiteBuilder) -> None:
    site.add(ENTRY.replace("TABLE", "{csv: t.csv}"))
    site.write("t.csv", "姓名,积分\n".encode("gbk"))

    assert site.said() == [
        (
            "t.csv:1:1: the file is not UTF-8 but GBK (“ANSI”);"
            " save it as UTF-8 (in Excel: “CSV UTF-8”)"
        )
    ]


def test_a_missing_csv_is_told_where_it_is_named(site: SiteBuilder) -> None:
    site.add(ENTRY.replace("TABLE", "{csv: tabels/t.csv}"))
    site.write("tables/t.csv", "a\n")

    assert site.said() == [
        (
            f"{site.at('site.yaml', 'tabels')}: there is no file “tabels/t.csv”;"
            " did you mean “tables/t.csv”?"
        )
    ]


@pytest.mark.parametrize("named", ["[a]", "~", "{a: b}"])
def test_a_csv_that_names_no_file_is_told(site: SiteBuilder, named: str) -> None:
    site.add(ENTRY.replace("TABLE", f"{{csv: {named}}}"))

    assert site.said()[0].endswith("csv wants a file's name")


def test_a_cell_that_is_a_list_is_told_once(site: SiteBuilder) -> None:
    site.add(ENTRY.replace("TABLE", "{columns: [a], rows: [[[1, 2]]]}"))

    (line,) = site.said()

    assert line.endswith("“rows”: a cell is a text, a number, or a text for each language")
    assert line.startswith(site.at("site.yaml", "[1, 2]"))
