"""The kiosks that a page lists, and how each of them is, in words that a page can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kiosk.link.messages import Heartbeat
from kiosk.server.devices.interval import dark_after
from kiosk.server.devices.models import Kiosk
from kiosk.server.fleet.forms import DARK, FAILING, ONLINE, REVOKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.server.devices.models import KioskQuerySet

GIGA = 10**9


def chosen(user: Any, wanted: Mapping[str, Any]) -> KioskQuerySet:
    """Return the kiosks that somebody may see and wants to."""
    now = timezone.now()
    dark = Q(last_seen__lt=now - dark_after()) | Q(last_seen=None)
    found = Kiosk.objects.seen_by(user).filter(
        state__in=(Kiosk.State.APPROVED, Kiosk.State.REVOKED)
    )
    standing = wanted.get("standing")
    if standing == REVOKED:
        found = found.filter(state=Kiosk.State.REVOKED)
    elif standing:
        found = found.filter(state=Kiosk.State.APPROVED)
        found = found.filter(dark) if standing == DARK else found.exclude(dark)
        if standing in (ONLINE, FAILING):
            found = (
                found.filter(ailments__gt=0) if standing == FAILING else found.filter(ailments=0)
            )
    if wanted.get("site"):
        found = found.filter(site=wanted["site"])
    if wanted.get("group"):
        found = found.filter(groups=wanted["group"])
    if wanted.get("search"):
        found = found.filter(name__icontains=wanted["search"])
    return found.order_by("site__title", "name", "pk")


def counts(user: Any) -> dict[str, int]:
    """Return how many kiosks stand how."""
    return {name: chosen(user, {"standing": name}).count() for name in (ONLINE, FAILING, DARK)}


@dataclass(frozen=True, slots=True)
class Row:
    """One kiosk of the list.

    Attributes:
        kiosk: Which.
        standing: online, failing, dark or revoked.
        offered: The newest release that is offered to its site; None for none.
        rate: Pictures a second on its glass; None while no film plays.
        free: Gigabytes free on its disk; None when it does not say.
        skew: Minutes by which its clock is wrong; 0 when it is right.
        trouble: What is wrong, in the reader's language.
        picture: Whether there is a picture of its glass.
    """

    kiosk: Kiosk
    standing: str
    offered: int | None
    rate: float | None
    free: float | None
    skew: int
    trouble: str
    picture: bool


def with_offers(kiosks: KioskQuerySet) -> KioskQuerySet:
    """Have each kiosk know the newest release that is offered to its site."""
    from kiosk.server.releases.models import Release  # noqa: PLC0415  # needs its models

    newest = Release.objects.filter(site=OuterRef("site"), state__in=Release.ON_OFFER).order_by(
        "-number"
    )
    return kiosks.annotate(offered=Subquery(newest.values("number")[:1]))


def rows(kiosks: Iterable[Kiosk]) -> list[Row]:
    """Return how each of `kiosks` is."""
    now = timezone.now()
    return [_row(one, one.is_dark(now)) for one in kiosks]


def _row(one: Kiosk, dark: bool) -> Row:  # noqa: FBT001
    said = Heartbeat.model_validate(one.facts) if one.facts else None
    standing = FAILING if one.ailments else ONLINE
    if one.state == Kiosk.State.REVOKED:
        standing = REVOKED
    elif dark:
        standing = DARK
    glass = said.glass if said else None
    return Row(
        kiosk=one,
        standing=standing,
        offered=getattr(one, "offered", None),
        rate=round(glass.rate, 1) if glass and glass.rate > 0 else None,
        free=round(said.disk.free / GIGA, 1) if said and said.disk else None,
        skew=round(one.skew / 60),
        trouble=_trouble(said, dark=dark),
        picture=hasattr(one, "screenshot"),
    )


def _trouble(said: Heartbeat | None, *, dark: bool) -> str:
    if said is None or dark:
        return ""
    if said.troubles:
        first = said.troubles[0]
        return first.en if get_language() == "en" else first.zh
    return "" if said.glass else _("no display runs")
