"""A line of points measured along its length, and the stops that lie beside it."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PIECES = 200


class Spot(NamedTuple):
    """A spot on the map, as fractions of its width and height from the top left."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Foot:
    """Where a stop could be joined to the line: how far along, and how far (squared) away."""

    along: float
    away: float


class _Piece(NamedTuple):
    """A straight piece: where along the line it starts and ends, and the two spots."""

    start: float
    end: float
    a: Spot
    b: Spot


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
        if not stops or not self.length:
            return [0.0] * len(stops)
        pieces = self._pieces()
        feet = [[self._foot(piece, stop) for piece in pieces] for stop in stops]
        costs = [foot.away for foot in feet[0]]
        came_from: list[list[int]] = []
        for row in feet[1:]:
            best = list(_best_so_far(costs))
            came_from.append(best)
            costs = [costs[before] + foot.away for before, foot in zip(best, row, strict=True)]
        piece = min(range(len(costs)), key=costs.__getitem__)
        chosen = [piece]
        for best in reversed(came_from):
            piece = best[piece]
            chosen.append(piece)
        marks = [row[piece].along for row, piece in zip(feet, reversed(chosen), strict=True)]
        return list(accumulate(marks, max))

    def _pieces(self) -> list[_Piece]:
        """Cut the line at its corners and finer, so that a piece holds hardly two stops."""
        cuts = sorted({*self._marks, *(self.length * n / _PIECES for n in range(_PIECES + 1))})
        ends = [(cut, self.at(cut)) for cut in cuts]
        return [_Piece(start, end, a, b) for (start, a), (end, b) in pairwise(ends)]

    def _foot(self, piece: _Piece, stop: Spot) -> _Foot:
        start, end, a, b = piece
        dx, dy = b.x - a.x, (b.y - a.y) * self._tall
        square = dx * dx + dy * dy
        to_x, to_y = stop.x - a.x, (stop.y - a.y) * self._tall
        share = min(max(0.0, (to_x * dx + to_y * dy) / square), 1.0) if square else 0.0
        away = (to_x - share * dx) ** 2 + (to_y - share * dy) ** 2
        return _Foot(start + share * (end - start), away)

    def _side(self, along: float) -> int:
        return min(max(0, bisect_right(self._marks, along) - 1), len(self._marks) - 2)

    def _distance(self, a: Spot, b: Spot) -> float:
        return math.hypot(b.x - a.x, (b.y - a.y) * self._tall)


def _best_so_far(costs: Sequence[float]) -> Iterator[int]:
    """Yield, for each piece, the cheapest piece up to it; the earliest of equals."""
    best = 0
    for piece, cost in enumerate(costs):
        if cost < costs[best]:
            best = piece
        yield best
