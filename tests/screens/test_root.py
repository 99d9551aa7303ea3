"""The window as a whole: touches lead, preferences redraw, nobody's visit ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.show.place import ScreenName

if TYPE_CHECKING:
    from tests.screens.harness import Glass

pytestmark = pytest.mark.ui


def test_a_touch_on_the_attract_loop_leads_home_and_presses_nothing(ui: Glass) -> None:
    ui.session.leave()
    ui.settle()
    assert ui.place.screen is ScreenName.ATTRACT
    ui.tap((640, 360))
    assert ui.place.screen is ScreenName.HOME


def test_a_button_looks_pressed_in_the_frame_after_the_finger(ui: Glass) -> None:
    button = ui.find("Large type")
    before = ui.pixel(*button.to_window(button.x + 6, button.center_y))
    ui.press(button)
    assert button.pressed
    assert ui.pixel(*button.to_window(button.x + 6, button.center_y)) != before
    ui.release((5.0, 5.0))
