from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.screens.widgets.unseen import draw_only_when_seen

if TYPE_CHECKING:
    from tests.screens.harness import Glass

pytestmark = pytest.mark.ui


def drawn(parent: Widget) -> list[object]:
    """Name what a parent draws, from the lowest up."""
    return [child for child in reversed(parent.children) if child.canvas in parent.canvas.children]


def three() -> tuple[FloatLayout, Widget, Widget, Widget]:
    parent, low, middle, high = FloatLayout(), Widget(), Widget(), Widget()
    for child in (low, middle, high):
        parent.add_widget(child)
    return parent, low, middle, high


def test_what_becomes_invisible_is_not_drawn_from_the_next_frame_on(ui: Glass) -> None:
    parent, low, middle, high = three()
    draw_only_when_seen(middle)
    middle.opacity = 0
    ui.step()
    assert drawn(parent) == [low, high]


def test_what_comes_back_is_drawn_in_its_old_place(ui: Glass) -> None:
    parent, low, middle, high = three()
    for child in (low, middle):
        draw_only_when_seen(child)
        child.opacity = 0
    ui.step()
    middle.opacity = 0.1
    ui.step()
    low.opacity = 1
    ui.step()
    order = [parent.canvas.indexof(child.canvas) for child in (low, middle, high)]
    assert order == sorted(order)
    assert -1 not in order


def test_what_is_hung_up_invisible_is_not_drawn(ui: Glass) -> None:
    parent, late = FloatLayout(), Widget(opacity=0)
    draw_only_when_seen(late)
    parent.add_widget(late)
    ui.step()
    assert drawn(parent) == []


def test_what_is_taken_down_unseen_can_be_hung_elsewhere(ui: Glass) -> None:
    parent, _low, middle, _high = three()
    draw_only_when_seen(middle)
    middle.opacity = 0
    ui.step()
    parent.remove_widget(middle)
    other = FloatLayout()
    other.add_widget(middle)
    middle.opacity = 1
    ui.step()
    assert drawn(other) == [middle]


def test_what_kv_named_may_go_before_the_next_frame(ui: Glass) -> None:
    parent, _low, middle, _high = three()
    draw_only_when_seen(middle.proxy_ref)  # as `ids` hand it out
    parent.remove_widget(middle)
    del middle
    gc.collect()
    ui.step()
