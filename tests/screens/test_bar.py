"""The bar of every screen: home, back, title, ten minutes, and where it lies."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from kivy.core.window import Window

from kiosk.screens.widgets.bar import JourneyMark, TopBar
from kiosk.screens.widgets.buttons import IconButton
from kiosk.screens.widgets.frame import Frame
from kiosk.show.place import Place, ScreenName
from tests.fakes.site import full_site
from tests.screens.harness import Glass

pytestmark = pytest.mark.ui

NOTICES = Place(ScreenName.NOTICES)


def only(ui: Glass, kind: type) -> Any:
    return next(widget for widget in ui.widgets() if isinstance(widget, kind))


def test_back_goes_one_step_and_home_goes_home(ui: Glass) -> None:
    ui.go(NOTICES)
    ui.go(Place(ScreenName.TAKE_AWAY))
    ui.tap(ui.find("返回"))
    assert ui.place.screen is ScreenName.NOTICES
    ui.go(Place(ScreenName.TAKE_AWAY))
    ui.tap(ui.find("首页"))
    assert ui.place.screen is ScreenName.HOME


def test_every_sign_of_the_bar_has_its_word_below_it(ui: Glass) -> None:
    ui.go(NOTICES)
    assert {"返回", "首页", "English", "大字", "放低"} <= set(ui.texts())
    ui.tap(ui.find("English"))
    assert {"Back", "Home", "中文", "Large", "Low"} <= set(ui.texts())


def test_the_words_of_the_bar_stay_inside_their_buttons() -> None:
    for size in ((1366, 768), (720, 1280)):
        ui = Glass(size=size)
        ui.go(NOTICES)
        ui.prefer("en", large_type=True)
        for button in only(ui, TopBar).walk(restrict=True):
            if isinstance(button, IconButton):
                assert button._word.x >= button.x
                assert button._word.right <= button.right
        ui.close()


def test_a_strand_shows_its_ten_minutes_going_by(ui: Glass) -> None:
    ui.go(Place(ScreenName.REPORT))
    assert "还剩10:00" in ui.texts()
    ui.run(31)
    assert "还剩9:29" in ui.texts()
    assert only(ui, JourneyMark).share == pytest.approx(31 / 600, abs=0.001)


def test_beside_the_strands_no_ten_minutes_are_shown(ui: Glass) -> None:
    ui.go(NOTICES)
    assert not any(isinstance(widget, JourneyMark) for widget in ui.widgets())


def test_a_site_of_one_language_offers_no_other() -> None:
    ui = Glass(full_site(languages=["zh-Hans"]))
    ui.go_home()
    assert not [w for w in ui.touchables() if getattr(w, "hint", "") == "换语言"]
    ui.close()


def test_the_bar_lies_above_and_with_low_reach_below(ui: Glass) -> None:
    ui.go(NOTICES)
    assert only(ui, TopBar).top == Window.height
    ui.prefer("zh-Hans", low_reach=True)
    assert only(ui, TopBar).y == 0


def test_on_a_tall_glass_the_time_left_says_that_it_is_left() -> None:
    ui = Glass(size=(720, 1280))
    ui.go(Place(ScreenName.REPORT))
    assert {"还剩", "10:00"} <= set(ui.texts())
    ui.close()


@pytest.mark.parametrize("size", [(1366, 768), (720, 1280)], ids=["wide", "tall"])
def test_the_longest_title_keeps_clear_of_everything(size: tuple[int, int]) -> None:
    ui = Glass(size=size)
    ui.go(Place(ScreenName.REPORT))
    ui.prefer("en", large_type=True)
    bar = only(ui, TopBar)
    bar.title = "A title that is much longer than any bar has ever been wide" * 2
    ui.step(3)
    boxes = sorted((part.x, part.right) for part in bar.children)
    for (_left, right), (left, _right) in itertools.pairwise(boxes):
        assert left >= right
    assert boxes[-1][1] <= Window.width
    ui.close()


def test_with_low_reach_on_a_tall_glass_the_rest_keeps_to_the_lower_part() -> None:
    ui = Glass(size=(720, 1280))
    ui.go(NOTICES)
    frame = only(ui, Frame)
    assert not frame.confined
    ui.prefer("zh-Hans", low_reach=True)
    for widget in ui.touchables():
        assert widget.to_window(widget.x, widget.top)[1] <= ui.root.look.reach
    ui.close()
