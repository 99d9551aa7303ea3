from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from kiosk.server.jobs.models import PeriodicRun
from kiosk.server.jobs.periodic import Periodic, all_periodic, do_due

pytestmark = pytest.mark.django_db

_MINUTE = dt.timedelta(minutes=1)


def test_what_is_due_is_taken_by_one_worker_only() -> None:
    thing = Periodic("x", _MINUTE, lambda: None)
    now = timezone.now()
    assert thing.take(now)
    assert not thing.take(now)
    assert not thing.take(now + _MINUTE / 2)
    assert thing.take(now + _MINUTE)
    assert PeriodicRun.objects.get().due_at == now + 2 * _MINUTE


def test_one_that_fails_keeps_no_other_from_being_done() -> None:
    done: list[str] = []

    def fail() -> None:
        raise ValueError

    do_due([Periodic("a", _MINUTE, fail), Periodic("b", _MINUTE, lambda: done.append("b"))])
    assert done == ["b"]


def test_pages_that_are_due_are_published_each_minute_and_old_things_swept_away() -> None:
    names = {thing.name: thing.every for thing in all_periodic()}
    assert names["jobs.sweeping.publish_scheduled"] == _MINUTE
