"""The bar under a film: times as people read them, and the chapter at each second."""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.model import FilmChapter


def clock_text(seconds: float) -> str:
    """Write a time: `9:59`, `1:00:00`; what is left of a second does not show."""
    minutes, rest = divmod(int(max(0.0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def left_text(position: float, duration: float) -> str:
    """Write the time left, so that it and the time passed add up to the duration shown."""
    return clock_text(int(max(0.0, duration)) - int(max(0.0, min(position, duration))))


def minutes_left(seconds: float) -> int:
    """Return whole minutes left as people say them: anything begun counts."""
    return math.ceil(max(0.0, seconds) / 60)


def chapter_at(chapters: Sequence[FilmChapter], seconds: float) -> int:
    """Return which chapter `seconds` lies in, from 0; -1 before the first or without any."""
    return bisect_right([chapter.at for chapter in chapters], seconds) - 1


def seek_by(position: float, step: float, duration: float) -> float:
    """Return `position` moved by `step`, within the film."""
    return min(max(0.0, position + step), max(0.0, duration))
