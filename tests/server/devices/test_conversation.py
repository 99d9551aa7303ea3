"""Who is answered, once: strangers, replays, lost answers, limits."""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING

import pytest

from kiosk.link.keys import PrivateKey
from kiosk.link.messages import Heartbeat, Log, NewKey, PairRequest, proof_of
from kiosk.link.parts import (
    API,
    LONGEST_LOG,
    LONGEST_MESSAGE,
    LONGEST_PAIRING,
    LONGEST_PLAYS,
    LONGEST_SCREENSHOT,
)
from kiosk.link.signature import DIGEST, INPUT, SEQUENCE, SIGNATURE, sign_request
from kiosk.server.devices.actions import revoke
from kiosk.server.devices.conversation import BULKY, NEWCOMERS, one_of
from kiosk.server.devices.identity import server_key
from kiosk.server.devices.models import Kiosk
from tests.server.devices.conftest import approved
from tests.server.devices.device import Device, is_from, told

if TYPE_CHECKING:
    from django.test import Client

    from kiosk.server.authoring.models import VillageSite

BEAT = Heartbeat(at=dt.datetime(2026, 11, 24, tzinfo=dt.UTC))
BODY = BEAT.model_dump_json(exclude_defaults=True).encode()
LIMITS = {
    "pair": LONGEST_PAIRING,
    "heartbeat": LONGEST_MESSAGE,
    "screenshot": LONGEST_SCREENSHOT,
    "statistics": LONGEST_PLAYS,
    "logs": LONGEST_LOG,
    "key": LONGEST_MESSAGE,
}


def test_an_approved_kiosk_is_answered_and_the_answer_is_signed(device: Device) -> None:
    headers = device.headers("POST", "heartbeat", BODY)
    answer = device.send("POST", "heartbeat", BODY, headers=headers)
    assert answer.status_code == 200
    assert is_from(server_key().public, answer, headers)
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_servers_key_stays_the_same(db: None) -> None:
    del db
    assert server_key().id == server_key().id


def test_the_servers_key_is_not_readable_in_the_database(db: None) -> None:
    from kiosk.server.devices.models import ServerKey  # noqa: PLC0415

    del db
    seed = server_key().seed
    row = ServerKey.objects.get()
    assert seed.hex() not in row.seed
    assert str(row) == "the server's key"


# --- strangers --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["heartbeat", "statistics", "logs", "key"])
def test_a_kiosk_that_nobody_knows_is_refused_everywhere(name: str, stranger: Device) -> None:
    headers = stranger.headers("POST", name, b"{}")
    answer = stranger.send("POST", name, b"{}", headers=headers)
    assert answer.status_code == 401
    assert told(answer) == {"reason": "unknown"}
    assert is_from(server_key().public, answer, headers)


def test_a_kiosk_that_waits_for_its_approval_can_only_ask_for_that(stranger: Device) -> None:
    stranger.pair()
    assert stranger.send("POST", "heartbeat", BODY).status_code == 403


def test_a_revoked_kiosk_is_refused_everywhere(device: Device) -> None:
    revoke(device.row, by=None)
    assert device.send("POST", "heartbeat", BODY).status_code == 403
    answer = device.say("pair", PairRequest(key=device.key.public))
    assert answer.status_code == 403
    assert told(answer) == {"reason": "revoked"}


def test_another_kiosks_key_does_not_open_this_ones_door(device: Device, site: VillageSite) -> None:
    other = approved(site, "食堂")
    headers = device.headers("POST", "heartbeat", BODY)
    forged = sign_request(other.key, "POST", API + "heartbeat", BODY, 1_000)
    headers[SIGNATURE] = forged[SIGNATURE]
    assert device.send("POST", "heartbeat", BODY, headers=headers).status_code == 401
    headers[INPUT] = forged[INPUT]
    assert device.send("POST", "heartbeat", BODY, headers=headers).status_code == 401
    assert device.row.last_seen is not None
    assert device.row.sequence == 1


@pytest.mark.parametrize("name", [DIGEST, SEQUENCE, INPUT, SIGNATURE])
def test_a_request_without_one_of_its_headers_is_refused(device: Device, name: str) -> None:
    headers = device.headers("POST", "heartbeat", BODY)
    del headers[name]
    assert device.send("POST", "heartbeat", BODY, headers=headers).status_code == 401


