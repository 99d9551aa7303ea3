"""A visit on the guests' screen: cards, slides, film, black, the dot, the bar at the edge."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from kivy.core.window import Window

from kiosk.player.base import PlayerState
from kiosk.screens.damage import BLEED, Damage
from kiosk.screens.led_film import LedFilmScreen
from kiosk.screens.led_slides import LedSlidesScreen
from kiosk.screens.widgets.visit_cards import VisitCard
from kiosk.show.place import ATTRACT, Place, ScreenName
from kiosk.show.presenter import acts
from kiosk.show.presenter.standing import Phase, Spot, Zoom
from tests.fakes.visits import town_visit
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.ui

PAGE_DOWN, PAGE_UP, B, F5, ESCAPE, HOME, END = 281, 280, 98, 286, 27, 278, 279


@pytest.fixture(params=[(1280, 720), (720, 1280)], ids=["wide", "tall"])
def ui(request: pytest.FixtureRequest) -> Iterator[Glass]:
    glass = Glass(size=request.param, visits=[town_visit()])
    yield glass
    glass.close()


def begin(ui: Glass, leg: int = 0, beat: int = 0) -> None:
    ui.lectern.choose("town")
    ui.lectern.do(acts.Jump(leg=leg, beat=beat))
    ui.settle()


def press(code: int, *modifiers: str) -> None:
    Window.dispatch("on_key_down", code, 0, None, list(modifiers))
    Window.dispatch("on_key_up", code, 0)


def edge() -> tuple[float, float]:
    return Window.width / 2, 6.0


# --- what the guests see --------------------------------------------------------------------


def test_the_welcome_shows_the_delegation_s_whole_name_in_very_large_letters(ui: Glass) -> None:
    ui.lectern.choose("town")
    ui.settle()
    name = next(w for w in ui.widgets() if getattr(w, "text", "") == "清水镇考察团")
    assert "".join(line.text for line in name.lines) == "清水镇考察团"
    assert name.face.size > ui.root.look.em("display")
    assert name.x >= 0
    assert name.right <= Window.width


LONG = (
    "中共清水县委组织部、县委党校、县农业农村局暨二十三个乡镇党委书记联合观摩学习考察团",
    (
        "The Joint Observation and Study Delegation of the Organisation Department, the County"
        " Party School and the Secretaries of Twenty-three Townships of Qingshui County"
    ),
    "林",
)


@pytest.mark.parametrize("name", LONG)
def test_no_name_is_ever_cut_or_leaves_the_glass(ui: Glass, name: str) -> None:
    card = VisitCard(
        look=ui.root.look,
        above="热烈欢迎",
        great=name,
        below="莅临指导",
        foot="禾光村",
        size_hint=(None, None),
        size=Window.size,
    )
    ui.root.add_widget(card)
    ui.settle()
    great = card._great
    said = "".join(line.text for line in great.lines).replace(" ", "")
    assert said == name.replace(" ", "")
    assert great.height <= great.room + 1
    assert all(line.width <= great.width + 1 for line in great.lines)
    parts = [card._foot, card._below, card._rule, great, card._above]
    for lower, upper in pairwise(parts):
        assert lower.y + lower.height <= upper.y + 1
    ui.root.remove_widget(card)


def test_slides_fill_the_glass_without_anything_of_the_visitor_s(ui: Glass) -> None:
    begin(ui, leg=2)
    assert isinstance(ui.screen, LedSlidesScreen)
    assert ui.touchables() == []
    assert ui.screen.pager.width == Window.width


def test_next_turns_and_the_end_card_thanks(ui: Glass) -> None:
    begin(ui, leg=2)
    ui.lectern.do(acts.Next())
    ui.settle()
    assert ui.place == Place(ScreenName.SLIDES, "work", 1)
    assert ui.screen.pager.index == 1
    ui.lectern.do(acts.End())
    ui.settle()
    assert "感谢各位光临" in ui.texts()


def test_a_finger_turns_a_slide_and_the_narrator_comes_along(ui: Glass) -> None:
    begin(ui, leg=2)
    y = ui.screen.pager.center_y
    ui.drag((Window.width * 0.8, y), (Window.width * 0.2, y))
    ui.settle()
    assert ui.lectern.presenter is not None
    assert ui.lectern.presenter.standing.cursor.beat == 1


def test_the_narrator_brings_a_part_of_a_slide_near(ui: Glass) -> None:
    begin(ui, leg=2)
    zoom = Zoom(times=3, centre=Spot(x=0.25, y=0.25))
    ui.lectern.do(acts.BringNear(zoom=zoom))
    ui.run(1.5)
    assert ui.screen.pager.page.zoom.zoomed
    x, y = ui.screen.point_at(0.25, 0.25)
    pager = ui.screen.pager
    assert (x, y) == (pytest.approx(pager.center_x, abs=3), pytest.approx(pager.center_y, abs=3))
    ui.lectern.do(acts.Next())
    ui.settle()
    assert not ui.screen.pager.page.zoom.zoomed


def alike(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Tell whether two colours are the same but for how samples become pixels."""
    return all(abs(a - b) <= 12 for a, b in zip(one, other, strict=True))


