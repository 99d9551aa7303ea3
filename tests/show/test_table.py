"""Tables are written in the reader's language, numbers at the right, columns as wide as fits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.model import Table
from kiosk.show.table import column_widths, natural_widths, written


def _table(rows: list[list[object]], columns: tuple[object, ...] = ("甲", "乙")) -> Table:
    return Table.model_validate({"columns": columns, "rows": rows})


def test_cells_are_written_in_the_language_of_the_reader() -> None:
    table = _table(
        [[{"zh-Hans": "茶坪", "en": "Tea Flat"}, 3]], ({"zh-Hans": "组", "en": "Group"}, "N")
    )
    assert written(table, "en").heads == ("Group", "N")
    assert written(table, "en").rows == (("Tea Flat", "3"),)
    assert written(table, "zh-Hans").rows[0][0] == "茶坪"


def test_numbers_are_written_without_needless_decimals() -> None:
    assert written(_table([[24.5, 36.0], [1234.5, None]]), "en").rows == (
        ("24.5", "36"),
        ("1,234.5", ""),
    )


def test_a_column_is_numeric_when_nearly_all_its_cells_are() -> None:
    rows = [["398.40", "2026-01-05"], ["95%", "1/2"], ["—", "5人"], ["", "三"], ["-2", "13800"]]
    assert written(_table(rows), "zh-Hans").numeric == (True, False)


def test_an_empty_column_is_not_numeric() -> None:
    assert written(_table([["", "—"]]), "en").numeric == (False, False)


def test_short_rows_are_filled_up_and_long_ones_cut() -> None:
    assert written(_table([["一"], ["一", "二", "三"]]), "en").rows == (("一", ""), ("一", "二"))


def test_columns_that_fit_share_what_is_left() -> None:
    assert column_widths([100, 300], 800, 200, [50, 50]) == [200, 600]


def test_a_wide_column_breaks_before_the_table_outgrows_its_room() -> None:
    assert column_widths([100, 900], 500, 200, [50, 50]) == [100, 400]


def test_a_table_with_many_columns_outgrows_its_room() -> None:
    assert column_widths([300] * 5, 500, 200, [50] * 5) == [200] * 5


def test_a_column_is_never_narrower_than_its_longest_word() -> None:
    assert column_widths([900, 900], 500, 200, [50, 400]) == [200, 400]


_COLUMN = st.tuples(st.floats(1, 2000), st.floats(1, 400))


@given(st.lists(_COLUMN, min_size=1, max_size=24), st.floats(50, 4000), st.floats(20, 500))
def test_columns_fill_the_room_and_keep_their_least_width(
    columns: list[tuple[float, float]], room: float, widest: float
) -> None:
    natural = [max(wide, least) for wide, least in columns]
    least = [few for _, few in columns]
    widths = column_widths(natural, room, widest, least)
    assert sum(widths) >= room - 1e-6
    assert all(width >= few - 1e-6 for width, few in zip(widths, least, strict=True))
    if sum(widths) > room + 1e-6:
        assert all(
            width <= max(widest, few) + 1e-6 for width, few in zip(widths, least, strict=True)
        )


def test_natural_widths_look_at_headings_and_at_so_many_rows() -> None:
    table = written(_table([["一二三", "x"], ["一二三四五", "x"]]), "en")
    assert natural_widths(table, 1, len, lambda head: len(head) + 1) == [3, 2]
