"""A sign of life is a picture that was drawn, not a process that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kivy.core.window import Window

from kiosk.screens.pulse import Pulse

if TYPE_CHECKING:
    from tests.screens.harness import Glass

pytestmark = pytest.mark.ui


def test_the_first_picture_is_told_once_and_each_beat_needs_one(ui: Glass) -> None:
    told: list[str] = []
    pulse = Pulse(lambda: told.append("ready"), lambda: told.append("alive"))
    pulse.beat()
    assert told == [], "nothing was drawn yet"
    ui.step(2)
    assert told == ["ready"]
    pulse.beat()
    assert told == ["ready", "alive"]


def test_a_still_screen_is_drawn_anew_for_each_beat(ui: Glass) -> None:
    told: list[str] = []
    pulse = Pulse(lambda: None, lambda: told.append("alive"))
    for _ in range(3):
        pulse.beat()
        assert Window.canvas.needs_redraw
        ui.step(2)
    pulse.beat()
    assert told == ["alive"] * 3


def test_a_screen_that_is_drawn_no_more_gives_no_sign(ui: Glass) -> None:
    told: list[str] = []
    pulse = Pulse(lambda: None, lambda: told.append("alive"))
    pulse.beat()
    ui.step(2)
    for _ in range(4):
        pulse.beat()
    assert told == ["alive"], "once for what was drawn before"
