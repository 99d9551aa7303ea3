from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kiosk.update.errors import (
    CutError,
    LyingError,
    NotThereError,
    RefusedError,
    ServerError,
    SourceError,
    TooLongError,
)
from kiosk.update.http import HttpSource
from tests.fakes import server_faults as faults
from tests.fakes.bad_server import BadServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TIMESTAMP = b'{"signed": {"version": 7}}'
NAME = "sites/heguang/metadata/timestamp.json"


@pytest.fixture
def server() -> Iterator[BadServer]:
    with BadServer({NAME: TIMESTAMP, "sites/heguang/targets/ab.offers.json": b"[]"}) as server:
        yield server


@pytest.fixture
def source(server: BadServer) -> Iterator[HttpSource]:
    source = HttpSource(server.address, "heguang")
    yield source
    source.close()


def test_a_small_file_comes_with_its_tag_and_the_servers_date(
    server: BadServer, source: HttpSource
) -> None:
    server.then(faults.saying({"Date": "Tue, 24 Nov 2026 04:00:00 GMT"}))
    reply = source.metadata("timestamp.json", 1000)
    assert (reply.body, reply.unchanged) == (TIMESTAMP, False)
    assert reply.etag
    assert reply.date == dt.datetime(2026, 11, 24, 4, tzinfo=dt.UTC)


def test_with_nothing_new_one_request_of_less_than_a_kilobyte_is_made(
    server: BadServer, source: HttpSource
) -> None:
    etag = source.metadata("timestamp.json", 1000).etag
    sent = server.sent
    reply = source.metadata("timestamp.json", 1000, etag)
    assert (reply.unchanged, reply.body, reply.etag) == (True, b"", etag)
    assert (len(server.asked), server.sent - sent) == (2, 0)
    asked = server.asked[1]
    assert len(asked.path) + sum(len(n) + len(v) + 4 for n, v in asked.headers.items()) < 300


def test_a_changed_file_comes_although_a_tag_was_given(
    server: BadServer, source: HttpSource
) -> None:
    etag = source.metadata("timestamp.json", 1000).etag
    server.files[NAME] = b"{}"
    assert source.metadata("timestamp.json", 1000, etag).body == b"{}"


def test_unchanged_is_not_believed_where_no_tag_was_given(
    server: BadServer, source: HttpSource
) -> None:
    server.then(faults.status(304, body=b""))
    with pytest.raises(RefusedError):
        source.metadata("timestamp.json", 1000)


def test_a_target_comes_from_its_folder(source: HttpSource) -> None:
    assert source.target("ab.offers.json", 10) == b"[]"


@pytest.mark.parametrize("code", [403, 404, 410])
def test_a_missing_file_is_not_there(server: BadServer, source: HttpSource, code: int) -> None:
    server.then(faults.status(code))
    with pytest.raises(NotThereError, match=r"2\.root\.json"):
        source.metadata("2.root.json", 1000)


def test_after_a_missing_file_the_connection_serves_again(
    server: BadServer, source: HttpSource
) -> None:
    source.metadata("timestamp.json", 1000)
    server.then(faults.status(404))
    with pytest.raises(NotThereError):
        source.metadata("2.root.json", 1000)
    source.metadata("timestamp.json", 1000)
    assert len({one.connection for one in server.exchanges}) == 1


@pytest.mark.parametrize("end", [faults.hang_up, faults.reset], ids=["closed", "reset"])
def test_a_kept_connection_that_has_ended_is_replaced(
    server: BadServer, source: HttpSource, end: faults.Fault
) -> None:
    server.then(faults.honest, end)
    for _ in range(2):
        assert source.metadata("timestamp.json", 1000).body == TIMESTAMP
    assert len(server.asked) == 3


def test_a_new_connection_that_ends_is_not_replaced(server: BadServer, source: HttpSource) -> None:
    server.then(faults.honest, faults.hang_up, faults.hang_up)
    source.metadata("timestamp.json", 1000)
    with pytest.raises(CutError):
        source.metadata("timestamp.json", 1000)
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    "name", ["../timestamp.json", "a/b.json", "..", "", ".hidden", "a?b", "a#b", "a\r\nb", "a%2fb"]
)
def test_a_name_that_leaves_the_folder_is_never_asked_for(
    server: BadServer, source: HttpSource, name: str
) -> None:
    with pytest.raises(NotThereError):
        source.metadata(name, 1000)
    with pytest.raises(NotThereError):
        source.target(name, 1000)
    assert not server.asked


