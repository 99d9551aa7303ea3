"""Fixtures of the kiosks' tests: a site with a root of trust, and a kiosk that shows it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kiosk.server.authoring.models import Township, VillageSite
from kiosk.server.devices import limits
from kiosk.server.devices.pairing import approve
from tests.server.devices.device import Device

if TYPE_CHECKING:
    from pytest_django import Settings

ROOT = json.dumps({"signed": {"_type": "root", "version": 1}, "signatures": []}).encode()
"""As much of a root of trust as the server looks at."""


@pytest.fixture(autouse=True)
def _full_buckets() -> None:
    for buckets in (limits.OF_A_KIOSK, limits.OF_STRANGERS, limits.OF_NEWCOMERS):
        buckets.clear()


def make_site(settings: Settings, code: str) -> VillageSite:
    from wagtail.models import Page  # noqa: PLC0415

    township = Township.objects.first()
    if township is None:
        root = Page.get_first_root_node()
        township = root.add_child(instance=Township(title="晨溪乡", slug="kiosks", live=False))
    site: VillageSite = township.add_child(
        instance=VillageSite(title=code, slug=code, code=code, live=False)
    )
    trust = settings.KIOSK.folders.trust
    trust.mkdir(parents=True, exist_ok=True)
    (trust / f"{code}.root.json").write_bytes(ROOT)
    return site


@pytest.fixture
def site(db: None, settings: Settings) -> VillageSite:
    del db
    return make_site(settings, "heguang")


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
