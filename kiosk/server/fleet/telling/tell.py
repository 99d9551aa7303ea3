"""Who is told what, and when: each once, again after a day, and when it is over.

What was told is written down after it was sent: should the power be cut between the two, people
are told twice, and never not at all.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from kiosk.errors import KioskError
from kiosk.server.fleet.alerts import COMES_BACK
from kiosk.server.fleet.models import Alert, AlertSettings, Receiver, Telling
from kiosk.server.fleet.telling.messages import MOST_NAMED, News
from kiosk.server.fleet.telling.ways import send

if TYPE_CHECKING:
    from django.db.models import QuerySet

AGAIN = dt.timedelta(days=1)
"""After which people are told again of what still lasts."""
CLAIM = dt.timedelta(minutes=2)
"""For how long one worker has a receiver for itself."""
PAUSE = dt.timedelta(minutes=5)
"""From one message to the next: a power cut in a valley is not one message for each kiosk."""
NO_PAUSE = dt.timedelta()
LONGEST_PAUSE = dt.timedelta(hours=1)
_AT_ONCE = 500


def tell(now: dt.datetime | None = None) -> int:
    """Tell every receiver what it has not heard yet; return how many messages got there."""
    now = now or timezone.now()
    rules = AlertSettings.load()
    if not rules.may_tell(now):
        return 0
    sent = 0
    for receiver in Receiver.objects.filter(active=True, next_at__lte=now):
        mine = Receiver.objects.filter(pk=receiver.pk, active=True, next_at=receiver.next_at)
        if mine.update(next_at=now + CLAIM):
            sent += _tell_one(receiver, rules, now)
    return sent


def note(
    receiver: Receiver, now: dt.datetime, error: KioskError | None, pause: dt.timedelta
) -> None:
    """Write down how a try went; after a failure the next one waits, each time twice as long."""
    if error is None:
        Receiver.objects.filter(pk=receiver.pk).update(
            next_at=now + pause, failures=0, trouble_zh="", trouble_en="", told_at=now
        )
        return
    failures = min(receiver.failures + 1, 1_000)
    wait = min(dt.timedelta(minutes=2 ** min(failures, 10) / 2), LONGEST_PAUSE)
    Receiver.objects.filter(pk=receiver.pk).update(
        next_at=now + wait,
        failures=failures,
        trouble_zh=error.zh[:300],
        trouble_en=error.en[:300],
    )


def _tell_one(receiver: Receiver, rules: AlertSettings, now: dt.datetime) -> int:
    parts = _Parts(receiver, now - dt.timedelta(minutes=rules.patience), now)
    news = parts.news()
    if not news:
        Receiver.objects.filter(pk=receiver.pk).update(next_at=now)
        return 0
    try:
        send(receiver, news, now)
    except KioskError as error:
        note(receiver, now, error, PAUSE)
        return 0
    parts.told()
    note(receiver, now, None, PAUSE)
    return 1


class _Parts:
    """What a receiver has not heard, or not for a day."""

    def __init__(self, receiver: Receiver, since: dt.datetime, now: dt.datetime) -> None:
        self._receiver, self._now = receiver, now
        heard = Telling.objects.filter(receiver=receiver, alert=OuterRef("pk"))
        lasting = Alert.objects.filter(until=None)
        self._fresh = lasting.filter(since__lte=since).exclude(Exists(heard))
        due = Telling.objects.filter(receiver=receiver, alert__until=None, at__lte=now - AGAIN)
        self._lasting = lasting.filter(Exists(heard)) if due.exists() else lasting.none()
        # Until then it may come back, and go on as if it had never been over.
        over = Q(until__lte=min(since, now - COMES_BACK))
        self._over = Alert.objects.filter(over, Exists(heard.filter(over=False)))

    def news(self) -> News:
        """Return the first of each, and how many there are."""
        fresh, lasting, over = (
            list(found.select_related("kiosk__site").order_by("since", "pk")[:MOST_NAMED])
            for found in (self._fresh, self._lasting, self._over)
        )
        counts = (self._fresh.count(), self._lasting.count(), self._over.count())
        self._ids = tuple(
            list(found.values_list("pk", flat=True))
            for found in (self._fresh, self._lasting, self._over)
        )
        return News(fresh, lasting, over, counts)

    def told(self) -> None:
        """Write down that it has heard all of it."""
        fresh, lasting, over = self._ids
        Telling.objects.bulk_create(
            [Telling(alert_id=pk, receiver=self._receiver, at=self._now) for pk in fresh],
            batch_size=_AT_ONCE,
            ignore_conflicts=True,
        )
        self._tellings(lasting, at=self._now, over=False)
        self._tellings(over, at=self._now, over=True)

    def _tellings(self, alerts: list[int], **values: object) -> None:
        mine: QuerySet[Telling] = Telling.objects.filter(receiver=self._receiver)
        for at in range(0, len(alerts), _AT_ONCE):
            mine.filter(alert__in=alerts[at : at + _AT_ONCE]).update(**values)
