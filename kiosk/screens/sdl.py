"""The few calls to the SDL library that Kivy has loaded and does not offer itself."""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path

USER_EVENT = 0x8000
_EVENT_BYTES = 56
_TO_NO_SCREEN = frozenset({b"dummy", b"offscreen", b"evdev"})
"""What SDL falls back to, without a word, where it finds no screen."""


@cache
def library() -> ctypes.CDLL:
    """Return the very libSDL2 that Kivy's window uses; another copy would have other events."""
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        path = line.split(maxsplit=5)[5:]  # it may hold spaces
        if path and "libSDL2-2" in path[0]:
            return ctypes.CDLL(path[0])
    raise OSError("Kivy's window has not loaded SDL yet")


def on_a_screen() -> bool:
    """Tell whether the window is drawn on a screen, rather than into memory alone."""
    driver = library().SDL_GetCurrentVideoDriver
    driver.restype = ctypes.c_char_p
    return driver() not in _TO_NO_SCREEN


def wait_for_event(seconds: float) -> None:
    """Sleep until the system has something for the window, or `seconds` have passed."""
    library().SDL_WaitEventTimeout(None, max(0, int(seconds * 1000)))


def wake() -> None:
    """End a `wait_for_event`; from any thread."""
    event = (ctypes.c_uint32 * (_EVENT_BYTES // 4))(USER_EVENT)
    library().SDL_PushEvent(event)
