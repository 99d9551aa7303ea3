from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kiosk.update.errors import CertificateDateError, CertificateError, UnreachableError
from kiosk.update.http import HttpSource
from tests.fakes.bad_server import BadServer
from tests.fakes.certificates import NOW, YEAR, Authority
from tests.fakes.proxy import Proxy

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"sites/heguang/metadata/timestamp.json": b"{}"}


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def ask(server: BadServer, authority: Path | None, proxy: str | None = None) -> bytes:
    with closing(HttpSource(server.address, "heguang", authority=authority, proxy=proxy)) as source:
        return source.metadata("timestamp.json", 10).body


def test_a_server_its_authority_vouches_for_is_asked(authority: Authority) -> None:
    with BadServer(FILES, authority.server()) as server:
        assert ask(server, authority.file) == b"{}"


@pytest.mark.parametrize("proxied", [False, True])
@pytest.mark.parametrize(
    ("begins", "ends"), [(NOW - 2 * YEAR, NOW - YEAR), (NOW + YEAR, NOW + 2 * YEAR)]
)
def test_a_certificate_of_another_time_is_told_apart(
    authority: Authority, begins: object, ends: object, proxied: object
) -> None:
    with (
        BadServer(FILES, authority.server(begins, ends)) as server,  # type: ignore[arg-type]
        Proxy() as proxy,
        pytest.raises(CertificateDateError, match="clock"),
    ):
        ask(server, authority.file, proxy.address if proxied else None)
    assert not server.asked


def test_a_server_nobody_we_know_vouches_for_is_not_asked(
    authority: Authority, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    with BadServer(FILES, authority.server()) as server:
        for known in (None, Authority(tmp_path / "other").file):
            with pytest.raises(CertificateError):
                ask(server, known)
    assert not server.asked


def test_a_certificate_of_another_server_is_refused(authority: Authority) -> None:
    with (
        BadServer(FILES, authority.server(address="10.0.0.1")) as server,
        pytest.raises(CertificateError),
    ):
        ask(server, authority.file)
    assert not server.asked


def test_a_server_that_does_not_speak_tls_is_unreachable(authority: Authority) -> None:
    with (
        BadServer(FILES) as server,
        pytest.raises(UnreachableError),
        closing(
            HttpSource(
                server.address.replace("http:", "https:"), "heguang", authority=authority.file
            )
        ) as source,
    ):
        source.metadata("timestamp.json", 10)
