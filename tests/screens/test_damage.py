"""What has changed since the last drawing, found in widgets without a screen of the kiosk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kivy.core.window import Window
from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.screens.damage import Box, Damage

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.ui


class Patch(Widget):
    """A coloured rectangle."""

    def __init__(self, x: float, y: float) -> None:
        super().__init__(pos=(x, y), size=(50, 40))
        with self.canvas:
            self.colour = Color(1, 0, 0)
            self.face = Rectangle(pos=self.pos, size=self.size)


class Scene:
    """Two patches on a ground as large as the window, all of it drawn once."""

    def __init__(self) -> None:
        self.top = Widget(size=(1000, 400))
        self.one, self.two = Patch(100, 100), Patch(300, 200)
        self.top.add_widget(self.one)
        self.top.add_widget(self.two)
        self.damage = Damage()
        self.found()

    def found(self) -> Box | None:
        """Return what is to be drawn, and draw."""
        found = self.damage.find(self.top)
        Window.render_context.add(self.top.canvas)
        Window.dispatch("on_draw")
        Window.render_context.remove(self.top.canvas)
        return found


@pytest.fixture
def scene() -> Iterator[Scene]:
    return Scene()


BLEED = 10  # a fortieth of 400


def test_a_change_is_found_where_it_is(scene: Scene) -> None:
    scene.one.colour.rgb = (0, 1, 0)
    assert scene.found() == Box(100, 100, 150, 140).grown(BLEED)


def test_two_changes_are_found_in_one_box(scene: Scene) -> None:
    scene.one.colour.rgb = scene.two.colour.rgb = (0, 1, 0)
    assert scene.found() == Box(100, 100, 350, 240).grown(BLEED)


def test_a_move_uncovers_where_it_was(scene: Scene) -> None:
    scene.one.pos = scene.one.face.pos = (160, 100)
    assert scene.found() == Box(100, 100, 210, 140).grown(BLEED)


def test_what_is_taken_away_or_added_changes_all_around_it(scene: Scene) -> None:
    scene.top.remove_widget(scene.two)
    assert scene.found() == Box(0, 0, 1000, 400).grown(BLEED)
    scene.top.add_widget(Patch(10, 10))
    assert scene.found() == Box(0, 0, 1000, 400).grown(BLEED)


def test_a_fade_changes_all_that_fades(scene: Scene) -> None:
    scene.one.opacity = 0.5
    assert scene.found() == Box(100, 100, 150, 140).grown(BLEED)


def test_a_fade_is_found_beside_a_change_within(scene: Scene) -> None:
    child = Patch(110, 110)
    scene.one.add_widget(child)
    scene.found()
    scene.one.opacity, child.colour.rgb = 0.5, (0, 0, 1)
    found = scene.found()
    assert found is not None
    assert found.left == 100 - BLEED


def test_what_cannot_be_seen_is_found_once_it_can(scene: Scene) -> None:
    scene.one.opacity = 0
    scene.found()
    scene.one.colour.rgb = (0, 1, 0)
    scene.two.colour.rgb = (0, 1, 0)
    assert scene.found() == Box(300, 200, 350, 240).grown(BLEED)
    scene.one.colour.rgb = (0, 0, 1)
    assert scene.found() is None
    scene.one.opacity = 1
    assert scene.found() == Box(100, 100, 150, 140).grown(BLEED)


def test_what_is_clipped_is_drawn_whole_and_no_further(scene: Scene) -> None:
    scene.one.clips = True
    child = Patch(900, 300)
    scene.one.add_widget(child)
    scene.found()
    child.colour.rgb = (0, 0, 1)
    assert scene.found() == Box(100, 100, 150, 140).grown(BLEED)


def test_all_is_new_once_the_window_has_changed(scene: Scene) -> None:
    scene.damage.forget()
    scene.one.colour.rgb = (0, 1, 0)
    assert scene.found() == Box(0, 0, 1000, 400).grown(BLEED)
