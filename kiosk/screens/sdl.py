"""The few calls to the SDL library that Kivy has loaded and does not offer itself."""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path

USER_EVENT = 0x8000
_EVENT_BYTES = 56
_VIDEO = 0x20
_TO_NO_SCREEN = frozenset({b"dummy", b"offscreen", b"evdev"})
"""What SDL falls back to, without a word, where it finds no screen."""


@cache
def library() -> ctypes.CDLL:
    """Return the very libSDL2 that Kivy's window uses; another copy would have other events."""
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        path = line.split(maxsplit=5)[5:]  # it may hold spaces
        if path and "libSDL2-2" in path[0]:
            return ctypes.CDLL(path[0])
    raise OSError("Kivy has not loaded SDL yet")


class _Mode(ctypes.Structure):
    _fields_ = (
        ("format", ctypes.c_uint32),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("rate", ctypes.c_int),
        ("driver", ctypes.c_void_p),
    )


def screen_size() -> tuple[int, int] | None:
    """Return the width and height of the screen in pixels, or None without one.

    Before the window opens: a window that shall fill the screen must have its size from the
    start, for without a window manager nobody gives it that.
    """
    import kivy.core.image  # noqa: F401, PLC0415  # loads SDL, and opens no window

    sdl, mode = library(), _Mode()
    if sdl.SDL_InitSubSystem(_VIDEO) != 0:
        return None
    try:
        known = sdl.SDL_GetDesktopDisplayMode(0, ctypes.byref(mode)) == 0
        return (mode.width, mode.height) if known else None
    finally:
        sdl.SDL_QuitSubSystem(_VIDEO)


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
