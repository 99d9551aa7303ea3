"""Fixtures of the kiosks' tests: a site with a root of trust, and a kiosk that shows it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kiosk.server.devices import limits
from kiosk.server.devices.pairing import approve
from tests.server.devices.device import Device

if TYPE_CHECKING:
    from pytest_django import Settings

    from kiosk.server.authoring.models import VillageSite
    from tests.server.villages import Villages

ROOT = json.dumps({"signed": {"_type": "root", "version": 1}, "signatures": []}).encode()
"""As much of a root of trust as the server looks at."""


@pytest.fixture(autouse=True)
def _full_buckets() -> None:
    for buckets in (limits.OF_A_KIOSK, limits.OF_STRANGERS, limits.OF_NEWCOMERS):
        buckets.clear()


def with_root(settings: Settings, site: VillageSite) -> VillageSite:
    """Give a site a root of trust."""
    trust = settings.KIOSK.folders.trust
    trust.mkdir(parents=True, exist_ok=True)
    (trust / f"{site.code}.root.json").write_bytes(ROOT)
    return site


@pytest.fixture
def site(villages: Villages, settings: Settings) -> VillageSite:
    """Heguang, with a root of trust."""
    return with_root(settings, villages.heguang)


@pytest.fixture
def stranger(db: None) -> Device:
    """A kiosk that nobody knows."""
    del db
    return Device()


@pytest.fixture
def device(site: VillageSite) -> Device:
    """A kiosk that was approved."""
    return approved(site)


def approved(site: VillageSite, name: str = "礼堂") -> Device:
    device = Device()
    answer = device.pair()
    approve(device.row, code=answer.code, site=site, name=name, by=None)
    return device
