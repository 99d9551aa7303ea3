from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.utils import timezone

from kiosk.link.messages import Disk, Glass, Heartbeat
from kiosk.server.devices.models import Kiosk
from kiosk.server.fleet.alerts import UNUSED, forget, look
from kiosk.server.fleet.models import Alert, Channel
from kiosk.server.fleet.telling import PATIENCE, tell
from tests.server.devices.conftest import approved
from tests.server.fleet.conftest import make_channel

if TYPE_CHECKING:
    from kiosk.server.authoring.models import VillageSite
    from tests.fakes.robot import Robot
    from tests.server.devices.device import Device

WELL = Glass(age=0.5)
MINUTE = dt.timedelta(minutes=1)


def beat(device: Device, **said: object) -> None:
    message = Heartbeat(at=timezone.now(), **{"glass": WELL, **said})  # type: ignore[arg-type]
    assert device.say("heartbeat", message).status_code == 200


def open_kinds() -> set[str]:
    return set(Alert.objects.filter(until=None).values_list("kind", flat=True))


def test_a_kiosk_that_is_well_is_no_alert(device: Device) -> None:
    beat(device, disk=Disk(free=10**12, total=10**13))
    assert look() == (0, 0)


def test_a_dark_kiosk_is_one_alert_as_long_as_it_is_dark(device: Device) -> None:
    beat(device)
    later = timezone.now() + dt.timedelta(hours=1)
    assert look(later) == (1, 0)
    assert look(later + MINUTE) == (0, 0)
    assert open_kinds() == {"dark"}
    beat(device)
    assert look() == (0, 1)
    assert open_kinds() == set()


def test_a_kiosk_that_says_so_fails(device: Device) -> None:
    beat(device, glass=None)
    look()
    assert open_kinds() == {"failing"}


def test_a_full_disk_and_a_wrong_clock_are_alerts_of_their_own(device: Device) -> None:
    wrong = timezone.now() - dt.timedelta(hours=2)
    message = Heartbeat(at=wrong, glass=WELL, disk=Disk(free=10**6, total=10**9))
    assert device.say("heartbeat", message).status_code == 200
    look()
    assert open_kinds() == {"disk", "clock"}


def test_a_kiosk_that_nobody_touches_for_two_weeks_is_one(device: Device) -> None:
    beat(device)
    look()
    assert open_kinds() == set()
    Kiosk.objects.update(approved_at=timezone.now() - UNUSED - MINUTE)
    look()
    assert open_kinds() == {"unused"}
    beat(device, glass=Glass(age=0.5, touched=60.0))
    look()
    assert open_kinds() == set()


def test_a_revoked_kiosk_is_nobodys_worry(device: Device) -> None:
    beat(device, glass=None)
    Kiosk.objects.update(state=Kiosk.State.REVOKED, last_seen=None)
    assert look() == (0, 0)


def test_alerts_that_were_over_long_ago_are_forgotten(device: Device) -> None:
    beat(device)
    Kiosk.objects.update(last_seen=None)
    look()
    assert forget() == 0
    Alert.objects.update(until=timezone.now() - dt.timedelta(days=200))
    assert forget() == 1


# --- telling ----------------------------------------------------------------------------


def dark(device: Device) -> dt.datetime:
    """Be dark for long enough that people are told; return that moment."""
    del device
    Kiosk.objects.update(last_seen=None)
    look()
    return timezone.now() + PATIENCE + MINUTE


def test_nobody_is_told_of_what_is_over_soon(device: Device, robot: Robot) -> None:
    make_channel("wecom", robot.address + "key=k")
    when = dark(device)
    assert tell(timezone.now()) == 0
    beat(device)
    look()
    assert tell(when) == 0
    assert robot.heard == []


def test_wecom_is_told_in_its_format_and_once(device: Device, robot: Robot) -> None:
    make_channel("wecom", robot.address + "key=k")
    when = dark(device)
    assert tell(when) == 1
    assert tell(when + MINUTE) == 0
    [(path, message)] = robot.heard
    assert path == "/send?key=k"
    assert message["msgtype"] == "text"
    text = message["text"]["content"]
    assert "礼堂" in text
    assert str(device.row.site) in text
    assert text.splitlines()[-1].startswith("http://testserver/")


def test_dingtalk_is_told_with_its_signature(device: Device, robot: Robot) -> None:
    make_channel("dingtalk", robot.address + "access_token=t", "SECabc")
    assert tell(dark(device)) == 1
    [(path, message)] = robot.heard
    said = parse_qs(urlsplit(path).query)
    moment = said["timestamp"][0]
    right = hmac.new(b"SECabc", f"{moment}\nSECabc".encode(), hashlib.sha256).digest()
    assert base64.b64decode(said["sign"][0]) == right
    assert message["text"]["content"]


def test_letters_are_sent(device: Device, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]
    make_channel("email", "town@example.cn")
    assert tell(dark(device)) == 1
    [letter] = mail.outbox
    assert letter.to == ["town@example.cn"]
    assert "礼堂" in letter.body


def test_many_alerts_are_one_message(device: Device, site: VillageSite, robot: Robot) -> None:
    del device
    for number in range(3):
        approved(site, f"第{number}台")
    base = Kiosk.objects.first()
    assert base is not None
    Kiosk.objects.bulk_create(
        Kiosk(name=f"n{n}", state="approved", site=site, key="00" * 32, key_id=f"{n:064x}")
        for n in range(40)
    )
    make_channel("wecom", robot.address)
    Kiosk.objects.update(last_seen=None)
    look()
    assert tell(timezone.now() + PATIENCE + MINUTE) == 1
    text = robot.heard[0][1]["text"]["content"]
    assert len(text.splitlines()) <= 23


@pytest.mark.parametrize(
    "answer",
    [
        (200, {}, b'{"errcode": 93000, "errmsg": "invalid webhook url"}'),
        (200, {}, b"<html>portal</html>"),
        (500, {}, b""),
        (302, {"Location": "http://127.0.0.1:1/elsewhere"}, b""),
    ],
)
def test_a_message_that_did_not_get_there_is_sent_again_and_the_page_says_why(
    device: Device, robot: Robot, answer: tuple[int, dict[str, str], bytes]
) -> None:
    channel = make_channel("wecom", robot.address + "key=secret-key")
    when, good = dark(device), robot.answer
    robot.answer = answer
    assert tell(when) == 0
    channel.refresh_from_db()
    assert channel.trouble
    assert "secret-key" not in channel.trouble
    robot.answer = good
    assert tell(when + MINUTE) == 1
    channel.refresh_from_db()
    assert channel.trouble == ""


def test_one_channel_that_fails_holds_up_no_other(device: Device, robot: Robot) -> None:
    make_channel("wecom", "https://elsewhere.example.cn/send")
    other = make_channel("dingtalk", robot.address)
    when = dark(device)
    assert tell(when) == 1
    assert tell(when + MINUTE) == 0
    assert [one.pk for one in Alert.objects.get().told.all()] == [other.pk]
    assert len(robot.heard) == 1


def test_the_server_sends_nothing_to_other_addresses(db: None) -> None:
    from kiosk.server.fleet.telling import NotToldError, send  # noqa: PLC0415

    del db
    channel = make_channel("wecom", "http://169.254.169.254/latest/meta-data")
    with pytest.raises(NotToldError):
        send(channel, "t", "x")


def test_a_channels_address_is_not_readable_in_the_database(db: None) -> None:
    del db
    make_channel("dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=tok", "SECabc")
    row = Channel.objects.values().get()
    assert "tok" not in str(row["address"]).replace("token", "")
    assert "SECabc" not in str(row)
