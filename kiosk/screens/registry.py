"""Which class shows which screen; modules are imported when they are first visited."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kiosk.show.place import ScreenName

if TYPE_CHECKING:
    from kiosk.screens.screen import Screen

_LED = {ScreenName.SLIDES: "led-slides", ScreenName.FILM: "led-film"}
"""What a visit shows otherwise than a visitor sees it: bare, and as large as the glass."""


def screen_class(name: ScreenName, *, led: bool = False) -> type[Screen]:
    """Return the class of a screen: `take-away` is `TakeAwayScreen` in `take_away.py`."""
    called = _LED.get(name, name.value) if led else name.value
    module = import_module(f"kiosk.screens.{called.replace('-', '_')}")
    words = called.split("-")
    found: type[Screen] = getattr(module, "".join(word.title() for word in words) + "Screen")
    return found
