from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.link.errors import SignatureError
from kiosk.link.keys import PrivateKey
from kiosk.link.signature import (
    DIGEST,
    INPUT,
    MOST,
    SEQUENCE,
    SIGNATURE,
    read_answer,
    read_request,
    sign_answer,
    sign_request,
)

if TYPE_CHECKING:
    from collections.abc import Callable

PATH, BODY = "/api/v1/heartbeat", b'{"at": 1}'
KIOSK, SERVER, OTHER = (PrivateKey(bytes([n]) * 32) for n in (1, 2, 3))


def signed(number: int = 7) -> dict[str, str]:
    return sign_request(KIOSK, "POST", PATH, BODY, number)


def check(headers: dict[str, str], method: str = "POST", path: str = PATH) -> None:
    read_request(method, path, headers).check(KIOSK.public, BODY)


def test_what_a_kiosk_signs_is_its_own() -> None:
    claim = read_request("POST", PATH, signed())
    claim.check(KIOSK.public, BODY)
    assert (claim.key, claim.sequence) == (KIOSK.id, 7)


def test_the_signed_text_is_that_of_rfc_9421() -> None:
    digest = "sha-256=:1Sw4Na5dbVKwJkfJTKu34MWMHf0jX5THtMGcOYjElTI=:"
    headers = signed()
    base = read_request("POST", PATH, headers).base.decode()
    assert base.splitlines()[:2] == ['"@method": POST', f'"@path": {PATH}']
    assert base.splitlines()[2] == f'"content-digest": {headers[DIGEST]}'
    assert base.splitlines()[3] == '"kiosk-sequence": 7'
    assert base.splitlines()[4] == (
        '"@signature-params": ("@method" "@path" "content-digest" "kiosk-sequence")'
        f';keyid="{KIOSK.id}";alg="ed25519"'
    )
    assert len(headers[DIGEST]) == len(digest)
    assert headers[INPUT] == f"kiosk={base.splitlines()[4].partition(': ')[2]}"
    assert re.fullmatch(r"kiosk=:[A-Za-z0-9+/]{86}==:", headers[SIGNATURE])


@pytest.mark.parametrize(
    "changed",
    [
        {"method": "PUT"},
        {"path": "/api/v1/screenshot"},
        {"path": PATH + "/"},
    ],
)
def test_a_signature_is_for_one_method_and_one_path(changed: dict[str, str]) -> None:
    with pytest.raises(SignatureError):
        check(signed(), **changed)


def test_a_signature_is_for_one_number() -> None:
    with pytest.raises(SignatureError):
        check({**signed(7), SEQUENCE: "8"})


def test_a_signature_is_for_one_body() -> None:
    with pytest.raises(SignatureError):
        read_request("POST", PATH, signed()).check(KIOSK.public, BODY + b" ")


def test_a_body_with_a_digest_of_its_own_is_not_signed() -> None:
    fresh = sign_request(OTHER, "POST", PATH, b"other", 7)
    with pytest.raises(SignatureError):
        read_request("POST", PATH, {**signed(), DIGEST: fresh[DIGEST]}).check(
            KIOSK.public, b"other"
        )


def test_another_key_signs_nothing_in_this_ones_name() -> None:
    forged = sign_request(OTHER, "POST", PATH, BODY, 7)
    named = {**forged, INPUT: forged[INPUT].replace(OTHER.id, KIOSK.id)}
    for headers in (forged, named):
        with pytest.raises(SignatureError):
            read_request("POST", PATH, headers).check(KIOSK.public, BODY)


@pytest.mark.parametrize("name", [DIGEST, SEQUENCE, INPUT, SIGNATURE])
def test_nothing_may_be_missing(name: str) -> None:
    headers = signed()
    del headers[name]
    with pytest.raises(SignatureError):
        check(headers)


@pytest.mark.parametrize(
    "number", ["0", "-1", "+7", "07", " 7", "7 ", "٧", "7.0", "1e3", "", str(MOST + 1), "9" * 99]
)
def test_a_number_is_spelled_in_one_way(number: str) -> None:
    with pytest.raises(SignatureError):
        check({**signed(), SEQUENCE: number})


def test_the_highest_number_is_one_that_every_program_holds() -> None:
    check(signed(MOST))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('"content-digest" ', ""),  # covers less
        lambda text: text.replace("ed25519", "hmac-sha256"),
        lambda text: text.replace("kiosk=", "other="),
        lambda text: text + ", more=()",
        lambda text: text.replace(";alg", ";created=1;alg"),
        lambda text: text.upper(),
        lambda text: text.replace('keyid="', 'keyid="..'),
    ],
)
def test_what_is_covered_is_not_for_the_sender_to_choose(change: Callable[[str], str]) -> None:
    headers = signed()
    with pytest.raises(SignatureError):
        check({**headers, INPUT: change(headers[INPUT])})


def test_a_signature_has_one_spelling() -> None:
    headers = signed()
    raw = headers[SIGNATURE].removeprefix("kiosk=:").removesuffix(":")
    last = base64.b64decode(raw)
    twisted = raw[:-3] + chr(ord(raw[-3]) + 1) + "=="  # other spare bits, the same bytes
    assert base64.b64decode(twisted) == last or twisted != raw
    for wrong in (f"kiosk=:{twisted}:", f"kiosk=:{raw}", f"kiosk=: {raw}:", f"kiosk=:{raw}\n:"):
        with pytest.raises(SignatureError):
            check({**headers, SIGNATURE: wrong})


def test_an_answer_is_the_servers_and_answers_one_request() -> None:
    asked, later = signed(7)[SIGNATURE], signed(8)[SIGNATURE]
    answer = sign_answer(SERVER, 200, b"{}", asked)
    read_answer(200, answer, asked).check(SERVER.public, b"{}")
    for status, body, question, key in (
        (409, b"{}", asked, SERVER),
        (200, b"[]", asked, SERVER),
        (200, b"{}", later, SERVER),
        (200, b"{}", asked, OTHER),
    ):
        with pytest.raises(SignatureError):
            read_answer(status, answer, question).check(key.public, body)


def test_a_request_is_no_answer() -> None:
    headers = signed()
    with pytest.raises(SignatureError):
        read_answer(200, headers, headers[SIGNATURE])


def test_an_answer_is_no_request() -> None:
    answer = sign_answer(SERVER, 200, BODY, "kiosk=:x:")
    with pytest.raises(SignatureError):
        check({**answer, SEQUENCE: "7"})


NOISE = st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=300)


@given(
    headers=st.dictionaries(
        st.sampled_from([DIGEST, SEQUENCE, INPUT, SIGNATURE]), NOISE, min_size=1
    )
)
def test_noise_in_a_header_is_refused_and_nothing_else_happens(headers: dict[str, str]) -> None:
    with pytest.raises(SignatureError):
        check({**signed(), **headers})


@given(
    body=st.binary(max_size=200),
    number=st.integers(1, MOST),
    path=st.text(alphabet="abc/-_.~%0123456789", min_size=1, max_size=60),
)
def test_everything_that_is_signed_is_read_back(body: bytes, number: int, path: str) -> None:
    headers = sign_request(KIOSK, "PUT", path, body, number)
    claim = read_request("PUT", path, {name.title(): value for name, value in headers.items()})
    claim.check(KIOSK.public, body)
    assert claim.sequence == number
