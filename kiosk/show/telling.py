"""What is told at a stop of the route: when it begins, and which words are spoken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.show.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.model import Route

_MINUTE = 60.0
_FASTEST = 1.4
"""How many times the speaking pace unrecorded words may take on, to be told while one stands."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of one stop, laid out in the stop's minutes.

    Attributes:
        text: The words as shown: one line for each paragraph.
        start: Seconds into the stop's minutes at which they begin.
        seconds: How long they take.
    """

    text: str
    start: float
    seconds: float
    _marks: tuple[tuple[float, int, int], ...]
    """When each sentence begins, and where in `text` it begins and ends."""

    @classmethod
    def of(cls, words: str, walk: float, minutes: float, recorded: float | None) -> Telling:
        """Lay out `words`.

        They begin when the walker stands at the stop, or earlier, on the way to it, when
        there would not be time enough.

        Args:
            words: The commentary.
            walk: Seconds of the stop's minutes that the way to it takes.
            minutes: The stop's minutes, in seconds.
            recorded: Seconds of the recording, which keeps its own pace; None without one.
        """
        length = recorded or _paced(Reading([words]).length, minutes - walk)
        reading = Reading([words], [length])
        marks: list[tuple[float, int, int]] = []
        at = 0
        for paragraph in reading.paragraphs:
            for sentence in paragraph.sentences:
                end = at + len(sentence.text)
                marks.append((sentence.start, at, end))
                at = end
            at += 1
        text = "\n".join(paragraph.text for paragraph in reading.paragraphs)
        start = max(0.0, min(walk, minutes - length))
        return cls(text, start, length, tuple(marks))

    def spoken(self, passed: float) -> tuple[int, int]:
        """Return which part of `text` is spoken `passed` seconds into the stop's minutes.

        Both ends are the same before the words begin and after they end.
        """
        at = passed - self.start
        if not 0 <= at < self.seconds:
            return 0, 0
        begun = [mark for mark in self._marks if mark[0] <= at]
        return begun[-1][1:] if begun else (0, 0)


def _paced(spoken: float, room: float) -> float:
    """Return how long words take that should fit into `room` seconds."""
    return max(min(spoken, room), spoken / _FASTEST)


def with_room_for(route: Route, recorded: Sequence[float | None]) -> Route:
    """Return the route with no stop shorter than its recording: nothing is cut off."""
    stops = tuple(
        stop.model_copy(update={"minutes": max(stop.minutes, (seconds or 0.0) / _MINUTE)})
        for stop, seconds in zip(route.stops, recorded, strict=True)
    )
    return route.model_copy(update={"stops": stops})
