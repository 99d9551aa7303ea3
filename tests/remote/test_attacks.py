"""Who means harm while twenty phones watch: the narrator leads on, and nothing grows."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.sync.client import connect

from kiosk.content.values import ANY_LANGUAGE, EMPTY, Text
from kiosk.remote.messages import LONGEST
from kiosk.show.presenter.templates import Template
from tests.remote.conftest import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.remote.conftest import Phone, Remote

WATCHERS = 20


@pytest.fixture
def led(remote: Remote) -> Iterator[Phone]:
    """Return the phone that leads a visit, while twenty others watch and are read."""
    key = remote.key()
    phone = remote.phone(key)
    phone.say(say="choose", visit="town")
    phone.hear_until(lambda said: said["state"]["phase"] == "welcome")
    ended = threading.Event()
    watchers = [remote.phone(key, name=str(number)) for number in range(WATCHERS)]
    threads = [threading.Thread(target=_watch, args=(one, ended)) for one in watchers]
    for thread in threads:
        thread.start()
    yield phone
    ended.set()
    for thread in threads:
        thread.join()


@pytest.fixture
def guest(remote: Remote) -> str:
    """Return the pass of a phone that may watch, while another one leads."""
    key = remote.key()
    remote.lectern.choose("town")
    remote.phone(key, name="narrator")
    return key


def _watch(phone: Phone, ended: threading.Event) -> None:
    with contextlib.suppress(ConnectionClosed):
        while not ended.is_set():
            phone.hear()


def leads(phone: Phone) -> None:
    """See that the narrator's acts are done and told."""
    for leg in (2, 0, 3):
        phone.do(do="jump", leg=leg, beat=0)
        phone.hear_until(lambda said, leg=leg: said["state"]["shown"][0] == leg)  # type: ignore[misc]


def open_socket(remote: Remote, key: str, **headers: str) -> Any:
    return connect(
        f"ws://{remote.host}/lead?name=x&language=en",
        additional_headers={"Cookie": f"pass={key}", **headers},
        origin=f"http://{remote.host}",  # type: ignore[arg-type]
        max_size=None,
    )


# --- messages ---------------------------------------------------------------------------

MANGLED = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200),
    st.recursive(
        st.none()
        | st.booleans()
        | st.floats(allow_nan=False)
        | st.integers()
        | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["say", "do", "act", "leg", "beat", "visit", "pin", "spot"])
                | st.text(max_size=5),
                inner | st.sampled_from(["do", "make", "choose", "jump", "point", "take-control"]),
                max_size=5,
            )
        ),
        max_leaves=12,
    ).map(json.dumps),
    st.integers(LONGEST - 2, 4 * LONGEST).map(lambda size: "[" * size),
    st.integers(1, 3).map(lambda size: b"\xff" * (size * LONGEST)),
)


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(MANGLED, min_size=1, max_size=6))
def test_mangled_messages_of_a_phone_with_a_pass_change_nothing(
    remote: Remote, guest: str, said: list[str | bytes]
) -> None:
    before = remote.lectern.presenter
    assert before is not None
    standing = before.standing
    with contextlib.suppress(WebSocketException), open_socket(remote, guest) as phone:
        for message in said:
            phone.send(message)
        phone.send('{"say": "ping", "number": 7}')
        while "pong" not in json.dumps(json.loads(phone.recv(timeout=PATIENCE)).get("answers")):
            pass

    assert remote.lectern.presenter is before
    assert before.standing == standing


def test_raw_bytes_of_any_kind_end_no_more_than_their_own_connection(
    remote: Remote, led: Phone
) -> None:
    host, port = remote.host.split(":")
    for rubbish in (
        b"\x00" * 5000,
        b"\x16\x03\x01\x02\x00",
        b"GET " + b"a" * 70_000,
        bytes(range(128, 256)) * 8,
    ):
        with (
            contextlib.suppress(OSError),
            socket.create_connection((host, int(port)), timeout=PATIENCE) as wire,
        ):
            wire.sendall(rubbish + b"\r\n\r\n")
            while wire.recv(4096):
                pass
    leads(led)


