"""Time as the show sees it: seconds that only go forward, and a wall clock that may lie."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

TEN_YEARS = dt.timedelta(days=3650)
_SLACK = dt.timedelta(seconds=60)
"""A time server nudges a clock back by seconds; that is no reason to distrust it."""


class Clock(Protocol):
    """The two times of a kiosk."""

    def seconds(self) -> float:
        """Seconds that only go forward, from an arbitrary start."""

    def wall(self) -> dt.datetime | None:
        """Local date and time, or None while the clock cannot be trusted."""


def _utc() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC)


class SystemClock:
    """The machine's own clock, trusted from `floor` on and while it only goes forward.

    A kiosk is switched off at the wall every evening and its clock may wake up in 1970: a date
    before the content was made is certainly wrong, and a wrong date is worse than none. A clock
    that is set back during a run has lied before or lies now; nobody can tell which, so it is
    believed again only when it has passed the latest time already shown.
    """

    def __init__(
        self,
        floor: dt.datetime,
        ceiling: dt.timedelta = TEN_YEARS,
        *,
        seconds: Callable[[], float] = time.monotonic,
        now: Callable[[], dt.datetime] = _utc,
    ) -> None:
        """Trust dates from `floor` (aware) up to `floor + ceiling`."""
        self._floor = floor
        self._ceiling = floor + ceiling
        self._seconds = seconds
        self._now = now
        self._believed_from = floor
        self._last: tuple[dt.datetime, float] | None = None

    def seconds(self) -> float:
        """Return the monotonic clock."""
        return self._seconds()

    def wall(self) -> dt.datetime | None:
        """Return local time when it lies within what can be true."""
        now, seconds = self._now(), self._seconds()
        if not self._floor <= now <= self._ceiling:
            return None
        self._notice_step_back(now, seconds)
        return now.astimezone() if now >= self._believed_from else None

    def _notice_step_back(self, now: dt.datetime, seconds: float) -> None:
        if self._last is not None:
            then, seconds_then = self._last
            expected = then + dt.timedelta(seconds=seconds - seconds_then)
            if now < expected - _SLACK:
                self._believed_from = max(self._believed_from, expected)
        self._last = now, seconds
