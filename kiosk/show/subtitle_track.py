"""Which words stand under the film at each second."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


class Cue(Protocol):
    """Words on the screen from `start` to `end`, in seconds from the film's start."""

    @property
    def start(self) -> float:
        """Second at which the words appear."""

    @property
    def end(self) -> float:
        """Second at which they are gone."""

    @property
    def text(self) -> str:
        """The words."""


class SubtitleTrack:
    """The subtitles of one language."""

    def __init__(self, cues: Iterable[Cue] = ()) -> None:
        """Take cues in any order; one may begin before another ends."""
        self._cues = sorted(cues, key=lambda cue: cue.start)
        self._starts = [cue.start for cue in self._cues]
        self._latest_end = list(accumulate((cue.end for cue in self._cues), max))

    def at(self, seconds: float) -> str:
        """Return the words at `seconds`; cues that overlap stand below one another."""
        shown: list[str] = []
        index = bisect_right(self._starts, seconds) - 1
        while index >= 0 and self._latest_end[index] > seconds:
            if self._cues[index].end > seconds:
                shown.append(self._cues[index].text)
            index -= 1
        return "\n".join(reversed(shown))
