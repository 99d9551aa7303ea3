"""A picture under the fingers: pinched, pushed, flung, and back within its bounds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kiosk.show.zoom_frame import Pose

if TYPE_CHECKING:
    from kiosk.show.zoom_frame import Frame

_FRICTION = 4.0
"""How fast a fling slows: to a third in a quarter of a second."""
_PULL = 14.0
"""How fast a picture comes back: nine tenths of the way in a sixth of a second."""
_STILL = 0.3
"""Pixels from its place, or pixels a frame, that nobody sees."""
_FASTEST = 8000.0
"""Pixels a second; a faster fling is a mistake of the touch panel."""
_DOUBLE_TAP = 2.5
"""How many times larger than fitting a double tap shows a picture."""
_FITTING = 1.05
_SAME_SCALE = 1e-3
_LONGEST_STEP = 0.05
"""Seconds; a frame that came late moves the picture no further than this."""


class Zoom:
    """One picture in one view.

    While fingers are on it call `push` and `pinch`; `let_go` when the last is lifted; then
    `step` every frame until it says that nothing moves. `pose` is always what to draw.
    """

    def __init__(self, frame: Frame) -> None:
        """Show the whole picture."""
        self.frame = frame
        self.pose = frame.fitted
        self._raw: Pose | None = None
        self._anchor = (frame.view_width / 2, frame.view_height / 2)
        self._velocity = (0.0, 0.0)
        self._goal: Pose | None = None

    @property
    def zoomed(self) -> bool:
        """Whether it is larger than fitting, so that a push moves it and does not turn pages."""
        return self.pose.scale > self.frame.least_scale * _FITTING

    @property
    def held(self) -> bool:
        """Whether fingers are on it."""
        return self._raw is not None

    # --- fingers ------------------------------------------------------------------------

    def push(self, dx: float, dy: float) -> None:
        """Follow a finger by some pixels."""
        self._follow(self._grip().moved(dx, dy))

    def pinch(self, factor: float, x: float, y: float) -> None:
        """Grow by `factor` about the spot (x, y) of the view, between the fingers."""
        raw = self._grip()
        self._anchor = (x, y)
        least, most = self.frame.least_scale / 8, self.frame.most_scale * 8
        self._follow(raw.scaled(min(max(raw.scale * factor, least), most), x, y))

    def let_go(self, vx: float = 0.0, vy: float = 0.0) -> None:
        """Leave it to itself, flung at a speed in pixels a second."""
        speed = math.hypot(vx, vy)
        slow = min(1.0, _FASTEST / speed) if speed else 0.0
        self._velocity = (vx * slow, vy * slow) if self.zoomed else (0.0, 0.0)
        self._raw = None

    def double_tap(self, x: float, y: float) -> None:
        """Glide closer about the spot (x, y) of the view, or back to the whole."""
        if self.zoomed:
            self.show_whole()
        else:
            scale = self.frame.least_scale * _DOUBLE_TAP
            self.glide_to(self.frame.clamped(self.pose.scaled(scale, x, y)))

    # --- by itself ----------------------------------------------------------------------

    def glide_to(self, goal: Pose) -> None:
        """Move there smoothly; a finger takes over at any moment."""
        self._raw, self._velocity = None, (0.0, 0.0)
        self._goal = self.frame.clamped(goal)

    def show_whole(self) -> None:
        """Glide back to the whole picture."""
        self.glide_to(self.frame.fitted)

    def show(self, x: float, y: float, times: float) -> None:
        """Glide until the picture's pixel (x, y) is in the middle, `times` as large as fitting."""
        self.glide_to(self.frame.centred(x, y, self.frame.least_scale * times))

    def resize(self, frame: Frame) -> None:
        """Take another view or picture, and keep the same part in the middle; a glide goes on."""
        before, self.frame = self.frame, frame
        self._raw, self._velocity = None, (0.0, 0.0)
        self._anchor = (frame.view_width / 2, frame.view_height / 2)
        self.pose = _same_part(self.pose, before, frame)
        if self._goal is not None:
            self._goal = _same_part(self._goal, before, frame)

    def step(self, seconds: float) -> bool:
        """Let `seconds` pass; return whether the picture still moves."""
        if self._raw is not None:
            return False
        seconds = min(max(0.0, seconds), _LONGEST_STEP)
        self._slide(seconds)
        goal = self._goal or self._at_rest()
        before, self.pose = self.pose, _nearer(self.pose, goal, 1 - math.exp(-_PULL * seconds))
        arrived = _apart(self.pose, goal, self.frame) < _STILL
        if arrived and not any(self._velocity):
            self.pose, self._goal = goal, None
            return self.pose != before
        return True

    def _slide(self, seconds: float) -> None:
        """Go on with a fling; it dies when slow, or against a bound."""
        vx, vy = self._velocity
        if not (vx or vy):
            return
        way = (1 - math.exp(-_FRICTION * seconds)) / _FRICTION
        slid = self.pose.moved(vx * way, vy * way)
        bound = self.frame.clamped(slid)
        rest = math.exp(-_FRICTION * seconds)
        self._velocity = (
            _or_still(vx * rest) if bound.x == slid.x else 0.0,
            _or_still(vy * rest) if bound.y == slid.y else 0.0,
        )
        self.pose = self.frame.stretched(slid, *self._anchor)

    def _at_rest(self) -> Pose:
        """Return where the picture comes to rest when nobody touches it."""
        scale = min(max(self.pose.scale, self.frame.least_scale), self.frame.most_scale)
        return self.frame.clamped(self.pose.scaled(scale, *self._anchor))

    def _grip(self) -> Pose:
        """Return where fingers have the picture; a hold begun in mid-flight begins from there."""
        if self._raw is None:
            self._raw = self.frame.pulled(self.pose, *self._anchor)
            self._goal, self._velocity = None, (0.0, 0.0)
        return self._raw

    def _follow(self, raw: Pose) -> None:
        self._raw = raw
        self.pose = self.frame.stretched(raw, *self._anchor)


def _same_part(pose: Pose, before: Frame, frame: Frame) -> Pose:
    """Return how a picture lies in `frame` that lay like `pose` in the frame before."""
    x, y = pose.to_picture(before.view_width / 2, before.view_height / 2)
    x, y = x / max(1.0, before.width) * frame.width, y / max(1.0, before.height) * frame.height
    return frame.centred(x, y, frame.least_scale * pose.scale / before.least_scale)


def _or_still(speed: float) -> float:
    return speed if abs(speed) * _LONGEST_STEP > _STILL else 0.0


def _nearer(pose: Pose, goal: Pose, share: float) -> Pose:
    """Return the pose that is `share` of the way to `goal`.

    Two poses of different scale have one spot of the view in common; the way from one to the
    other is to zoom about it, so that what is under the finger stays there.
    """
    ratio = goal.scale / pose.scale
    if abs(ratio - 1) < _SAME_SCALE:
        x, y = pose.x + (goal.x - pose.x) * share, pose.y + (goal.y - pose.y) * share
        return Pose(pose.scale + (goal.scale - pose.scale) * share, x, y)
    x, y = (goal.x - pose.x * ratio) / (1 - ratio), (goal.y - pose.y * ratio) / (1 - ratio)
    return pose.scaled(pose.scale * ratio**share, x, y)


def _apart(pose: Pose, goal: Pose, frame: Frame) -> float:
    """Return how far two poses are from each other, in pixels of the view."""
    sizes = abs(pose.scale - goal.scale) * max(frame.width, frame.height)
    return max(sizes, abs(pose.x - goal.x), abs(pose.y - goal.y))
