from __future__ import annotations

import contextlib
import http.client
import socket
import threading
from typing import TYPE_CHECKING

import pytest

from kiosk.bench.update_server import plain_server
from kiosk.bench.update_wire import Wire

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE = 300_000


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    (tmp_path / "film.mp4").write_bytes(bytes(SIZE))
    with plain_server(tmp_path) as served:
        yield served.port


@contextlib.contextmanager
def echo() -> Iterator[int]:
    """A server that sends back the first bytes of each connection."""
    listener = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                with client:
                    client.sendall(client.recv(65_536))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield int(listener.getsockname()[1])
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


def talk(port: int, words: bytes) -> bytes:
    heard = b""
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(words)
        while part := client.recv(65_536):
            heard += part
    return heard


def get(port: int) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    with contextlib.closing(connection):
        connection.request("GET", "/film.mp4")
        answer = connection.getresponse()
        with contextlib.suppress(http.client.IncompleteRead):
            return answer.read()
    return b""


def test_what_passes_is_counted_to_the_byte_in_both_directions() -> None:
    with echo() as port, Wire(port) as wire:
        assert talk(wire.port, b"seventeen letters") == b"seventeen letters"
        assert (bytes(wire.up), wire.down, wire.total) == (b"seventeen letters", 17, 34)
        assert talk(wire.port, b"more") == b"more"
        assert wire.total == 42


def test_a_known_file_moves_its_bytes_and_the_heads(port: int) -> None:
    with Wire(port) as wire:
        assert len(get(wire.port)) == SIZE
        assert wire.requests == 1
        assert SIZE < wire.down < SIZE + 500
        wire.reset()
        assert (wire.requests, wire.total) == (0, 0)


def test_a_wire_that_is_cut_lets_no_more_through_than_it_may(port: int) -> None:
    with Wire(port, cut_every=100_000) as wire:
        for attempt in (1, 2, 3):
            assert get(wire.port) == b""
            assert (wire.cuts, wire.down) == (attempt, attempt * 100_000)


def test_what_is_smaller_passes_between_two_cuts() -> None:
    with echo() as port, Wire(port, cut_every=25) as wire:
        assert talk(wire.port, b"x" * 20) == b"x" * 20
        assert talk(wire.port, b"x" * 20) == b"x" * 5
        assert talk(wire.port, b"x" * 20) == b"x" * 20
        assert (wire.cuts, wire.down) == (1, 45)


def test_both_ends_hear_of_a_cut() -> None:
    with echo() as port, Wire(port, cut_every=1) as wire:
        assert talk(wire.port, b"hello") == b"h"