def test_a_body_that_was_changed_on_the_way_is_refused(device: Device) -> None:
    headers = device.headers("POST", "heartbeat", BODY)
    assert device.send("POST", "heartbeat", BODY + b" ", headers=headers).status_code == 401


def test_a_signature_for_one_address_opens_no_other(device: Device) -> None:
    headers = device.headers("POST", "heartbeat", b"{}")
    assert device.send("POST", "logs", b"{}", headers=headers).status_code == 401


def test_a_query_is_not_signed_and_so_not_taken(device: Device) -> None:
    headers = device.headers("POST", "heartbeat", BODY)
    answer = device.send("POST", "heartbeat", BODY, headers=headers, query="?x=1")
    assert answer.status_code == 400


def test_somebody_who_is_signed_in_at_the_console_is_no_kiosk(
    people: object, sign_in: object
) -> None:
    client: Client = sign_in(people.administrator)  # type: ignore[operator, attr-defined]
    answer = client.post(f"{API}heartbeat", BODY, content_type="application/json")
    assert answer.status_code == 401


def test_tries_from_one_address_are_limited_and_hold_up_no_kiosk_behind_it(
    device: Device,
) -> None:
    stranger = Device(address=device.address)
    seen = {stranger.send("POST", "heartbeat", BODY).status_code for _ in range(40)}
    assert seen == {401, 429}
    assert device.send("POST", "heartbeat", BODY).status_code == 200


def test_a_kiosk_that_asks_too_often_is_told_when_to_come_again(device: Device) -> None:
    answers = [device.send("POST", "heartbeat", BODY) for _ in range(40)]
    late = next(answer for answer in answers if answer.status_code == 429)
    assert int(late.headers["Retry-After"]) >= 1


# --- sizes ------------------------------------------------------------------------------


class Trap:
    """A body that must not be read."""

    def read(self, *_: object) -> bytes:
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize("name", LIMITS)
def test_not_a_byte_of_a_body_that_is_too_long_is_read(name: str, device: Device) -> None:
    method = "PUT" if name == "screenshot" else "POST"
    request = device.client.generic(
        method,
        API + name,
        b"x",
        content_type="application/json",
        headers=device.headers(method, name, b"x"),
        CONTENT_LENGTH=str(LIMITS[name] + 1),
        **{"wsgi.input": Trap()},
    )
    assert request.status_code == 413
    assert told(request) == {"reason": "too-long"}


@pytest.mark.parametrize("name", ["heartbeat", "screenshot", "statistics", "logs", "key"])
def test_nobody_waits_for_the_body_of_a_stranger(
    name: str, device: Device, stranger: Device
) -> None:
    """Who sends a byte a minute would hold a thread that answers kiosks."""
    method = "PUT" if name == "screenshot" else "POST"
    revoke(device.row, by=None)
    for sender, status in ((stranger, 401), (device, 403)):
        answer = sender.client.generic(
            method,
            API + name,
            b"x" * 100,
            content_type="application/json",
            headers=sender.headers(method, name, b"x" * 100),
            **{"wsgi.input": Trap()},
        )
        assert answer.status_code == status


def test_no_more_than_a_few_slow_bodies_are_waited_for_at_once(
    device: Device, stranger: Device
) -> None:
    text = Log(text="x" * 20_000)
    with one_of(BULKY), one_of(BULKY):
        answer = device.say("logs", text)
        assert (answer.status_code, told(answer)) == (429, {"reason": "busy"})
        assert device.send("POST", "heartbeat", BODY).status_code == 200
    assert device.say("logs", text).status_code == 200
    with one_of(NEWCOMERS), one_of(NEWCOMERS):
        asked = PairRequest(key=stranger.key.public)
        assert stranger.say("pair", asked).status_code == 429
    assert stranger.say("pair", asked).status_code == 200


@pytest.mark.parametrize("length", ["", "-1", "1e3", "٣", "9" * 30])
def test_a_length_must_be_one(length: str, device: Device) -> None:
    answer = device.client.generic(
        "POST",
        f"{API}heartbeat",
        BODY,
        headers=device.headers("POST", "heartbeat", BODY),
        CONTENT_LENGTH=length,
    )
    assert answer.status_code in {411, 413}


def test_a_body_as_long_as_it_may_be_is_taken(device: Device) -> None:
    text = "行" * 1_000
    whole = Log(text=text)
    assert device.say("logs", whole).status_code == 200


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b"{", b'{"at": 1e999}', b'{"at": "x"}', b"\xff\xfe", b"[" * 5_000],
)
def test_a_message_that_says_nothing_is_wrong_and_changes_nothing(
    device: Device, body: bytes
) -> None:
    before = device.row.sequence
    answer = device.send("POST", "heartbeat", body)
    assert answer.status_code in {400, 411, 422}
    assert device.row.sequence == before


