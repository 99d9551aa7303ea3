"""One widget on the window, frames advanced by hand, pixels read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.core.window import Window

from kiosk.screens.bridge import Bridge
from tests.screens.harness import the_stepper

if TYPE_CHECKING:
    from collections.abc import Callable

    from kivy.uix.widget import Widget

Rgb = tuple[int, int, int]

LONGEST = 3000
"""Turns waited for something another thread does."""


class Pane:
    """A window of its own for one widget."""

    def __init__(self, size: tuple[int, int] = (320, 240)) -> None:
        self.stepper = the_stepper()
        self.bridge = Bridge(self.stepper.trigger)
        self.size = size
        self._widgets: list[Widget] = []
        self._ground = Window.clearcolor
        Window.clearcolor = (0, 0, 0, 1)
        Window.size = size
        self.stepper.step(2)

    def put(self, widget: Widget) -> None:
        """Put a widget on the window; it fills it unless it has a size hint of None."""
        if widget.size_hint != [None, None]:
            widget.size = self.size
        self._widgets.append(widget)
        Window.add_widget(widget)
        self.stepper.step(2)

    def step(self, frames: int = 1) -> None:
        self.stepper.step(frames)

    def until(self, what: Callable[[], bool]) -> None:
        """Draw frames until `what` holds, waiting for other threads in between."""
        for _ in range(LONGEST):
            self.stepper.arrived.clear()
            self.stepper.step()
            if what():
                self.stepper.step()
                return
            self.stepper.arrived.wait(0.02)
        raise AssertionError("never came")

    def pixel(self, x: int, y: int) -> Rgb:
        """Return the colour at a place, from the lower left corner."""
        width, _height, data = self.stepper.pixels()
        at = (y * width + x) * 4
        return (data[at], data[at + 1], data[at + 2])

    def close(self) -> None:
        for widget in self._widgets:
            Window.remove_widget(widget)
        self.bridge.close()
        Window.clearcolor = self._ground
        self.stepper.step(2)


def near(one: Rgb, other: Rgb, by: int = 3) -> bool:
    """Tell whether two colours differ by no more than `by` in each part."""
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))
