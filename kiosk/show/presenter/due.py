"""Which visit is near: the attract loop then welcomes its delegation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.content.visit import Visit

BEFORE = dt.timedelta(minutes=30)
"""From so long before a visit its welcome is shown."""
AFTER = dt.timedelta(minutes=60)
"""A delegation that is later than this does not come any more."""


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
