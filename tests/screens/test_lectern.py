"""The lectern on the glass: behind the PIN, a code, what can begin, what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kivy.core.window import Window

from kiosk.screens.widgets.codes import Code
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName
from kiosk.show.presenter import acts
from kiosk.show.presenter.report import VisitReport
from kiosk.show.presenter.standing import Phase
from kiosk.show.upkeep import Said
from tests.fakes.podium import ROOM, WIRED
from tests.fakes.visits import town_visit
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.ui

LECTERN = Place(ScreenName.LECTERN)
PAGE_DOWN = 281
SOON, TOMORROW = "2026-11-24 12:10", "2026-11-25 09:00"


def a_report() -> VisitReport:
    return VisitReport.model_validate(
        {
            "visit": "before",
            "delegation": "石桥村党支部",
            "narrator": "",
            "rehearsal": False,
            "begun": "2026-11-20T15:02:00",
            "segments": [{"title": "专题片", "target": 600, "spent": 731}],
        }
    )


def opened(size: tuple[int, int]) -> Glass:
    ui = Glass(size=size, visits=[town_visit(at=TOMORROW)])
    ui.lectern.reports = (a_report(),)
    ui.desk.unlocked = True
    ui.go_home()
    ui.go(LECTERN)
    return ui


@pytest.fixture(params=[(1280, 720), (720, 1280)], ids=["wide", "tall"])
def ui(request: pytest.FixtureRequest) -> Iterator[Glass]:
    glass = opened(request.param)
    yield glass
    glass.close()


def codes(ui: Glass) -> list[str]:
    return [w.link for w in ui.widgets() if isinstance(w, Code)]


def test_it_shows_a_code_and_everything_that_can_begin(ui: Glass) -> None:
    assert ui.lectern.open
    assert codes(ui) == [ROOM.link]
    for text in ("清水镇考察团", "四十分钟", "二十分钟", "只看影片", "石桥村党支部"):
        ui.find(text)
    area = [w for w in ui.touchables() if not hasattr(w, "note")]
    ui.assert_touchable(area)


def test_without_the_pin_there_is_no_way_here(ui: Glass) -> None:
    ui.go_home()
    assert not ui.desk.unlocked
    assert not ui.lectern.open
    ui.go(LECTERN)
    ui.run(0.2)
    assert ui.place == HOME
    assert not ui.lectern.open


def test_a_prepared_visit_begins_with_one_touch(ui: Glass) -> None:
    ui.tap(ui.find("清水镇考察团"))
    assert ui.place == Place(ScreenName.VISIT, "welcome")
    assert ui.lectern.presenter is not None
    assert not ui.lectern.presenter.standing.rehearsal
    assert not ui.desk.unlocked


def test_a_rehearsal_is_one(ui: Glass) -> None:
    ui.tap(ui.find("排练"))
    ui.tap(ui.find("清水镇考察团"))
    assert ui.lectern.presenter is not None
    assert ui.lectern.presenter.standing.rehearsal


def test_a_visit_begins_without_anything_prepared(ui: Glass) -> None:
    ui.tap(ui.find("四十分钟"))
    assert "各位来宾" in ui.texts()
    assert ui.lectern.presenter is not None
    assert ui.lectern.presenter.standing.visit.minutes == 40
    assert [visit.id for visit in ui.keeper.visits] == [ui.lectern.presenter.standing.visit.id]


def test_what_comes_stands_above_what_is_past_and_what_was_led_is_not_offered_again() -> None:
    visits = [
        town_visit(id="past", delegation="昨天的团", at="2026-11-23 09:00"),
        town_visit(id="later", delegation="后天的团", at="2026-11-26 09:00"),
        town_visit(id="now", delegation="今天的团", at=SOON),
        town_visit(id="before", delegation="来过的团"),
        town_visit(id="some", delegation={"zh-Hans": "各位来宾", "en": "Our Guests"}),
    ]
    ui = Glass(visits=visits)
    ui.lectern.reports = (a_report(),)
    ui.desk.unlocked = True
    ui.go_home()
    ui.go(LECTERN)
    rows = [row.title for row in reversed(ui.screen.ids["visits"].children) if hasattr(row, "note")]
    assert rows[:4] == ["今天的团", "后天的团", "昨天的团", "四十分钟"]
    ui.close()


def test_what_a_visit_was_like_is_read_here(ui: Glass) -> None:
    row = ui.find("石桥村党支部")
    ui.screen.ids["visits"].parent.show(row)
    ui.settle()
    ui.tap(row)
    assert "12:11 / 10:00" in ui.texts()
    ui.tap(ui.find("关闭"))
    assert "12:11 / 10:00" not in ui.texts()


def test_who_leaves_without_a_visit_leaves_nothing_open(ui: Glass) -> None:
    ui.tap(ui.find("取消"))
    assert ui.place == HOME
    assert not ui.lectern.open
    assert ui.podium is not None
    assert ui.podium.hidden


def test_a_lectern_that_nobody_touches_is_laid_down(ui: Glass) -> None:
    ui.clock.advance(601)
    ui.root.tick()
    ui.clock.advance(61)
    ui.root.tick()
    ui.clock.advance(11)
    ui.root.tick()
    assert ui.place == ATTRACT
    assert not ui.lectern.open


def test_several_networks_are_shown_in_turn(ui: Glass) -> None:
    assert ui.podium is not None
    ui.podium.here = (ROOM, WIRED)
    ui.run(5.5)
    ui.tap(ui.find("换一个网络"))
    assert codes(ui) == [WIRED.link]
    ui.tap(ui.find("换一个网络"))
    assert codes(ui) == [ROOM.link]


def test_without_a_network_it_says_so_and_the_glass_leads(ui: Glass) -> None:
    assert ui.podium is not None
    ui.podium.here = ()
    ui.run(5.5)
    assert codes(ui) == []
    assert any("没有连网" in text for text in ui.texts())
    ui.tap(ui.find("清水镇考察团"))
    assert ui.place.screen is ScreenName.VISIT


def test_a_port_that_is_taken_is_told(ui: Glass) -> None:
    assert ui.podium is not None
    ui.podium.trouble, ui.podium.here = Said("端口被占用", "taken"), ()
    ui.run(5.5)
    assert "端口被占用" in ui.texts()


def test_the_network_s_name_is_told_if_somebody_wrote_it_down(ui: Glass) -> None:
    assert ui.podium is not None
    ui.podium.network, ui.podium.here = "heguang-room", (WIRED,)
    ui.run(5.5)
    assert any("heguang-room" in text for text in ui.texts())


# --- a visit that is due --------------------------------------------------------------------


@pytest.fixture(params=[(1280, 720), (720, 1280)], ids=["wide", "tall"])
def expecting(request: pytest.FixtureRequest) -> Iterator[Glass]:
    glass = Glass(size=request.param, visits=[town_visit(at=SOON)])
    yield glass
    glass.close()


def test_near_its_time_the_loop_welcomes_the_delegation(expecting: Glass) -> None:
    ui = expecting
    assert ui.place == ATTRACT
    assert "清水镇考察团" in ui.texts()
    assert ui.player.status.file is None


def test_the_loop_plays_before_and_after(expecting: Glass) -> None:
    ui = expecting
    ui.clock.advance(3 * 3600)
    ui.root.tick()
    ui.settle()
    assert "清水镇考察团" not in ui.texts()
    assert ui.player.status.file is not None


def test_a_touch_then_offers_to_begin_behind_the_pin(expecting: Glass) -> None:
    ui = expecting
    ui.tap((Window.width / 2, Window.height / 2))
    ui.assert_touchable([ui.find("开始带队"), ui.find("随便看看")])
    ui.tap(ui.find("开始带队"))
    assert ui.place.screen is ScreenName.PIN
    for digit in ui.desk.pin:
        ui.tap(ui.find(digit))
    ui.tap(ui.find("确定"))
    ui.run(0.2)
    assert ui.place == Place(ScreenName.VISIT, "welcome")
    assert ui.lectern.presenter is not None
    assert ui.lectern.presenter.standing.phase is Phase.WELCOME


def test_who_only_looks_around_is_not_asked_again(expecting: Glass) -> None:
    ui = expecting
    ui.tap((Window.width / 2, Window.height / 2))
    ui.tap(ui.find("随便看看"))
    assert ui.place == HOME
    assert "开始带队" not in ui.texts()


def test_the_clicker_opens_the_welcome_of_a_visit_that_is_due(expecting: Glass) -> None:
    ui = expecting
    Window.dispatch("on_key_down", PAGE_DOWN, 0, None, [])
    Window.dispatch("on_key_up", PAGE_DOWN, 0)
    ui.settle()
    assert ui.place == Place(ScreenName.VISIT, "welcome")


def test_a_visit_that_was_led_is_not_due_any_more(expecting: Glass) -> None:
    ui = expecting
    ui.lectern.choose("town")
    ui.lectern.do(acts.Next())
    ui.clock.advance(90)
    ui.lectern.lay_down()
    ui.settle()
    assert ui.place == ATTRACT
    assert "清水镇考察团" not in ui.texts()


def test_the_door_asks_where_to_go(ui: Glass) -> None:
    ui.go_home()
    ui.go(Place(ScreenName.PIN))
    for digit in ui.desk.pin:
        ui.tap(ui.find(digit))
    ui.tap(ui.find("确定"))
    ui.tap(ui.find("带队讲解"))
    assert ui.place == LECTERN
    assert ui.lectern.open
