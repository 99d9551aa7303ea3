"""Notices: those of today, the newest first, one of them to read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kiosk.show.place import Place, ScreenName
from tests.fakes.site import full_site
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from kiosk.content.model import Site

pytestmark = pytest.mark.ui

BOARD = [
    {
        "id": "old",
        "title": "旧公告",
        "text": "过去的事",
        "from": "2026-01-01",
        "until": "2026-02-01",
    },
    {"id": "now", "title": "今天的公告", "text": "今天的事", "from": "2026-11-01"},
    {"id": "newer", "title": "新公告", "text": "新的事", "from": "2026-11-20"},
    {"id": "later", "title": "将来的公告", "text": "将来的事", "from": "2027-01-01"},
]


def board(notices: list[dict[str, str]] = BOARD) -> Site:
    return full_site(notices=notices)


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["wide", "tall"])
def test_only_what_hangs_today_is_listed_and_the_newest_is_open(size: tuple[int, int]) -> None:
    ui = Glass(board(), size=size)
    ui.go(Place(ScreenName.NOTICES))
    texts = ui.texts()
    assert "新的事" in texts
    assert {"今天的公告", "新公告"} <= set(texts)
    assert not {"旧公告", "将来的公告"} & set(texts)
    ui.assert_touchable(ui.touchables())
    ui.close()


def test_a_touch_opens_another_without_a_step_on_the_way_back() -> None:
    ui = Glass(board())
    ui.go_home()
    ui.go(Place(ScreenName.NOTICES))
    ui.tap(ui.find("今天的公告"))
    assert "今天的事" in ui.texts()
    assert ui.place.item == "now"
    ui.tap(ui.find("返回"))
    assert ui.place.screen is ScreenName.HOME
    ui.close()


def test_while_the_date_is_unknown_nothing_is_hidden_that_may_hang() -> None:
    ui = Glass(board())
    ui.clock.date = None
    ui.go(Place(ScreenName.NOTICES))
    assert {"旧公告", "今天的公告", "将来的公告"} <= set(ui.texts())
    ui.close()


def test_an_empty_board_says_so() -> None:
    ui = Glass(board(BOARD[:1]))
    ui.clock.date = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
    ui.go(Place(ScreenName.NOTICES))
    assert "今天没有公告" in ui.texts()
    ui.close()


def test_with_low_reach_every_control_is_in_the_lower_part() -> None:
    ui = Glass(board(), size=(720, 1280))
    ui.go(Place(ScreenName.NOTICES))
    ui.prefer("zh-Hans", low_reach=True)
    for widget in ui.touchables():
        assert widget.to_window(widget.x, widget.top)[1] <= ui.root.look.reach
    ui.close()
