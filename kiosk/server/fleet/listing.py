"""The kiosks that a page lists: which, in which order, how many.

A township has a hundred of them, a province a hundred thousand. So what the list is filtered,
counted and sorted by stands in one index; of the kiosks themselves only a page is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiosk.server.authoring.models import VillageSite
from kiosk.server.devices.ailments import Ailment
from kiosk.server.devices.models import Kiosk
from kiosk.server.fleet.alerts import is_dark, with_ailment

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from kiosk.server.devices.models import KioskQuerySet

FAILING, DARK, ONLINE, REVOKED = "failing", "dark", "online", "revoked"
STANDINGS = {
    FAILING: _("failing"),
    DARK: _("dark"),
    ONLINE: _("online"),
    REVOKED: _("revoked"),
}
TROUBLES = {
    "display": (_("nothing on the glass"), Ailment.NO_DISPLAY | Ailment.HANGS),
    "film": (_("film stutters"), Ailment.SLOW_FILM),
    "release": (_("release failed"), Ailment.RELEASE_FAILED),
    "disk": (_("disk almost full"), Ailment.DISK),
    "clock": (_("clock wrong"), Ailment.CLOCK),
    "told": (_("tells of trouble"), Ailment.TOLD),
}
"""What the failing ones may be chosen by."""
A_PAGE = 50
_RANK = "rank"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many kiosks stand how."""

    total: int
    failing: int
    dark: int

    @property
    def online(self) -> int:
        """How many are well."""
        return self.total - self.failing - self.dark


def counts(user: Any, now: dt.datetime | None = None) -> Counts:
    """Return how many of the kiosks that somebody may see stand how."""
    dark = is_dark(now or timezone.now())
    ours = Kiosk.objects.seen_by(user).approved()
    found = ours.aggregate(
        total=Count("pk"),
        dark=Count("pk", filter=dark),
        failing=Count("pk", filter=~dark & Q(ailments__gt=0)),
    )
    return Counts(found["total"], found["failing"], found["dark"])


def chosen(user: Any, wanted: Mapping[str, Any], now: dt.datetime | None = None) -> KioskQuerySet:
    """Return the kiosks that somebody may see and wants to, those that need a person first."""
    now = now or timezone.now()
    dark = is_dark(now)
    found = Kiosk.objects.seen_by(user)
    standing = wanted.get("standing")
    found = found.filter(state="revoked") if standing == REVOKED else found.approved()
    if standing == DARK:
        found = found.filter(dark)
    elif standing == FAILING:
        found = found.filter(~dark, ailments__gt=0)
    elif standing == ONLINE:
        found = found.filter(~dark, ailments=0)
    elif standing in TROUBLES:
        found = with_ailment(found.exclude(dark), TROUBLES[standing][1])
    if wanted.get("site"):
        found = found.filter(site=wanted["site"])
    if wanted.get("group"):
        found = found.filter(groups=wanted["group"])
    if text := wanted.get("text"):
        found = found.filter(_says(text))
    ranked: KioskQuerySet = found.annotate(
        **{
            _RANK: Case(
                When(dark, then=Value(1)),
                When(ailments__gt=0, then=Value(0)),
                default=Value(2),
                output_field=IntegerField(),
            )
        }
    ).order_by(_RANK, "site_id", "name", "pk")
    return ranked


def _says(text: str) -> Q:
    """Return what is true of kiosks of which somebody speaks: by name, village, or number."""
    sites = VillageSite.objects.filter(Q(title__icontains=text) | Q(code__iexact=text))
    return Q(name__icontains=text) | Q(site__in=sites.values("pk"))


def page_of(ids: Sequence[UUID]) -> list[Kiosk]:
    """Return some kiosks whole, in the order of `ids`."""
    rows = (
        Kiosk.objects.filter(pk__in=ids)
        .select_related("screenshot")
        .prefetch_related("groups")
        .defer("answer", "key")
    )
    found = {kiosk.pk: kiosk for kiosk in rows}
    return [found[pk] for pk in ids if pk in found]


def titles_of(kiosks: Sequence[Kiosk]) -> dict[int, str]:
    """Return what the kiosks' villages are called; their pages are long, and not read for it."""
    sites = {kiosk.site_id for kiosk in kiosks if kiosk.site_id}
    return dict(VillageSite.objects.filter(pk__in=sites).values_list("pk", "title"))
