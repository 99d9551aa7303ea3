"""Servers, and networks between, that mean harm or are merely broken."""

from __future__ import annotations

import socket
import threading
from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from kiosk.update.errors import (
    AddressError,
    CutError,
    LyingError,
    PortalError,
    RedirectError,
    SlowError,
    SourceError,
    TooLongError,
    UnreachableError,
)
from kiosk.update.http import HttpSource
from kiosk.update.patience import Patience
from tests.fakes import server_faults as faults
from tests.fakes.bad_server import BadServer
from tests.fakes.certificates import Authority
from tests.fakes.ticking import ticking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Fetch = Callable[[HttpSource], object]

BODY = b"film" * 50_000
SHA = sha256(BODY).hexdigest()
OBJECT = f"objects/{SHA[:2]}/{SHA}"
SMALL = "sites/heguang/metadata/timestamp.json"


def small(source: HttpSource) -> object:
    return source.metadata("timestamp.json", 100_000)


def big(source: HttpSource) -> object:
    with source.object(SHA, 0, len(BODY)) as stream:
        return b"".join(stream)


both = pytest.mark.parametrize("fetch", [small, big])


@pytest.fixture
def server() -> Iterator[BadServer]:
    with BadServer({SMALL: b"{}", OBJECT: BODY}) as server:
        yield server


def fails(server: BadServer, fault: faults.Fault, fetch: Fetch, **names: object) -> SourceError:
    server.then(fault)
    with (
        closing(HttpSource(server.address, "heguang", **names)) as source,  # type: ignore[arg-type]
        pytest.raises(SourceError) as caught,
    ):
        fetch(source)
    assert caught.value.zh
    return caught.value


@both
@pytest.mark.parametrize(
    "fault", [faults.drip(), faults.drip(headers=True)], ids=["body", "headers"]
)
def test_a_server_that_drips_cannot_hold_us(
    server: BadServer, fetch: Fetch, fault: faults.Fault
) -> None:
    server.files[SMALL] = b" " * 100_000
    patience = Patience(window=30, slowest=1_000_000, small=100)
    error = fails(server, fault, fetch, patience=patience, clock=ticking(20))
    assert isinstance(error, SlowError)
    assert error.passing


def test_a_small_file_has_an_end_even_at_a_bearable_rate(server: BadServer) -> None:
    patience = Patience(window=30, slowest=0, small=100)
    server.files[SMALL] = b" " * 90_000
    error = fails(server, faults.chunked(100), small, patience=patience, clock=ticking(90))
    assert isinstance(error, SlowError)


def test_a_slow_link_is_waited_for_as_long_as_bytes_come(server: BadServer) -> None:
    patience = Patience(window=30, slowest=10)
    with closing(
        HttpSource(server.address, "heguang", patience=patience, clock=ticking(20))
    ) as source:
        assert big(source) == BODY


@both
def test_a_server_that_says_nothing_is_slow(server: BadServer, fetch: Fetch) -> None:
    done = threading.Event()
    try:
        error = fails(
            server, faults.silent(done), fetch, patience=Patience(silence=0.05), clock=ticking(20)
        )
    finally:
        done.set()
    assert isinstance(error, SlowError)
    assert "for 20 s" in error.en
    assert "20 秒" in error.zh


@both
@pytest.mark.parametrize(
    "fault", [faults.endless_headers, faults.endless_patience], ids=["headers", "go on"]
)
def test_endless_talk_before_the_answer_is_cut_off(
    server: BadServer, fetch: Fetch, fault: faults.Fault
) -> None:
    assert isinstance(fails(server, fault, fetch), (TooLongError, LyingError))


@both
def test_endless_talk_behind_the_answer_does_not_hold_us(server: BadServer, fetch: Fetch) -> None:
    server.then(faults.endless_trailers)
    with closing(HttpSource(server.address, "heguang")) as source:
        try:
            came = fetch(source)
        except TooLongError:
            return
        assert came == BODY


@both
def test_a_web_page_instead_of_a_file_is_a_login_page(server: BadServer, fetch: Fetch) -> None:
    error = fails(server, faults.portal, fetch)
    assert isinstance(error, PortalError)
    assert "登录" in error.zh
    assert "log in" in error.en


