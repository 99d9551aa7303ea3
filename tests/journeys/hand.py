"""A hand before the glass: one finger that touches and draws, and ten that type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from Xlib import XK, X
from Xlib.protocol.event import ClientMessage

from kiosk.bench.glass import Glass, Patch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from Xlib.xobject.drawable import Window

LEFT, MIDDLE, RIGHT = 1, 2, 3
STEPS = 24
"""Motions of one stroke."""

Spot = tuple[float, float]
"""Pixels from the top left corner."""


class Hand(Glass):
    """Real input through the X server's own test extension."""

    @property
    def everything(self) -> Patch:
        """The whole glass."""
        return Patch(0, 0, *self.size)

    def draw(self, start: Spot, end: Spot) -> None:
        """Draw the finger over the glass, and lift it."""
        self.move(round(start[0]), round(start[1]))
        self.press()
        for step in range(1, STEPS + 1):
            part = step / STEPS
            x, y = (a + (b - a) * part for a, b in zip(start, end, strict=True))
            self.move(round(x), round(y))
            self._display.sync()
        self.release()

    def click(self, button: int) -> None:
        """Press a button of a mouse, and let it go."""
        self._fake("ButtonPress", button)
        self._fake("ButtonRelease", button)

    def press_all(self) -> None:
        """Press every button of a mouse, then lift them in the same order."""
        for event in ("ButtonPress", "ButtonRelease"):
            for button in (LEFT, MIDDLE, RIGHT):
                self._fake(event, button)

    def type(self, *names: str) -> None:
        """Press keys by their X names, all at once, and let them go."""
        codes = [self._display.keysym_to_keycode(XK.string_to_keysym(name)) for name in names]
        assert all(codes), f"this keyboard lacks one of {names}"
        for code in codes:
            self._fake("KeyPress", code)
        for code in reversed(codes):
            self._fake("KeyRelease", code)

    def windows(self) -> Sequence[Window]:
        """Return the windows on this screen that can be seen."""
        found = self._root.query_tree().children
        return [w for w in found if w.get_attributes().map_state == X.IsViewable]

    def ask_to_close(self) -> None:
        """Ask every window to close, as a window manager does for Alt+F4."""
        atom = self._display.intern_atom
        for window in self.windows():
            data = (32, [atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0])
            event = ClientMessage(window=window, client_type=atom("WM_PROTOCOLS"), data=data)
            window.send_event(event)
        self._display.sync()
