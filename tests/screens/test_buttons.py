"""Buttons: as wide as their words, pressed at once, silent when they are of no use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from kivy.core.window import Window

from kiosk.screens.widgets.buttons import KINDS, Button, IconButton
from kiosk.screens.widgets.lettering import Lettering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.screens.harness import Glass

pytestmark = pytest.mark.ui


@pytest.fixture
def put(ui: Glass) -> Iterator[Any]:
    """Put widgets on the glass, over the kiosk."""
    made = []

    def put_on(part: type, /, **values: object) -> Any:
        widget = part(look=ui.root.look, pos=(500, 300), **values)
        Window.add_widget(widget)
        made.append(widget)
        ui.step(2)
        return widget

    yield put_on
    for widget in made:
        Window.remove_widget(widget)


def test_a_fitting_button_holds_its_words_and_one_touch(ui: Glass, put: Any) -> None:
    short = put(Button, text="好", fit=True)
    long = put(Button, text="接着看上一次没有看完的", icon="play", fit=True)
    assert long.width > short.width
    assert short.height == long.height == ui.root.look.touch
    words = next(child for child in long.children if isinstance(child, Lettering))
    assert long.x < words.x
    assert words.right < long.right


def test_a_button_too_narrow_for_its_words_shortens_them(put: Any) -> None:
    button = put(Button, text="一二三四五六七八九十", size_hint=(None, None), size=(120, 60))
    words = next(child for child in button.children if isinstance(child, Lettering))
    assert len(words.lines) == 1
    assert words.lines[0].text.endswith("…")
    assert words.right <= button.right


def test_other_words_make_another_width(ui: Glass, put: Any) -> None:
    button = put(Button, text="播放", fit=True)
    width = button.width
    button.text = "暂停播放"
    ui.step(2)
    assert button.width > width


def test_a_touch_acts_once(ui: Glass, put: Any) -> None:
    button = put(Button, text="好", fit=True)
    acts: list[object] = []
    button.bind(on_release=acts.append)
    ui.tap(button)
    assert acts == [button]


def test_two_fingers_on_two_buttons_act_twice(ui: Glass, put: Any) -> None:
    acts: list[str] = []
    one = put(Button, text="one", fit=True)
    two = put(Button, text="two", fit=True)
    two.pos = (800, 300)
    for button in (one, two):
        button.bind(on_release=lambda b: acts.append(b.text))
    ui.press(one, finger=0)
    ui.press(two, finger=1)
    assert one.pressed
    assert two.pressed
    ui.release(one, finger=0)
    ui.release(two, finger=1)
    assert acts == ["one", "two"]


def test_a_dim_button_does_not_answer(ui: Glass, put: Any) -> None:
    button = put(IconButton, icon="left", dim=True)
    acts: list[object] = []
    button.bind(on_release=acts.append)
    ui.press(button)
    assert not button.pressed
    ui.release(button)
    assert acts == []
    button.dim = False
    ui.tap(button)
    assert acts == [button]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_looks_other_when_pressed(ui: Glass, put: Any, kind: str) -> None:
    button = put(Button, text="好", kind=kind, fit=True)
    spot = (button.x + button.width / 2, button.y + 6)
    before = ui.pixel(*spot)
    ui.press(button)
    assert ui.pixel(*spot) != before
    ui.release((5.0, 5.0))
