"""What systemd is told, by its own protocol."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from kiosk.device.supervisor import Supervisor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["file", "abstract"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"@{tmp_path}" if request.param == "abstract" else str(tmp_path / "notify")


@pytest.fixture
def systemd(address: str) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(address.replace("@", "\0", 1))
        listening.settimeout(30)
        yield listening


def test_it_is_told_in_its_own_words(systemd: socket.socket, address: str) -> None:
    supervisor = Supervisor({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "60000000"})
    assert supervisor.is_there
    assert supervisor.every == 20
    supervisor.ready()
    supervisor.alive()
    assert [systemd.recv(99) for _ in range(2)] == [b"READY=1", b"WATCHDOG=1"]


@pytest.mark.parametrize("term", ["", "0", "soon", "-1", "²"])
def test_signs_of_life_are_sent_only_where_they_are_asked_for(term: str) -> None:
    assert Supervisor({"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": term}).every is None


def test_where_nobody_watches_nothing_is_asked_of_the_display() -> None:
    supervisor = Supervisor({"WATCHDOG_USEC": "60000000"})
    assert not supervisor.is_there
    assert supervisor.every is None


def test_one_who_is_gone_or_does_not_listen_holds_up_nothing(tmp_path: Path) -> None:
    address = tmp_path / "notify"
    supervisor = Supervisor({"NOTIFY_SOCKET": str(address)})
    supervisor.ready()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as deaf:
        deaf.bind(str(address))
        for _ in range(10_000):
            supervisor.alive()
