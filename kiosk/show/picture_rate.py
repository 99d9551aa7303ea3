"""Pictures a second that films really bring to the glass; pure."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

OVER = 10.0
"""Seconds that are looked back at."""
LEAST = 2.0
"""Seconds of playing before anything can be said."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What a film brought to the glass.

    Attributes:
        shown: Pictures a second.
        lost: Pictures that were decoded and never shown.
    """

    shown: float
    lost: int


class PictureRate:
    """Watches two counters while a film plays, and remembers what it saw."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._seen: deque[tuple[float, int, int]] = deque()
        self.rate: Rate | None = None

    def see(self, now: float, written: int, taken: int, *, playing: bool) -> None:
        """Take one look.

        Args:
            now: Seconds of a clock that only goes forward.
            written: Pictures that were decoded.
            taken: Pictures that reached the glass.
            playing: Whether a film plays now.
        """
        if not playing:
            self._seen.clear()
            return
        self._seen.append((now, written, taken))
        while now - self._seen[0][0] > OVER:
            self._seen.popleft()
        first, written_then, taken_then = self._seen[0]
        if now - first >= LEAST:
            shown = taken - taken_then
            # the one that waits to be drawn at this moment is not lost
            lost = max(0, written - written_then - shown - 1)
            self.rate = Rate(shown / (now - first), lost)
