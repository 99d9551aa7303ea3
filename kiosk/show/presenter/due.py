"""Which visit is near: the attract loop then welcomes its delegation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.content.visit import Visit
    from kiosk.show.presenter.report import VisitReport

BEFORE = dt.timedelta(minutes=30)
"""From so long before a visit its welcome is shown."""
AFTER = dt.timedelta(minutes=60)
"""A delegation that is later than this does not come any more."""

LED = 60.0
"""Seconds after which a visit was one, and not somebody who looked what happens."""


def led(reports: Iterable[VisitReport]) -> frozenset[str]:
    """Return the ids of the visits that were led: nobody expects them any more."""
    return frozenset(one.visit for one in reports if not one.rehearsal and one.spent >= LED)


def visit_due(visits: Iterable[Visit], wall: dt.datetime | None) -> Visit | None:
    """Return the visit whose time is nearest to now, if any is near; None without a clock."""
    if wall is None:
        return None
    now = wall.replace(tzinfo=None)
    near = [
        (abs(visit.at - now), visit.id, visit)
        for visit in visits
        if visit.at is not None and visit.at - BEFORE <= now <= visit.at + AFTER
    ]
    return min(near)[2] if near else None
