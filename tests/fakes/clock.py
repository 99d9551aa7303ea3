"""A clock moved by hand."""

from __future__ import annotations

import datetime as dt

NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


class FakeClock:
    """Stands still until a test moves it."""

    def __init__(self, wall: dt.datetime | None = NOON, start: float = 1000.0) -> None:
        self.now = start
        self.date = wall

    def seconds(self) -> float:
        return self.now

    def wall(self) -> dt.datetime | None:
        return self.date

    def advance(self, seconds: float) -> None:
        """Move both times forward."""
        self.now += seconds
        if self.date is not None:
            self.date += dt.timedelta(seconds=seconds)
