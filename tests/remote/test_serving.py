"""The narrator's page over a real network."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

import pytest
import requests
from PIL import Image
from websockets.exceptions import ConnectionClosed

from kiosk.errors import RemoteError
from kiosk.remote.guarded import MOST_FROM_ONE
from kiosk.remote.serving import Serving
from kiosk.show.presenter.acts import Jump
from tests.remote.conftest import PATIENCE, PIN

if TYPE_CHECKING:
    from tests.remote.conftest import Remote


def test_a_phone_that_saw_the_screen_and_knows_the_pin_leads(remote: Remote) -> None:
    phone = remote.phone()
    phone.say(say="choose", visit="town")
    phone.hear_until(lambda said: said["state"]["phase"] == "welcome")
    phone.do(do="jump", leg=2)

    said = phone.hear_until(lambda said: said["state"]["phase"] == "under-way")

    assert said["state"]["shown"] == [2, 0]
    assert phone.plan["visit"]["delegation"] == "Delegation of Qingshui"


def test_a_second_phone_watches_until_it_takes_control_with_the_pin(remote: Remote) -> None:
    first, second = remote.phone(), remote.phone(name="second")
    second.say(say="choose", visit="town")
    refused = second.hear_until(lambda said: "answers" in said)
    assert refused["answers"] == [{"refused": "control"}]
    assert remote.lectern.presenter is None

    second.say(say="take-control", pin="0000")
    wrong = second.hear_until(lambda said: "answers" in said)
    assert wrong["answers"][0]["control"]["refused"] == "pin"

    second.say(say="take-control", pin=PIN)
    assert second.hear_until(lambda said: said["control"]["yours"])
    assert first.hear_until(lambda said: not said["control"]["yours"])["control"]["holder"] == (
        "second"
    )


def test_a_phone_that_lost_the_network_has_control_again(remote: Remote) -> None:
    key = remote.key()
    first = remote.phone(key)
    first.hear()
    first.close()

    assert remote.phone(key).hear_until(lambda said: said["control"]["yours"])


def test_everybody_is_sent_out_when_the_visit_is_over(remote: Remote) -> None:
    key = remote.key()
    phone = remote.phone(key)
    phone.hear()

    remote.reception.close()

    assert phone.closed_with() == 4410
    assert remote.refused(key)


def test_the_state_comes_each_second_so_that_silence_means_something(remote: Remote) -> None:
    phone = remote.phone()

    numbers = [phone.hear()["number"] for _ in range(3)]

    assert numbers == [numbers[0]] * 3


def test_the_plan_comes_once_and_then_only_when_it_changed(remote: Remote) -> None:
    phone = remote.phone()
    assert "plan" in phone.hear()
    phone.say(say="choose", visit="town")
    assert "plan" in phone.hear_until(lambda said: said["state"]["phase"] == "welcome")
    phone.do(do="next")

    assert "plan" not in phone.hear_until(lambda said: said["state"]["phase"] == "under-way")


def test_a_beat_has_its_picture_for_who_was_let_in(remote: Remote) -> None:
    file = remote.folder / "slides/work/1.jpg"
    file.parent.mkdir(parents=True)
    Image.new("RGB", (3000, 2000), "#9E1B1E").save(file)
    key = remote.key()
    remote.lectern.choose("town")
    remote.lectern.do(Jump(leg=2))
    url = f"http://{remote.host}/picture/2/0.jpg"

    there = requests.get(url, cookies={"pass": key}, timeout=PATIENCE)
    stranger = requests.get(url, timeout=PATIENCE)
    missing = requests.get(
        f"http://{remote.host}/picture/2/99.jpg", cookies={"pass": key}, timeout=PATIENCE
    )

    assert (there.status_code, there.headers["content-type"]) == (200, "image/jpeg")
    assert len(there.content) < 100_000
    assert (stranger.status_code, missing.status_code) == (403, 404)


# --- attacks ------------------------------------------------------------------------------


def test_without_a_pass_nobody_hears_anything(remote: Remote) -> None:
    remote.open()

    assert remote.refused("")
    assert remote.refused("guess")


def test_guessing_the_pin_is_made_slow(remote: Remote) -> None:
    secret = remote.open()
    answers = [remote.knock(secret, f"{n:04}").status_code for n in range(7)]

    assert answers == [403] * 5 + [429] * 2
    assert remote.knock(secret).status_code == 429


def test_guessing_the_pin_on_the_socket_is_made_slow_too(remote: Remote) -> None:
    remote.phone().hear()
    second = remote.phone()
    for n in range(6):
        second.say(say="take-control", pin=f"{n:04}")

    second.hear_until(
        lambda said: any(
            (answer.get("control") or {}).get("refused") == "wait"
            for answer in said.get("answers", ())
        )
    )


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example"},
        {"Host": "192.0.2.1:80"},
        {"Host": ""},
    ],
)
def test_another_page_cannot_knock_nor_lead(remote: Remote, headers: dict[str, str]) -> None:
    key = remote.key()

    assert remote.knock(remote.open(), **headers).status_code in (400, 403)
    if "Origin" in headers:
        assert remote.refused(key, origin=headers["Origin"])


def test_a_page_elsewhere_cannot_even_show_the_page(remote: Remote) -> None:
    url = f"http://{remote.host}/"

    other = requests.get(url, headers={"Sec-Fetch-Site": "cross-site"}, timeout=PATIENCE)
    ours = requests.get(url, timeout=PATIENCE)

    assert (other.status_code, ours.status_code) == (403, 200)
    assert "script-src 'self'" in ours.headers["content-security-policy"]


def test_a_name_of_this_machine_is_answered(remote: Remote) -> None:
    url = f"http://{remote.host}/"

    assert requests.get(url, headers={"Host": "kiosk.test"}, timeout=PATIENCE).status_code == 200


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{" * 500, b"x" * 5_000, b'{"secret": "\\ud800", "pin": "1"}']
)
def test_a_knock_that_is_none_is_turned_away(remote: Remote, body: bytes) -> None:
    remote.open()

    answer = requests.post(
        f"http://{remote.host}/come-in",
        data=body,
        headers={"Origin": f"http://{remote.host}"},
        timeout=PATIENCE,
    )

    assert answer.status_code in (400, 403)


def test_a_file_outside_the_page_is_not_served(remote: Remote) -> None:
    for path in ("/static/../../errors.py", "/static/%2e%2e/index.html", "/../errors.py"):
        with socket.create_connection(("127.0.0.1", remote.serving.port)) as raw:
            raw.settimeout(PATIENCE)
            raw.sendall(f"GET {path} HTTP/1.1\r\nHost: {remote.host}\r\n\r\n".encode())
            assert b" 404 " in raw.recv(200)


def test_a_message_that_is_none_changes_nothing(remote: Remote) -> None:
    phone = remote.phone()
    for text in ("", "[]", '{"say": "do", "act": {"do": "rm"}}'):
        phone._socket.send(text)
    phone.say(say="choose", visit="town")

    assert phone.hear_until(lambda said: said["state"]["phase"] == "welcome")


def test_a_message_that_is_too_large_ends_the_socket(remote: Remote) -> None:
    phone = remote.phone()
    phone.say(say="x" * 20_000)

    assert phone.closed_with() == 1009


def test_a_flood_of_messages_ends_the_socket(remote: Remote) -> None:
    phone = remote.phone()
    with contextlib.suppress(ConnectionClosed):
        for _ in range(1_000):
            phone.do(do="point")

    assert phone.closed_with() == 4429


def test_an_address_has_only_so_many_connections(remote: Remote) -> None:
    held = [
        socket.create_connection(("127.0.0.1", remote.serving.port)) for _ in range(MOST_FROM_ONE)
    ]
    try:
        for one in held:
            one.sendall(b"GET / HTTP/1.1\r\n")  # and never more
        with socket.create_connection(("127.0.0.1", remote.serving.port)) as late:
            late.settimeout(PATIENCE)
            try:
                late.sendall(f"GET / HTTP/1.1\r\nHost: {remote.host}\r\n\r\n".encode())
                assert late.recv(100) == b""
            except ConnectionError:
                pass
    finally:
        for one in held:
            one.close()


def test_a_port_that_is_taken_is_told_in_words(remote: Remote) -> None:
    with pytest.raises(RemoteError, match=str(remote.serving.port)):
        Serving(lambda *_: None, host="127.0.0.1", port=remote.serving.port)  # type: ignore[arg-type]


def test_nothing_is_left_of_a_server_that_stopped(remote: Remote) -> None:
    remote.phone().hear()
    remote.serving.stop()

    assert not any(thread.name == "remote" for thread in threading.enumerate())
    with pytest.raises(ConnectionError):
        socket.create_connection(("127.0.0.1", remote.serving.port))


def test_a_visit_is_made_on_the_phone(remote: Remote) -> None:
    phone = remote.phone()
    phone.say(say="make", delegation="清水镇考察团", template="film")

    phone.hear_until(lambda said: said["state"]["phase"] == "welcome")

    assert phone.plan["visit"]["delegation"] == "清水镇考察团"
    assert [leg["target"] for leg in phone.plan["legs"]] == [600]


def test_a_report_is_taken_home_as_a_spreadsheet(remote: Remote) -> None:
    key = remote.key()
    remote.lectern.choose("town")
    remote.lectern.do(Jump(leg=2))
    remote.clock.advance(90)
    remote.lectern.lay_down()
    url = f"http://{remote.host}/reports/town"

    sheet = requests.get(f"{url}.csv?language=en", cookies={"pass": key}, timeout=PATIENCE)
    book = requests.get(f"{url}.xlsx", cookies={"pass": key}, timeout=PATIENCE)

    assert "The branch's year,6.00,1.50,-4.50" in sheet.content.decode("utf-8-sig")
    assert book.content.startswith(b"PK")
    assert requests.get(f"{url}.csv", timeout=PATIENCE).status_code == 403
    assert (
        requests.get(f"{url}.exe", cookies={"pass": key}, timeout=PATIENCE).status_code
        == requests.get(f"{url[:-2]}.csv", cookies={"pass": key}, timeout=PATIENCE).status_code
        == 404
    )


def test_the_run_of_show_is_printed_with_the_narrators_words(remote: Remote) -> None:
    key = remote.key()
    remote.lectern.choose("town")

    page = requests.get(
        f"http://{remote.host}/print?language=zh-Hans", cookies={"pass": key}, timeout=PATIENCE
    )

    assert "请看大屏幕" in page.text
    assert "这里有一棵百年古樟。" in page.text
