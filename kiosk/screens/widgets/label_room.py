"""Where names fit beside the marks on a map; pure arithmetic."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, hypot
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Box(NamedTuple):
    """A rectangle on the glass, in pixels."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two overlap."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def holds(self, other: Box) -> bool:
        """Tell whether `other` lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.x + other.width <= self.x + self.width
            and other.y + other.height <= self.y + self.height
        )

    @classmethod
    def around(cls, x: float, y: float, side: float) -> Box:
        """Return the square around a spot."""
        return cls(x - side / 2, y - side / 2, side, side)


class Name(NamedTuple):
    """A name that looks for room beside its mark."""

    mark: Box
    width: float
    height: float
    before: int = 0
    """Where it was the last time, to stay there if it can: a number of `SIDES`."""


class Ground(NamedTuple):
    """Where names may lie.

    Attributes:
        view: What is seen; no name sticks out.
        taken: What no name may cover, all marks among it.
        way: What a name had better not cover.
    """

    view: Box
    taken: Sequence[Box]
    way: Sequence[Box] = ()


SIDES = ("right", "left", "below", "above")


def find_room(
    names: Sequence[Name],
    order: Sequence[int],
    ground: Ground,
    gap: float,
) -> list[tuple[int, Box] | None]:
    """Give each name a side of its mark and a box, or None where there is no room.

    Args:
        names: All names.
        order: In which order they choose, as indexes; the first has most room.
        ground: Where names may lie.
        gap: Pixels between a mark and its name.
    """
    taken = list(ground.taken)
    found: list[tuple[int, Box] | None] = [None] * len(names)
    for index in order:
        fitting = [
            (side, box)
            for side, box in _tries(names[index], gap)
            if ground.view.holds(box) and not any(box.meets(other) for other in taken)
        ]
        clear = (one for one in fitting if not any(one[1].meets(way) for way in ground.way))
        found[index] = room = next(clear, fitting[0] if fitting else None)
        if room is not None:
            taken.append(room[1])
    return found


def _tries(name: Name, gap: float) -> Iterator[tuple[int, Box]]:
    mark = name.mark
    middle_x, middle_y = mark.x + mark.width / 2, mark.y + mark.height / 2
    corners = (
        (mark.x + mark.width + gap, middle_y - name.height / 2),
        (mark.x - gap - name.width, middle_y - name.height / 2),
        (middle_x - name.width / 2, mark.y - gap - name.height),
        (middle_x - name.width / 2, mark.y + mark.height + gap),
    )
    for side in (name.before, *(n for n in range(len(SIDES)) if n != name.before)):
        yield side, Box(*corners[side], name.width, name.height)


def along(way: Sequence[tuple[float, float]], thick: float) -> Iterator[Box]:
    """Yield boxes that cover a line of some thickness, none far from the next."""
    for (x0, y0), (x1, y1) in pairwise(way):
        parts = max(1, ceil(hypot(x1 - x0, y1 - y0) / thick))
        for part in range(parts):
            share = part / parts
            yield Box.around(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, thick)
