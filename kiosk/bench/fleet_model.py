"""A fleet in time that is counted, not waited for: each kiosk by the agent's own schedule.

What is real is when a kiosk asks (`kiosk.update.schedule`) and what it takes
(`kiosk.update.accept`). What is assumed is the rest: that a line loses some checks, each by lot,
and how long it takes to fetch what is new.
"""

from __future__ import annotations

import datetime as dt
import math
from array import array
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from kiosk.content.release import File, Manifest, Offer, Offers
from kiosk.update.accept import Kiosk, choose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.update.schedule import Polling

_SITE, _NUMBER, _VERSION = "bench", 2, "1.0.0"
_FETCH = (1.0, 30.0)
"""Seconds, by lot between these, in which a slide comes over a village's line."""
_MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Day:
    """What happens to a fleet; seconds are counted from the publication.

    Attributes:
        until: When we stop looking.
        since: When the first kiosk is switched on; all are by `on`.
        on: When the last of those that are on at all is switched on.
        late: The part of the kiosks that are off then.
        late_by: When the last of those is switched on.
        down: When the server fails, and when it answers again.
        weak: The part of the kiosks whose line loses checks.
        lost: The part of the checks that such a line loses.
    """

    until: float
    since: float
    on: float
    late: float = 0.0
    late_by: float = 0.0
    down: tuple[float, float] = (0.0, 0.0)
    weak: float = 0.0
    lost: float = 0.0


@dataclass(slots=True)
class Seen:
    """What came of it.

    Attributes:
        kiosks: How many there are.
        asked: Requests that reached the server's address, by the second.
        took: Seconds each kiosk needed to take the release, from the publication, or from when
            it was switched on if that was later; those that never did are missing.
        hours: How long the kiosks were on, all together.
        requests: How many checks they made.
    """

    kiosks: int
    asked: Counter[int] = field(default_factory=Counter)
    took: array[float] = field(default_factory=lambda: array("d"))
    hours: float = 0.0
    requests: int = 0

    def within(self, percent: float) -> float:
        """Return in how many seconds so many of a hundred took it; infinity if they never did."""
        need = math.ceil(self.kiosks * percent / 100)
        return sorted(self.took)[need - 1] if need <= len(self.took) else math.inf

    def peak(self, begin: float, end: float) -> int:
        """Return the most requests in any one second between two."""
        return max((n for at, n in self.asked.items() if begin <= at < end), default=0)


def offered(percent: int = 100) -> Offers:
    """Return the one release on offer, for so many of a hundred kiosks."""
    return Offers(site=_SITE, offers=(Offer(number=_NUMBER, percent=percent),))


def takes(offers: Offers, kiosk: int) -> bool:
    """Tell whether a kiosk takes what is on offer, as its agent decides it."""
    who = Kiosk(f"kiosk-{kiosk}", _VERSION, newest=_NUMBER - 1)
    return choose(offers, who, lambda _number: _MANIFEST).manifest is not None


def live(kiosks: int, day: Day, polling: Polling, *, seed: int = 0) -> Seen:
    """Let a fleet live through a day."""
    lot, seen, offers = Random(seed), Seen(kiosks), offered()  # noqa: S311  # no secret
    for kiosk in range(kiosks):
        late = lot.random() < day.late
        begin = lot.uniform(0, day.late_by) if late else lot.uniform(day.since, day.on)
        lost = day.lost if lot.random() < day.weak else 0.0
        seen.hours += (day.until - begin) / 3_600
        taken = False
        for at, answered in _checks(begin, lost, day, polling, lot):
            seen.requests += 1
            seen.asked[math.floor(at)] += 1
            if answered and not taken and at >= 0 and takes(offers, kiosk):
                taken = True
                seen.took.append(at + lot.uniform(*_FETCH) - max(begin, 0.0))
    return seen


def _checks(
    begin: float, lost: float, day: Day, polling: Polling, lot: Random
) -> Iterator[tuple[float, bool]]:
    """Yield when a kiosk asks, and whether it is answered; as `kiosk.update.loop` does it."""
    at, failures = begin + polling.first(lot.random()), 0
    while at < day.until:
        answered = not day.down[0] <= at < day.down[1] and lot.random() >= lost
        yield at, answered
        failures = 0 if answered else failures + 1
        at += polling.next(failures, lot.random())


_MANIFEST = Manifest(
    site=_SITE,
    number=_NUMBER,
    made=_MADE,
    minimum_kiosk="0.1.0",
    files=(File(path="site.yaml", size=1, sha256="0" * 64, pieces=()),),
)
