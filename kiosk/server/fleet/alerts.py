"""Finds what needs attention, once for as long as it lasts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from kiosk.server.devices.ailments import Ailment
from kiosk.server.devices.interval import dark_after
from kiosk.server.devices.models import Kiosk
from kiosk.server.fleet.models import Alert

if TYPE_CHECKING:
    from uuid import UUID

    from kiosk.server.devices.models import KioskQuerySet

UNUSED = dt.timedelta(days=14)
"""For how long nobody may use a kiosk."""
KEPT = dt.timedelta(days=90)
"""For how long an alert that is over is remembered."""

Kind = Alert.Kind


def conditions(now: dt.datetime) -> dict[Alert.Kind, KioskQuerySet]:
    """Return the kiosks of which each kind of alert is true."""
    ours = Kiosk.objects.approved()
    dark = Q(last_seen__lt=now - dark_after()) | Q(last_seen=None)
    alive = ours.exclude(dark)
    touched = Q(touched_at__gte=now - UNUSED) | Q(approved_at__gte=now - UNUSED)
    return {
        Kind.DARK: ours.filter(dark),
        Kind.FAILING: _with(alive, Ailment.of_the_glass()),
        Kind.DISK: _with(alive, Ailment.DISK),
        Kind.CLOCK: _with(alive, Ailment.CLOCK),
        Kind.UNUSED: alive.exclude(touched),
    }


def _with(kiosks: KioskQuerySet, ailments: Ailment) -> KioskQuerySet:
    """Return those of `kiosks` that have one of `ailments`."""
    return kiosks.annotate(has=F("ailments").bitand(int(ailments))).filter(has__gt=0)


def look(now: dt.datetime | None = None) -> tuple[int, int]:
    """Begin the alerts that have come, and end those that are over; return how many of each."""
    now = now or timezone.now()
    begun = ended = 0
    for kind, kiosks in conditions(now).items():
        more, less = _settle(kind, set(kiosks.values_list("pk", flat=True)), now)
        begun, ended = begun + more, ended + less
    return begun, ended


@transaction.atomic
def _settle(kind: Alert.Kind, true_of: set[UUID], now: dt.datetime) -> tuple[int, int]:
    known = set(Alert.objects.filter(kind=kind, until=None).values_list("kiosk_id", flat=True))
    fresh = [Alert(kiosk_id=one, kind=kind, since=now) for one in true_of - known]
    Alert.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
    over = list(known - true_of)
    for at in range(0, len(over), 500):
        Alert.objects.filter(kind=kind, until=None, kiosk_id__in=over[at : at + 500]).update(
            until=now
        )
    return len(fresh), len(over)


def forget(now: dt.datetime | None = None) -> int:
    """Forget alerts that were over long ago."""
    long_ago = (now or timezone.now()) - KEPT
    return Alert.objects.filter(until__lt=long_ago).delete()[0]
