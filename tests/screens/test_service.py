"""The service screen: how things stand, and what the staff can do about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.screens.example_desk import EXAMPLE
from kiosk.screens.service import STAY
from kiosk.screens.widgets.codes import Code
from kiosk.screens.widgets.facts import FactRow, NoteRow, WayRow
from kiosk.screens.widgets.slider import Slider
from kiosk.screens.widgets.touch_test import TouchTest
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName
from kiosk.show.upkeep import SECTIONS, Coming, Content, Happening, Said
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kivy.uix.widget import Widget

pytestmark = pytest.mark.ui

SHAPES = [((1280, 720), False, False), ((720, 1280), False, False), ((720, 1280), True, True)]


@pytest.fixture(params=SHAPES, ids=["wide", "tall", "low and large"])
def ui(request: pytest.FixtureRequest) -> Iterator[Glass]:
    """A kiosk whose staff have given the PIN."""
    size, low, large = request.param
    glass = Glass(size=size)
    glass.go_home()
    glass.prefer("zh-Hans", low_reach=low, large_type=large)
    come_in(glass)
    yield glass
    glass.close()


def come_in(glass: Glass, section: str = "") -> None:
    glass.desk.unlocked = True
    glass.go(Place(ScreenName.SERVICE, section))


def turn(glass: Glass, section: str) -> None:
    glass.session.replace(Place(ScreenName.SERVICE, section))
    glass.settle()


def rows(glass: Glass, kind: type) -> list[Widget]:
    return [widget for widget in glass.widgets() if isinstance(widget, kind)]


def aim(glass: Glass, text: str) -> Widget:
    """Return the thing to touch, scrolled into sight."""
    widget = glass.find(text)
    glass.screen.ids["scroll"].show(widget, glide=False)
    glass.step(3)
    return widget


def told(glass: Glass, **changes: object) -> None:
    """Let the desk tell something else from now on."""
    report = glass.desk.report
    content = report.content
    assert content is not None
    glass.desk.report = replace(report, content=replace(content, **changes))
    glass.run(2.0)
    glass.settle()


# --- the door ---------------------------------------------------------------------------


def test_without_the_pin_there_is_nothing_to_see_and_the_door_is_shown() -> None:
    glass = Glass()
    glass.go_home()
    glass.go(Place(ScreenName.SERVICE, "act"))
    assert glass.place == Place(ScreenName.PIN)
    assert "退出展示" not in glass.texts()
    glass.close()


def test_leaving_shuts_the_door(ui: Glass) -> None:
    ui.go_home()
    assert not ui.desk.unlocked
    ui.go(Place(ScreenName.SERVICE))
    assert ui.place == Place(ScreenName.PIN)


def test_the_way_back_leads_home(ui: Glass) -> None:
    ui.tap(ui.find("返回"))
    assert ui.place == HOME


def test_it_stays_five_minutes_without_a_touch_and_then_goes_back(ui: Glass) -> None:
    ui.run(STAY)
    assert ui.place.screen is ScreenName.SERVICE
    ui.run(59)
    assert ui.place.screen is ScreenName.SERVICE
    ui.run(2)
    assert ui.place == ATTRACT
    assert not ui.desk.unlocked


def test_a_touch_gives_the_full_time_again(ui: Glass) -> None:
    ui.run(STAY)
    ui.tap((ui.root.width / 2, ui.root.look.reach / 2))
    ui.run(STAY + 50)
    assert ui.place.screen is ScreenName.SERVICE


# --- every section ----------------------------------------------------------------------


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_section_can_be_touched_and_read(ui: Glass, section: str, language: str) -> None:
    wants = ui.session.preferences
    ui.prefer(language, large_type=wants.large_type, low_reach=wants.low_reach)
    turn(ui, section)
    ui.tap(ui.find("内容" if language == "zh-Hans" else "Content"))
    assert ui.place.item == "content"
    turn(ui, section)
    tabs = ui.screen.ids["tabs"].children
    assert len(tabs) == len(SECTIONS)
    ui.assert_touchable(tabs)


def test_the_tabs_lead_to_their_sections(ui: Glass) -> None:
    for name, section in (("机器", "machine"), ("记录", "logs"), ("操作", "act")):
        ui.tap(ui.find(name))
        assert ui.place.item == section


# --- content ----------------------------------------------------------------------------


def test_it_tells_what_is_shown_what_comes_and_what_was_refused(ui: Glass) -> None:
    texts = "\n".join(ui.texts())
    assert "正在取第 13 版" in texts
    assert "已取 184 MB，共 262 MB；41 / 58 个文件" in texts
    assert "请换成 H.264 和 AAC 的 MP4" in texts
    [way] = rows(ui, WayRow)
    assert way.share == pytest.approx(0.703, abs=0.001)


def test_the_progress_goes_on_while_somebody_looks(ui: Glass) -> None:
    content = ui.desk.report.content
    assert content is not None
    assert content.agent is not None
    told(ui, agent=replace(content.agent, coming=Coming(262, 262, 58, 58)))
    [way] = rows(ui, WayRow)
    assert way.share == 1.0


def test_rows_that_say_the_same_are_left_as_they_are(ui: Glass) -> None:
    before = rows(ui, FactRow)
    ui.run(4)
    assert rows(ui, FactRow) == before


def test_a_trouble_stands_first(ui: Glass) -> None:
    content = ui.desk.report.content
    assert content is not None
    assert content.agent is not None
    trouble = Said("U 盘没有有效签名，不予采用；请重新导出", "the stick is not signed")
    told(ui, agent=replace(content.agent, troubles=(trouble,)))
    [note] = rows(ui, NoteRow)
    assert note.text == trouble.zh
    assert note.y > max(row.y for row in rows(ui, FactRow))


def test_a_release_that_failed_on_the_glass_is_told_with_its_reason(ui: Glass) -> None:
    told(ui, failed=((10, Said("三次启动都没有成功", "three starts failed")),))
    assert "展示失败过：三次启动都没有成功" in ui.texts()


def test_an_agent_that_does_not_run_is_told(ui: Glass) -> None:
    told(ui, agent=None)
    assert "更新程序没有在运行" in ui.texts()
    assert not rows(ui, WayRow)


def test_what_waits_is_told(ui: Glass) -> None:
    told(ui, ready=13, later=(14, 15))
    texts = ui.texts()
    assert "第 13 版，没有人时换上" in texts
    assert {"第 14 版，到时间换上", "第 15 版，到时间换上"} <= set(texts)


def test_a_kiosk_without_updates_says_so(ui: Glass) -> None:
    ui.desk.report = replace(EXAMPLE, content=None)
    ui.run(2)
    assert "本机没有设置自动更新内容。" in ui.texts()


def test_nobody_s_place_in_the_page_is_lost_when_it_is_told_anew(ui: Glass) -> None:
    scroll = ui.screen.ids["scroll"]
    far = min(80, scroll.reach_end)  # a tall glass has room for all of it
    scroll.scroll_to(far, glide=False)
    ui.step(2)
    told(ui, ready=13)
    assert scroll.offset == pytest.approx(far, abs=1)


# --- machine ----------------------------------------------------------------------------


def test_the_machine_tells_of_network_room_clock_and_pictures(ui: Glass) -> None:
    turn(ui, "machine")
    texts = "\n".join(ui.texts())
    for words in (
        "192.168.31.20",
        "剩 41.8 GB，共 118 GB",
        "已由网络校准",
        "每秒 25.0 帧，丢 0 帧",
    ):
        assert words in texts
    assert f"{ui.root.width}×{ui.root.height}" in texts


def test_what_is_wrong_with_the_machine_has_a_sign(ui: Glass) -> None:
    machine = replace(EXAMPLE.machine, addresses=(), free=10_000_000)
    ui.desk.report = replace(EXAMPLE, machine=machine)
    ui.clock.date = None
    turn(ui, "machine")
    wrong = {row.text for row in rows(ui, FactRow) if row.good is False}
    assert wrong == {
        "没有：请检查网线或无线网络",
        "剩 10.0 MB，共 118 GB",
        "2026-11-24 10:26，不可信，所以不显示日期",
    }


# --- touch and sound --------------------------------------------------------------------


def test_the_volume_follows_the_finger(ui: Glass) -> None:
    turn(ui, "touch")
    loud = next(s for s in rows(ui, Slider) if s.hint == "音量")
    left, y = loud.to_window(loud.x, loud.center_y)
    ui.drag((left + loud.width * 0.9, y), (left + loud.width * 0.25, y))
    assert 0.2 < ui.player.status.volume < 0.3


def test_the_loudspeakers_are_heard_and_fall_silent_afterwards(ui: Glass) -> None:
    turn(ui, "touch")
    ui.player.set_muted(True)
    ui.tap(aim(ui, "播放"))
    assert ("load", Path("chime.wav"), 0.0, True, False) in ui.player.calls
    assert not ui.player.status.muted
    ui.go_home()
    assert ui.player.calls[-1] == ("unload",)


def test_the_light_can_be_set_where_there_is_one(ui: Glass) -> None:
    turn(ui, "touch")
    light = next(s for s in rows(ui, Slider) if s.hint == "亮度")
    ui.screen.ids["scroll"].show(light, glide=False)
    ui.step(2)
    x, y = light.to_window(*light.center)
    ui.tap((x, y))
    assert ui.desk.brightness == pytest.approx(0.5, abs=0.02)


def test_a_screen_with_buttons_of_its_own_is_told(ui: Glass) -> None:
    ui.desk.brightness = None
    turn(ui, "touch")
    assert "这块屏幕的亮度，请用屏幕自己的按键调" in ui.texts()
    assert [s.hint for s in rows(ui, Slider)] == ["音量"]


def test_fields_turn_gold_where_fingers_are(ui: Glass) -> None:
    turn(ui, "touch")
    ui.tap(aim(ui, "开始"))
    [test] = rows(ui, TouchTest)
    width, height = ui.root.size
    ui.press((width * 0.2, height * 0.8))
    ui.press((width * 0.8, height * 0.8), finger=1)
    ui.step(2)
    assert len(test.felt) == 2
    assert any(text.startswith("2 根手指·已触到 2 / 112 格") for text in ui.texts())
    ui.release((width * 0.2, height * 0.8))
    ui.drag((width * 0.05, height * 0.5), (width * 0.95, height * 0.5), seconds=0.8)
    ui.release((width * 0.8, height * 0.8), finger=1)
    ui.step(2)
    assert len(test.felt) >= 2 + test.grid[0] - 1
    gold = ui.root.look.colour("gold")
    seen = ui.pixel(width * 0.2 - 30, height * 0.8 - 6)
    assert [round(255 * part) for part in gold[:3]] == pytest.approx(list(seen), abs=3)
    ui.tap(ui.find("完成"))
    assert not rows(ui, TouchTest)
    assert ui.place.item == "touch"


# --- logs -------------------------------------------------------------------------------


def test_the_last_problems_are_told_and_can_be_taken_along(ui: Glass) -> None:
    turn(ui, "logs")
    assert sum("30 秒没有回答" in row.text for row in rows(ui, FactRow)) == 2
    ui.tap(aim(ui, "显示二维码"))
    [code] = rows(ui, Code)
    assert code.link.startswith("heguang-hall 1/1\n")
    assert "×2" in code.link
    ui.tap(aim(ui, "看文字"))
    assert not rows(ui, Code)


def test_many_problems_are_leafed_through(ui: Glass) -> None:
    noon = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)
    ui.desk.report = replace(
        EXAMPLE,
        problems=tuple(
            Happening(noon, Said("长" * 150 + str(n), "x"), good=False) for n in range(9)
        ),
    )
    turn(ui, "logs")
    ui.tap(aim(ui, "显示二维码"))
    ui.tap(aim(ui, "下一张"))
    [code] = rows(ui, Code)
    assert code.link.startswith("heguang-hall 2/9\n")
    assert "2 / 9" in ui.texts()
    ui.tap(aim(ui, "上一张"))
    ui.tap(aim(ui, "上一张"))  # the first has none before it
    [code] = rows(ui, Code)
    assert code.link.startswith("heguang-hall 1/9\n")


def test_a_kiosk_without_problems_says_so(ui: Glass) -> None:
    ui.desk.report = replace(EXAMPLE, problems=())
    turn(ui, "logs")
    assert "没有出过问题。" in ui.texts()
    assert "显示二维码" not in ui.texts()


# --- actions ----------------------------------------------------------------------------


def test_looking_for_content_asks_the_agent_and_shows_what_comes(ui: Glass) -> None:
    turn(ui, "act")
    ui.tap(aim(ui, "马上查看"))
    assert ui.desk.calls == ["check"]
    assert ui.place.item == "content"


def test_nobody_is_asked_where_no_agent_runs(ui: Glass) -> None:
    ui.desk.report = replace(EXAMPLE, content=Content(shown=None))
    turn(ui, "act")
    ui.tap(aim(ui, "马上查看"))
    assert ui.desk.calls == []


@pytest.mark.parametrize(
    ("button", "act"), [("重新启动", "restart"), ("退出", "quit")], ids=["restart", "quit"]
)
def test_what_guests_would_notice_is_asked_first(ui: Glass, button: str, act: str) -> None:
    turn(ui, "act")
    ui.tap(aim(ui, button))
    assert ui.desk.calls == []
    answers = [w for w in ui.touchables() if w.parent is ui.screen.over]
    ui.assert_touchable(answers)
    ui.tap(ui.find("不用了"))
    assert ui.desk.calls == []
    assert ui.screen.over is None
    ui.tap(aim(ui, button))
    yes = next(w for w in ui.touchables() if w.parent is ui.screen.over and w.text == button)
    ui.tap(yes)
    assert ui.desk.calls == [act]


def test_nothing_beneath_a_question_is_touched(ui: Glass) -> None:
    turn(ui, "act")
    tab = ui.find("内容")
    ui.tap(aim(ui, "退出"))
    ui.tap(tab)
    assert ui.place.item == "act"


def test_a_question_does_not_outlive_its_screen(ui: Glass) -> None:
    turn(ui, "act")
    ui.tap(aim(ui, "退出"))
    ui.run(STAY + 61)
    assert ui.place == ATTRACT
    assert ui.desk.calls == []