# --- once -------------------------------------------------------------------------------


def test_a_request_that_comes_again_gets_the_same_answer_and_does_nothing(
    device: Device,
) -> None:
    text = Log(text="a line")
    body = text.model_dump_json().encode()
    headers = device.headers("POST", "logs", body)
    first = device.send("POST", "logs", body, headers=headers)
    again = device.send("POST", "logs", body, headers=headers)
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert device.row.logs.count() == 1


def test_a_number_that_was_used_for_another_request_is_refused(device: Device) -> None:
    device.send("POST", "heartbeat", BODY, headers=device.headers("POST", "heartbeat", BODY, 9))
    other = b'{"text": "x"}'
    answer = device.send("POST", "logs", other, headers=device.headers("POST", "logs", other, 9))
    assert answer.status_code == 409
    assert told(answer) == {"reason": "stale", "sequence": 9}
    assert device.row.logs.count() == 0


def test_a_lower_number_is_told_the_last_one_signed(device: Device) -> None:
    device.send("POST", "heartbeat", BODY, headers=device.headers("POST", "heartbeat", BODY, 50))
    headers = device.headers("POST", "heartbeat", BODY, 49)
    answer = device.send("POST", "heartbeat", BODY, headers=headers)
    assert answer.status_code == 409
    assert told(answer)["sequence"] == 50
    assert is_from(server_key().public, answer, headers)


def test_an_old_request_stays_refused_however_late_it_comes(device: Device) -> None:
    body = b'{"text": "x"}'
    old = device.headers("POST", "logs", body)
    assert device.send("POST", "logs", body, headers=old).status_code == 200
    device.send("POST", "heartbeat", BODY)
    assert device.send("POST", "logs", body, headers=old).status_code == 409
    assert device.row.logs.count() == 1


def test_what_one_kiosk_has_used_is_free_for_another(device: Device, site: VillageSite) -> None:
    other = approved(site, "食堂")
    for one in (device, other):
        headers = one.headers("POST", "heartbeat", BODY, 77)
        assert one.send("POST", "heartbeat", BODY, headers=headers).status_code == 200


# --- keys -------------------------------------------------------------------------------


def exchange(device: Device, fresh: PrivateKey, proof: bytes | None = None) -> int:
    proof = proof or fresh.sign(proof_of(device.key.id, fresh.id))
    return device.say("key", NewKey(key=fresh.public, proof=proof)).status_code


def test_a_key_is_exchanged_and_the_old_one_opens_nothing(device: Device) -> None:
    fresh, old = PrivateKey.make(), device.key
    assert exchange(device, fresh) == 200
    assert device.send("POST", "heartbeat", BODY).status_code == 401
    device.key = fresh
    assert device.send("POST", "heartbeat", BODY).status_code == 200
    assert Kiosk.objects.filter(key_id=old.id).count() == 0


def test_numbers_go_on_after_an_exchange(device: Device) -> None:
    fresh = PrivateKey.make()
    exchange(device, fresh)
    device.key = fresh
    headers = device.headers("POST", "heartbeat", BODY, 1)
    assert device.send("POST", "heartbeat", BODY, headers=headers).status_code == 409


def test_nobody_takes_a_key_that_he_does_not_have(device: Device) -> None:
    other = PrivateKey.make()
    proof = device.key.sign(proof_of(device.key.id, other.id))
    assert exchange(device, other, proof) == 422


def test_nobody_takes_another_kiosks_key(device: Device, site: VillageSite) -> None:
    other = approved(site, "食堂")
    assert exchange(device, other.key) == 422
    assert Kiosk.objects.get(key_id=other.key.id).name == "食堂"


# --- the log ----------------------------------------------------------------------------


def test_no_log_tells_a_signature_a_code_or_a_key(
    device: Device, stranger: Device, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    code = stranger.pair().code
    headers = device.headers("POST", "heartbeat", BODY)
    device.send("POST", "heartbeat", BODY, headers=headers)
    stranger.send("POST", "heartbeat", BODY)
    text = caplog.text
    for secret in (code, headers[SIGNATURE], server_key().seed.hex(), device.key.seed.hex()):
        assert secret not in text
