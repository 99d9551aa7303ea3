"""What fingers do on a picture: push, pinch, fling, tap, tap twice."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

from kivy.clock import Clock

from kiosk.screens.widgets.touchable import claim, claimed

if TYPE_CHECKING:
    from kivy.input import MotionEvent
    from kivy.uix.widget import Widget
    from kivy.uix.widget import Widget as Mixed
else:
    Mixed = object  # it is mixed into widgets, and is none by itself

_TWICE = 0.32
"""Seconds within which a second tap makes a double tap."""

_REST = 0.08
"""Seconds a finger must rest before it lifts, for the picture not to be flung."""

_TRAIL = 6


class Handler(Protocol):
    """Whoever obeys the fingers; spots and ways are pixels of the owner's parent."""

    def push(self, dx: float, dy: float) -> None:
        """Follow one finger."""

    def pinch(self, factor: float, x: float, y: float) -> None:
        """Grow about the middle of two fingers."""

    def let_go(self, vx: float, vy: float) -> None:
        """The last finger left, at a speed in pixels a second."""

    def tap(self, x: float, y: float) -> None:
        """A finger came and left in place."""

    def double_tap(self, x: float, y: float) -> None:
        """The same again, at once."""


class Gesture:
    """Follows the touches of one widget and tells its handler what they mean."""

    def __init__(self, owner: Widget, handler: Handler, slop: float) -> None:
        """Let a finger tremble by `slop` pixels before it pushes."""
        self._owner = owner
        self._handler = handler
        self._slop = slop
        self._at: dict[int, tuple[float, float]] = {}
        self._trail: list[tuple[float, float, float]] = []
        self._moved = False
        self._last_tap = (-1.0, 0.0, 0.0)

    @property
    def down(self) -> bool:
        """Whether a finger is on the picture."""
        return bool(self._at)

    def begin(self, touch: MotionEvent) -> bool:
        """Take a touch that came down on the owner."""
        touch.grab(self._owner)
        if not self._at:
            self._moved = False
            self._trail = [(_now(), touch.x, touch.y)]
        else:
            claim(touch, self._owner)
            self._moved = True  # two fingers never tap
        self._at[touch.uid] = touch.pos
        return True

    def move(self, touch: MotionEvent) -> bool:
        """Push or pinch."""
        if touch.uid not in self._at:
            return False
        if not self._moved and not self._sets_off(touch):
            return True
        before = self._spread()
        old, self._at[touch.uid] = self._at[touch.uid], touch.pos
        share = 1 / len(self._at)
        self._handler.push((touch.x - old[0]) * share, (touch.y - old[1]) * share)
        after = self._spread()
        if before is not None and after is not None and before[0] > 1:
            self._handler.pinch(after[0] / before[0], after[1], after[2])
        self._trail = [*self._trail[1 - _TRAIL :], (_now(), touch.x, touch.y)]
        return True

    def end(self, touch: MotionEvent) -> bool:
        """Fling, tap, or only lift one finger of two."""
        if self._at.pop(touch.uid, None) is None:
            return False
        touch.ungrab(self._owner)
        if self._at:
            self._trail = []
        elif self._moved:
            self._handler.let_go(*self._speed())
        elif not claimed(touch):
            self._tapped(touch)
        return True

    def _sets_off(self, touch: MotionEvent) -> bool:
        """Tell whether the finger has moved far enough to mean it."""
        x, y = self._at[touch.uid]
        dx, dy = touch.x - x, touch.y - y
        far = math.hypot(dx, dy)
        if far > self._slop and claim(touch, self._owner):
            self._moved = True
            part = self._slop / far  # what goes beyond counts: a late frame tells a swipe at once
            self._at[touch.uid] = (x + dx * part, y + dy * part)
        return self._moved

    def _tapped(self, touch: MotionEvent) -> None:
        when, x, y = self._last_tap
        near = math.hypot(touch.x - x, touch.y - y) < self._slop * 4
        if near and _now() - when < _TWICE:
            self._last_tap = (-1.0, 0.0, 0.0)
            self._handler.double_tap(*touch.pos)
        else:
            self._last_tap = (_now(), touch.x, touch.y)
            self._handler.tap(*touch.pos)

    def _speed(self) -> tuple[float, float]:
        if len(self._trail) < 2 or _now() - self._trail[-1][0] > _REST:  # noqa: PLR2004
            return 0.0, 0.0
        (t0, x0, y0), (t1, x1, y1) = self._trail[0], self._trail[-1]
        passed = t1 - t0
        return ((x1 - x0) / passed, (y1 - y0) / passed) if passed > 0 else (0.0, 0.0)

    def _spread(self) -> tuple[float, float, float] | None:
        """Return how far two fingers are apart, and their middle."""
        if len(self._at) < 2:  # noqa: PLR2004
            return None
        (x0, y0), (x1, y1) = list(self._at.values())[:2]
        return math.hypot(x1 - x0, y1 - y0), (x0 + x1) / 2, (y0 + y1) / 2


class Gestured(Mixed):
    """Mixed into a widget whose fingers a `Gesture` follows once it has begun them."""

    _gesture: Gesture

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Push or pinch."""
        if touch.grab_current is self:
            return bool(self._gesture.move(touch))
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Let go, or tap."""
        if touch.grab_current is self:
            return bool(self._gesture.end(touch))
        return bool(super().on_touch_up(touch))


def _now() -> float:
    """Return the time of this frame, in seconds: touches are seen once a frame."""
    return float(Clock.get_time())
