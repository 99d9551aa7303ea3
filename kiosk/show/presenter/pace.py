"""Time against target: how a visit stands, and what to shorten so that it ends in time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEARLY_OVER = 0.85
"""Part of a segment's time from which it is time to come to an end."""
_FORGIVEN = 60.0
"""Seconds a whole visit may run over before anybody minds."""
_LATE = 180.0
_COMPRESSIBLE = 0.5
"""Part of a segment that can be left out without the guests noticing."""
_WORTH_IT = 30.0
"""Seconds; less is not worth telling a narrator to save."""


class Colour(StrEnum):
    """How time stands, as it is coloured: green, amber, red."""

    CALM = "calm"
    SOON = "soon"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Shortening:
    """Advice: take `seconds` off the segment `leg`."""

    leg: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How a visit stands now.

    Attributes:
        spent: Seconds in this segment.
        target: Seconds this segment is meant to take.
        whole_spent: Seconds in all segments.
        whole_target: Seconds of all segments.
        ends: Seconds the whole will have taken if each of the rest keeps to its target.
        colour: How this segment stands.
        whole_colour: How the whole stands.
        shorten: What to shorten, the fewest segments first.
    """

    spent: float
    target: float
    whole_spent: float
    whole_target: float
    ends: float
    colour: Colour
    whole_colour: Colour
    shorten: tuple[Shortening, ...]


def pace(
    targets: Sequence[float], spent: Sequence[float], leg: int, fixed: frozenset[int] = frozenset()
) -> Pace:
    """Return how a visit stands in the segment `leg`.

    Args:
        targets: Seconds each segment is meant to take.
        spent: Seconds spent in each so far.
        leg: The segment under way, from 0.
        fixed: Segments that cannot be shortened, such as a film.
    """
    whole_target, whole_spent = sum(targets), sum(spent)
    rest = [max(0.0, target - one) for target, one in zip(targets, spent, strict=True)]
    ends = whole_spent + sum(rest[leg:])
    late = ends - whole_target
    return Pace(
        spent=spent[leg],
        target=targets[leg],
        whole_spent=whole_spent,
        whole_target=whole_target,
        ends=ends,
        colour=_colour(spent[leg], targets[leg]),
        whole_colour=_whole_colour(late),
        shorten=_shorten(late, rest, leg, fixed) if late > _FORGIVEN else (),
    )


def _colour(spent: float, target: float) -> Colour:
    if spent > target:
        return Colour.OVER
    return Colour.SOON if spent > target * _NEARLY_OVER else Colour.CALM


def _whole_colour(late: float) -> Colour:
    if late > _LATE:
        return Colour.OVER
    return Colour.SOON if late > _FORGIVEN else Colour.CALM


def _shorten(
    late: float, rest: Sequence[float], leg: int, fixed: frozenset[int]
) -> tuple[Shortening, ...]:
    """Take from the segment with the most to give first, so that few are touched."""
    free = (n for n in range(leg, len(rest)) if n not in fixed)
    can_give = sorted(((rest[n] * _COMPRESSIBLE, -n) for n in free), reverse=True)
    advice = []
    for most, negative in can_give:
        seconds = min(most, late)
        if seconds < _WORTH_IT:
            break
        advice.append(Shortening(-negative, seconds))
        late -= seconds
    return tuple(advice)
