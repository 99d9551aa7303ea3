"""The loop of the window: draws when something moves, and sleeps until something happens.

Kivy's own loop wakes sixty times a second whether or not anything moves, and holds a touch
back until the next of its frames. This one waits for the window's events, so a still screen
costs next to nothing and a touch is answered at once.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from kivy.base import EventLoop, runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.screens.kivy_setup import take_the_window
from kiosk.screens.sdl import wait_for_event, wake

if TYPE_CHECKING:
    from collections.abc import Callable

    from kivy.uix.widget import Widget

FRAME = 1 / 60
"""Seconds between frames while something moves."""

LONGEST_SLEEP = 0.5
"""Seconds; the session's time must pass even when nobody touches anything."""


def waking_trigger(call: Callable[[float], None]) -> Callable[[], object]:
    """Make a trigger for a bridge: it also wakes the loop, from any thread."""
    kivy_trigger = Clock.create_trigger(call)

    def fire() -> None:
        kivy_trigger()
        wake()

    return fire


def run_loop(root: Widget, ended: Callable[[], bool], *, closable: bool) -> None:
    """Show `root`.

    Args:
        root: What fills the window.
        ended: Whether to end; asked at each turn, twice a second at least.
        closable: Whether it also ends when the window is asked to close. One that fills the
            screen has no frame to close it by: there it is a stray key, or a visitor's.
    """
    if not closable:
        Window.bind(on_request_close=_stay)
    Clock._max_fps = 0  # noqa: SLF001  # this loop sleeps, not Kivy's clock
    take_the_window()
    runTouchApp(root, embedded=True)  # starts the inputs (a mouse counts as a finger), no loop
    try:
        while not (ended() or EventLoop.quit) and EventLoop.status == "started":
            drawn = perf_counter()
            EventLoop.idle()
            wait_for_event(_rest(perf_counter() - drawn))
            Window.mainloop()
    finally:
        stopTouchApp()


def _stay(*_asked: object, **_how: object) -> bool:
    """Answer a request to close."""
    return True


def _rest(spent: float) -> float:
    """Return how long nothing needs to be done, in seconds."""
    if Window.canvas.needs_redraw:
        return max(0.0, FRAME - spent)
    now: float = Clock.time()
    due: float = min((_due(event) for event in Clock.get_events()), default=now + LONGEST_SLEEP)
    return min(max(FRAME - spent, due - now, 0.0), LONGEST_SLEEP)


def _due(event: object) -> float:
    last: float = event._last_dt  # type: ignore[attr-defined]  # noqa: SLF001  # Kivy tells it nowhere else
    timeout: float = event.timeout  # type: ignore[attr-defined]
    return last + max(0.0, timeout)
