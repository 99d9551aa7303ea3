from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from kiosk.link.messages import Disk
from kiosk.server.devices.interval import dark_after
from kiosk.server.fleet import alerts
from kiosk.server.fleet.alerts import COMES_BACK, forget, look, look_for_unused
from kiosk.server.fleet.models import Alert, AlertSettings

if TYPE_CHECKING:
    from tests.server.fleet.conftest import Fleet


def lasting() -> set[tuple[str, str]]:
    found = Alert.objects.filter(until=None).select_related("kiosk")
    return {(one.kiosk.name, one.kind) for one in found}


@pytest.mark.usefixtures("rules")
def test_an_alert_begins_once_and_ends_with_its_cause(fleet: Fleet) -> None:
    sick, gone = fleet.hear(fleet.kiosk("坏"), glass=None), fleet.hear(fleet.kiosk("断"))
    fleet.silence(gone, hours=1)
    fleet.hear(fleet.kiosk("好"))
    assert look() == (2, 0)
    assert look() == (0, 0)
    assert lasting() == {("坏", "failing"), ("断", "dark")}
    fleet.hear(sick), fleet.hear(gone)
    assert look() == (0, 2)
    assert lasting() == set()
    assert Alert.objects.count() == 2


@pytest.mark.usefixtures("rules")
def test_an_alert_says_what_it_is_in_both_languages(fleet: Fleet) -> None:
    fleet.hear(fleet.kiosk("盘"), disk=Disk(free=2**29, total=2**40))
    look()
    about = Alert.objects.get().about
    assert about == ("磁盘快满了：只剩 0.5 GB。", "The disk is almost full: 0.5 GB free.")


@pytest.mark.usefixtures("rules")
def test_what_a_dark_kiosk_had_is_neither_over_nor_anew(fleet: Fleet) -> None:
    kiosk = fleet.hear(fleet.kiosk("盘"), disk=Disk(free=1, total=2))
    look()
    fleet.silence(kiosk, hours=1)
    assert look() == (1, 0)
    assert lasting() == {("盘", "disk"), ("盘", "dark")}
    fleet.hear(kiosk)
    assert look() == (0, 2)


@pytest.mark.usefixtures("rules")
def test_a_loose_contact_is_one_alert(fleet: Fleet) -> None:
    kiosk = fleet.hear(fleet.kiosk("坏"), glass=None)
    look()
    for _ in range(3):
        fleet.hear(kiosk)
        look()
        fleet.hear(kiosk, glass=None)
        look()
    assert Alert.objects.count() == 1
    fleet.hear(kiosk)
    look()
    Alert.objects.update(until=timezone.now() - COMES_BACK - dt.timedelta(seconds=1))
    fleet.hear(kiosk, glass=None)
    look()
    assert Alert.objects.count() == 2


def test_when_the_server_itself_was_away_kiosks_get_time_to_be_heard(
    fleet: Fleet, rules: AlertSettings
) -> None:
    AlertSettings.objects.filter(pk=rules.pk).update(
        looked_at=timezone.now() - dt.timedelta(hours=2)
    )
    gone = fleet.silence(fleet.kiosk("断"), hours=2)
    back = fleet.silence(fleet.kiosk("在"), hours=2)
    now = timezone.now()
    assert look(now) == (0, 0)
    fleet.hear(back)
    later = now + dark_after() / 2
    assert look(later) == (0, 0)
    assert look(now + dark_after() * 0.99) == (0, 0)
    fleet.hear(back)
    assert look(now + dark_after()) == (1, 0)
    assert lasting() == {(gone.name, "dark")}


@pytest.mark.usefixtures("rules")
def test_a_kiosk_that_was_just_paired_may_take_its_time(fleet: Fleet) -> None:
    kiosk = fleet.kiosk("新")
    type(kiosk).objects.update(approved_at=timezone.now())
    assert look() == (0, 0)


@pytest.mark.usefixtures("rules")
def test_a_kiosk_that_nobody_touches_is_told_of(fleet: Fleet) -> None:
    used, unused, new = (fleet.hear(fleet.kiosk(name)) for name in ("用", "不用", "新"))
    long_ago = timezone.now() - dt.timedelta(days=15)
    type(used).objects.filter(pk=unused.pk).update(touched_at=long_ago)
    type(used).objects.filter(pk=new.pk).update(touched_at=None, approved_at=timezone.now())
    assert look_for_unused() == (1, 0)
    assert lasting() == {("不用", "unused")}
    assert "15 天" in Alert.objects.get().about_zh
    AlertSettings.objects.update(unused_days=0)
    assert look_for_unused() == (0, 1)


@pytest.mark.usefixtures("rules")
def test_the_alerts_of_a_revoked_kiosk_are_over(fleet: Fleet) -> None:
    kiosk = fleet.silence(fleet.kiosk("断"), hours=1)
    look()
    type(kiosk).objects.update(state="revoked")
    assert look() == (0, 1)


@pytest.mark.usefixtures("rules")
def test_many_kiosks_at_once_are_looked_at_in_few_queries(
    fleet: Fleet, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: object
) -> None:
    monkeypatch.setattr(alerts, "_AT_ONCE", 10)
    for number in range(25):
        fleet.silence(fleet.kiosk(f"{number:02d}"), hours=1)
    assert look() == (25, 0)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert look() == (0, 0)


@pytest.mark.usefixtures("rules")
def test_what_is_over_is_forgotten_after_half_a_year(fleet: Fleet) -> None:
    fleet.silence(fleet.kiosk("断"), hours=1)
    look()
    assert forget() == 0
    Alert.objects.update(until=timezone.now() - dt.timedelta(days=181))
    assert forget() == 1
