"""Frames advanced by hand: for screenshots and tests, where time must not depend on the machine."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glFinish, glReadPixels

from kiosk.screens.kivy_setup import take_the_window
from kiosk.screens.widgets.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kivy.uix.widget import Widget

FRAME = 1 / 60
"""Seconds of a frame."""

LONGEST_SETTLING = 1200
"""Frames waited for pictures that are being decoded."""


class Stepper:
    """Owns Kivy's clock: nothing moves but by `step`."""

    def __init__(self) -> None:
        """Stop the clock, and prepare the event loop to be run frame by frame."""
        self.now = float(Clock.time())
        self.arrived = threading.Event()
        Clock._max_fps = 0  # noqa: SLF001  # no sleep between frames; Kivy offers no other way
        Clock.time = lambda: self.now
        take_the_window()
        if EventLoop.status != "started":
            EventLoop.start()

    def trigger(self, call: Callable[[float], None]) -> Callable[[], object]:
        """Make a trigger for a bridge that also ends a `settle`'s waiting."""
        kivy_trigger = Clock.create_trigger(call)

        def fire() -> None:
            kivy_trigger()
            self.arrived.set()

        return fire

    def step(self, frames: int = 1, seconds: float = FRAME) -> None:
        """Run `frames` frames, `seconds` apart: input, layout, drawing."""
        for _ in range(frames):
            self.now += seconds
            self._poll()
            EventLoop.idle()

    def run(self, seconds: float) -> None:
        """Run frames until `seconds` have passed."""
        self.step(max(1, round(seconds / FRAME)))

    def _poll(self) -> None:
        """Let the window read what the system sent, as its main loop does."""
        Window.mainloop()

    def settle(self, root: Widget, done: Callable[[], bool] = lambda: True) -> bool:
        """Step until every picture on the glass is there and `done`; tell whether it came."""
        for _ in range(LONGEST_SETTLING):
            self.arrived.clear()
            self.step()
            if done() and not any(_waits(widget) for widget in seen(root)):
                self.step(2)
                return True
            self.arrived.wait(0.05)
        return False

    def pixels(self) -> tuple[int, int, bytes]:
        """Draw, and return width, height and RGBA bytes of the window, bottom line first."""
        Window.dispatch("on_draw")
        glFinish()
        width, height = map(int, Window.system_size)
        return width, height, glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE)

    def screenshot(self, file: Path, across: int = 0) -> None:
        """Write what the window shows to a file, scaled to `across` pixels if that is not 0."""
        from PIL import Image  # noqa: PLC0415

        width, height, data = self.pixels()
        image = Image.frombytes("RGBA", (width, height), data)
        flipped = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).convert("RGB")
        if across:
            flipped = flipped.resize(
                (across, round(across * height / width)), Image.Resampling.LANCZOS
            )
        file.parent.mkdir(parents=True, exist_ok=True)
        flipped.save(file, quality=82, optimize=True)


def _waits(widget: Widget) -> bool:
    return isinstance(widget, Picture) and widget.waits


def seen(root: Widget) -> Iterator[Widget]:
    """Yield every widget under `root` that is drawn."""
    if root.opacity <= 0:
        return
    yield root
    for child in root.children:
        yield from seen(child)
