"""Where a picture may lie in its view: sizes, scales and bounds, nothing that moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

_GIVE = 0.25
"""Part of the view that a picture can be pulled beyond its bounds, at most."""
_SCALE_GIVE = 1.4
"""Factor that a picture can be pinched beyond its scales, at most."""

_TIGHT = 0.02


class Pose(NamedTuple):
    """How a picture lies in the view.

    Attributes:
        scale: Pixels of the view for one of the picture.
        x: Where the picture's origin corner lies in the view, in pixels.
        y: The same, along the other side.
    """

    scale: float
    x: float
    y: float

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """Return where a pixel of the picture lies in the view."""
        return self.x + x * self.scale, self.y + y * self.scale

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Return which pixel of the picture lies at a spot of the view."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def moved(self, dx: float, dy: float) -> Pose:
        """Return the pose pushed by some pixels."""
        return Pose(self.scale, self.x + dx, self.y + dy)

    def scaled(self, scale: float, x: float, y: float) -> Pose:
        """Return the pose at another scale, with the spot (x, y) of the view kept in place."""
        ratio = scale / self.scale
        return Pose(scale, x + (self.x - x) * ratio, y + (self.y - y) * ratio)


@dataclass(frozen=True, slots=True)
class Frame:
    """A view and the picture in it, in pixels.

    Attributes:
        view_width: Of the view.
        view_height: Of the view.
        width: Of the picture.
        height: Of the picture.
        most: How many times larger than fitting it can be made, at least; a large scan can
            always be seen pixel by pixel.
    """

    view_width: float
    view_height: float
    width: float
    height: float
    most: float = 4.0

    @property
    def least_scale(self) -> float:
        """The scale at which the whole picture just fits."""
        return min(
            max(1.0, self.view_width) / max(1.0, self.width),
            max(1.0, self.view_height) / max(1.0, self.height),
        )

    @property
    def most_scale(self) -> float:
        """The largest scale."""
        return max(self.least_scale * self.most, 1.0)

    @property
    def fitted(self) -> Pose:
        """The whole picture, in the middle."""
        return self.clamped(Pose(self.least_scale, 0.0, 0.0))

    def clamped(self, pose: Pose) -> Pose:
        """Return the nearest pose within all bounds, zoomed about the middle of the view."""
        scale = min(max(pose.scale, self.least_scale), self.most_scale)
        pose = pose.scaled(scale, self.view_width / 2, self.view_height / 2)
        (left, right), (low, high) = self._bounds(scale)
        return Pose(scale, min(max(pose.x, left), right), min(max(pose.y, low), high))

    def centred(self, x: float, y: float, scale: float) -> Pose:
        """Return the pose nearest to having the picture's pixel (x, y) in the middle."""
        scale = min(max(scale, self.least_scale), self.most_scale)
        return self.clamped(
            Pose(scale, self.view_width / 2 - x * scale, self.view_height / 2 - y * scale)
        )

    def stretched(self, raw: Pose, x: float, y: float) -> Pose:
        """Return how a picture pulled to `raw` yields: the further out, the harder it goes.

        Args:
            raw: Where the fingers would have it.
            x: The spot of the view between the fingers.
            y: The same.
        """
        pose = raw.scaled(self._stretched_scale(raw.scale), x, y)
        (left, right), (low, high) = self._bounds(pose.scale)
        return Pose(
            pose.scale,
            _give(pose.x, left, right, self.view_width * _GIVE),
            _give(pose.y, low, high, self.view_height * _GIVE),
        )

    def pulled(self, pose: Pose, x: float, y: float) -> Pose:
        """Return the `raw` that `stretched` turns into `pose`: for fingers that catch it there."""
        (left, right), (low, high) = self._bounds(pose.scale)
        raw = Pose(
            pose.scale,
            _taken(pose.x, left, right, self.view_width * _GIVE),
            _taken(pose.y, low, high, self.view_height * _GIVE),
        )
        return raw.scaled(self._pulled_scale(pose.scale), x, y)

    def _stretched_scale(self, scale: float) -> float:
        if scale < self.least_scale:
            return self.least_scale / _soft(self.least_scale / scale)
        if scale > self.most_scale:
            return self.most_scale * _soft(scale / self.most_scale)
        return scale

    def _pulled_scale(self, scale: float) -> float:
        if scale < self.least_scale:
            return self.least_scale / _hard(self.least_scale / scale)
        if scale > self.most_scale:
            return self.most_scale * _hard(scale / self.most_scale)
        return scale

    def _bounds(self, scale: float) -> tuple[tuple[float, float], tuple[float, float]]:
        return (
            _range(self.view_width, self.width * scale),
            _range(self.view_height, self.height * scale),
        )


def _range(view: float, picture: float) -> tuple[float, float]:
    """Return the least and the largest place of a side: in the middle, or filling the view."""
    if picture <= view:
        middle = (view - picture) / 2
        return middle, middle
    return view - picture, 0.0


def _give(value: float, low: float, high: float, room: float) -> float:
    if value < low:
        return low - _damped(low - value, room)
    if value > high:
        return high + _damped(value - high, room)
    return value


def _taken(value: float, low: float, high: float, room: float) -> float:
    """Undo `_give`."""
    if value < low:
        return low - _undamped(low - value, room)
    if value > high:
        return high + _undamped(value - high, room)
    return value


def _damped(over: float, room: float) -> float:
    """Return a pull `over` the bound, softened: half at first, never more than `room`."""
    return room * over / (over + 2 * room) if room else 0.0


def _undamped(over: float, room: float) -> float:
    """Undo `_damped`; what lies beyond any pull counts as a very long one."""
    return 2 * room * over / max(room - over, room * _TIGHT) if room else 0.0


def _soft(ratio: float) -> float:
    """Return a ratio of one or more, softened to at most the scale's give."""
    return 1.0 + _damped(ratio - 1.0, _SCALE_GIVE - 1.0)


def _hard(ratio: float) -> float:
    """Undo `_soft`."""
    return 1.0 + _undamped(ratio - 1.0, _SCALE_GIVE - 1.0)
