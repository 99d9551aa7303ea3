from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from kiosk.link.messages import Disk, Glass, Heartbeat, Trouble
from kiosk.server.devices.models import Kiosk, KioskCommand
from kiosk.server.fleet.models import Channel
from kiosk.server.fleet.telling import ROBOTS
from tests.server.devices.conftest import approved, with_root

if TYPE_CHECKING:
    from pytest_django import Settings

    from kiosk.server.authoring.models import VillageSite
    from tests.server.conftest import SignIn
    from tests.server.devices.device import Device
    from tests.server.people import People
    from tests.server.villages import Villages

FLEET, TABLE, COMMAND = "fleet", "fleet_table", "fleet_command"


def beat(device: Device, **said: object) -> None:
    message = Heartbeat(at=timezone.now(), **{"glass": Glass(age=0.1), **said})  # type: ignore[arg-type]
    assert device.say("heartbeat", message).status_code == 200


def test_the_fleet_shows_each_kiosks_true_state(
    device: Device, people: People, sign_in: SignIn
) -> None:
    beat(
        device,
        glass=Glass(age=0.1, rate=24.96),
        disk=Disk(free=7 * 10**9, total=10**11),
        troubles=(Trouble(about="server", zh="连不上发布服务器", en="no server"),),
    )
    page = sign_in(people.administrator).get(reverse(FLEET)).content.decode()
    for words in ("礼堂", str(device.row.site), "25.0", "7.0 GB", "连不上发布服务器"):
        assert words in page
    assert "<script>" not in page.partition("data-fleet-table")[2].partition("</form>")[0]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"well", "sick", "gone"}),
        ("standing=online", {"well"}),
        ("standing=failing", {"sick"}),
        ("standing=dark", {"gone"}),
        ("search=si", {"sick"}),
        ("search=%25", set()),
        ("standing=nonsense", {"well", "sick", "gone"}),
        ("p=9999999999", {"well", "sick", "gone"}),
    ],
)
def test_kiosks_are_filtered(
    site: VillageSite, people: People, sign_in: SignIn, query: str, found: set[str]
) -> None:
    well, sick, gone = (approved(site, name) for name in ("well", "sick", "gone"))
    beat(well)
    beat(sick, glass=None)
    Kiosk.objects.filter(pk=gone.row.pk).update(last_seen=None)
    page = sign_in(people.auditor).get(f"{reverse(TABLE)}?{query}").content.decode()
    assert {name for name in ("well", "sick", "gone") if f">{name}</a>" in page} == found


def test_editors_see_the_kiosks_of_their_village_and_no_others(
    site: VillageSite,
    villages: Villages,
    people: People,
    sign_in: SignIn,
    settings: Settings,
) -> None:
    here = approved(site, "在禾光")
    there = approved(with_root(settings, villages.lanxi), "在兰溪")
    page = sign_in(people.alice).get(reverse(TABLE)).content.decode()
    assert "在禾光" in page
    assert "在兰溪" not in page
    client = sign_in(people.bob)
    assert client.get(reverse("kiosk_one", args=[here.row.pk])).status_code == 404
    assert client.get(reverse("kiosk_screenshot", args=[here.row.pk])).status_code == 404
    assert client.get(reverse("kiosk_one", args=[there.row.pk])).status_code == 200


def test_nobody_without_a_role_sees_anything(
    device: Device, people: People, sign_in: SignIn
) -> None:
    client = sign_in(people.charlie)
    for name in (FLEET, TABLE, "fleet_alerts", "kiosk_groups", "kiosk_pair"):
        assert client.get(reverse(name)).status_code == 302
    assert client.get(reverse("kiosk_one", args=[device.row.pk])).status_code == 302


