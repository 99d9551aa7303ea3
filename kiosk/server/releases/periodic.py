"""What is looked at again and again: releases whose time comes, roll-outs, signatures."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from kiosk.server.jobs.periodic import every
from kiosk.server.releases.failures import fails
from kiosk.server.releases.jobs import work
from kiosk.server.releases.models import Release
from kiosk.server.releases.upkeep import keep_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

_State = Release.State


@every(dt.timedelta(minutes=1))
def look_at_releases() -> None:
    """Have done what is due: what waits, what was left half done, roll-outs, what kiosks refuse.

    Whoever was killed has left a row that says what they were at; this finds it.
    """
    now = timezone.now()
    due = Release.objects.filter(state=_State.WAITING, at__lte=now)
    begun = Release.objects.filter(state=_State.WORKING)
    steps = Release.objects.filter(state__in=Release.ON_OFFER, next_at__lte=now)
    going = Release.objects.filter(state__in=[_State.ROLLING, _State.OUT]).select_related("site")
    failing = (release.site_id for release in going if fails(release))
    for site_id in sorted({*_sites(due), *_sites(begun), *_sites(steps), *failing}):
        work.enqueue(site_id)


@every(dt.timedelta(days=1))
def renew_signatures() -> None:
    """Renew what would run out, and remove what no release needs any more."""
    keep_up()


def _sites(releases: QuerySet[Release]) -> Iterable[int]:
    return releases.order_by().values_list("site_id", flat=True).distinct()
