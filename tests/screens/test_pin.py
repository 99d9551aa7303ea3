"""The staff's door: a finger that rests, a PIN that is never shown, and calm words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.screens import pin as pin_module
from kiosk.screens.pin import Destination
from kiosk.screens.widgets.key_pad import PinDots
from kiosk.screens.widgets.staff_corner import HELD, SHOWN_AFTER, StaffCorner
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kivy.uix.widget import Widget

pytestmark = pytest.mark.ui

PIN = Place(ScreenName.PIN)
SERVICE = Place(ScreenName.SERVICE, "content")
SHAPES = [((1280, 720), False), ((720, 1280), False), ((720, 1280), True)]


@pytest.fixture(params=SHAPES, ids=["wide", "tall", "low"])
def door(request: pytest.FixtureRequest) -> Iterator[Glass]:
    """A kiosk at the staff's door."""
    size, low = request.param
    glass = Glass(size=size)
    glass.go_home()
    glass.prefer("zh-Hans", low_reach=low)
    glass.go(PIN)
    yield glass
    glass.close()


def name(ui: Glass) -> Widget:
    return ui.screen.ids["name"]


def corner(ui: Glass) -> StaffCorner:
    return next(w for w in ui.widgets() if isinstance(w, StaffCorner))


def rest(ui: Glass, spot: Widget, seconds: float) -> None:
    ui.press(spot)
    ui.run(seconds)


def give(ui: Glass, digits: str) -> None:
    for digit in digits:
        ui.tap(ui.find(digit))
    ui.tap(ui.find("确定"))


def dots(ui: Glass) -> int:
    return int(next(w.count for w in ui.widgets() if isinstance(w, PinDots)))


# --- the corner -------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)])
def test_a_finger_that_rests_on_the_name_leads_to_the_door(size: tuple[int, int]) -> None:
    ui = Glass(size=size)
    ui.go_home()
    spot = name(ui)
    rest(ui, spot, HELD + 0.2)
    assert ui.place == PIN
    ui.release((10, 10))
    ui.settle()
    assert ui.place == PIN
    ui.close()


def test_the_plaque_is_a_door_too(ui: Glass) -> None:
    rest(ui, ui.screen.ids["plaque"], HELD + 0.2)
    assert ui.place == PIN


def test_a_ring_shows_half_a_second_later_and_fills(ui: Glass) -> None:
    rest(ui, name(ui), SHOWN_AFTER - 0.1)
    assert corner(ui).share == 0.0
    ui.run(0.5)
    first = corner(ui).share
    assert 0.0 < first < 0.4
    ui.run(1.5)
    assert first < corner(ui).share < 1.0


def test_the_ring_is_seen_on_the_glass(ui: Glass) -> None:
    x, y = name(ui).center
    around = (x, y + ui.root.look.touch * 0.95)
    ui.press((x, y))
    calm = ui.pixel(*around)
    ui.run(2.5)
    assert ui.pixel(*around) != calm
    ui.release((x, y))
    ui.step(2)
    assert ui.pixel(*around) == calm


@pytest.mark.parametrize("seconds", [0.2, 1.0, HELD - 0.3])
def test_a_finger_that_leaves_sooner_leads_nowhere(ui: Glass, seconds: float) -> None:
    spot = tuple(name(ui).center)
    ui.press(spot)
    ui.run(seconds)
    ui.release(spot)
    ui.run(HELD)
    assert ui.place == HOME


def test_a_finger_that_wanders_leads_nowhere(ui: Glass) -> None:
    x, y = name(ui).center
    ui.press((x, y))
    ui.run(1.0)
    ui.move((x + 60, y))
    ui.run(HELD)
    assert ui.place == HOME


def test_a_second_finger_is_a_hand_that_wipes(ui: Glass) -> None:
    ui.press(name(ui))
    ui.run(1.0)
    ui.press((20, 20), finger=1)
    ui.run(HELD)
    assert ui.place == HOME


def test_elsewhere_a_resting_finger_leads_nowhere(ui: Glass) -> None:
    ui.press((640, 10))
    ui.run(HELD + 1)
    assert ui.place == HOME


def test_doors_under_the_corner_still_open(ui: Glass) -> None:
    ui.tap(ui.find("Watch") if "Watch" in str(ui.texts()) else ui.find("观十分钟"))
    assert ui.place.screen is ScreenName.FILM