def test_gzip_is_asked_for_and_unpacked(server: BadServer, source: HttpSource) -> None:
    server.files[NAME] = TIMESTAMP * 1000
    server.then(faults.packed)
    assert source.metadata("timestamp.json", 100_000).body == TIMESTAMP * 1000
    assert server.sent < 1000


def test_a_gzip_bomb_is_not_unpacked(server: BadServer, source: HttpSource) -> None:
    server.then(faults.packed_as("gzip", faults.bomb()))
    with pytest.raises(TooLongError):
        source.metadata("timestamp.json", 100_000)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", b"this is not gzip"),
        ("gzip", faults.bomb(1000)[:-3]),
        ("gzip", faults.bomb(10) + b"behind it"),
        ("br", b"abc"),
        ("gzip, gzip", faults.bomb(10)),
    ],
    ids=["not gzip", "cut off", "more behind it", "another packing", "packed twice"],
)
def test_what_is_not_packed_as_it_says_is_refused(
    server: BadServer, source: HttpSource, encoding: str, body: bytes
) -> None:
    server.then(faults.packed_as(encoding, body))
    with pytest.raises(LyingError):
        source.metadata("timestamp.json", 1000)


@pytest.mark.parametrize(
    "fault",
    [
        faults.say_length(1001, body=b"a" * 1001),
        faults.say_length(10**12),
        faults.no_length(more=b"a" * 2000),
        faults.chunked(1, cut=False),
        faults.endless,
        faults.endless_without_length,
    ],
)
def test_more_than_may_come_is_cut_off(
    server: BadServer, source: HttpSource, fault: faults.Fault
) -> None:
    server.files[NAME] = b"a" * 1001
    server.then(fault)
    with pytest.raises(TooLongError, match="1000 bytes"):
        source.metadata("timestamp.json", 1000)


def test_a_file_of_exactly_the_limit_comes(server: BadServer, source: HttpSource) -> None:
    server.files[NAME] = b"a" * 1000
    for fault in (faults.honest, faults.chunked(7), faults.no_length()):
        server.then(fault)
        assert source.metadata("timestamp.json", 1000).body == b"a" * 1000


@pytest.mark.parametrize("code", [408, 429, 500, 502, 503, 504])
def test_a_server_that_cannot_answer_now_may_be_asked_again(
    server: BadServer, source: HttpSource, code: int
) -> None:
    server.then(faults.status(code, {"Retry-After": "90"}))
    with pytest.raises(ServerError) as caught:
        source.metadata("timestamp.json", 1000)
    assert (caught.value.passing, caught.value.wait) == (True, 90.0)


def test_a_status_that_makes_no_sense_is_named(server: BadServer, source: HttpSource) -> None:
    server.then(faults.status(418))
    with pytest.raises(RefusedError, match="418"):
        source.metadata("timestamp.json", 1000)


def test_a_password_in_the_address_is_used_and_never_said(server: BadServer) -> None:
    source = HttpSource(f"http://village:secret@127.0.0.1:{server.port}/", "heguang")
    server.then(faults.honest, faults.status(500))
    source.metadata("timestamp.json", 1000)
    assert server.asked[0].headers["Authorization"].startswith("Basic ")
    with pytest.raises(SourceError) as caught:
        source.metadata("timestamp.json", 1000)
    assert "secret" not in str(caught.value) + caught.value.zh
    assert source.where == f"127.0.0.1:{server.port}"


def test_cookies_are_not_kept(server: BadServer, source: HttpSource) -> None:
    server.then(faults.saying({"Set-Cookie": "id=1; Path=/"}))
    source.metadata("timestamp.json", 1000)
    source.metadata("timestamp.json", 1000)
    assert "Cookie" not in server.asked[1].headers


def test_passwords_of_the_home_folder_are_not_given_away(
    server: BadServer, source: HttpSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    source.metadata("timestamp.json", 1000)
    assert "Authorization" not in server.asked[0].headers


def test_a_tree_may_lie_in_a_folder_of_the_server(server: BadServer) -> None:
    server.files = {f"a/b/{NAME}": b"{}"}
    assert HttpSource(server.address + "a/b", "heguang").metadata("timestamp.json", 9).body == b"{}"