def test_between_two_beats_there_is_never_anything_but_the_one_or_the_other(ui: Glass) -> None:
    begin(ui, leg=1)
    ui.player.advance(1.0)
    ui.settle()
    x, y = Window.width * 0.37, Window.height * 0.56
    for _ in range(4):  # from the film into the deck, and through it
        before, seen = ui.pixel(x, y), []
        ui.lectern.do(acts.Next())
        for _ in range(40):
            ui.step()
            seen.append(ui.pixel(x, y))
        ui.settle()
        after = ui.pixel(x, y)
        assert all(alike(one, before) or alike(one, after) for one in seen)


# --- the film -------------------------------------------------------------------------------


def test_the_film_plays_its_part_and_holds_its_last_picture(ui: Glass) -> None:
    begin(ui, leg=1)
    assert isinstance(ui.screen, LedFilmScreen)
    assert ui.player.status.position == 60
    ui.lectern.do(acts.SeekFilm(seconds=118))
    for _ in range(30):
        ui.player.advance(0.1)
        ui.step(6)
    status = ui.player.status
    assert status.state is PlayerState.PAUSED
    assert 120 <= status.position <= 120.5
    assert ui.lectern.presenter is not None
    assert not ui.lectern.presenter.standing.film.playing


def test_play_hold_and_seek_from_afar(ui: Glass) -> None:
    begin(ui, leg=1)
    ui.lectern.do(acts.PlayFilm(on=False))
    assert ui.player.status.state is PlayerState.PAUSED
    ui.lectern.do(acts.SeekFilm(seconds=90))
    assert ui.player.status.position == 90
    assert ui.player.status.state is PlayerState.PAUSED
    ui.lectern.do(acts.PlayFilm(on=True))
    assert ui.player.status.state is PlayerState.PLAYING


def test_a_seek_back_from_the_end_of_a_part_is_not_taken_for_its_end(ui: Glass) -> None:
    begin(ui, leg=1)
    ui.lectern.do(acts.SeekFilm(seconds=119))
    ui.player.advance(0.5)
    ui.run(0.5)
    stale = ui.player.status
    ui.lectern.do(acts.SeekFilm(seconds=70))
    arrived = ui.player.status
    ui.player.status = stale.__class__(
        **{name: getattr(stale, name) for name in stale.__slots__} | {"position": 121.0}
    )
    ui.step(20)
    assert ui.lectern.presenter is not None
    assert ui.lectern.presenter.standing.film.playing
    ui.player.status = arrived
    ui.step(20)
    assert ui.lectern.presenter.standing.film.at == pytest.approx(70)


def test_black_holds_the_film_and_the_picture_comes_again(ui: Glass) -> None:
    begin(ui, leg=1)
    ui.player.advance(1.0)
    ui.step(10)
    ui.lectern.do(acts.Black(on=True))
    ui.settle()
    assert ui.player.status.state is PlayerState.PAUSED
    assert ui.pixel(Window.width / 2, Window.height / 2) == (0, 0, 0)
    ui.lectern.do(acts.Black(on=False))
    ui.settle()
    assert ui.player.status.state is PlayerState.PLAYING
    assert ui.pixel(Window.width / 2, Window.height * 0.56) != (0, 0, 0)


def test_the_volume_of_a_visit_ends_with_it(ui: Glass) -> None:
    before = ui.player.status.volume
    begin(ui, leg=1)
    ui.lectern.do(acts.SetVolume(volume=0.3))
    assert ui.player.status.volume == 0.3
    ui.lectern.lay_down()
    ui.settle()
    assert ui.player.status.volume == before


# --- the dot --------------------------------------------------------------------------------


def test_the_dot_lies_where_the_finger_points_in_the_picture(ui: Glass) -> None:
    begin(ui, leg=2)
    ui.lectern.do(acts.PointAt(spot=Spot(x=0.3, y=0.4)))
    ui.step(2)
    x, y = ui.screen.point_at(0.3, 0.4)
    red, green, blue = ui.pixel(x, y)
    assert red > max(150, green + 20)
    ui.lectern.do(acts.PointAt(spot=Spot(x=0.6, y=0.4)))
    ui.run(0.6)
    x, y = ui.screen.point_at(0.6, 0.4)
    red, green, blue = ui.pixel(x, y)
    assert red > max(150, blue + 20)
    ui.lectern.do(acts.PointAt(spot=None))
    ui.step(2)
    assert ui.root.limelight.layer is not None
    assert ui.root.limelight.layer._dot.parent is None


def test_a_dot_that_moves_has_only_its_own_surroundings_drawn_anew(ui: Glass) -> None:
    begin(ui, leg=2)
    ui.lectern.do(acts.PointAt(spot=Spot(x=0.3, y=0.4)))
    ui.step(2)
    dot = ui.root.limelight.layer._dot
    damage = Damage()
    damage.find(Window)
    ui.step()
    dot.pos = (dot.x + 12, dot.y + 3)
    box = damage.find(Window)
    assert box is not None
    side = dot.width + 12 + 2 * BLEED * min(Window.size) + 4
    assert box.right - box.left <= side
    assert box.high - box.low <= side


