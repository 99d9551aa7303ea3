"""Where names fit beside the marks on a map; pure arithmetic."""

from __future__ import annotations

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


SIDES = ("right", "left", "below", "above")


def find_room(
    names: Sequence[Name], order: Sequence[int], taken: Sequence[Box], view: Box, gap: float
) -> list[tuple[int, Box] | None]:
    """Give each name a side of its mark and a box, or None where there is no room.

    Args:
        names: All names.
        order: In which order they choose, as indexes; the first has most room.
        taken: What no name may cover, all marks among it.
        view: Where names may lie.
        gap: Pixels between a mark and its name.
    """
    boxes = list(taken)
    found: list[tuple[int, Box] | None] = [None] * len(names)
    for index in order:
        for side, box in _tries(names[index], gap):
            if view.holds(box) and not any(box.meets(other) for other in boxes):
                found[index] = side, box
                boxes.append(box)
                break
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
