"""The small web server over real connections, with clients of every kind."""

from __future__ import annotations

import gzip
import json
import socket
import threading
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
import requests

from kiosk.release.errors import PublishError
from kiosk.release.local import LocalStorage
from kiosk.release.names import metadata_name, object_name
from kiosk.release.serve.answers import Found
from kiosk.release.serve.server import Patience, Server
from tests.release.village import SITE, Village, contents

if TYPE_CHECKING:
    from collections.abc import Iterator

FILM = {"site.yaml": b"1", "film.mp4": bytes(range(256)) * 8192}
OBJECT = object_name(sha256(FILM["film.mp4"]).hexdigest())
TIMESTAMP = metadata_name(SITE, "timestamp")


@contextmanager
def serving(village: Village, patience: Patience | None = None, **options: Any) -> Iterator[Server]:
    assert isinstance(village.storage, LocalStorage)
    server = Server(village.storage, ("127.0.0.1", 0), patience=patience or Patience(), **options)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def filmed(village: Village) -> Village:
    village.publish(FILM)
    return village


@pytest.fixture
def server(filmed: Village) -> Iterator[Server]:
    with serving(filmed) as running:
        yield running


def ask(server: Server, name: str, method: str = "GET", **headers: str) -> requests.Response:
    said = {key.replace("_", "-"): value for key, value in headers.items()}
    return requests.request(method, f"{server.url}/{name}", headers=said, timeout=10)


def raw(server: Server, text: bytes, patience: float = 10.0) -> bytes:
    """Send bytes; return what comes until the connection is closed."""
    with socket.create_connection(place(server), timeout=patience) as connection:
        connection.sendall(text)
        got = b""
        while block := connection.recv(65_536):
            got += block
    return got


def place(server: Server) -> tuple[str, int]:
    host, port = server.server_address[:2]
    return str(host), port


def get(path: str, *headers: str) -> bytes:
    """Return a request of one connection."""
    lines = [f"GET /{path} HTTP/1.1", "Host: x", "Connection: close", *headers, "", ""]
    return "\r\n".join(lines).encode()


def test_an_object_comes_whole(server: Server) -> None:
    reply = ask(server, OBJECT)
    assert reply.content == FILM["film.mp4"]
    assert reply.headers["Content-Type"] == "application/octet-stream"
    assert "Content-Encoding" not in reply.headers


def test_an_object_comes_in_parts_that_make_it_whole(server: Server) -> None:
    data, at = FILM["film.mp4"], 0
    whole = b""
    for end in (1, 70_000, 1_000_000, len(data)):
        part = ask(server, OBJECT, Range=f"bytes={at}-{end - 1}")
        assert part.status_code == 206
        assert part.headers["Content-Range"] == f"bytes {at}-{end - 1}/{len(data)}"
        whole += part.content
        at = end
    assert whole == data
    beyond = ask(server, OBJECT, Range=f"bytes={len(data)}-")
    assert (beyond.status_code, beyond.content) == (416, b"")


def test_only_the_head_is_sent_when_only_the_head_is_asked_for(server: Server) -> None:
    reply = ask(server, OBJECT, "HEAD", Range="bytes=5-")
    assert reply.status_code == 200
    assert reply.headers["Content-Length"] == str(len(FILM["film.mp4"]))
    assert reply.content == b""
    assert ask(server, "objects/none", "HEAD").status_code == 404


def test_who_has_the_timestamp_is_told_so_in_less_than_a_kilobyte(server: Server) -> None:
    etag = ask(server, TIMESTAMP).headers["ETag"]
    request = get(TIMESTAMP, f"If-None-Match: {etag}")
    reply = raw(server, request)
    assert reply.startswith(b"HTTP/1.1 304 ")
    assert len(request) + len(reply) < 1000


def test_a_new_timestamp_has_another_tag(server: Server, filmed: Village) -> None:
    etag = ask(server, TIMESTAMP).headers["ETag"]
    assert ask(server, TIMESTAMP, If_None_Match=etag).status_code == 304
    filmed.publish(contents(2))
    assert ask(server, TIMESTAMP, If_None_Match=etag).status_code == 200


def test_metadata_come_packed_to_whom_it_suits(server: Server, filmed: Village) -> None:
    name = metadata_name(SITE, "root", 1)
    plain = ask(server, name, Accept_Encoding="identity")
    packed = requests.get(f"{server.url}/{name}", stream=True, timeout=10)
    body = packed.raw.read(decode_content=False)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(body) == int(packed.headers["Content-Length"]) < len(plain.content)
    assert gzip.decompress(body) == plain.content == filmed.pinned
    head = ask(server, name, "HEAD", Accept_Encoding="gzip")
    assert head.headers["Content-Length"] == packed.headers["Content-Length"]


def test_nothing_but_the_tree_is_served(server: Server, filmed: Village) -> None:
    assert (filmed.folder / "keys/targets-1.pem").is_file()
    for path in (
        "", ".lock", "../keys/targets-1.pem", "sites/../../keys/targets-1.pem",
        "%2e%2e/keys/targets-1.pem", "sites/heguang/metadata/..%2f..%2f..%2fkeys/targets-1.pem",
        "//etc/passwd", "objects/", "sites/heguang/metadata/",
    ):  # fmt: skip
        reply = raw(server, get(path))
        assert reply.startswith(b"HTTP/1.1 404 "), path
        assert b"PRIVATE" not in reply
        assert b"Index" not in reply


