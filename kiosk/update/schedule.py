"""When to ask, when to ask again, and what only comes at night; pure, the time is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

_DOUBLINGS = 30


@dataclass(frozen=True, slots=True)
class Backoff:
    """Waiting that doubles with each failure in a row, and differs from kiosk to kiosk.

    Attributes:
        first: Seconds after the first failure, at most.
        most: Seconds after many.
    """

    first: float = 2.0
    most: float = 120.0

    def wait(self, failures: int, chance: float) -> float:
        """Return the seconds to wait after `failures` in a row.

        Args:
            failures: From 1; 0 counts as 1.
            chance: From 0 to 1, by lot: half of the wait is.
        """
        doublings = min(max(failures - 1, 0), _DOUBLINGS)
        return min(self.first * 2.0**doublings, self.most) * (0.5 + chance / 2)


@dataclass(frozen=True, slots=True)
class Polling:
    """When a kiosk asks for something new.

    Ten thousand kiosks whose power comes back at once, or whose server does, do not ask at once:
    every wait is drawn by lot. No wait of our own is longer than twice the interval: so soon after
    a publication everybody has it, though a server was down before it, or lines are bad.

    Attributes:
        every: Seconds from one check to the next, on the average.
        spread: The part of `every` by which a wait is shorter or longer, at most.
        start: Seconds within which the first check after a start is made.
        most: Seconds for which a server can have itself left alone; `every` if that is more.
    """

    every: float = 900.0
    spread: float = 0.2
    start: float = 60.0
    most: float = 3_600.0

    def first(self, chance: float) -> float:
        """Return the seconds from the start to the first check."""
        return self.start * chance

    def next(self, failures: int, chance: float, asked: float | None = None) -> float:
        """Return the seconds to the next check.

        Args:
            failures: Checks that failed in a row.
            chance: From 0 to 1, by lot.
            asked: Seconds for which the server wants to be left alone.
        """
        wait = self.every * (1 - self.spread + 2 * self.spread * chance)
        if failures:  # it may be mere bad luck: soon again, and then less and less often
            wait = Backoff(self.every / 4, self.every * 2).wait(failures, chance)
        if asked is not None and asked > wait:
            wait = asked * (1 + self.spread * chance)
        return min(wait, max(self.most, self.every))


@dataclass(frozen=True, slots=True)
class Hours:
    """A part of the day on the clock on the wall; may go past midnight.

    Attributes:
        begin: Belongs to it.
        end: Does not; the same as `begin` for the whole day.
    """

    begin: dt.time
    end: dt.time

    def hold(self, now: dt.time) -> bool:
        """Tell whether `now` is in these hours."""
        if self.begin < self.end:
            return self.begin <= now < self.end
        return now >= self.begin or now < self.end


@dataclass(frozen=True, slots=True)
class LargeFiles:
    """Which files only come in some hours.

    Attributes:
        above: Bytes; a file of more is a large one.
        hours: When large files come; None for always.
    """

    above: int = 100_000_000
    hours: Hours | None = None

    def allow(self, size: int, now: dt.datetime) -> bool:
        """Tell whether a file of `size` bytes may come now, by the time on the wall."""
        return self.hours is None or size <= self.above or self.hours.hold(now.time())