def test_a_web_page_that_does_not_say_so_is_a_login_page_too(server: BadServer) -> None:
    assert isinstance(fails(server, faults.portal_without_type, small), PortalError)


@both
def test_a_network_that_wants_a_login_says_so_by_status(server: BadServer, fetch: Fetch) -> None:
    assert isinstance(fails(server, faults.status(511), fetch), PortalError)


@both
def test_a_redirect_to_a_login_page_is_seen(server: BadServer, fetch: Fetch) -> None:
    with BadServer() as login:
        login.always = faults.portal
        error = fails(server, faults.redirect(login.address + "login?from=kiosk"), fetch)
    assert isinstance(error, PortalError)


@both
def test_a_redirect_to_a_login_page_over_https_is_seen(server: BadServer, fetch: Fetch) -> None:
    error = fails(server, faults.redirect("https://login.example/"), fetch)
    assert isinstance(error, PortalError)


@both
@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_server_of_the_same_protocol_is_followed(
    server: BadServer, fetch: Fetch, code: int
) -> None:
    with BadServer(server.files) as mirror, closing(HttpSource(server.address, "heguang")) as here:
        server.then(lambda one: faults.redirect(mirror.address + one.asked.path, code)(one))
        fetch(here)
        assert len(mirror.asked) == 1


def test_a_redirect_within_a_server_may_be_short(server: BadServer) -> None:
    with closing(HttpSource(server.address, "heguang")) as source:
        server.then(faults.redirect("/" + SMALL))
        assert source.metadata("1.root.json", 10).body == b"{}"


def test_a_range_is_kept_through_a_redirect(server: BadServer) -> None:
    server.then(faults.redirect("/" + OBJECT))
    with (
        closing(HttpSource(server.address, "heguang")) as source,
        source.object(SHA, 1_000, len(BODY)) as stream,
    ):
        assert b"".join(stream) == BODY[1_000:]


@pytest.mark.parametrize(
    "target",
    ["ftp://127.0.0.1/x", "file:///etc/passwd", "", "http://[::1/", "data:,x", "https:///"],
)
def test_a_redirect_to_nowhere_good_is_not_followed(server: BadServer, target: str) -> None:
    error = fails(server, faults.redirect(target), small)
    assert isinstance(error, (RedirectError, LyingError, PortalError))
    assert len(server.asked) == 1


def test_a_redirect_from_https_to_http_is_not_followed(server: BadServer, tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with BadServer({SMALL: b"{}"}, tls=authority.server()) as safe:
        error = fails(
            safe, faults.redirect(server.address + SMALL), small, authority=authority.file
        )
    assert isinstance(error, RedirectError)
    assert not server.asked


def test_redirects_that_go_round_end(server: BadServer) -> None:
    server.always = faults.redirect("/" + SMALL)
    error = fails(server, faults.redirect("/" + SMALL), small, patience=Patience(redirects=3))
    assert isinstance(error, RedirectError)
    assert len(server.asked) == 4


@both
def test_a_server_of_another_protocol_is_named(server: BadServer, fetch: Fetch) -> None:
    error = fails(server, faults.garbage, fetch)
    assert isinstance(error, LyingError)
    assert "not HTTP" in error.en


@both
def test_a_connection_lost_before_the_answer_is_a_cut(server: BadServer, fetch: Fetch) -> None:
    assert isinstance(fails(server, faults.hang_up, fetch), CutError)


def test_a_port_where_nobody_listens_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with (
        closing(HttpSource(f"http://127.0.0.1:{port}", "heguang")) as source,
        pytest.raises(UnreachableError, match="refused"),
    ):
        small(source)


def test_a_name_that_does_not_exist_is_unreachable() -> None:
    with (
        closing(HttpSource("http://kiosk.invalid", "heguang")) as source,
        pytest.raises(UnreachableError),
    ):
        small(source)


@pytest.mark.parametrize(
    "address",
    ["kiosk.example", "http://", "http://[", "gopher://x/", "http://x:port/", "http://x/?a=b", ""],
)
def test_an_address_that_is_none_is_refused_in_words(address: str) -> None:
    with pytest.raises(AddressError, match="https://"):
        HttpSource(address, "heguang")
