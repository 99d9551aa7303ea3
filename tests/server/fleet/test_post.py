from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.server.fleet.telling import post as posting
from kiosk.server.fleet.telling.post import NotToldError, numbers_of, post, target_of
from tests.fakes.hook import Hook

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def hook() -> Iterator[Hook]:
    with Hook() as hook:
        yield hook


@pytest.mark.parametrize(
    "address",
    [
        "http://qyapi.weixin.qq.com/send",
        "ftp://example.cn/",
        "file:///etc/passwd",
        "https://",
        "https://user:word@example.cn/",
        "https://example.cn:99999/",
        "https://exa mple.cn/",
        "https://example.cn/\r\nX: y",
        "gopher",
        "",
    ],
)
def test_only_https_addresses_are_taken(address: str) -> None:
    with pytest.raises(NotToldError):
        target_of(address, ())


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.0.0.5", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.1", "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.5",
        "64:ff9b::a00:5", "2002:a00:5::1", "::",
    ],
)  # fmt: skip
def test_a_name_that_stands_for_a_private_number_is_refused(
    monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    def found(*_: Any, **__: Any) -> list[Any]:
        return [(0, 0, 0, "", ("93.184.216.34", 443)), (0, 0, 0, "", (number, 443))]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    with pytest.raises(NotToldError) as error:
        post("https://robot.example.cn/", b"{}", {})
    assert "alerts_to" in error.value.zh


def test_a_public_number_is_called_and_not_looked_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def found(host: str, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        number = "93.184.216.34" if len(asked) == 1 else "127.0.0.1"
        return [(0, 0, 0, "", (number, 443))]

    called: list[tuple[str, int]] = []

    def call(where: tuple[str, int], **_: Any) -> socket.socket:
        called.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(socket, "create_connection", call)
    with pytest.raises(NotToldError, match="ConnectionRefusedError"):
        post("https://robot.example.cn/", b"{}", {})
    assert (asked, called) == (["robot.example.cn"], [("93.184.216.34", 443)])


def test_what_the_settings_name_may_be_private_and_without_tls(hook: Hook) -> None:
    hook.answer = b"taken"
    assert post(hook.address, b"{}", {"X-Y": "z"}, (hook.host,)) == b"taken"
    assert post(hook.address, b"{}", {}, ("127.0.0.1",)) == b"taken"
    assert hook.calls[0].headers["X-Y"] == "z"
    with pytest.raises(NotToldError):
        post(hook.address, b"{}", {}, ("127.0.0.1:1",))


def test_nothing_is_followed_elsewhere(hook: Hook) -> None:
    with Hook() as other:
        hook.location = other.address
        with pytest.raises(NotToldError, match="302"):
            post(hook.address, b"{}", {}, ("127.0.0.1",))
        assert other.calls == []


def test_whoever_does_not_answer_is_left(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "WAIT", 0.2)
    hook.silent.set()
    with pytest.raises(NotToldError) as error:
        post(hook.address, b"{}", {}, (hook.host,))
    assert "没有回答" in error.value.zh


def test_a_server_that_is_not_there_is_said_without_its_address() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{held.getsockname()[1]}"
        with pytest.raises(NotToldError) as error:
            post(f"http://{host}/?key=secret", b"{}", {}, (host,))
    assert "secret" not in str(error.value)


def test_an_answer_is_read_so_far_and_no_further(hook: Hook) -> None:
    hook.answer = b"x" * 1_000_000
    assert len(post(hook.address, b"{}", {}, (hook.host,))) == posting.LONGEST_ANSWER


def test_a_name_that_nobody_knows_is_said() -> None:
    with pytest.raises(NotToldError):
        numbers_of(target_of("https://nobody.invalid/", ()))
