"""Fingers on a touch panel, as SDL tells them.

Kivy reads the fingers of SDL's windows on phones only; on Linux it wants the raw devices under
/dev/input, with rights a kiosk should not have, and would see touches meant for other windows.
Here the window's own finger events go to Kivy's own provider for them.
"""

from __future__ import annotations

import os
from typing import Any

_ACTIONS = frozenset({"fingerdown", "fingermotion", "fingerup"})
_ARRIVALS = frozenset({"fingerdown", "mousebuttondown"})


class _FingerTeller:
    """Stands before Kivy's window storage; passes everything on, and fingers to the provider.

    Kivy keeps one position for each finger, and tells all that happened since the last frame
    with the latest. So each arrival is told before the next event is read: on a late frame a
    swift swipe would otherwise be a tap where it ended.
    """

    def __init__(self, storage: Any) -> None:
        self._storage = storage
        self._arrived = False

    def poll(self) -> Any:
        """Return the next event; None for a finger, which is on its way already."""
        if self._arrived:
            from kivy.base import EventLoop  # noqa: PLC0415

            self._arrived = False
            EventLoop.dispatch_input()
        event = self._storage.poll()
        self._arrived = bool(event) and event[0] in _ARRIVALS
        if event and event[0] in _ACTIONS:
            from kivy.core.window.window_sdl2 import SDL2MotionEventProvider  # noqa: PLC0415

            SDL2MotionEventProvider.q.appendleft(event)
            return None
        return event

    def __getattr__(self, name: str) -> Any:
        return getattr(self._storage, name)


def tell_each_touch_once() -> None:
    """Have SDL tell every touch, and tell it once; before the window opens."""
    os.environ["SDL_TOUCH_MOUSE_EVENTS"] = "0"  # not a second time, as a mouse
    os.environ["SDL_MOUSE_TOUCH_EVENTS"] = "0"
    # A panel that acts as a mouse: the touch that gives the window the focus counts too.
    os.environ["SDL_MOUSE_FOCUS_CLICKTHROUGH"] = "1"


def take_fingers() -> None:
    """Have the window tell its fingers; once, after it has opened."""
    from kivy.core.window import Window  # noqa: PLC0415

    if not isinstance(Window._win, _FingerTeller):  # noqa: SLF001  # Kivy has no other door here
        Window._win = _FingerTeller(Window._win)  # noqa: SLF001