# --- the pad ----------------------------------------------------------------------------


def test_the_right_pin_opens(door: Glass) -> None:
    give(door, door.desk.pin)
    assert door.place == SERVICE


def test_no_digit_is_ever_shown(door: Glass) -> None:
    keys = door.texts()
    for count, digit in enumerate("2704", 1):
        door.tap(door.find(digit))
        assert dots(door) == count
    assert door.texts() == keys


def test_a_digit_can_be_taken_back(door: Glass) -> None:
    door.tap(door.find("2"))
    door.tap(door.find("7"))
    door.tap(door.find("删除"))
    assert dots(door) == 1


def test_a_wrong_pin_says_so_calmly_and_forgets_it(door: Glass) -> None:
    give(door, "0815")
    assert door.place == PIN
    assert "密码不对，请再试一次" in door.texts()
    assert dots(door) == 0
    door.tap(door.find("1"))
    assert "密码不对，请再试一次" not in door.texts()


def test_after_five_wrong_ones_the_keys_wait_and_say_how_long(door: Glass) -> None:
    for _ in range(5):
        give(door, "0815")
    assert "试错太多次，请等 0:30 再试" in door.texts()
    keys = [w for w in door.widgets() if getattr(w, "text", "") == "1" and hasattr(w, "mute")]
    assert all(key.mute for key in keys)
    door.desk.now += 29
    door.run(1)
    assert "试错太多次，请等 0:01 再试" in door.texts()
    door.desk.now += 2
    door.run(1)
    give(door, door.desk.pin)
    assert door.place == SERVICE


def test_enter_without_a_digit_is_no_try(door: Glass) -> None:
    door.tap(door.find("确定"))
    assert door.desk.calls == []


def test_a_pin_has_an_end(door: Glass) -> None:
    for _ in range(20):
        door.tap(door.find("8"))
    assert dots(door) == 12


def test_the_way_back_leads_home(door: Glass) -> None:
    door.tap(door.find("返回"))
    assert door.place == HOME


def test_cancel_leads_home() -> None:
    ui = Glass()
    ui.go_home()
    ui.go(PIN)
    ui.tap(ui.find("取消"))
    assert ui.place == HOME
    ui.close()


def test_what_was_typed_is_gone_after_leaving(door: Glass) -> None:
    door.tap(door.find("2"))
    door.go_home()
    door.go(PIN)
    assert dots(door) == 0


def test_large_type_keeps_what_was_typed(door: Glass) -> None:
    door.tap(door.find("2"))
    door.prefer("en", large_type=True)
    assert dots(door) == 1
    assert "Enter the staff's PIN" in door.texts()


def test_whoever_leaves_the_pad_alone_is_sent_away(door: Glass) -> None:
    door.run(61)
    assert door.place == ATTRACT


def test_every_key_is_large_enough_and_apart(door: Glass) -> None:
    door.assert_touchable(door.touchables())


def test_without_a_pin_nobody_comes_in_and_the_way_to_set_one_is_told(door: Glass) -> None:
    door.go_home()
    door.desk.has_pin = False
    door.go(PIN)
    assert "kiosk settings pin" in door.texts()
    assert not [w for w in door.touchables() if getattr(w, "text", "") in set("0123456789")]


def test_with_two_destinations_the_staff_choose(
    door: Glass, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Destination(ScreenName.SEARCH, "Search", "search")
    monkeypatch.setattr(pin_module, "DESTINATIONS", (*pin_module.DESTINATIONS, other))
    give(door, door.desk.pin)
    assert door.place == PIN
    door.assert_touchable(door.touchables())
    door.tap(door.find("查找"))
    assert door.place.screen is ScreenName.SEARCH
    door.tap(door.find("返回"))
    assert door.place == HOME


def test_a_pin_that_proves_right_after_all_have_left_opens_nothing(door: Glass) -> None:
    answers: list[Callable[..., None]] = []
    door.desk.try_pin = lambda _, told: answers.append(told)
    door.tap(door.find("2"))
    door.press(spot := door.find("确定"))
    door.release(spot)
    door.session.home()
    door.settle()
    door.desk.unlocked = True
    answers[0](True)  # noqa: FBT003  # an answer
    assert door.place == HOME
    assert not door.desk.unlocked
