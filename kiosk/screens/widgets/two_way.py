"""Scrolling both ways under one finger, inside something that scrolls itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.scroll import FRICTION, SLOP, STOP_SPEED, claim_is_mine
from kiosk.screens.widgets.touchable import claim, claimed

if TYPE_CHECKING:
    from kivy.input import MotionEvent

_RESTED = 0.08
"""Seconds a finger stood still before it left, so that nothing glides."""


class TwoWay(Looked, Widget):
    """Moves its contents by `across` and `down`, pixels from their upper left corner.

    It takes a drag only where it can still move that way; any other is left to what it lies
    in, so that a page can be pushed on by a finger that rests on a table.
    """

    across = NumericProperty(0.0)
    down = NumericProperty(0.0)

    def __init__(self, **kwargs: object) -> None:
        """Lie still."""
        self._speed = (0.0, 0.0)
        self._trail: list[tuple[float, float, float]] = []
        self._glide = None
        super().__init__(**kwargs)

    @property
    def ends(self) -> tuple[float, float]:
        """The largest `across` and `down`."""
        raise NotImplementedError

    def move_to(self, across: float, down: float) -> None:
        """Show another part, as far as there is one."""
        far, low = self.ends
        self.across = min(max(0.0, across), far)
        self.down = min(max(0.0, down), low)

    def _can_move(self, dx: float, dy: float) -> bool:
        """Tell whether contents pushed by a finger that way have somewhere to go."""
        at, end = (self.across, self.ends[0]) if abs(dx) > abs(dy) else (self.down, self.ends[1])
        forward = dx < 0 if abs(dx) > abs(dy) else dy > 0
        return bool(at < end - 1 if forward else at > 1)

    # --- the finger ---------------------------------------------------------------------

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Stop gliding, and be ready to move."""
        if not self.collide_point(*touch.pos) or touch.is_mouse_scrolling or not any(self.ends):
            return False
        self._rest()
        touch.grab(self)
        # what lies inside is asked first: the page around it would take every drag
        touch.grab_list.insert(0, touch.grab_list.pop())
        touch.ud[self.uid] = (touch.x, touch.y, self.across, self.down)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Follow the finger once it has moved a little."""
        if touch.grab_current is not self:
            return False
        x0, y0, across, down = touch.ud[self.uid]
        dx, dy = touch.x - x0, touch.y - y0
        if not claimed(touch):
            slop = self.look.px(SLOP)
            far = max(abs(dx), abs(dy)) > slop
            if far and self._can_move(dx, dy) and claim(touch, self):
                # What goes beyond counts: a late frame tells the whole stroke at once.
                across += min(max(dx, -slop), slop)
                down -= min(max(dy, -slop), slop)
                touch.ud[self.uid] = (x0, y0, across, down)
                self._trail = [(touch.time_update, self.across, self.down)]
        if claim_is_mine(touch, self):
            self.move_to(across - dx, down + dy)
            self._trail = [*self._trail[-5:], (touch.time_update, self.across, self.down)]
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Glide on with the finger's speed."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        if claim_is_mine(touch, self) and len(self._trail) > 1:
            (t0, x0, y0), (t1, x1, y1) = self._trail[0], self._trail[-1]
            if touch.time_update - t1 <= _RESTED and t1 > t0:
                self._speed = ((x1 - x0) / (t1 - t0), (y1 - y0) / (t1 - t0))
                self._glide = Clock.schedule_interval(self._advance, 0)
        return True

    def _advance(self, passed: float) -> None:
        vx, vy = self._speed
        self.move_to(self.across + vx * passed, self.down + vy * passed)
        kept = FRICTION**passed
        self._speed = (vx * kept, vy * kept)
        if max(abs(vx), abs(vy)) < STOP_SPEED:
            self._rest()

    def _rest(self) -> None:
        self._speed = (0.0, 0.0)
        if self._glide is not None:
            self._glide.cancel()
            self._glide = None
