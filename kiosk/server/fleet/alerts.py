"""Finds what needs attention, once for as long as it lasts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from kiosk.server.devices.ailments import Ailment
from kiosk.server.devices.interval import dark_after
from kiosk.server.devices.models import Kiosk
from kiosk.server.fleet.ailing import Said, dark_words, in_both, unused_words
from kiosk.server.fleet.models import Alert, AlertSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from uuid import UUID

    from kiosk.server.devices.models import KioskQuerySet

COMES_BACK = dt.timedelta(minutes=30)
"""What comes back within this is the same alert: a plug with a loose contact is told of once."""
KEPT = dt.timedelta(days=180)
"""For how long an alert that is over is remembered."""
_AT_ONCE = 500
_Id = TypeVar("_Id")

Kind = Alert.Kind
_AILMENTS = {
    Kind.FAILING: Ailment.of_the_glass(),
    Kind.DISK: Ailment.DISK,
    Kind.CLOCK: Ailment.CLOCK,
}


def is_dark(now: dt.datetime) -> Q:
    """Return what is true of kiosks of which nothing is heard."""
    return Q(last_seen__lt=now - dark_after()) | Q(last_seen=None)


def with_ailment(kiosks: KioskQuerySet, wanted: Ailment) -> KioskQuerySet:
    """Return those of `kiosks` that have one of some ailments."""
    return kiosks.alias(ailing=F("ailments").bitand(int(wanted))).filter(ailing__gt=0)


def look(now: dt.datetime | None = None) -> tuple[int, int]:
    """Begin the alerts that have come, and end those that are over; return how many of each."""
    now = now or timezone.now()
    rules = _noted(now)
    ours = Kiosk.objects.approved()
    alive = ours.exclude(is_dark(now))
    may_be_dark = rules.dark_from is None or rules.dark_from <= now
    dark = ours.filter(is_dark(now), Q(approved_at=None) | Q(approved_at__lt=now - dark_after()))
    begun = _begin(Kind.DARK, dark if may_be_dark else dark.none(), now)
    ended = _end(Kind.DARK, alive, now)
    for kind, ailments in _AILMENTS.items():
        begun += _begin(kind, with_ailment(alive, ailments), now)
        # Of a dark kiosk nobody knows whether it is still so.
        well = alive.alias(ailing=F("ailments").bitand(int(ailments))).filter(ailing=0)
        ended += _end(kind, well, now)
    return begun, ended


def look_for_unused(now: dt.datetime | None = None) -> tuple[int, int]:
    """Do the same for kiosks that nobody touches; this reads every row, and is done hourly."""
    now = now or timezone.now()
    days = AlertSettings.load().unused_days
    alive = Kiosk.objects.approved().exclude(is_dark(now))
    long_ago = now - dt.timedelta(days=days)
    used = Q(touched_at__gte=long_ago) | Q(touched_at=None, approved_at__gte=long_ago)
    unused = alive.exclude(used) if days else alive.none()
    return _begin(Kind.UNUSED, unused, now), _end(
        Kind.UNUSED, alive.filter(used) if days else alive, now
    )


def forget(now: dt.datetime | None = None) -> int:
    """Forget alerts that were over long ago."""
    return Alert.objects.filter(until__lt=(now or timezone.now()) - KEPT).delete()[0]


def _noted(now: dt.datetime) -> AlertSettings:
    """Note that it is looked at now; if it was not for long, no kiosk could be heard meanwhile."""
    rules = AlertSettings.load()
    if rules.looked_at is None or now - rules.looked_at > dark_after():
        rules.dark_from = now + dark_after()
    rules.looked_at = now
    rules.save(update_fields=["looked_at", "dark_from"])
    return rules


def _begin(kind: Alert.Kind, kiosks: KioskQuerySet, now: dt.datetime) -> int:
    known = Alert.objects.filter(kind=kind, until=None, kiosk=OuterRef("pk"))
    fresh = list(kiosks.exclude(Exists(known)).values_list("pk", flat=True))
    for part in _parts(fresh):
        with transaction.atomic():
            again = _reopened(kind, part, now)
            rows = Kiosk.objects.filter(pk__in=set(part) - again).defer("answer")
            Alert.objects.bulk_create(
                [_alert(kind, kiosk, now) for kiosk in rows], ignore_conflicts=True
            )
    return len(fresh)


def _reopened(kind: Alert.Kind, kiosks: Sequence[UUID], now: dt.datetime) -> set[UUID]:
    """Go on with what was over a moment ago; return of which kiosks."""
    lately = Alert.objects.filter(kind=kind, kiosk__in=kiosks, until__gte=now - COMES_BACK)
    latest: dict[UUID, int] = dict(lately.order_by("until").values_list("kiosk_id", "pk"))
    Alert.objects.filter(pk__in=latest.values()).update(until=None)
    return set(latest)


def _alert(kind: Alert.Kind, kiosk: Kiosk, now: dt.datetime) -> Alert:
    zh, en = in_both(_words(kind, kiosk, now))
    return Alert(kiosk=kiosk, kind=kind, since=now, about_zh=zh, about_en=en)


def _words(kind: Alert.Kind, kiosk: Kiosk, now: dt.datetime) -> Callable[[], str]:
    if kind == Kind.DARK:
        return lambda: dark_words(kiosk)
    if kind == Kind.UNUSED:
        return lambda: unused_words(kiosk, now)
    said = Said.of(kiosk)
    return lambda: " ".join(said.words(_AILMENTS[kind]))


def _end(kind: Alert.Kind, well: KioskQuerySet, now: dt.datetime) -> int:
    lasting = Alert.objects.filter(kind=kind, until=None)
    gone = ~Q(kiosk__state=Kiosk.State.APPROVED)
    over = list(lasting.filter(gone | Q(kiosk__in=well.values("pk"))).values_list("pk", flat=True))
    return sum(Alert.objects.filter(pk__in=part).update(until=now) for part in _parts(over))


def _parts(ids: Sequence[_Id]) -> Iterator[Sequence[_Id]]:
    for at in range(0, len(ids), _AT_ONCE):
        yield ids[at : at + _AT_ONCE]
