"""Fixtures of the fleet's tests: kiosks that say how they are, and somebody who hears of alerts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from kiosk.link.messages import Content, Disk, Glass, Heartbeat
from kiosk.server.devices.heartbeat import take_heartbeat
from kiosk.server.devices.models import Kiosk
from kiosk.server.fleet.models import AlertSettings, Receiver
from tests.fakes.hook import Hook
from tests.server.review.conftest import villages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import Settings

    from kiosk.server.authoring.models import VillageSite
    from tests.server.villages import Villages

__all__ = ["villages"]

WELL = {
    "glass": Glass(age=0.5, rate=25.0, frames=100, touched=60.0),
    "disk": Disk(free=40 * 2**30, total=100 * 2**30),
    "content": Content(site="heguang", shown=1),
    "version": "1.0",
}


@dataclass
class Fleet:
    """Kiosks, each made and heard of in one line."""

    site: VillageSite
    made: list[Kiosk] = field(default_factory=list)

    def kiosk(self, name: str, site: VillageSite | None = None, **more: object) -> Kiosk:
        """Have a kiosk that was paired a month ago, and has not said anything yet."""
        long_ago = timezone.now() - dt.timedelta(days=30)
        given: dict[str, Any] = {
            "name": name,
            "site": site or self.site,
            "state": "approved",
            "key": "00" * 32,
            "key_id": f"{name}-{len(self.made)}",
            "approved_at": long_ago,
        }
        one = Kiosk.objects.create(**(given | more))
        self.made.append(one)
        return one

    def hear(self, one: Kiosk, *, fast: float = 0.0, **said: object) -> Kiosk:
        """Have a kiosk say how it is, well if nothing is said; `fast` seconds is its clock."""
        at = timezone.now() + dt.timedelta(seconds=fast)
        one.refresh_from_db()
        take_heartbeat(one, Heartbeat(at=at, **(WELL | said)))  # type: ignore[arg-type]
        one.refresh_from_db()
        return one

    def silence(self, one: Kiosk, **since: float) -> Kiosk:
        """Have nothing been heard of a kiosk for a while."""
        Kiosk.objects.filter(pk=one.pk).update(last_seen=timezone.now() - dt.timedelta(**since))
        one.refresh_from_db()
        return one


@pytest.fixture
def fleet(villages: Villages) -> Fleet:
    """Kiosks of Heguang."""
    return Fleet(villages.heguang)


@pytest.fixture
def rules(db: None) -> AlertSettings:
    """People are told of alerts at any hour; and the server has looked all the time."""
    del db
    rules = AlertSettings.load()
    rules.begin = rules.end = dt.time(0)
    rules.looked_at = timezone.now()
    rules.save()
    return rules


@pytest.fixture
def hook(settings: Settings) -> Iterator[Hook]:
    """Somebody else's server, to which the township's settings let alerts go."""
    with Hook() as hook:
        settings.KIOSK = settings.KIOSK.model_copy(update={"alerts_to": (hook.host,)})
        yield hook


def receiver(kind: str, address: str, secret: str = "", **more: object) -> Receiver:
    one = Receiver(name=f"收件 {kind}", kind=kind, **more)
    one.keep(address, secret)
    one.save()
    return one
