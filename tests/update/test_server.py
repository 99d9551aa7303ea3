"""The server that is asked, also by a kiosk whose clock has lost the date."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from kiosk.update.errors import CertificateDateError, CertificateError
from kiosk.update.server import Server

if TYPE_CHECKING:
    from kiosk.errors import KioskError
    from kiosk.update.http import HttpSource


class Fake:
    """Answers with its address, or fails where TLS would."""

    def __init__(self, address: str, error: KioskError) -> None:
        self.address, self.error, self.closed = address, error, False

    def ask(self) -> str:
        if self.address.startswith("https:"):
            raise self.error
        return self.address

    def close(self) -> None:
        self.closed = True


def server(address: str, error: KioskError) -> tuple[Server, list[Fake], list[KioskError]]:
    made: list[Fake] = []
    heard: list[KioskError] = []

    def make(at: str) -> HttpSource:
        made.append(Fake(at, error))
        return cast("HttpSource", made[-1])

    return Server(address, make, heard.append), made, heard


def ask(source: HttpSource) -> str:
    return cast("Fake", source).ask()


def test_a_certificate_that_fails_by_its_date_alone_is_done_without_and_told_of() -> None:
    asked, made, heard = server("https://example.org/k/", CertificateDateError("example.org"))
    assert asked.do(ask) == "http://example.org/k/"
    assert len(heard) == 1
    assert made[1].closed
    asked.close()
    assert made[0].closed


def test_a_certificate_that_fails_in_any_other_way_is_never_passed_over() -> None:
    asked, made, _ = server("https://example.org/k/", CertificateError("example.org", "x"))
    with pytest.raises(CertificateError):
        asked.do(ask)
    assert len(made) == 1


def test_on_a_port_of_its_own_nobody_knows_where_plain_http_would_be() -> None:
    asked, _, _ = server("https://example.org:8443/", CertificateDateError("example.org"))
    with pytest.raises(CertificateDateError):
        asked.do(ask)