@pytest.mark.parametrize("who", ["alice", "first", "final", "auditor"])
def test_only_administrators_command_pair_and_revoke(
    device: Device, people: People, sign_in: SignIn, who: str
) -> None:
    client = sign_in(getattr(people, who))
    pk = device.row.pk
    answers = [
        client.post(reverse(COMMAND), {"kiosk": pk, "command": "restart", "sure": "1"}),
        client.post(reverse("kiosk_revoke", args=[pk])),
        client.post(reverse("kiosk_rotate", args=[pk])),
        client.post(reverse("kiosk_pair"), {"code": "AAAAAAAA"}),
        client.post(reverse("fleet_channel_new"), {}),
    ]
    assert {answer.status_code for answer in answers} == {302}
    client.post(reverse("kiosk_one", args=[pk]), {"name": "other", "site": device.row.site_id})
    assert device.row.state == Kiosk.State.APPROVED
    assert device.row.name == "礼堂"
    assert not KioskCommand.objects.exists()


def test_a_command_is_asked_for_once_more_before_it_is_sent(
    device: Device, people: People, sign_in: SignIn
) -> None:
    client = sign_in(people.administrator)
    said = {"kiosk": str(device.row.pk), "command": "volume", "volume": "40"}
    page = client.post(reverse(COMMAND), said)
    assert page.status_code == 200
    assert "礼堂" in page.content.decode()
    assert not KioskCommand.objects.exists()
    client.post(reverse(COMMAND), said | {"sure": "1"})
    command = KioskCommand.objects.get()
    assert (command.order, command.by) == (
        {"kind": "volume", "level": 0.4},
        people.administrator,
    )


@pytest.mark.parametrize(
    "said",
    [
        {"command": "volume"},
        {"command": "volume", "volume": "101"},
        {"command": "hours", "opens": "08:00"},
        {"command": "pin", "pin": "12"},
        {"command": "pin", "pin": "abcd"},
        {"command": "format"},
    ],
)
def test_a_command_that_lacks_something_is_not_sent(
    device: Device, people: People, sign_in: SignIn, said: dict[str, str]
) -> None:
    said = {"kiosk": str(device.row.pk), "sure": "1", **said}
    assert sign_in(people.administrator).post(reverse(COMMAND), said).status_code == 200
    assert not KioskCommand.objects.exists()


def test_kiosks_that_are_none_get_no_command(people: People, sign_in: SignIn) -> None:
    said = {"kiosk": "nonsense", "command": "restart", "sure": "1"}
    answer = sign_in(people.administrator).post(reverse(COMMAND), said)
    assert answer.status_code == 302
    assert not KioskCommand.objects.exists()


def test_a_picture_of_the_glass_is_shown_to_those_who_may_see_it(
    device: Device, people: People, sign_in: SignIn
) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (64, 36), (200, 30, 30)).save(stream, "JPEG")
    body = stream.getvalue()
    assert device.send("PUT", "screenshot", body, kind="image/jpeg").status_code == 200
    answer = sign_in(people.alice).get(reverse("kiosk_screenshot", args=[device.row.pk]))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert b"".join(answer.streaming_content) == body  # type: ignore[arg-type]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("body", [b"", b"<html>", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0 torn"])
def test_what_is_no_picture_is_not_kept(device: Device, body: bytes) -> None:
    answer = device.send("PUT", "screenshot", body, kind="image/jpeg")
    assert answer.status_code in {411, 415}
    assert not hasattr(device.row, "screenshot")


def test_the_picture_before_is_removed(
    device: Device,
    django_capture_on_commit_callbacks: object,
) -> None:
    from django.core.files.storage import default_storage  # noqa: PLC0415

    names = []
    for shade in (10, 200):
        stream = io.BytesIO()
        Image.new("RGB", (8, 8), (shade, 0, 0)).save(stream, "JPEG")
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            device.send("PUT", "screenshot", stream.getvalue(), kind="image/jpeg")
        names.append(device.row.screenshot.file.name)
    assert not default_storage.exists(names[0])
    assert default_storage.exists(names[1])


# --- pairing at the console -------------------------------------------------------------


