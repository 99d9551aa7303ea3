"""Searching with the keyboard on the glass: from the first letter to the place and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.show.place import Place, ScreenName
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.screens.search import SearchScreen

pytestmark = pytest.mark.ui


@pytest.fixture(params=[(1280, 720), (720, 1280)], ids=["wide", "tall"])
def ui(request: pytest.FixtureRequest) -> Iterator[Glass]:
    glass = Glass(size=request.param)
    glass.go_home()
    glass.go(Place(ScreenName.SEARCH))
    yield glass
    glass.close()


def _screen(ui: Glass) -> SearchScreen:
    assert ui.place.screen is ScreenName.SEARCH
    return ui.screen  # type: ignore[return-value]


def _titles(ui: Glass) -> list[str]:
    return [row.title for row in reversed(_screen(ui).ids["hits"].children)]


def _type(ui: Glass, letters: str) -> None:
    for letter in letters:
        ui.tap(ui.find(letter.upper()))


def test_before_a_letter_is_typed_the_highlights_are_shown(ui: Glass) -> None:
    assert _titles(ui) == ["银行进村讲防诈骗", "2026年党建工作计划"]


def test_results_come_with_every_letter(ui: Glass) -> None:
    _type(ui, "e")
    assert _screen(ui).query == "e"
    _type(ui, "jd")
    assert _titles(ui)[0] == "第二季度党费收缴公示"
    assert "ejd" in ui.texts()


def test_what_matched_is_marked_on_the_glass(ui: Glass) -> None:
    _type(ui, "ejd")
    row = _screen(ui).ids["hits"].children[-1]
    assert row.title_spans == ((1, 4),)
    (mark,) = [one for one in row._title._marks.children if hasattr(one, "size")]
    x, y = row._title.to_window(mark.pos[0] + 2, mark.pos[1] + 2)
    red, green, blue = ui.pixel(x, y)
    assert red - blue > 60, "a golden mark on paper"
    assert green > 150


def test_a_hit_leads_there_and_the_way_back_to_the_same_words(ui: Glass) -> None:
    _type(ui, "ejd")
    ui.tap(_screen(ui).ids["hits"].children[-1])
    assert ui.place == Place(ScreenName.LEDGER, "systems/dues/dues-q2")
    ui.tap(ui.find("返回"))
    assert ui.place == Place(ScreenName.SEARCH, "ejd")
    assert _titles(ui)[0] == "第二季度党费收缴公示"


def test_letters_are_no_steps_on_the_way_back(ui: Glass) -> None:
    _type(ui, "ejdx")
    ui.tap(ui.find("返回"))
    assert ui.place.screen is ScreenName.HOME


def test_a_hit_says_where_it_is(ui: Glass) -> None:
    _type(ui, "ejd")
    assert _screen(ui).ids["hits"].children[-1].where == "制度机制·党费收缴"


def test_letters_are_taken_back_one_by_one_and_all_at_once(ui: Glass) -> None:
    _type(ui, "ejda")
    ui.tap(ui.find("退一格"))
    assert _screen(ui).query == "ejd"
    ui.tap(ui.find("清空"))
    assert _screen(ui).query == ""
    assert _titles(ui)[0] == "银行进村讲防诈骗"


def test_a_word_is_searched_for_with_one_touch(ui: Glass) -> None:
    ui.tap(next(w for w in _screen(ui).ids["words"].children if w.text == "主题党日"))
    assert _screen(ui).query == "主题党日"
    assert "主题党日" in _titles(ui)


def test_nothing_found_is_said_kindly(ui: Glass) -> None:
    _type(ui, "xqz")
    assert _titles(ui) == []
    assert "没有找到。少打几个字母试试，或者点一个现成的词。" in ui.texts()


def test_another_language_keeps_what_was_typed(ui: Glass) -> None:
    _type(ui, "ejd")
    ui.session.speak("en")
    ui.settle()
    assert _screen(ui).query == "ejd"
    assert "Dues of the second quarter" in _titles(ui)


def test_keys_and_words_are_large_enough_and_apart(ui: Glass) -> None:
    screen = _screen(ui)
    ui.assert_touchable([*screen.ids["keys"].children, *screen.ids["words"].children])


def test_old_results_stay_until_the_index_is_there(ui: Glass) -> None:
    finder = _screen(ui).stage.finder
    index, finder.index = finder.index, None
    shown = _titles(ui)
    ui.session.replace(Place(ScreenName.SEARCH, "ejd"))
    ui.step(2)
    assert _titles(ui) == shown
    finder._take(index)
    _screen(ui)._arrived()
    ui.settle()
    assert _titles(ui)[0] == "第二季度党费收缴公示"


def test_the_index_is_built_once_for_a_site(ui: Glass) -> None:
    first = _screen(ui).stage.finder.index
    assert first is not None
    ui.go_home()
    ui.go(Place(ScreenName.SEARCH, "ejd"))
    assert _screen(ui).stage.finder.index is first


def test_low_reach_keeps_keys_words_and_hits_low() -> None:
    glass = Glass(size=(720, 1280))
    glass.go_home()
    glass.prefer("zh-Hans", low_reach=True)
    glass.go(Place(ScreenName.SEARCH))
    reach = glass.root.look.reach + 1
    _assert_low(glass, reach)
    _type(glass, "ejd")
    assert _titles(glass)[0] == "第二季度党费收缴公示"
    _assert_low(glass, reach)
    glass.tap(_screen(glass).ids["hits"].children[-1])
    assert glass.place.item == "systems/dues/dues-q2"
    glass.close()


def _assert_low(glass: Glass, reach: float) -> None:
    for widget in glass.touchables():
        assert widget.to_window(widget.x, widget.top)[1] <= reach
