from __future__ import annotations

import base64
import datetime as dt
import hmac
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.utils import timezone

from kiosk.server.fleet.alerts import COMES_BACK, look
from kiosk.server.fleet.models import Alert, AlertSettings, Receiver, Telling
from kiosk.server.fleet.telling.messages import MOST_NAMED
from kiosk.server.fleet.telling.tell import AGAIN, PAUSE, tell
from kiosk.server.project.config import MailSettings
from tests.server.fleet.conftest import receiver

if TYPE_CHECKING:
    from pytest_django import Settings

    from tests.fakes.hook import Hook
    from tests.server.fleet.conftest import Fleet

pytestmark = pytest.mark.usefixtures("rules")
MINUTES = dt.timedelta(minutes=1)


def test_wecom_hears_of_an_alert_once_again_after_a_day_and_when_it_is_over(
    fleet: Fleet, hook: Hook
) -> None:
    receiver("wecom", hook.address)
    kiosk = fleet.silence(fleet.kiosk("活动室"), hours=1)
    look()
    now = timezone.now()
    assert tell(now) == 0  # it may be back in a moment
    assert tell(now + 6 * MINUTES) == 1
    assert tell(now + 60 * MINUTES) == 0
    call = hook.calls[0]
    assert call.path == "/robot/send?key=0123-secret"
    assert call.json["msgtype"] == "text"
    for words in ("1 台屏幕需要处理", "禾光村 活动室：失联", "http://testserver/fleet/alerts/"):
        assert words in call.text
    assert tell(now + AGAIN + 7 * MINUTES) == 1
    assert "仍未恢复" in hook.calls[1].text
    fleet.hear(kiosk)
    look()
    Alert.objects.update(until=now + AGAIN)
    assert tell(now + AGAIN + COMES_BACK + 20 * MINUTES) == 1
    assert "1 台屏幕恢复正常" in hook.calls[2].text
    assert tell(now + AGAIN * 3) == 0


def test_dingtalk_gets_the_signature_that_it_wants(fleet: Fleet, hook: Hook) -> None:
    receiver("dingtalk", hook.address, "SECmountain")
    fleet.silence(fleet.kiosk("活动室"), hours=1)
    look()
    assert tell(timezone.now() + 6 * MINUTES) == 1
    query = parse_qs(urlsplit(hook.calls[0].path).query)
    signed = f"{query['timestamp'][0]}\nSECmountain".encode()
    digest = hmac.digest(b"SECmountain", signed, "sha256")
    assert base64.b64decode(query["sign"][0]) == digest
    assert query["key"] == ["0123-secret"]


def test_a_program_gets_signed_json_in_both_languages(fleet: Fleet, hook: Hook) -> None:
    receiver("json", hook.address, "between-us")
    kiosk = fleet.silence(fleet.kiosk("活动室"), hours=1)
    look()
    hook.answer = b""
    assert tell(timezone.now() + 6 * MINUTES) == 1
    call = hook.calls[0]
    mac = hmac.digest(b"between-us", call.body, "sha256").hex()
    assert call.headers["X-Kiosk-Signature"] == f"sha256={mac}"
    assert call.json["counts"] == {"new": 1, "lasting": 0, "over": 0}
    told = call.json["new"][0]
    assert (told["kind"], told["site"], told["kiosk"]["id"]) == ("dark", "heguang", str(kiosk.pk))
    assert told["en"].startswith("Nothing heard since")


def test_a_letter_is_sent_in_the_receivers_language(fleet: Fleet, settings: Settings) -> None:
    letters = MailSettings(host="mail.invalid", sender="kiosk@example.cn")
    settings.KIOSK = settings.KIOSK.model_copy(update={"mail": letters})
    receiver("email", "li@example.cn", language="en")
    fleet.silence(fleet.kiosk("活动室"), hours=1)
    look()
    assert tell(timezone.now() + 6 * MINUTES) == 1
    letter = mail.outbox[0]
    assert letter.to == ["li@example.cn"]
    assert letter.subject.endswith("1 kiosk needs attention")
    assert "New:" in letter.body


def test_without_a_mail_server_it_says_so(fleet: Fleet) -> None:
    one = receiver("email", "li@example.cn")
    fleet.silence(fleet.kiosk("活动室"), hours=1)
    look()
    assert tell(timezone.now() + 6 * MINUTES) == 0
    one.refresh_from_db()
    assert "server.yaml" in one.trouble_zh


