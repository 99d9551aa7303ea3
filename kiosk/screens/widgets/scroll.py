"""An area that scrolls under the finger: inertia, bounds, a thin bar that shows where one is.

Kivy's own ScrollView holds touches back for a quarter of a second; here buttons inside show
their press at once, and lose the touch when it turns into a drag.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.graphics import (
    Color,
    PopMatrix,
    PushMatrix,
    Rectangle,
    RoundedRectangle,
    StencilPop,
    StencilPush,
    StencilUnUse,
    StencilUse,
    Translate,
)
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.touchable import claim, claimed

if TYPE_CHECKING:
    from collections.abc import Callable

    from kivy.input import MotionEvent

SLOP = 14.0
"""Thousandths of the short side a finger may tremble before it drags."""

FRICTION = 0.0022
"""Part of the speed kept after one second of gliding."""

STOP_SPEED = 12.0
"""Pixels a second below which gliding ends."""


RESTED = 0.08
"""Seconds a finger stands still before it leaves, to leave without a glide."""


class ScrollArea(Looked, Widget):
    """Holds one child, larger than itself along one axis.

    The child's size along the axis is its own (`size_hint` None there); across, it gets the
    area's. Offsets are pixels from the child's top or left end.

    Attributes:
        axis: `y` or `x`.
        offset: How far it is scrolled, 0 to `reach_end`.
        bar: Whether the thin bar is shown.
        bar_tint: The bar's colour.
    """

    clips = True

    axis = OptionProperty("y", options=["y", "x"])
    offset = NumericProperty(0.0)
    bar = BooleanProperty(defaultvalue=True)
    bar_tint = StringProperty("gold")
    dragging = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: object) -> None:
        """Prepare clip and shift; the child comes with `add_widget`."""
        self._speed = 0.0
        self._trail: list[tuple[float, float]] = []
        self._moved_in = 0
        self._glide_to: float | None = None
        self._tick = None
        self._bar_colour, self._bar = Color(0, 0, 0, 0), RoundedRectangle()
        self._lay = Clock.create_trigger(self._layout, -1)
        super().__init__(**kwargs)
        with self.canvas.before:
            StencilPush()
            self._mask = Rectangle()
            StencilUse()
            PushMatrix()
            self._shift = Translate()
        with self.canvas.after:
            PopMatrix()
            StencilUnUse()
            self._unmask = Rectangle()
            StencilPop()
        self.canvas.after.add(self._bar_colour)
        self.canvas.after.add(self._bar)
        self.bind(pos=self._lay, size=self._lay, offset=self._moved)

    def dress(self) -> None:
        """Take the bar's colour."""
        self._bar_colour.rgba = self.look.colour(self.bar_tint, 0.0)
        self._lay()

    # --- the child ----------------------------------------------------------------------

    @property
    def content(self) -> Widget | None:
        """What is scrolled."""
        return self.children[0] if self.children else None

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """Take the one child."""
        super().add_widget(widget, *args, **kwargs)
        widget.bind(size=self._lay)
        self._lay()

    def remove_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """Let the child go."""
        widget.unbind(size=self._lay)
        super().remove_widget(widget, *args, **kwargs)

    @property
    def reach_end(self) -> float:
        """The largest offset, in pixels."""
        if self.content is None:
            return 0.0
        extra = (
            self.content.height - self.height
            if self.axis == "y"
            else self.content.width - self.width
        )
        return float(max(0.0, extra))

    def _layout(self, *_: object) -> None:
        content = self.content
        if content is not None:
            if self.axis == "y":
                content.width = self.width
                content.pos = (self.x, self.top - content.height)
            else:
                content.height = self.height
                content.pos = self.pos
        for mask in (self._mask, self._unmask):
            mask.pos, mask.size = self.pos, self.size
        self.offset = min(self.offset, self.reach_end)
        self._moved()

    def _moved(self, *_: object) -> None:
        if self.axis == "y":
            self._shift.y = round(self.offset)
        else:
            self._shift.x = -round(self.offset)
        self._place_bar()

    def _place_bar(self) -> None:
        end = self.reach_end
        if not (self.bar and end > 1 and self.look):
            self._bar_colour.a = 0.0
            return
        self._bar_colour.a = 0.85
        thick, along = self.look.px(5), self.height if self.axis == "y" else self.width
        length = max(thick * 8, along * along / max(1.0, along + end))
        at = (along - length) * self.offset / end
        if self.axis == "y":
            self._bar.pos = (self.right - thick, self.top - at - length)
            self._bar.size = (thick, length)
        else:
            self._bar.pos = (self.x + at, self.y)
            self._bar.size = (length, thick)
        self._bar.radius = [thick / 2]

    # --- scrolling by itself ------------------------------------------------------------

    def scroll_to(self, offset: float, *, glide: bool = True) -> None:
        """Bring `offset` to the top (or left), eased unless `glide` is false."""
        target = min(max(0.0, offset), self.reach_end)
        self._speed = 0.0
        if glide and self.look.theme.motion.glide > 0:
            self._glide_to = target
            self._run()
        else:
            self._glide_to = None
            self.offset = target

    def show(self, widget: Widget, *, glide: bool = True) -> None:
        """Scroll so that `widget`, somewhere inside the child, is wholly seen."""
        if self.content is None:
            return
        if self.axis == "y":
            near, far = self.content.top - widget.top, self.content.top - widget.y
            along = self.height
        else:
            near, far = widget.x - self.content.x, widget.right - self.content.x
            along = self.width
        if near < self.offset or far - near > along:
            self.scroll_to(near, glide=glide)
        elif far > self.offset + along:
            self.scroll_to(far - along, glide=glide)

    def _run(self) -> None:
        if self._tick is None:
            self._tick = Clock.schedule_interval(self._advance, 0)

    def _rest(self) -> None:
        if self._tick is not None:
            self._tick.cancel()
            self._tick = None

    def _advance(self, passed: float) -> None:
        if self._glide_to is not None:
            near = self._glide_to - self.offset
            step = near * (1 - math.exp(-passed * 4.0 / max(0.05, self.look.theme.motion.glide)))
            self.offset = self._glide_to if abs(near - step) < 0.7 else self.offset + step  # noqa: PLR2004
            if self.offset == self._glide_to:
                self._glide_to = None
        elif abs(self._speed) > STOP_SPEED:
            self.offset = min(max(0.0, self.offset + self._speed * passed), self.reach_end)
            self._speed *= FRICTION**passed
            if self.offset in (0.0, self.reach_end):
                self._speed = 0.0
        else:
            self._rest()

    # --- the finger ---------------------------------------------------------------------

    def to_local(self, x: float, y: float, **_: object) -> tuple[float, float]:
        """Turn a point of the parent into one of the child."""
        if self.axis == "y":
            return x, y - round(self.offset)
        return x + round(self.offset), y

    def to_parent(self, x: float, y: float, **_: object) -> tuple[float, float]:
        """Turn a point of the child into one of the parent."""
        if self.axis == "y":
            return x, y + round(self.offset)
        return x - round(self.offset), y

    def _inside(self, touch: MotionEvent, event: str) -> bool:
        touch.push()
        touch.apply_transform_2d(self.to_local)
        answered = bool(getattr(super(), event)(touch))
        touch.pop()
        return answered

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Stop gliding; let the child show its press; be ready to drag."""
        if not self.collide_point(*touch.pos):
            return False
        if touch.is_mouse_scrolling:
            self._wheel(touch)
            return True
        glided = abs(self._speed) > STOP_SPEED * 8
        self._speed, self._glide_to = 0.0, None
        if self.reach_end > 0:
            touch.grab(self)
            touch.ud[self.uid] = (touch.ox, touch.oy, self.offset)
            self._trail = [(Clock.get_time(), self.offset)]
            if glided:  # a finger that stops the glide does not press what runs past
                claim(touch, self)
        if not claimed(touch):
            self._inside(touch, "on_touch_down")
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Drag once the finger has moved along the axis."""
        if touch.grab_current is not self:
            return self._inside(touch, "on_touch_move")
        x0, y0, start = touch.ud[self.uid]
        along, across = touch.y - y0, touch.x - x0
        if self.axis == "x":
            along, across = x0 - touch.x, touch.y - y0
        slop = self.look.px(SLOP)
        if not claimed(touch) and abs(along) > slop and abs(along) >= abs(across):
            claim(touch, self)
            # What goes beyond counts: a late frame tells the whole stroke at once.
            start = self.offset - math.copysign(slop, along)
            touch.ud[self.uid] = (x0, y0, start)
            self._trail = [(Clock.get_time(), self.offset)]
        if claim_is_mine(touch, self):
            self.dragging = True
            self.offset = min(max(0.0, start + along), self.reach_end)
            self._trail = [*self._trail[-5:], (Clock.get_time(), self.offset)]
            self._moved_in = Clock.frames
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Glide on with the finger's speed."""
        if touch.grab_current is not self:
            return self._inside(touch, "on_touch_up")
        touch.ungrab(self)
        self.dragging = False
        if claim_is_mine(touch, self) and len(self._trail) > 1:
            (t0, o0), (t1, o1) = self._trail[0], self._trail[-1]
            self._speed = 0.0 if self._rested(t1) or t1 <= t0 else (o1 - o0) / (t1 - t0)
            self._run()
        return True

    def _rested(self, moved_at: float) -> bool:
        """Tell whether the finger stood still before it left: then nothing glides on.

        Counted in frames too, for on a slow machine one frame alone takes long.
        """
        frames: int = Clock.frames - self._moved_in
        return bool(Clock.get_time() - moved_at > RESTED and frames > 2)  # noqa: PLR2004

    def _wheel(self, touch: MotionEvent) -> None:
        step = self.look.px(90) * (1 if touch.button in ("scrollup", "scrollright") else -1)
        self.offset = min(max(0.0, self.offset + step), self.reach_end)


def claim_is_mine(touch: MotionEvent, owner: object) -> bool:
    """Tell whether `owner` drags with `touch`."""
    return claimed(touch) and claim(touch, owner)


def after_layout(call: Callable[[], None], rounds: int = 8) -> None:
    """Call once new widgets have their places, before the next frame is drawn.

    Args:
        call: What is done.
        rounds: How many layouts within layouts are waited for.
    """
    if rounds:
        Clock.schedule_once(lambda _: after_layout(call, rounds - 1), -1)
    else:
        call()
