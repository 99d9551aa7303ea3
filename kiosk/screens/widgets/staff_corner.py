"""The staff's way in: a long press on the site's name, with a ring that fills meanwhile."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.graphics import Color, SmoothLine
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.scroll import SLOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kivy.input import MotionEvent

HELD = 3.0
"""Seconds that a finger rests to be let in."""
SHOWN_AFTER = 0.5
"""Seconds until the ring shows: a visitor who touches the name sees nothing."""
_RADIUS = 0.95
"""Of the ring, as part of a touch: a fingertip does not cover it."""


class StaffCorner(Looked, Widget):
    """Takes no touch from anything; feels a finger that rests, and draws a ring around it.

    Attributes:
        share: How much of the time has passed, 0.0 to 1.0.

    Events:
        on_held: A finger rested long enough.
    """

    share = NumericProperty(0.0)

    __events__ = ("on_held",)

    def __init__(self, spots: Sequence[Widget], **kwargs: object) -> None:
        """Feel fingers on the widgets `spots`."""
        self._spots = tuple(spots)
        self._finger: MotionEvent | None = None
        self._since = 0.0
        self._at = (0.0, 0.0)
        self._ticking = Clock.create_trigger(self._tick, 0, interval=True)
        super().__init__(size_hint=(None, None), size=(0, 0), **kwargs)

    def on_held(self) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Prepare the ring."""
        look = self.look
        with self.canvas:
            self._shade = Color(*look.colour("red_night", 0.0))
            self._whole = SmoothLine(width=look.px(9) / 2)
            self._gilt = Color(*look.colour("gold_light", 0.0))
            self._part = SmoothLine(width=look.px(6) / 2, cap="round")

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Begin with the first finger; a second one is a hand that wipes."""
        on_a_spot = any(spot.collide_point(*touch.pos) for spot in self._spots)
        if self._finger is not None:
            self.let_go()
        elif on_a_spot and not touch.is_mouse_scrolling:
            self._finger, self._at, self._since = touch, touch.pos, 0.0
            self._ticking()
        return False

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Let go of a finger that moves on."""
        moved = math.dist(touch.pos, self._at) > self.look.px(2 * SLOP)
        if moved and touch is self._finger:
            self.let_go()
        return False

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Let go of a finger that leaves."""
        if touch is self._finger:
            self.let_go()
        return False

    def let_go(self) -> None:
        """Begin anew."""
        self._finger = None
        self._ticking.cancel()
        self.share = 0.0
        self._draw()

    def _tick(self, passed: float) -> None:
        # A machine that stood still did not see whether the finger rested.
        self._since += min(passed, 0.2)
        self.share = min(1.0, max(0.0, (self._since - SHOWN_AFTER) / (HELD - SHOWN_AFTER)))
        self._draw()
        if self._since >= HELD:
            self.let_go()
            self.dispatch("on_held")

    def _draw(self) -> None:
        seen = 1.0 if self.share > 0 else 0.0
        self._shade.a, self._gilt.a = 0.55 * seen, seen
        radius, (x, y) = self.look.touch * _RADIUS, self._at
        side = 2 * radius + self.look.px(12)  # no more of the glass is drawn anew than the ring
        self.size, self.pos = (side, side), (x - side / 2, y - side / 2)
        self._whole.circle = (x, y, radius)
        self._part.circle = (x, y, radius, 0, max(1.0, 360 * self.share))
