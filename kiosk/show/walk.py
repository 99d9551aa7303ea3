"""The route walked in ten minutes: where the walker is at each second, and beside which stop."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from kiosk.show.polyline import Polyline, Spot

if TYPE_CHECKING:
    from kiosk.content.model import Point, Route

_MINUTE = 60.0
_WALKED_SHARE = 0.2
"""Part of all the time that is spent between stops."""
_LONGEST_WALK_SHARE = 0.5
"""Part of one stop's minutes that the way to it may take; the rest is for looking."""


@dataclass(frozen=True, slots=True)
class Step:
    """One moment of the walk.

    Attributes:
        spot: Where the walker is on the map.
        stop: The stop stood at or walked to, counted from 0 in the order of the route.
        walking: Whether the walker is on the way to it.
        share: Part of this stop's minutes that is behind, 0.0 to 1.0.
        left: Seconds left of the whole walk.
        stop_left: Seconds left of this stop's minutes.
    """

    spot: Spot
    stop: int
    walking: bool
    share: float
    left: float
    stop_left: float


class Walk:
    """The timetable of a route.

    Each stop's minutes hold the way to it and the stay there, so that all of them together are
    the route's ten minutes. The walker goes at one pace where the minutes allow it.
    """

    def __init__(self, route: Route, aspect: float = 1.0) -> None:
        """Lay the stops along the line.

        Args:
            route: The route.
            aspect: The map picture's width over its height.
        """
        self._line = Polyline([_spot(point) for point in route.line], aspect)
        self._marks = self._line.join([_spot(stop.at) for stop in route.stops])
        self._seconds = [stop.minutes * _MINUTE for stop in route.stops]
        self._starts = list(accumulate(self._seconds, initial=0.0))
        self._walks = self._walking_seconds()

    @property
    def length(self) -> float:
        """Seconds of the whole walk."""
        return self._starts[-1]

    def start(self, stop: int) -> float:
        """Return the second at which the way to `stop` (counted from 0) begins."""
        return self._starts[min(max(0, stop), len(self._seconds) - 1)]

    def arrival(self, stop: int) -> float:
        """Return the second at which the walker stands at `stop` (counted from 0)."""
        stop = min(max(0, stop), len(self._seconds) - 1)
        return self._starts[stop] + self._walks[stop]

    def at(self, seconds: float) -> Step:
        """Return where the walk is after `seconds`."""
        seconds = min(max(0.0, seconds), self.length)
        stop = self._stop(seconds)
        passed = seconds - self._starts[stop]
        return Step(
            spot=self._line.at(self._along(stop, passed)),
            stop=stop,
            walking=passed < self._walks[stop],
            share=passed / self._seconds[stop],
            left=self.length - seconds,
            stop_left=self._seconds[stop] - passed,
        )

    def walked(self, seconds: float) -> list[Spot]:
        """Return the part of the line that is behind after `seconds`, to be drawn."""
        seconds = min(max(0.0, seconds), self.length)
        stop = self._stop(seconds)
        return self._line.between(self._marks[0], self._along(stop, seconds - self._starts[stop]))

    def _stop(self, seconds: float) -> int:
        return min(bisect_right(self._starts, seconds) - 1, len(self._seconds) - 1)

    def _along(self, stop: int, passed: float) -> float:
        """Return how far along the line the walker is, `passed` seconds into a stop's minutes."""
        came_from = self._marks[max(0, stop - 1)]
        walk = self._walks[stop]
        share = _eased(min(1.0, passed / walk)) if walk else 1.0
        return came_from + (self._marks[stop] - came_from) * share

    def _walking_seconds(self) -> list[float]:
        legs = [0.0, *(b - a for a, b in pairwise(self._marks))]
        way = sum(legs)
        pace = self.length * _WALKED_SHARE / way if way else 0.0
        return [
            min(leg * pace, seconds * _LONGEST_WALK_SHARE)
            for leg, seconds in zip(legs, self._seconds, strict=True)
        ]


def _spot(point: Point) -> Spot:
    return Spot(point.x, point.y)


def _eased(share: float) -> float:
    """Set off and arrive gently."""
    return share * share * (3 - 2 * share)
