"""A kiosk without the date goes on talking privately, and to its own server only."""

from __future__ import annotations

import itertools
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kiosk.link.client import Client
from kiosk.link.keys import PrivateKey
from kiosk.link.messages import PairAnswer, PairRequest
from kiosk.update.errors import CertificateError
from tests.fakes.certificates import NOW, YEAR, Authority
from tests.fakes.township import Township

if TYPE_CHECKING:
    from pathlib import Path

PAST, FUTURE = (NOW - 2 * YEAR, NOW - YEAR), (NOW + YEAR, NOW + 2 * YEAR)


class Numbers:
    def __init__(self) -> None:
        self._next = itertools.count(1)

    def number(self) -> int:
        return next(self._next)

    def go_beyond(self, number: int) -> None:
        self._next = itertools.count(number + 1)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def ask(township: Township, authority: Path | None) -> str:
    key = PrivateKey.make()
    with closing(Client(township.address, key, Numbers(), authority=authority)) as client:
        return client.say("pair", PairRequest(key=key.public), PairAnswer).code


@pytest.mark.parametrize("times", [(NOW - YEAR, NOW + YEAR), PAST, FUTURE])
def test_the_dates_of_a_certificate_keep_nobody_from_talking(
    authority: Authority, times: tuple[object, object]
) -> None:
    with closing(Township(authority.server(*times))) as township:  # type: ignore[arg-type]
        assert ask(township, authority.file) == "ABCD2345"
        assert township.numbers == [1], "the message was sent once more, not made anew"


@pytest.mark.parametrize("times", [(NOW - YEAR, NOW + YEAR), PAST])
def test_without_its_dates_a_certificate_must_still_be_this_servers(
    authority: Authority, times: tuple[object, object]
) -> None:
    other = authority.server(*times, address="10.0.0.1")  # type: ignore[arg-type]
    with closing(Township(other)) as township:
        with pytest.raises(CertificateError):
            ask(township, authority.file)
        assert township.numbers == []


@pytest.mark.parametrize("times", [(NOW - YEAR, NOW + YEAR), PAST])
def test_without_its_dates_a_certificate_must_still_be_vouched_for(
    authority: Authority, tmp_path: Path, times: tuple[object, object]
) -> None:
    (tmp_path / "other").mkdir()
    with closing(Township(authority.server(*times))) as township:  # type: ignore[arg-type]
        for known in (None, Authority(tmp_path / "other").file):
            with pytest.raises(CertificateError):
                ask(township, known)
        assert township.numbers == []
