"""Which class shows which screen; modules are imported when they are first visited."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.screens.screen import Screen
    from kiosk.show.place import ScreenName


def screen_class(name: ScreenName) -> type[Screen]:
    """Return the class of a screen: `take-away` is `TakeAwayScreen` in `take_away.py`."""
    module = import_module(f"kiosk.screens.{name.value.replace('-', '_')}")
    words = name.value.split("-")
    found: type[Screen] = getattr(module, "".join(word.title() for word in words) + "Screen")
    return found
