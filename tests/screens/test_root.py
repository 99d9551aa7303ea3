"""The window as a whole: touches lead, preferences redraw, nobody's visit ends."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from kivy.core.window import Window

from kiosk.screens.widgets.overlay import CountdownOverlay
from kiosk.show.place import Place, ScreenName
from tests.screens.harness import Glass, shipped_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.ui

BUTTON = "大字"


@pytest.fixture(params=[(1280, 720), (720, 1280)], ids=["wide", "tall"])
def glass(request: pytest.FixtureRequest) -> Iterator[Glass]:
    """A kiosk at home, in both orientations."""
    ui = Glass(size=request.param)
    ui.go_home()
    yield ui
    ui.close()


def overlay(ui: Glass) -> CountdownOverlay | None:
    return next((w for w in ui.root.children if isinstance(w, CountdownOverlay)), None)


def test_a_touch_on_the_attract_loop_leads_home_and_presses_nothing(glass: Glass) -> None:
    glass.session.leave()
    glass.settle()
    middle = (Window.width / 2, Window.height / 2)
    glass.tap(middle)
    assert glass.place.screen is ScreenName.HOME


def test_a_button_looks_pressed_in_the_frame_after_the_finger(glass: Glass) -> None:
    button = glass.find(BUTTON)
    x, y = button.to_window(button.x + 8, button.center_y)
    before = glass.pixel(x, y)
    glass.press(button)
    assert button.pressed
    assert glass.pixel(x, y) != before
    glass.release((3.0, 3.0))


def test_a_finger_that_slides_off_a_button_does_not_act(glass: Glass) -> None:
    button = glass.find(BUTTON)
    glass.press(button)
    glass.move((Window.width / 2, 3.0))
    assert not button.pressed
    glass.release((Window.width / 2, 3.0))
    assert not glass.session.preferences.large_type


def test_a_finger_that_slides_off_and_comes_back_acts(glass: Glass) -> None:
    button = glass.find(BUTTON)
    at = button.to_window(*button.center)
    glass.press(at)
    glass.move((Window.width / 2, 3.0))
    glass.move(at)
    glass.release(at)
    assert glass.session.preferences.large_type


def test_large_type_enlarges_and_the_same_touch_takes_it_back(glass: Glass) -> None:
    em = glass.root.look.em("body")
    glass.tap(glass.find(BUTTON))
    assert glass.root.look.em("body") > em
    glass.tap(glass.find(BUTTON))
    assert glass.root.look.em("body") == em


def test_the_language_changes_every_word_on_the_glass(glass: Glass) -> None:
    glass.tap(glass.find("换语言"))
    assert glass.session.preferences.language == "en"
    assert "Notices" in glass.texts()
    glass.tap(glass.find("Language"))
    assert "公告公示" in glass.texts()


def test_the_warning_comes_and_a_touch_only_takes_it_away(glass: Glass) -> None:
    glass.run(51)
    shown = overlay(glass)
    assert shown is not None
    door = next(w for w in glass.touchables())
    glass.tap(door)
    assert overlay(glass) is None
    assert glass.place.screen is ScreenName.HOME


def test_nobody_there_means_back_to_the_attract_loop(glass: Glass) -> None:
    glass.run(61)
    glass.settle()
    assert glass.place.screen is ScreenName.ATTRACT
    assert overlay(glass) is None


def test_a_finger_that_rests_on_the_glass_keeps_the_visit(glass: Glass) -> None:
    at = (3.0, 3.0)
    glass.press(at)
    glass.run(70)
    assert glass.place.screen is ScreenName.HOME
    glass.release(at)
    glass.run(61)
    assert glass.place.screen is ScreenName.ATTRACT


def test_a_visit_leaves_no_preference_to_the_next_visitor(glass: Glass) -> None:
    glass.tap(glass.find(BUTTON))
    glass.tap(glass.find("换语言"))
    glass.session.leave()
    glass.settle()
    glass.tap((3.0, 3.0))
    assert glass.session.preferences.language == "zh-Hans"
    assert not glass.root.look.large


@pytest.fixture
def moving() -> Iterator[Glass]:
    """A kiosk that fades from screen to screen."""
    ui = Glass(theme=shipped_theme())
    ui.go_home()
    yield ui
    ui.close()


def test_the_old_picture_fades_over_the_new_screen(moving: Glass) -> None:
    glass = moving
    spot = (glass.root.width * 0.16, glass.root.height * 0.55)  # in the first door's picture
    old = glass.pixel(*spot)
    glass.session.go(Place(ScreenName.NOTICES))
    glass.step(3)
    between = glass.pixel(*spot)
    glass.run(0.5)
    new = glass.pixel(*spot)
    low, high = sorted((old[2], new[2]))
    assert low < between[2] < high
    assert [type(w).__name__ for w in glass.root.children] == ["NoticesScreen"]


def test_a_screen_changes_while_it_comes(moving: Glass) -> None:
    glass = moving
    glass.session.go(Place(ScreenName.NOTICES))
    glass.step(3)
    glass.session.speak("en")
    glass.run(0.5)
    assert "Notices" in glass.texts()
    assert glass.root.passage.still


def test_a_passage_can_be_interrupted(moving: Glass) -> None:
    glass = moving
    glass.session.go(Place(ScreenName.NOTICES))
    glass.step(5)
    glass.session.go(Place(ScreenName.TAKE_AWAY))
    glass.step(2)
    glass.session.home()
    glass.settle()
    assert [type(w).__name__ for w in glass.root.children] == ["HomeScreen"]


def test_other_content_comes_when_nobody_is_there(glass: Glass) -> None:
    site = glass.session.site.model_copy(update={"id": "another"})
    glass.session.offer(site)
    glass.run(1)
    assert glass.root.stage.site.id != "another"
    glass.session.leave()
    glass.run(1)
    assert glass.root.stage.site is site


def test_another_size_of_the_window_is_another_layout(glass: Glass) -> None:
    Window.size = (Window.height, Window.width)
    glass.step(4)
    assert glass.screen.size == list(Window.size)
    assert glass.root.look.metrics.width == Window.width


def test_a_window_that_changes_after_the_language_did_asks_nothing_that_is_gone(
    glass: Glass,
) -> None:
    for language in ("en", "zh-Hans", "en"):
        glass.session.speak(language)
        glass.step()
    gc.collect()
    Window.size = (Window.height, Window.width)
    glass.step(4)
    assert "Gallery" in glass.texts()