# --- slow phones ------------------------------------------------------------------------


def test_a_phone_that_never_reads_holds_up_nobody_and_is_sent_out(
    remote: Remote, led: Phone
) -> None:
    here = remote.reception.watching
    key = remote.knock(remote.reception.secret()).cookies["pass"]
    host, port = remote.host.split(":")
    with socket.socket() as wire:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        wire.connect((host, int(port)))
        wire.sendall(
            f"GET /lead?name=slow HTTP/1.1\r\nHost: {remote.host}\r\n"
            f"Origin: http://{remote.host}\r\nCookie: pass={key}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )
        assert wire.recv(12) == b"HTTP/1.1 101"
        until(lambda: remote.reception.watching == here + 1, led)
        # Each visit that is made changes the plan, which is then told whole to every phone.
        until(lambda: remote.reception.watching == here, led, also=lambda: prepare_one(remote))
    leads(led)


def prepare_one(remote: Remote) -> None:
    with remote.lock:
        remote.lectern.make(
            Template.FORTY,
            delegation=Text({ANY_LANGUAGE: "团" * 80}),
            welcome=Text({ANY_LANGUAGE: "欢迎" * 90}),
            narrator=EMPTY,
        )


def until(true: Callable[[], bool], phone: Phone, also: Callable[[], None] = lambda: None) -> None:
    """Go on until something is so; the phone is told of things all the while."""
    while not true():
        also()
        phone.hear()


# --- who may not ask --------------------------------------------------------------------


def test_a_pass_of_the_visit_before_opens_nothing(remote: Remote, led: Phone) -> None:
    key = remote.knock(remote.reception.secret()).cookies["pass"]
    assert requests.get(f"http://{remote.host}/print", cookies={"pass": key}, timeout=PATIENCE).ok
    led.say(say="lay-down")
    led.hear_until(lambda said: said["state"]["phase"] == "closed")
    remote.reception.close()  # as the display does when the lectern is laid down
    assert led.closed_with() == 4410
    remote.open()

    assert remote.refused(key)
    for path in ("print", "picture/0/0.jpg", "reports/town.csv"):
        answer = requests.get(
            f"http://{remote.host}/{path}", cookies={"pass": key}, timeout=PATIENCE
        )
        assert answer.status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1.nip.io", "", "0"]
)
def test_a_name_elsewhere_that_points_here_is_not_answered(
    remote: Remote, led: Phone, host: str
) -> None:
    """DNS rebinding: the browser believes to speak with a page's own server."""
    host = host.format(port=remote.serving.port)
    key = remote.knock(remote.reception.secret()).cookies["pass"]
    for path in ("", "print", "static/page.js", "words/en.json"):
        answer = requests.get(
            f"http://{remote.host}/{path}",
            headers={"Host": host},
            cookies={"pass": key},
            timeout=PATIENCE,
        )
        assert answer.status_code in (400, 403)
    with pytest.raises((InvalidStatus, WebSocketException)), open_socket(remote, key, Host=host):
        pass
    leads(led)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", "file://"])
def test_a_page_elsewhere_cannot_lead_with_the_narrators_own_cookie(
    remote: Remote, led: Phone, origin: str
) -> None:
    key = remote.knock(remote.reception.secret()).cookies["pass"]
    assert remote.refused(key, origin=origin)
    answer = remote.knock(remote.reception.secret(), Origin=origin)
    assert answer.status_code == 403
    leads(led)


def test_nobody_without_a_pass_is_told_anything_while_others_watch(
    remote: Remote, led: Phone
) -> None:
    assert remote.refused("")
    assert remote.refused("x" * 5000)
    assert remote.knock("guess").json()["refused"] == "secret"
    leads(led)
