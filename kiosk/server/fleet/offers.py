"""Which release each kiosk may take now."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kiosk.server.releases.models import Release

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from kiosk.server.devices.models import Kiosk


def offered_to(kiosks: Iterable[Kiosk]) -> Mapping[UUID, int]:
    """Return the number of the newest release that each of `kiosks` may take."""
    kiosks = list(kiosks)
    sites = {kiosk.site_id for kiosk in kiosks if kiosk.site_id}
    releases: defaultdict[int | None, list[Release]] = defaultdict(list)
    found = Release.objects.filter(site__in=sites, state__in=Release.ON_OFFER)
    for release in found.exclude(number=None).order_by("-number"):
        releases[release.site_id].append(release)
    offered = {}
    for kiosk in kiosks:
        may = (one for one in releases[kiosk.site_id] if one.reaches(kiosk))
        newest = next(may, None)
        if newest is not None and newest.number is not None:
            offered[kiosk.pk] = newest.number
    return offered
