"""The window: opened once, measured, and the beat of its clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.errors import DisplayError
from kiosk.screens.sdl import on_a_screen

if TYPE_CHECKING:
    from collections.abc import Callable


def open_window() -> None:
    """See that the window is open; importing this module opens it.

    Raises:
        DisplayError: There is no screen, or its graphics cannot be used.
    """
    if Window is None or not on_a_screen():
        raise DisplayError(
            zh="打不开窗口：没有可用的显示器或图形驱动。请检查显示器连接和 DISPLAY 环境变量。",
            en="no window can be opened: there is no usable screen or graphics driver; "
            "look at the screen's cable and at DISPLAY",
        )


def glass_size() -> tuple[int, int]:
    """Return the width and height of the window, in pixels."""
    width, height = map(int, Window.system_size)
    return width, height


def screen_bytes() -> int:
    """Return the bytes of a picture that fills the window."""
    width, height = glass_size()
    return width * height * 4


def every(seconds: float, call: Callable[[float], None]) -> None:
    """Have `call` called on the window's thread, again and again; hold `call`'s owner."""
    Clock.schedule_interval(call, seconds)


def once_at_rest(seconds: float, call: Callable[[], object]) -> Callable[[], None]:
    """Return what has `call` called once, `seconds` after the last time it was asked for."""
    later = Clock.create_trigger(lambda _passed: call(), seconds)

    def ask() -> None:
        later.cancel()
        later()

    return ask
