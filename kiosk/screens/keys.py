"""A clicker's keys, and nothing else of a keyboard: it never leads out of the kiosk."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Protocol

from kivy.core.window import Window

from kiosk.show.presenter.clicker import Key, act_of

if TYPE_CHECKING:
    from kiosk.show.presenter.lectern import Lectern

_F5 = 286
_SHIFT = "shift"
_STILL_DOWN = 1.2
"""Seconds: a key that comes again sooner without having been let go repeats by itself."""

KEYS: dict[int, Key] = {
    **dict.fromkeys((281, 275, 274, 32, 13, 271, ord("n")), Key.NEXT),
    **dict.fromkeys((280, 276, 273, 8, ord("p")), Key.BACK),
    **dict.fromkeys((ord("b"), ord(".")), Key.BLACK),
    _F5: Key.BEGIN,
    27: Key.AWAY,
    278: Key.FIRST,
    279: Key.LAST,
    1073741952: Key.LOUDER,
    1073741953: Key.SOFTER,
    1073742086: Key.SILENT,
}
"""By Kivy's numbers: page down, right, down, space, enter, n; page up, left, up, backspace, p;
b and full stop; F5; Esc; home; end; the keys for volume."""


class Hearer(Protocol):
    """Who is told of keys that do not change the visit."""

    @property
    def at_attract(self) -> bool:
        """Whether nobody is here."""

    @property
    def volume(self) -> float:
        """How loud it is now."""

    def put_bar_away(self) -> None:
        """Esc."""


class Keys:
    """Hears the window's keys."""

    def __init__(self, lectern: Lectern, hearer: Hearer) -> None:
        """Begin to hear."""
        self._lectern = lectern
        self._hearer = hearer
        self._down: dict[int, float] = {}
        Window.bind(on_key_down=self._pressed, on_key_up=self._let_go)

    def close(self) -> None:
        """Hear nothing any more."""
        Window.unbind(on_key_down=self._pressed, on_key_up=self._let_go)

    def _pressed(self, _window: object, code: int, *more: object) -> bool:
        """Do what a key means; a key that is held down means it once."""
        modifiers = more[-1] if more and isinstance(more[-1], list) else []
        now, before = monotonic(), self._down.get(code)
        self._down[code] = now
        if before is None or now - before > _STILL_DOWN:
            key = KEYS.get(code)
            if key is not None:
                self._do(Key.HERE if code == _F5 and _SHIFT in modifiers else key)
        return True

    def _let_go(self, _window: object, code: int, *_: object) -> bool:
        self._down.pop(code, None)
        return True

    def _do(self, key: Key) -> None:
        lectern = self._lectern
        led = lectern.presenter
        if led is None:
            due = lectern.due
            if key in (Key.NEXT, Key.BEGIN, Key.HERE) and due and self._hearer.at_attract:
                lectern.choose(due.id)
            return
        if key is Key.AWAY:
            self._hearer.put_bar_away()
            return
        act = act_of(key, led.standing, led.legs, self._hearer.volume)
        if act is not None:
            lectern.do(act)
