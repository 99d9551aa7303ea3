"""Time as the show sees it: seconds that only go forward, and a wall clock that may lie."""

from __future__ import annotations

import datetime as dt
import time
from typing import Protocol


class Clock(Protocol):
    """The two times of a kiosk."""

    def seconds(self) -> float:
        """Seconds that only go forward, from an arbitrary start."""

    def wall(self) -> dt.datetime | None:
        """Local date and time, or None while the clock cannot be trusted."""


class SystemClock:
    """The machine's own clock, trusted from `floor` on.

    A kiosk is switched off at the wall every evening and its clock may wake up in 1970: a date
    before the content was made is certainly wrong, and a wrong date is worse than none.
    """

    def __init__(self, floor: dt.datetime, ceiling: dt.timedelta = dt.timedelta(days=3650)) -> None:
        """Trust dates from `floor` (aware) up to `floor + ceiling`."""
        self._floor = floor
        self._ceiling = floor + ceiling

    def seconds(self) -> float:
        """Return the monotonic clock."""
        return time.monotonic()

    def wall(self) -> dt.datetime | None:
        """Return local time when it lies within what can be true."""
        now = dt.datetime.now(tz=dt.UTC)
        return now.astimezone() if self._floor <= now <= self._ceiling else None
