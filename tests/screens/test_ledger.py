"""The ledger is turned over with a finger, in every shape, down to the scanned page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.show.ledger import Sieve
from kiosk.show.place import HOME, Place, ScreenName
from tests.fakes.site import LEDGER, full_site
from tests.screens.harness import Glass, shipped_theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from kivy.uix.widget import Widget

    from kiosk.content.model import Site
    from kiosk.screens.ledger import LedgerScreen

pytestmark = pytest.mark.ui

PLAN = "leadership/plans/plan-2026"
DUES = "systems/dues/dues-q2"
SHAPES = [(1280, 720), (720, 1280)]


def _site(**entry: Any) -> Site:
    """The small site, its highlighted plan changed."""
    chapters = [dict(chapter) for chapter in LEDGER["chapters"]]
    category = dict(chapters[0]["categories"][0])
    plan, *others = category["entries"]
    category["entries"] = [{**plan, **entry}, *others]
    chapters[0]["categories"] = [category]
    return full_site(ledger={**LEDGER, "chapters": chapters})


@pytest.fixture(params=SHAPES, ids=["wide", "tall"])
def ui(request: pytest.FixtureRequest) -> Iterator[Glass]:
    glass = Glass(size=request.param)
    glass.go_home()
    yield glass
    glass.close()


def _open(ui: Glass, item: str = "", index: int = 0) -> LedgerScreen:
    ui.go(Place(ScreenName.LEDGER, item, index))
    return ui.screen  # type: ignore[return-value]


def _named(ui: Glass, name: str) -> Widget:
    """Return the touchable called `name`, not the heading of the same words."""
    return next(
        w for w in ui.touchables() if name in (getattr(w, "text", ""), getattr(w, "title", ""))
    )


def test_each_chapter_is_a_card_that_opens_it(ui: Glass) -> None:
    _open(ui)
    assert "1类·2条" in ui.texts()
    ui.tap(ui.find("制度机制"))
    assert ui.place.item == "systems"
    assert {"党费收缴", "主题党日", "银行进村讲防诈骗"} <= set(ui.texts())


def test_an_entry_is_two_touches_from_the_cover_and_the_way_back_leads_there(ui: Glass) -> None:
    _open(ui)
    ui.tap(ui.find("领导班子"))
    ui.tap(ui.find("2025年党建工作计划"))
    assert ui.place.item == "leadership/plans/plan-2025"
    ui.tap(ui.find("返回"))
    assert ui.place.item == "leadership"
    ui.tap(ui.find("返回"))
    assert ui.place.item == ""
    ui.tap(ui.find("返回"))
    assert ui.place == HOME


def test_a_category_shows_its_own_entries_only(ui: Glass) -> None:
    screen = _open(ui, "systems")
    ui.tap(_named(ui, "党费收缴"))
    assert ui.place.item == "systems/dues"
    titles = [getattr(row, "title", "") for row in screen.ids["rows"].children]
    assert "第二季度党费收缴公示" in titles
    assert "银行进村讲防诈骗" not in titles
    ui.tap(ui.find("返回"))
    assert ui.place == HOME, "another category is no step on the way"


def test_a_highlight_bears_a_star_and_the_plain_entry_none(ui: Glass) -> None:
    screen = _open(ui, "leadership")
    rows = {row.title: row for row in screen.ids["rows"].children if hasattr(row, "highlight")}
    assert rows["2026年党建工作计划"]._star.name == "star"
    assert rows["2025年党建工作计划"]._star.name == ""


def test_chips_sift_by_year_and_by_highlight(ui: Glass) -> None:
    screen = _open(ui, "leadership")
    ui.tap(_named(ui, "2025"))
    assert screen.sieve == Sieve(2025)
    assert "2026年党建工作计划" not in ui.texts()
    ui.tap(ui.find("只看亮点"))
    assert "没有合适的条目。再点一下标签，就能看到更多。" in ui.texts()
    ui.tap(_named(ui, "2025"))
    assert "2026年党建工作计划" in ui.texts()


def test_sifting_is_forgotten_in_another_chapter(ui: Glass) -> None:
    screen = _open(ui, "leadership")
    ui.tap(ui.find("只看亮点"))
    ui.go(Place(ScreenName.LEDGER, "systems"))
    assert screen.sieve == Sieve()


def test_the_next_entry_is_one_touch_away_and_the_last_has_none(ui: Glass) -> None:
    _open(ui, DUES)
    assert ui.find("上一条").mute
    ui.tap(ui.find("下一条"))
    assert ui.place.item == "systems/theme-day/theme-day-may"
    assert ui.find("下一条").mute
    ui.tap(ui.find("上一条"))
    assert ui.place.item == DUES


def test_a_chapter_without_entries_says_so() -> None:
    chapters = [{"name": "systems", "title": "制度机制"}]
    glass = Glass(full_site(ledger={"title": "台账", "chapters": chapters}))
    glass.go_home()
    _open(glass, "systems")
    assert "这一章正在整理，过些日子再来看看。" in glass.texts()
    glass.close()


def test_an_entry_with_nothing_but_its_title_says_so(ui: Glass) -> None:
    _open(ui, "leadership/plans/plan-2025")
    assert "这一条只记了名称和日期。" in ui.texts()


def test_words_follow_the_language(ui: Glass) -> None:
    _open(ui, PLAN)
    ui.session.speak("en")
    ui.settle()
    assert {"Plan for 2026", "Highlight", "8 January 2026 · Yearly plans"} <= set(ui.texts())


def test_everything_that_answers_is_large_enough_and_apart(ui: Glass) -> None:
    for item in ("", "systems", "leadership"):
        _open(ui, item)
        shown = [
            w
            for w in ui.touchables()
            if w.to_window(*w.pos)[1] >= 0 and w.to_window(w.x, w.top)[1] <= ui.root.height
        ]
        ui.assert_touchable(shown)


def test_low_reach_keeps_every_control_of_a_tall_glass_low() -> None:
    glass = Glass(size=(720, 1280))
    glass.go_home()
    glass.prefer("zh-Hans", low_reach=True)
    for item in ("", "systems", DUES):
        _open(glass, item)
        tops = [w.to_window(w.x, w.top)[1] for w in glass.touchables()]
        low = [top for top in tops if top <= glass.root.look.reach + 1]
        assert len(low) >= len(tops) - 1, item
    glass.close()


# --- what an entry holds ----------------------------------------------------------------

PICTURES = {"pages": ["pages/plan-2026-1.jpg", "pages/plan-2026-2.jpg"]}
CHART = {
    "kind": "bar",
    "labels": ["一月", "二月"],
    "series": [{"name": "党员", "values": [3, 5]}, {"name": "乡亲", "values": [2, 9]}],
}


def test_a_scanned_page_opens_large_and_the_next_one_follows() -> None:
    glass = Glass(_site(**PICTURES))
    glass.go_home()
    _open(glass, PLAN)
    glass.tap(glass.find("第 1 页"))
    assert glass.place == Place(ScreenName.LEDGER, PLAN, 1)
    pager = glass.screen._view.pager
    middle = pager.to_window(*pager.center)
    glass.drag((middle[0] + 300, middle[1]), (middle[0] - 300, middle[1]))
    glass.run(0.5)
    assert glass.place.index == 2
    glass.tap(glass.find("返回"))
    assert glass.place == Place(ScreenName.LEDGER, PLAN)
    glass.close()


def test_a_chart_grows_once_and_then_stands() -> None:
    glass = Glass(_site(chart=CHART), theme=shipped_theme())
    glass.go_home()
    glass.session.go(Place(ScreenName.LEDGER, PLAN))
    glass.step(3)
    (chart,) = glass.screen._article.charts
    assert chart.grown < 1
    glass.run(1.0)
    assert chart.grown == 1
    glass.close()


def test_an_entry_is_found_where_it_was_left_after_a_page() -> None:
    glass = Glass(_site(text="很长的一段。\n" * 60, **PICTURES))
    glass.go_home()
    screen = _open(glass, PLAN)
    area = screen.ids["scroll"]
    area.scroll_to(area.reach_end, glide=False)
    glass.step(2)
    kept = area.offset
    glass.tap(glass.find("第 2 页"))
    glass.tap(glass.find("返回"))
    glass.step(3)
    assert glass.screen.ids["scroll"].offset == pytest.approx(kept, abs=2)
    glass.close()


def test_the_open_entry_is_in_sight_in_the_list_beside_it() -> None:
    entries = [
        {"id": f"e{n}", "date": f"2026-01-{n:02d}", "title": f"第{n}条"} for n in range(1, 29)
    ]
    chapters = [
        {
            "name": "systems",
            "title": "制度机制",
            "categories": [{"id": "all", "title": "全年", "entries": entries}],
        }
    ]
    glass = Glass(full_site(ledger={"title": "台账", "chapters": chapters}))
    glass.go_home()
    screen = _open(glass, "systems/all/e1")
    row = next(row for row in screen.ids["siblings"].children if getattr(row, "chosen", False))
    area = screen.ids["beside"]
    y = row.to_window(*row.pos)[1]
    assert area.to_window(*area.pos)[1] <= y <= area.to_window(area.x, area.top)[1]
    glass.close()
