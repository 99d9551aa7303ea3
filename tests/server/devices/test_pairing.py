from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from kiosk.link.keys import PrivateKey
from kiosk.link.messages import PairRequest, PairState
from kiosk.link.parts import CODE_LENGTH, CODE_SIGNS
from kiosk.server.devices.models import Kiosk, KioskGroup
from kiosk.server.devices.pairing import (
    PairingError,
    approve,
    find,
    forget_strangers,
    refuse,
)
from kiosk.server.devices.trust import NoRootError
from tests.server.devices.conftest import ROOT
from tests.server.devices.device import Device, told

if TYPE_CHECKING:
    from kiosk.server.authoring.models import VillageSite


def test_an_unknown_kiosk_is_told_a_code_that_nobody_misreads(stranger: Device) -> None:
    answer = stranger.pair()
    assert answer.state is PairState.WAITING
    assert len(answer.code) == CODE_LENGTH
    assert set(answer.code) <= set(CODE_SIGNS)
    assert not set("01IO") & set(CODE_SIGNS)
    assert 890 < answer.seconds <= 900
    assert answer.console.startswith("http://testserver/")


def test_the_code_stays_while_it_is_good_and_changes_when_it_has_run_out(stranger: Device) -> None:
    first = stranger.pair().code
    assert stranger.pair().code == first
    Kiosk.objects.update(code_until=timezone.now() - dt.timedelta(seconds=1))
    assert stranger.pair().code != first


def test_an_approved_kiosk_is_told_whom_to_trust(stranger: Device, site: VillageSite) -> None:
    group = KioskGroup.objects.create(name="先行", ring="early")
    code = stranger.pair().code
    kiosk = approve(stranger.row, code=code, site=site, name="礼堂", groups=[group], by=None)
    answer = stranger.pair()
    assert answer.state is PairState.APPROVED
    assert answer.trust is not None
    assert answer.trust.kiosk == kiosk.id
    assert answer.trust.root == ROOT
    assert (answer.trust.site, answer.trust.name, answer.trust.rings) == (
        "heguang",
        "礼堂",
        ("early",),
    )
    assert answer.trust.updates == "http://testserver/published/"


def test_a_code_is_found_as_people_type_it(stranger: Device) -> None:
    code = stranger.pair().code
    assert find(f" {code[:4].lower()}-{code[4:].lower()} ") == stranger.row


@pytest.mark.parametrize("typed", ["", " - ", "AAAAAAAA"])
def test_a_code_that_no_screen_shows_finds_nothing(stranger: Device, typed: str) -> None:
    stranger.pair()
    with pytest.raises(PairingError):
        find(typed)


def test_a_code_that_has_run_out_finds_and_approves_nothing(
    stranger: Device, site: VillageSite
) -> None:
    code = stranger.pair().code
    Kiosk.objects.update(code_until=timezone.now() - dt.timedelta(seconds=1))
    with pytest.raises(PairingError):
        find(code)
    with pytest.raises(PairingError):
        approve(stranger.row, code=code, site=site, name="", by=None)
    assert stranger.row.state == Kiosk.State.WAITING


def test_a_kiosk_is_approved_by_its_own_code_only(site: VillageSite) -> None:
    one, other = Device(), Device()
    one.pair()
    code = other.pair().code
    with pytest.raises(PairingError):
        approve(one.row, code=code, site=site, name="", by=None)


def test_nobody_is_approved_for_a_site_without_a_root(
    stranger: Device, site: VillageSite, settings: object
) -> None:
    (settings.KIOSK.folders.trust / "heguang.root.json").unlink()  # type: ignore[attr-defined]
    code = stranger.pair().code
    with pytest.raises(NoRootError):
        approve(stranger.row, code=code, site=site, name="", by=None)
    assert stranger.row.state == Kiosk.State.WAITING


def test_an_approved_kiosk_whose_root_is_not_there_now_is_told_to_come_again(
    device: Device, settings: object
) -> None:
    (settings.KIOSK.folders.trust / "heguang.root.json").unlink()  # type: ignore[attr-defined]
    answer = device.say("pair", PairRequest(key=device.key.public))
    assert (answer.status_code, told(answer)) == (429, {"reason": "busy"})


def test_a_refused_kiosk_is_told_so_and_gets_no_code(stranger: Device) -> None:
    stranger.pair()
    refuse(stranger.row, by=None)
    answer = stranger.pair()
    assert answer.state is PairState.REFUSED
    assert answer.code == ""


def test_approving_and_refusing_are_written_down(site: VillageSite) -> None:
    one, other = Device(), Device()
    approve(one.row, code=one.pair().code, site=site, name="a", by=None) if one.pair() else None
    other.pair()
    refuse(other.row, by=None)
    actions = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert {"kiosk.approve", "kiosk.refuse"} <= actions


def test_a_request_that_names_another_key_than_it_is_signed_with_is_refused(
    stranger: Device,
) -> None:
    other = PrivateKey.make()
    answer = stranger.say("pair", PairRequest(key=other.public))
    assert answer.status_code == 401
    assert not Kiosk.objects.exists()


def test_newcomers_from_one_address_are_limited_and_others_are_not(db: None) -> None:
    del db
    codes = [Device().say("pair", PairRequest(key=PrivateKey.make().public)) for _ in range(3)]
    assert {answer.status_code for answer in codes} == {401}
    for _ in range(10):
        Device().pair()
    late = Device()
    answer = late.say("pair", PairRequest(key=late.key.public))
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 1
    assert told(answer) == {"reason": "busy"}
    Device(address="10.0.0.8").pair()


def test_strangers_who_never_came_back_are_forgotten(stranger: Device, device: Device) -> None:
    stranger.pair()
    Kiosk.objects.update(
        made=timezone.now() - dt.timedelta(days=2), last_seen=timezone.now() - dt.timedelta(days=2)
    )
    assert forget_strangers() == 1
    assert [kiosk.key_id for kiosk in Kiosk.objects.all()] == [device.key.id]
