"""A line of points measured along its length, and the stops that lie beside it."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Spot(NamedTuple):
    """A spot on the map, as fractions of its width and height from the top left."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Foot:
    """Where a stop could be joined to the line: how far along, and how far (squared) away."""

    along: float
    away: float


class Polyline:
    """A line through at least two points; lengths are in widths of the map."""

    def __init__(self, points: Sequence[Spot], aspect: float = 1.0) -> None:
        """Measure the line.

        Args:
            points: The line.
            aspect: The map's width over its height, so that up is as long as across.
        """
        self._points = tuple(points)
        self._tall = 1.0 / aspect
        sides = [self._distance(a, b) for a, b in pairwise(self._points)]
        self._marks = list(accumulate(sides, initial=0.0))

    @property
    def length(self) -> float:
        """The whole length."""
        return self._marks[-1]

    def at(self, along: float) -> Spot:
        """Return the spot `along` the line from its beginning."""
        side = self._side(along)
        a, b = self._points[side], self._points[side + 1]
        long = self._marks[side + 1] - self._marks[side]
        share = min(max(0.0, (along - self._marks[side]) / long), 1.0) if long else 0.0
        return Spot(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)

    def between(self, start: float, end: float) -> list[Spot]:
        """Return the part of the line from `start` to `end`, its corners included."""
        corners = [
            point
            for point, mark in zip(self._points, self._marks, strict=True)
            if start < mark < end
        ]
        return [self.at(start), *corners, self.at(end)]

    def join(self, stops: Sequence[Spot]) -> list[float]:
        """Return how far along the line each stop lies, never going back.

        A path may pass one place twice (a bridge there and back), so the nearest point of each
        stop by itself could send the walker backwards. Of all ways to join the stops in order,
        this is the one with the least sum of squared distances.
        """
        if not stops:
            return []
        feet = [[self._foot(side, stop) for side in range(len(self._marks) - 1)] for stop in stops]
        costs = [foot.away for foot in feet[0]]
        came_from: list[list[int]] = []
        for row in feet[1:]:
            best = list(_best_so_far(costs))
            came_from.append(best)
            costs = [costs[best[side]] + foot.away for side, foot in enumerate(row)]
        side = min(range(len(costs)), key=costs.__getitem__)
        chosen = [side]
        for best in reversed(came_from):
            side = best[side]
            chosen.append(side)
        marks = [row[side].along for row, side in zip(feet, reversed(chosen), strict=True)]
        return list(accumulate(marks, max))

    def _foot(self, side: int, stop: Spot) -> _Foot:
        a, b = self._points[side], self._points[side + 1]
        dx, dy = b.x - a.x, (b.y - a.y) * self._tall
        square = dx * dx + dy * dy
        to_x, to_y = stop.x - a.x, (stop.y - a.y) * self._tall
        share = min(max(0.0, (to_x * dx + to_y * dy) / square), 1.0) if square else 0.0
        away = (to_x - share * dx) ** 2 + (to_y - share * dy) ** 2
        return _Foot(self._marks[side] + share * math.sqrt(square), away)

    def _side(self, along: float) -> int:
        return min(max(0, bisect_right(self._marks, along) - 1), len(self._marks) - 2)

    def _distance(self, a: Spot, b: Spot) -> float:
        return math.hypot(b.x - a.x, (b.y - a.y) * self._tall)


def _best_so_far(costs: Sequence[float]) -> Iterator[int]:
    """Yield, for each side, the cheapest side up to it; the earliest of equals."""
    best = 0
    for side, cost in enumerate(costs):
        if cost < costs[best]:
            best = side
        yield best
