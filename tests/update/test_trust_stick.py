"""A stick is believed by the same rules as a server."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kiosk.update.accept import Kiosk, Why, choose
from kiosk.update.errors import (
    NotOfferedError,
    NotSignedError,
    OlderError,
    SourceError,
    TrustError,
)
from kiosk.update.usb import UsbSource
from tests.fakes.bad_server import BadServer
from tests.fakes.signed_tree import DAY, SITE, SignedTree
from tests.fakes.trees import write_tree
from tests.fakes.trusting import Trusting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Stick:
    """A folder with an exported tree."""

    def __init__(self, folder: Path, tree: SignedTree) -> None:
        self.folder = write_tree(folder, tree.files)
        self.source = UsbSource(folder, SITE)


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Trusting]:
    tree = SignedTree()
    tree.offer(1, 2)
    with BadServer() as server:
        yield Trusting(tmp_path / "kiosk", server, tree)


def _numbers(kiosk: Trusting, stick: Stick) -> list[int]:
    return [offer.number for offer in kiosk.trust.offers(stick.source).offers]


def test_a_kiosk_that_never_had_a_network_lives_by_sticks(kiosk: Trusting, tmp_path: Path) -> None:
    kiosk.unplug()
    stick = Stick(tmp_path / "one", kiosk.tree)
    assert kiosk.trust.check(stick.source).news
    assert _numbers(kiosk, stick) == [2, 1]
    kiosk.tree.rotate("root")
    kiosk.tree.rotate("timestamp")
    kiosk.tree.offer(3)
    newer = Stick(tmp_path / "two", kiosk.tree)
    assert kiosk.trust.check(newer.source).news
    assert kiosk.trust.release(newer.source, 3).manifest.number == 3


def test_a_stick_and_the_network_take_turns(kiosk: Trusting, tmp_path: Path) -> None:
    kiosk.check()
    kiosk.tree.offer(3)
    stick = Stick(tmp_path / "stick", kiosk.tree)
    assert kiosk.trust.check(stick.source).news
    assert not kiosk.check().news
    assert not kiosk.trust.check(stick.source).news
    kiosk.tree.offer(4)
    assert kiosk.check().news
    assert kiosk.numbers() == [4, 3, 2, 1]


def test_an_older_stick_is_refused_in_words(kiosk: Trusting, tmp_path: Path) -> None:
    stick = Stick(tmp_path / "stick", kiosk.tree)
    kiosk.tree.offer(3)
    kiosk.check()
    with pytest.raises(OlderError) as refused:
        kiosk.trust.check(stick.source)
    assert str(stick.folder) in refused.value.en
    assert "旧" in refused.value.zh
    assert kiosk.numbers() == [3, 2, 1]


def test_a_stick_with_what_the_kiosk_has_is_told_so(kiosk: Trusting, tmp_path: Path) -> None:
    kiosk.check()
    stick = Stick(tmp_path / "stick", kiosk.tree)
    assert not kiosk.trust.check(stick.source).news
    offers = kiosk.trust.offers(stick.source)
    choice = choose(
        offers,
        Kiosk("k", "0.1.0", newest=2),
        lambda number: kiosk.trust.release(stick.source, number).manifest,
    )
    assert choice.passed_over == ((2, Why.HELD), (1, Why.OLDER))


def test_a_stick_of_other_signers_is_refused(kiosk: Trusting, tmp_path: Path) -> None:
    stranger = SignedTree()
    stranger.offer(99)
    stick = Stick(tmp_path / "stick", stranger)
    with pytest.raises(NotSignedError):
        kiosk.trust.check(stick.source)
    with pytest.raises(NotOfferedError):
        _numbers(kiosk, stick)


def test_a_stick_without_signatures_is_refused(kiosk: Trusting, tmp_path: Path) -> None:
    kiosk.check()
    stick = Stick(tmp_path / "stick", kiosk.tree)
    for path in stick.folder.rglob("*.json"):
        path.write_bytes(b'{"signatures": [], "signed": {}}')
    with pytest.raises(TrustError):
        kiosk.trust.check(stick.source)
    shutil.rmtree(stick.folder)
    with pytest.raises(SourceError):
        kiosk.trust.check(stick.source)
    assert kiosk.numbers() == [2, 1]


def test_a_stick_that_lay_in_a_drawer_too_long_is_reported(kiosk: Trusting, tmp_path: Path) -> None:
    kiosk.check()
    kiosk.tree.offer(3)
    stick = Stick(tmp_path / "stick", kiosk.tree)
    kiosk.clock.pass_(100 * DAY)
    found = kiosk.trust.check(stick.source)
    assert (found.news, found.ran_out) == (False, "timestamp")
    assert kiosk.trust.known.root == 1