def test_a_link_in_the_tree_leads_nowhere(server: Server, filmed: Village) -> None:
    assert isinstance(filmed.storage, LocalStorage)
    secret = filmed.folder / "keys/targets-1.pem"
    digest = sha256(b"x").hexdigest()
    link = filmed.storage.root / object_name(digest)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(secret)
    reply = ask(server, object_name(digest))
    assert reply.status_code in {404, 500}
    assert b"PRIVATE" not in reply.content


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_nothing_can_be_written(server: Server, filmed: Village, method: str) -> None:
    before = [*filmed.storage.list("sites")]
    reply = ask(server, TIMESTAMP, method)
    assert reply.status_code in {405, 501}
    assert [*filmed.storage.list("sites")] == before


def test_a_body_that_nobody_reads_is_not_taken_for_the_next_request(server: Server) -> None:
    smuggled = b"GET /sites/heguang/metadata/1.root.json HTTP/1.1\r\nHost: x\r\n\r\n"
    head = f"GET /{TIMESTAMP} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(smuggled)}\r\n\r\n"
    reply = raw(server, head.encode() + smuggled)
    assert reply.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(
    "nonsense",
    [b"\r\n\r\n", b"GET\r\n\r\n", b"\xff\xfe\x00\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
     b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
     b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n"],
)  # fmt: skip
def test_nonsense_is_refused_and_the_server_goes_on(server: Server, nonsense: bytes) -> None:
    reply = raw(server, nonsense)
    assert not reply.startswith(b"HTTP/1.1 200")
    assert ask(server, TIMESTAMP).status_code == 200


def test_many_clients_are_served_at_once(server: Server) -> None:
    digests: list[str] = []

    def fetch() -> None:
        digests.append(sha256(ask(server, OBJECT).content).hexdigest())

    threads = [threading.Thread(target=fetch) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert digests == [sha256(FILM["film.mp4"]).hexdigest()] * 20


def test_a_client_that_asks_drop_by_drop_is_dropped(filmed: Village) -> None:
    with serving(filmed, Patience(asking=0.3)) as server:
        with socket.create_connection(place(server), timeout=10) as slow:
            slow.sendall(b"GET / HT")
            stopped = threading.Event()

            def drip() -> None:
                while not stopped.wait(0.05):
                    try:
                        slow.sendall(b"x")
                    except OSError:
                        return

            dripping = threading.Thread(target=drip)
            dripping.start()
            try:
                slow.settimeout(10)
                with suppress(ConnectionError):  # the end may be told as a reset
                    assert slow.recv(1000) == b""
            finally:
                stopped.set()
                dripping.join()
        assert ask(server, TIMESTAMP).status_code == 200


def test_a_client_that_takes_nothing_is_dropped(filmed: Village) -> None:
    big = {"film.mp4": bytes(64 * 2**20)}
    filmed.publish(big)
    name = object_name(sha256(big["film.mp4"]).hexdigest())
    with (
        serving(filmed, Patience(sending=0.3, clients=1)) as server,
        socket.create_connection(place(server), timeout=10) as slow,
    ):
        slow.sendall(f"GET /{name} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        wait_until_served(server)


def wait_until_served(server: Server) -> None:
    """Ask until the only place is free again."""
    import time  # noqa: PLC0415

    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if ask(server, TIMESTAMP).status_code == 200:
                return
        except requests.ConnectionError:
            pass
    pytest.fail("nobody is served any more")


def test_more_clients_than_there_is_room_for_are_told_so(filmed: Village) -> None:
    with serving(filmed, Patience(clients=1)) as server:
        with socket.create_connection(place(server), timeout=10) as first:
            first.sendall(f"GET /{TIMESTAMP} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert first.recv(20).startswith(b"HTTP/1.1 200")
            assert raw(server, b"").startswith(b"HTTP/1.1 503")
        wait_until_served(server)


def test_an_object_that_is_cut_short_on_the_disk_ends_the_connection(filmed: Village) -> None:
    assert isinstance(filmed.storage, LocalStorage)
    file = filmed.storage.root / OBJECT
    with serving(filmed) as server, pytest.MonkeyPatch.context() as patched:

        def cut(name: str, size: int, digest: str) -> Found:
            file.write_bytes(b"short")
            return Found(name, size, digest)

        patched.setattr("kiosk.release.serve.server.Found", cut)
        with pytest.raises(requests.RequestException):
            ask(server, OBJECT)


def test_a_body_does_not_wait_until_its_head_has_arrived(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once: list[bool] = []
    ended = threading.Event()
    end = Server.shutdown_request

    def ending(self: Server, request: Any) -> None:
        at_once.append(bool(request.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))
        end(self, request)
        ended.set()

    monkeypatch.setattr(Server, "shutdown_request", ending)
    ask(server, TIMESTAMP)
    assert ended.wait(10)
    assert at_once == [True]


def test_a_line_is_written_for_each_answer(filmed: Village) -> None:
    lines: list[str] = []
    with serving(filmed, log=lines.append) as server:
        ask(server, TIMESTAMP)
    assert lines == [f'127.0.0.1 "GET /{TIMESTAMP} HTTP/1.1" 200 -']


def test_a_place_that_is_taken_is_told_in_words(server: Server, filmed: Village) -> None:
    assert isinstance(filmed.storage, LocalStorage)
    port = int(server.server_address[1])
    with pytest.raises(PublishError, match=f"127.0.0.1:{port}"):
        Server(filmed.storage, ("127.0.0.1", port))


def test_the_timestamp_is_whole_at_every_moment_of_publishing(
    server: Server, filmed: Village
) -> None:
    done = threading.Event()
    versions: list[int] = []

    def watch() -> None:
        while not done.is_set():
            signed = json.loads(ask(server, TIMESTAMP).content)["signed"]
            versions.append(signed["version"])

    watcher = threading.Thread(target=watch)
    watcher.start()
    for number in range(2, 12):
        filmed.publish(contents(number))
    done.set()
    watcher.join()
    assert versions == sorted(versions)
