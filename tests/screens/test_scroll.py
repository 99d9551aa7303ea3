"""Scrolling under the finger: bounds, inertia, and who gets the touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kivy.core.window import Window
from kivy.uix.boxlayout import BoxLayout

from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.scroll import SLOP, ScrollArea
from tests.screens.harness import FINGER_DOWN, FINGER_MOVE, FINGER_UP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.screens.harness import Glass

pytestmark = pytest.mark.ui


class Bench:
    """A scroll area with twenty buttons, on the glass of a kiosk."""

    def __init__(self, ui: Glass, axis: str = "y") -> None:
        look = ui.root.look
        self.ui = ui
        self.acted: list[str] = []
        upright = axis == "y"
        hints = {"size_hint_y": None, "height": 2000} if upright else {"size_hint_x": None}
        self.box = BoxLayout(orientation="vertical" if upright else "horizontal", **hints)
        if not upright:
            self.box.width = 3000
        self.area = ScrollArea(look=look, axis=axis, size_hint=(None, None))
        self.area.size, self.area.pos = (600, 400), (300, 150)
        for number in range(20):
            button = Button(look=look, text=f"button {number}")
            button.bind(on_release=lambda b: self.acted.append(b.text))
            self.box.add_widget(button)
        self.area.add_widget(self.box)
        Window.add_widget(self.area)
        ui.step(2)

    def button(self, number: int) -> Button:
        return self.box.children[-1 - number]

    def at(self, number: int) -> tuple[float, float]:
        button = self.button(number)
        return button.to_window(*button.center)


@pytest.fixture
def bench(ui: Glass) -> Iterator[Bench]:
    made = Bench(ui)
    yield made
    Window.remove_widget(made.area)


def test_it_begins_at_the_top(bench: Bench) -> None:
    assert bench.area.offset == 0
    assert bench.box.top == bench.area.top


def test_a_drag_moves_the_child_with_the_finger(bench: Bench) -> None:
    bench.ui.drag((600, 200), (600, 400), rest=True)
    assert bench.area.offset == pytest.approx(200, abs=bench.ui.root.look.px(30))


def test_a_drag_presses_no_button(bench: Bench) -> None:
    bench.ui.drag((600, 200), (600, 400), rest=True)
    assert bench.acted == []


def test_a_tap_presses_the_button_that_is_seen_there(bench: Bench) -> None:
    bench.area.scroll_to(500, glide=False)
    bench.ui.step(2)
    bench.ui.tap(bench.at(7))
    assert bench.acted == ["button 7"]


def test_a_button_shows_its_press_at_once_and_loses_it_to_a_drag(bench: Bench) -> None:
    x, y = bench.at(2)
    bench.ui.press((x, y))
    assert bench.button(2).pressed
    bench.ui.move((x, y + 60))
    assert not bench.button(2).pressed
    bench.ui.release((x, y + 60))
    assert bench.acted == []


def test_a_trembling_finger_still_presses(bench: Bench) -> None:
    x, y = bench.at(2)
    bench.ui.press((x, y))
    bench.ui.move((x + 3, y + 4))
    bench.ui.release((x + 3, y + 4))
    assert bench.acted == ["button 2"]


def test_a_flick_glides_on_and_comes_to_rest(bench: Bench) -> None:
    bench.ui.drag((600, 200), (600, 420), seconds=0.15)
    left = bench.area.offset
    bench.ui.step(20)
    assert bench.area.offset > left
    bench.ui.step(400)
    resting = bench.area.offset
    bench.ui.step(20)
    assert bench.area.offset == resting


def test_a_finger_that_stops_the_glide_presses_nothing(bench: Bench) -> None:
    bench.ui.drag((600, 180), (600, 520), seconds=0.1)
    bench.ui.step(2)
    bench.ui.press((600, 350))
    bench.ui.step(2)
    bench.ui.release((600, 350))
    assert bench.acted == []


def test_it_never_goes_beyond_its_ends(bench: Bench) -> None:
    for _ in range(6):
        bench.ui.drag((600, 180), (600, 520), seconds=0.1)
    bench.ui.step(300)
    assert bench.area.offset == bench.area.reach_end == 1600
    for _ in range(8):
        bench.ui.drag((600, 520), (600, 180), seconds=0.1)
    bench.ui.step(300)
    assert bench.area.offset == 0


def test_show_brings_a_widget_into_view_and_no_further(bench: Bench) -> None:
    bench.area.show(bench.button(10), glide=False)
    assert bench.area.offset == 11 * 100 - 400
    bench.area.show(bench.button(9), glide=False)
    assert bench.area.offset == 11 * 100 - 400
    bench.area.show(bench.button(1), glide=False)
    assert bench.area.offset == 100


def test_nothing_of_the_child_is_drawn_or_touched_outside(bench: Bench) -> None:
    bench.area.scroll_to(350, glide=False)
    bench.ui.step(2)
    x, y = bench.at(0)
    assert y > bench.area.top
    bench.ui.press((x, min(y, 715.0)))
    assert not bench.button(0).pressed
    bench.ui.release((x, min(y, 715.0)))


def test_sideways_it_scrolls_sideways(ui: Glass) -> None:
    made = Bench(ui, axis="x")
    ui.drag((800, 300), (500, 310), rest=True)
    assert made.area.offset == pytest.approx(300, abs=ui.root.look.px(30))
    Window.remove_widget(made.area)


def test_a_child_that_shrinks_pulls_the_offset_back(bench: Bench) -> None:
    bench.area.scroll_to(1600, glide=False)
    bench.box.height = 600
    bench.ui.step(2)
    assert bench.area.offset == 200


def test_a_swift_stroke_told_within_one_frame_scrolls(bench: Bench) -> None:
    ui, area = bench.ui, bench.area
    x, y = bench.at(1)
    ui._down[0] = 79
    for kind, up in ((FINGER_DOWN, 0), (FINGER_MOVE, 60), (FINGER_UP, 120)):
        ui._queue(kind, (x, y + up), 0)
    ui.step()
    assert area.offset == pytest.approx(120 - ui.root.look.px(SLOP), abs=2)
    assert bench.acted == []