# --- the bar --------------------------------------------------------------------------------


def test_everything_works_on_the_glass_without_a_phone(ui: Glass) -> None:
    begin(ui, leg=2)
    ui.tap(edge())
    ui.assert_touchable(ui.touchables())
    ui.tap(ui.find("下一个"))
    assert ui.place == Place(ScreenName.SLIDES, "work", 1)
    ui.tap(ui.find("上一个"))
    assert ui.place == Place(ScreenName.SLIDES, "work", 0)
    ui.tap(ui.find("接待流程"))
    ui.assert_touchable(
        [w for w in ui.touchables() if w not in ui.root.limelight.layer.bar.buttons.values()]
    )
    ui.tap(ui.find("1 · 欢迎致辞"))
    assert ui.place == Place(ScreenName.VISIT, "talk", 0)
    ui.tap(ui.find("黑屏"))
    assert ui.lectern.presenter is not None
    assert ui.lectern.presenter.standing.black
    ui.tap(ui.find("黑屏"))
    ui.tap(ui.find("结束"))
    ui.tap(ui.find("显示"))
    assert ui.lectern.ended
    ui.tap(ui.find("结束"))
    ui.tap(ui.find("完成"))
    assert ui.place == ATTRACT
    assert ui.lectern.presenter is None
    assert [one.visit for one in ui.keeper.reports] == ["town"]


def test_the_bar_goes_away_by_itself_and_by_a_touch_beside_it(ui: Glass) -> None:
    begin(ui)
    ui.tap(edge())
    assert ui.root.limelight.layer.bar is not None
    ui.tap((Window.width / 2, Window.height * 0.8))
    assert ui.root.limelight.layer.bar is None
    ui.tap(edge())
    ui.run(13)
    assert ui.root.limelight.layer.bar is None


def test_a_touch_in_the_dark_presses_nothing(ui: Glass) -> None:
    begin(ui, leg=4)
    ui.lectern.do(acts.Black(on=True))
    ui.settle()
    place = ui.place
    for part in (0.2, 0.4, 0.6, 0.8):
        ui.tap((Window.width * 0.5, Window.height * part))
    assert ui.place == place


def test_a_phone_that_comes_late_finds_the_code_on_the_glass(ui: Glass) -> None:
    begin(ui)
    ui.tap(edge())
    ui.tap(ui.find("手机"))
    assert "http://192.168.1.20:8480" in ui.texts()
    ui.tap(ui.find("关闭"))
    assert "http://192.168.1.20:8480" not in ui.texts()
    assert ui.podium is not None
    assert ui.podium.hidden == 1


def test_the_ledger_is_led_without_home_and_a_touch_there_counts(ui: Glass) -> None:
    begin(ui, leg=4)
    assert ui.place == Place(ScreenName.LEDGER)
    with pytest.raises(AssertionError):
        ui.find("首页")
    ui.tap(ui.find("制度机制"))
    assert ui.place.item == "systems"
    assert ui.lectern.presenter is not None
    assert ui.lectern.presenter.standing.aside is not None
    ui.tap(ui.find("返回"))
    assert ui.place == Place(ScreenName.LEDGER)


# --- a clicker ------------------------------------------------------------------------------


def test_a_clicker_leads_the_whole_visit(ui: Glass) -> None:
    ui.lectern.choose("town")
    press(F5)
    assert ui.lectern.presenter is not None
    standing = lambda: ui.lectern.presenter.standing  # noqa: E731
    assert standing().phase is Phase.UNDER_WAY
    for _ in range(3):
        press(PAGE_DOWN)
    assert (standing().cursor.leg, standing().cursor.beat) == (2, 1)
    press(PAGE_UP)
    assert standing().cursor.beat == 0
    press(B)
    assert standing().black
    press(B)
    press(END)
    assert standing().cursor.leg == 4
    press(HOME)
    assert standing().cursor.leg == 0
    press(F5)
    assert standing().cursor.leg == 0
    ui.tap(edge())
    press(ESCAPE)
    assert ui.root.limelight.layer.bar is None
    assert standing().phase is Phase.UNDER_WAY


def test_a_key_that_is_held_down_counts_once(ui: Glass) -> None:
    begin(ui, leg=2)
    for _ in range(20):
        Window.dispatch("on_key_down", PAGE_DOWN, 0, None, [])
    Window.dispatch("on_key_up", PAGE_DOWN, 0)
    assert ui.lectern.presenter is not None
    assert ui.lectern.presenter.standing.cursor.beat == 1


def test_keys_do_nothing_while_visitors_are_here(ui: Glass) -> None:
    ui.go_home()
    for code in (PAGE_DOWN, F5, B, ESCAPE, END, 13, 32):
        press(code)
    assert ui.place == Place(ScreenName.HOME)
    assert ui.lectern.presenter is None
