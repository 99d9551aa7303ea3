"""What a finger did is told in its order and at its places, however late the frame comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.show.place import Place, ScreenName
from tests.screens.harness import FINGER_DOWN, FINGER_MOVE, FINGER_UP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.screens.harness import Glass

pytestmark = pytest.mark.ui


class Listener(Widget):
    """Takes every touch, and notes what it is told."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.told: list[tuple[str, int]] = []

    def on_touch_down(self, touch: Any) -> bool:
        self.told.append(("down", round(touch.x)))
        return True

    def on_touch_move(self, touch: Any) -> bool:
        self.told.append(("move", round(touch.x)))
        return True

    def on_touch_up(self, touch: Any) -> bool:
        self.told.append(("up", round(touch.x)))
        return True


@pytest.fixture
def listener(ui: Glass) -> Iterator[Listener]:  # noqa: ARG001  # the window is its
    listener = Listener(size=Window.size)
    Window.add_widget(listener)
    yield listener
    Window.remove_widget(listener)


def test_a_swipe_within_one_frame_begins_where_the_finger_came_down(
    ui: Glass, listener: Listener
) -> None:
    ui._down[0] = 77
    for kind, x in ((FINGER_DOWN, 900), (FINGER_MOVE, 600), (FINGER_MOVE, 300), (FINGER_UP, 300)):
        ui._queue(kind, (x, 300.0), 0)
    ui.step()
    assert [event for event, _ in listener.told] == ["down", "move", "up"]
    assert [x for _, x in listener.told] == pytest.approx([900, 300, 300], abs=1)


def test_a_swift_swipe_on_a_late_frame_turns_the_slide(ui: Glass) -> None:
    ui.go(Place(ScreenName.SLIDES, ui.session.site.decks[0].id))
    ui._down[0] = 78
    for kind, x in ((FINGER_DOWN, 900), (FINGER_MOVE, 500), (FINGER_UP, 300)):
        ui._queue(kind, (x, 360.0), 0)
    ui.step()
    ui.settle()
    assert ui.place.index == 1