def test_an_administrator_pairs_a_kiosk_by_its_code(
    stranger: Device, site: VillageSite, people: People, sign_in: SignIn
) -> None:
    code = stranger.pair().code
    client = sign_in(people.administrator)
    waiting = client.get(reverse("kiosk_pair")).content.decode()
    assert stranger.row.fingerprint in waiting
    assert code not in waiting
    page = client.post(reverse("kiosk_pair"), {"code": f"{code[:4]} {code[4:]}"}).content.decode()
    assert stranger.row.fingerprint in page
    said = {"code": code, "decision": "approve", "name": "食堂", "site": site.pk}
    assert client.post(reverse("kiosk_pair"), said).status_code == 302
    assert (stranger.row.state, stranger.row.name) == (Kiosk.State.APPROVED, "食堂")
    assert stranger.row.approved_by == people.administrator


def test_the_pictures_link_brings_the_code_and_approves_nothing(
    stranger: Device, people: People, sign_in: SignIn
) -> None:
    code = stranger.pair().code
    page = sign_in(people.administrator).get(reverse("kiosk_pair") + f"?code={code}")
    assert f"{code[:4]} {code[4:]}" in page.content.decode()
    assert stranger.row.state == Kiosk.State.WAITING


def test_a_kiosk_is_refused_at_the_console(
    stranger: Device, people: People, sign_in: SignIn
) -> None:
    code = stranger.pair().code
    said = {"code": code, "decision": "refuse"}
    sign_in(people.administrator).post(reverse("kiosk_pair"), said)
    assert stranger.row.state == Kiosk.State.REFUSED


def test_codes_are_not_guessed_at_the_console(people: People, sign_in: SignIn) -> None:
    from kiosk.server.devices.limits import OF_TYPISTS  # noqa: PLC0415

    OF_TYPISTS.clear()
    client = sign_in(people.administrator)
    answers = [client.post(reverse("kiosk_pair"), {"code": "AAAA2222"}) for _ in range(15)]
    assert {answer.status_code for answer in answers} == {200, 429}


def test_revoking_from_the_console(device: Device, people: People, sign_in: SignIn) -> None:
    client = sign_in(people.administrator)
    client.post(reverse("kiosk_rotate", args=[device.row.pk]))
    assert KioskCommand.objects.get().kind == "rotate"
    client.post(reverse("kiosk_revoke", args=[device.row.pk]))
    assert device.row.state == Kiosk.State.REVOKED
    assert KioskCommand.objects.get().state == KioskCommand.State.WITHDRAWN
    assert client.get(reverse("kiosk_one", args=[device.row.pk])).status_code == 200


def test_a_channel_is_added_and_its_address_never_shown_again(
    people: People, sign_in: SignIn
) -> None:
    client = sign_in(people.administrator)
    address = ROBOTS[Channel.Kind.WECOM] + "key=very-secret"
    said = {"name": "镇群", "kind": "wecom", "address": address, "active": "on"}
    assert client.post(reverse("fleet_channel_new"), said).status_code == 302
    channel = Channel.objects.get()
    assert channel.opened == (address, "")
    for name, args in (("fleet_alerts", []), ("fleet_channel", [channel.pk])):
        assert "very-secret" not in client.get(reverse(name, args=args)).content.decode()
    client.post(reverse("fleet_channel_drop", args=[channel.pk]))
    assert not Channel.objects.exists()


@pytest.mark.parametrize(
    ("kind", "address"),
    [("wecom", "http://127.0.0.1/"), ("dingtalk", "https://qyapi.weixin.qq.com/"), ("email", "x")],
)
def test_a_channel_leads_nowhere_else(
    people: People, sign_in: SignIn, kind: str, address: str
) -> None:
    said = {"name": "n", "kind": kind, "address": address}
    assert sign_in(people.administrator).post(reverse("fleet_channel_new"), said).status_code == 200
    assert not Channel.objects.exists()