@pytest.mark.parametrize(
    ("answer", "status", "why"),
    [
        (b'{"errcode":93000,"errmsg":"invalid webhook url"}', 200, "invalid webhook url"),
        (b"<html>login</html>", 200, "不是群机器人"),
        (b"[" * 60_000, 200, "不是群机器人"),
        (b"", 500, "500"),
    ],
)
def test_what_did_not_get_there_is_tried_again_later_and_said(
    fleet: Fleet, hook: Hook, answer: bytes, status: int, why: str
) -> None:
    one = receiver("wecom", hook.address)
    fleet.silence(fleet.kiosk("活动室"), hours=1)
    look()
    hook.answer, hook.status = answer, status
    now = timezone.now() + 6 * MINUTES
    assert tell(now) == 0
    one.refresh_from_db()
    assert why in one.trouble_zh
    assert "0123-secret" not in one.trouble_zh + one.trouble_en
    assert tell(now + dt.timedelta(seconds=50)) == 0
    assert len(hook.calls) == 1  # it waits a minute, then two, then four
    assert tell(now + MINUTES) == 0
    assert tell(now + 2 * MINUTES) == 0
    assert len(hook.calls) == 2
    hook.answer, hook.status = b'{"errcode":0}', 200
    assert tell(now + 60 * MINUTES) == 1
    one.refresh_from_db()
    assert (one.failures, one.trouble_zh) == (0, "")
    assert Telling.objects.count() == 1


def test_the_longest_wait_is_an_hour(fleet: Fleet, hook: Hook) -> None:
    one = receiver("wecom", hook.address, failures=500)
    fleet.silence(fleet.kiosk("活动室"), hours=1)
    look()
    hook.status = 500
    now = timezone.now() + 6 * MINUTES
    tell(now)
    one.refresh_from_db()
    assert one.next_at == now + dt.timedelta(hours=1)


def test_at_night_nobody_is_woken(fleet: Fleet, hook: Hook) -> None:
    receiver("wecom", hook.address)
    AlertSettings.objects.update(begin=dt.time(7), end=dt.time(21))
    fleet.silence(fleet.kiosk("活动室"), hours=1)
    look()
    Alert.objects.update(since=timezone.now() - dt.timedelta(hours=1))
    today = timezone.localtime()
    night = today.replace(hour=22, minute=0) + dt.timedelta(days=1)
    assert tell(night) == 0
    assert tell(night + dt.timedelta(hours=8)) == 0
    assert tell(night + dt.timedelta(hours=9)) == 1


def test_a_power_cut_in_the_valley_is_one_message(fleet: Fleet, hook: Hook) -> None:
    receiver("wecom", hook.address)
    for number in range(40):
        fleet.silence(fleet.kiosk(f"很长的屏幕名字{number:02d}" * 3), hours=1)
    look()
    now = timezone.now() + 6 * MINUTES
    assert tell(now) == 1
    text = hook.calls[0].text
    assert "40 台屏幕需要处理" in text
    assert len(text.encode()) <= 2_048
    assert text.endswith("/fleet/alerts/")
    assert text.count("· ") <= MOST_NAMED
    assert Telling.objects.count() == 40
    fleet.silence(fleet.kiosk("又一台"), hours=1)
    look()
    assert tell(now + PAUSE - MINUTES) == 0
    Alert.objects.update(since=timezone.now() - dt.timedelta(hours=1))
    assert tell(now + PAUSE) == 1


def test_another_worker_leaves_a_receiver_alone_that_one_has(fleet: Fleet, hook: Hook) -> None:
    one = receiver("wecom", hook.address)
    fleet.silence(fleet.kiosk("活动室"), hours=1)
    look()
    now = timezone.now() + 6 * MINUTES
    Receiver.objects.filter(pk=one.pk).update(next_at=now + MINUTES)  # taken, and then killed
    assert tell(now) == 0
    assert tell(now + 2 * MINUTES) == 1


def test_whoever_is_not_told_hears_nothing(fleet: Fleet, hook: Hook) -> None:
    receiver("wecom", hook.address, active=False)
    fleet.silence(fleet.kiosk("活动室"), hours=1)
    look()
    assert tell(timezone.now() + 6 * MINUTES) == 0
    assert hook.calls == []


def test_where_messages_go_cannot_be_read_in_the_database(hook: Hook) -> None:
    one = receiver("dingtalk", hook.address, "SECmountain")
    row = Receiver.objects.filter(pk=one.pk).values_list("address", "secret").get()
    assert "secret" not in "".join(row)
    assert "SECmountain" not in "".join(row)
    assert one.opened() == (hook.address, "SECmountain")
