"""Kivy kept to itself: no home in the user's folder, no arguments, no default inputs or keys."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kiosk.screens.fingers import take_fingers, tell_each_touch_once
from kiosk.screens.sdl import screen_size

if TYPE_CHECKING:
    from pathlib import Path


def set_up_kivy(home: Path, size: tuple[int, int] | None, *, hidden_cursor: bool = True) -> None:
    """Prepare Kivy before its first window; import nothing of Kivy before this.

    Args:
        home: Where Kivy may write (it makes a folder of icons there).
        size: The window's width and height in pixels; None for the full screen.
        hidden_cursor: Whether the mouse pointer is hidden, as on a touch screen.
    """
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        KIVY_HOME=str(home),
        KIVY_NO_ARGS="1",
        KIVY_NO_CONFIG="1",
        KIVY_NO_FILELOG="1",
        KIVY_LOG_MODE="PYTHON",
        KIVY_METRICS_DENSITY="1",  # sizes are in units of the screen, never of its dots per inch
        KIVY_METRICS_FONTSCALE="1",
    )
    tell_each_touch_once()
    from kivy.config import Config  # noqa: PLC0415

    width, height = size or screen_size() or (1920, 1080)
    graphics = {
        "fullscreen": "0" if size else "auto",
        "width": width,
        "height": height,
        "resizable": "0",
        "borderless": "0" if size else "1",
        "multisamples": "0",  # edges are drawn smooth; four times the pixels would cost too much
        "show_cursor": "0" if hidden_cursor else "1",
        "maxfps": "60",
        "allow_screensaver": "0",
    }
    for key, value in graphics.items():
        Config.set("graphics", key, str(value))
    for name, _ in list(Config.items("input")):
        Config.remove_option("input", name)
    # Fingers come from the window itself; a mouse counts as one finger, without red dots.
    Config.set("input", "mouse", "mouse,disable_multitouch")
    Config.set("kivy", "exit_on_escape", "0")
    Config.set("kivy", "desktop", "0")
    Config.set("kivy", "keyboard_mode", "")
    Config.set("kivy", "log_level", "warning")
    for module in ("touchring", "monitor", "inspector", "console"):
        Config.remove_option("modules", module)


def take_the_window() -> None:
    """Hear the window's fingers, and never show a blank that is black."""
    from kivy.core.window import Window  # noqa: PLC0415

    from kiosk.screens.sparing import draw_sparingly, fill_plainly  # noqa: PLC0415

    take_fingers()
    Window.clearcolor = (0.13, 0.03, 0.04, 1)
    fill_plainly()
    draw_sparingly()
