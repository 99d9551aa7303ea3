from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from kiosk.update.errors import CutError, ProxyError, SlowError
from kiosk.update.http import HttpSource
from kiosk.update.patience import Patience
from tests.fakes.bad_server import BadServer
from tests.fakes.certificates import Authority
from tests.fakes.proxy import Proxy
from tests.fakes.server_faults import hang_up, honest
from tests.fakes.ticking import ticking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BODY = bytes(range(256)) * 1_000
SHA = sha256(BODY).hexdigest()
FILES = {"sites/heguang/metadata/timestamp.json": b"{}", f"objects/{SHA[:2]}/{SHA}": BODY}


@pytest.fixture(params=["http", "https"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[BadServer, Path]]:
    authority = Authority(tmp_path)
    with BadServer(FILES, authority.server() if request.param == "https" else None) as server:
        yield server, authority.file


def fetch(source: HttpSource) -> bytes:
    with source.object(SHA, 1_000, len(BODY)) as stream:
        return b"".join(stream) + source.metadata("timestamp.json", 10).body


def test_everything_goes_through_the_proxy_that_is_set(server: tuple[BadServer, Path]) -> None:
    good, authority = server
    with (
        Proxy() as proxy,
        closing(
            HttpSource(good.address, "heguang", proxy=proxy.address, authority=authority)
        ) as source,
    ):
        assert fetch(source) == BODY[1_000:] + b"{}"
        assert proxy.asked
    assert len(good.asked) == 2


def test_the_environments_proxy_is_used(
    server: tuple[BadServer, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    good, authority = server
    with Proxy() as proxy:
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, proxy.address)
        monkeypatch.setenv("no_proxy", "")
        with closing(HttpSource(good.address, "heguang", authority=authority)) as source:
            assert fetch(source) == BODY[1_000:] + b"{}"
        assert proxy.asked


def test_a_server_the_environment_excepts_is_reached_without_the_proxy(
    server: tuple[BadServer, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    good, authority = server
    with Proxy() as proxy:
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, proxy.address)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        with closing(HttpSource(good.address, "heguang", authority=authority)) as source:
            fetch(source)
        assert not proxy.asked


def test_a_proxy_is_told_the_password_and_people_are_not(server: tuple[BadServer, Path]) -> None:
    good, authority = server
    with Proxy(user="village:secret") as proxy:
        names = {"proxy": f"http://village:secret@{proxy.host}", "authority": authority}
        with closing(HttpSource(good.address, "heguang", **names)) as source:  # type: ignore[arg-type]
            assert fetch(source) == BODY[1_000:] + b"{}"
        names["proxy"] = f"http://village:guess@{proxy.host}"
        with (
            closing(HttpSource(good.address, "heguang", **names)) as source,  # type: ignore[arg-type]
            pytest.raises(ProxyError) as caught,
        ):
            fetch(source)
    assert proxy.host in str(caught.value)
    assert "guess" not in str(caught.value) + caught.value.zh


def test_a_proxy_that_is_not_there_is_named(server: tuple[BadServer, Path]) -> None:
    good, authority = server
    with Proxy() as gone:
        pass
    with (
        closing(
            HttpSource(good.address, "heguang", proxy=gone.address, authority=authority)
        ) as source,
        pytest.raises(ProxyError, match=gone.host) as caught,
    ):
        fetch(source)
    assert caught.value.passing
    assert not good.asked


def test_a_server_that_hangs_up_behind_a_proxy_is_not_put_down_to_the_proxy(
    tmp_path: Path,
) -> None:
    authority = Authority(tmp_path)
    with (
        BadServer(FILES, authority.server()) as server,
        Proxy() as proxy,
        closing(
            HttpSource(server.address, "heguang", proxy=proxy.address, authority=authority.file)
        ) as source,
    ):
        server.then(hang_up, honest, hang_up)
        with pytest.raises(CutError):
            fetch(source)
        assert fetch(source) == BODY[1_000:] + b"{}"  # the one that ended was a kept one


def test_a_proxy_that_drips_cannot_hold_us(server: tuple[BadServer, Path]) -> None:
    good, authority = server
    with (
        Proxy(answer=b"HTTP/1.1 200 Go on\r\nX: " + b"a" * 60_000) as proxy,
        closing(
            HttpSource(
                good.address,
                "heguang",
                proxy=proxy.address,
                authority=authority,
                patience=Patience(window=30, slowest=1_000_000),
                clock=ticking(20),
            )
        ) as source,
        pytest.raises((SlowError, ProxyError)),
    ):
        fetch(source)
