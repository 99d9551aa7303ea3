"""A table is pushed both ways under its headings; the page around it keeps moving too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.show.place import Place, ScreenName
from tests.fakes.site import LEDGER, full_site
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from kiosk.screens.widgets.data_table import DataTable

pytestmark = pytest.mark.ui

ITEM = "systems/dues/dues-q2"
ROWS, COLUMNS = 60, 12


def _site(table: dict[str, Any]) -> Any:
    chapters = [dict(chapter) for chapter in LEDGER["chapters"]]
    category = dict(chapters[1]["categories"][0])
    words = "账目贴在樟树下。\n" * 30
    category["entries"] = [{**category["entries"][0], "table": table, "text": words}]
    chapters[1]["categories"] = [category]
    return full_site(ledger={**LEDGER, "chapters": chapters})


LARGE = {
    "columns": ["姓名", *(f"第{n}季度金额" for n in range(1, COLUMNS))],
    "rows": [[f"第{row}户", *(row * n for n in range(1, COLUMNS))] for row in range(ROWS)],
}


@pytest.fixture
def glass() -> Iterator[Glass]:
    glass = Glass(_site(LARGE), size=(720, 1280))
    glass.go_home()
    glass.go(Place(ScreenName.LEDGER, ITEM))
    yield glass
    glass.close()


def _table(glass: Glass) -> DataTable:
    table: DataTable = glass.screen._article.table
    return table


def _middle(glass: Glass) -> tuple[float, float]:
    area, table = glass.screen.ids["scroll"], _table(glass)
    area.show(table, glide=False)
    glass.step(2)
    x, y = table.to_window(*table.center)
    return float(x), float(y)


def _push(glass: Glass, dx: float, dy: float) -> None:
    x, y = _middle(glass)
    glass.drag((x, y), (x + dx, y + dy), rest=True)


def test_a_finger_pushes_the_columns_beneath_the_first(glass: Glass) -> None:
    _push(glass, -200, 0)
    table = _table(glass)
    assert table.across > 100
    assert table.down == 0
    assert table._column._shift.x == round(table.x)
    assert table._body._shift.x == round(table.x - table.across)
    assert table._heads._shift.x == table._body._shift.x


def test_a_finger_pushes_the_rows_beneath_the_headings(glass: Glass) -> None:
    _push(glass, 0, 200)
    table = _table(glass)
    assert table.down > 100
    assert table.across == 0
    assert table._heads._shift.y == round(table.y + table.height)


def test_both_ways_at_once(glass: Glass) -> None:
    _push(glass, -150, 200)
    table = _table(glass)
    assert min(table.across, table.down) > 50


def test_it_stops_at_its_ends(glass: Glass) -> None:
    table = _table(glass)
    table.move_to(1e6, 1e6)
    assert (table.across, table.down) == table.ends
    glass.step(2)
    assert ROWS - 1 in table._drawn


def test_a_table_at_its_end_lets_the_page_move(glass: Glass) -> None:
    area, table = glass.screen.ids["scroll"], _table(glass)
    _middle(glass)
    before = area.offset
    assert before > 0
    assert table.down == 0
    x, y = table.to_window(*table.center)
    glass.drag((x, y), (x, y - 200), rest=True)
    assert table.down == 0
    assert area.offset < before


def test_only_rows_in_sight_are_drawn(glass: Glass) -> None:
    table = _table(glass)
    assert 0 in table._drawn
    assert len(table._drawn) < ROWS / 2


def test_numbers_stand_at_the_right_and_names_at_the_left(glass: Glass) -> None:
    numeric = _table(glass).table.numeric
    assert numeric == (False, *(True for _ in range(1, COLUMNS)))


def test_headings_are_red_on_the_glass_and_stay_when_rows_move(glass: Glass) -> None:
    x, _ = _middle(glass)
    table = _table(glass)
    top = table.to_window(table.x, table.y + table.height)[1]
    red = glass.pixel(x, top - 4)
    assert red[0] > 120
    assert max(red[1:]) < 80
    _push(glass, 0, 250)
    top = table.to_window(table.x, table.y + table.height)[1]
    assert glass.pixel(x, top - 4) == red


def test_a_small_table_is_as_high_as_its_rows_and_does_not_take_fingers() -> None:
    small = {"columns": ["姓名", "金额"], "rows": [["林晓禾", 36]]}
    glass = Glass(_site(small))
    glass.go_home()
    glass.go(Place(ScreenName.LEDGER, ITEM))
    table = _table(glass)
    assert table.ends == (0, 0)
    assert table.height < table.room
    glass.close()


def test_five_thousand_rows_come_up_without_being_measured() -> None:
    rows = [[f"第{n}行", "一句话" * 12, n] for n in range(5000)]
    glass = Glass(_site({"columns": ["名称", "内容", "数"], "rows": rows}))
    glass.go_home()
    glass.go(Place(ScreenName.LEDGER, ITEM))
    table = _table(glass)
    assert len(table.setting._lines) < 200
    table.move_to(0, 1e9)
    glass.step(2)
    assert 4999 in table._drawn
    glass.close()
