"""The kiosk's trust and the publisher of this project, over the publisher's own web server."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from kiosk.content.signing import fingerprint
from kiosk.content.store.state import StateFile
from kiosk.release.local import LocalStorage
from kiosk.release.refresh import refresh
from kiosk.release.rotate import rotate
from kiosk.release.serve.server import Server
from kiosk.release.terms import Terms
from kiosk.update.accept import Kiosk, Why, choose
from kiosk.update.clock import Clock
from kiosk.update.http import HttpSource
from kiosk.update.known import Known
from kiosk.update.trust import Trust
from tests.fakes.disks import QuickDisk
from tests.fakes.trusting import HandClock
from tests.release.village import DAY, NOW, SITE, Village, contents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.update.accept import Choice


class Pair:
    """A publisher, and a kiosk that listens to it; one clock for both."""

    def __init__(self, village: Village, folder: Path, address: str) -> None:
        folder.mkdir()
        self.village = village
        self.clock = HandClock(NOW)
        self.source = HttpSource(address, SITE)
        self.trust = Trust(
            village.pinned,
            folder,
            StateFile(QuickDisk(), folder / "trust.json", Known),
            site=SITE,
            clock=Clock(self.clock.look),
            disk=QuickDisk(),
        )

    def wait(self, days: int) -> None:
        self.clock.pass_(days * DAY)
        self.village.now += days * DAY

    def choice(self, newest: int = 0) -> Choice:
        assert self.trust.check(self.source).ran_out is None
        kiosk = Kiosk("k1", "0.1.0", newest=newest)
        return choose(
            self.trust.offers(self.source),
            kiosk,
            lambda number: self.trust.release(self.source, number).manifest,
        )


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    storage = LocalStorage(tmp_path / "repository", disk=QuickDisk())
    village = Village(tmp_path, storage)
    village.begin()
    server = Server(storage, ("127.0.0.1", 0))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    made = Pair(village, tmp_path / "kiosk", f"http://127.0.0.1:{server.server_address[1]}/")
    yield made
    made.source.close()
    server.shutdown()
    server.server_close()
    thread.join()


def test_both_show_the_same_fingerprint(pair: Pair) -> None:
    assert pair.trust.fingerprint == fingerprint(pair.village.pinned)


def test_what_is_published_is_taken(pair: Pair) -> None:
    for number in (1, 2, 3):
        pair.village.publish(contents(number))
        manifest = pair.choice(newest=number - 1).manifest
        assert manifest is not None
        assert manifest.number == number
    assert pair.choice(newest=3).passed_over == ((3, Why.HELD),)


def test_a_timestamp_signed_anew_every_day_keeps_a_kiosk_content_for_a_year(pair: Pair) -> None:
    pair.village.publish(contents(1))
    for _ in range(26):
        pair.wait(14)
        refresh(pair.village.publisher)
        assert pair.choice(newest=1).passed_over == ((1, Why.HELD),)


def test_a_publisher_who_falls_silent_is_noticed_and_followed_again_later(pair: Pair) -> None:
    pair.village.publish(contents(1))
    pair.choice()
    pair.wait(200)
    assert pair.trust.check(pair.source).ran_out == "timestamp"
    assert pair.trust.offers(pair.source).offers[0].number == 1
    refresh(pair.village.publisher)
    assert pair.choice(newest=1).passed_over == ((1, Why.HELD),)


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_every_online_key_can_be_rotated_under_a_kiosk(pair: Pair, role: str) -> None:
    pair.village.publish(contents(1))
    pair.choice()
    assert rotate(pair.village.publisher, role, [pair.village.root_keys]).done
    pair.village.publish(contents(2))
    manifest = pair.choice(newest=1).manifest
    assert manifest is not None
    assert manifest.number == 2


def test_a_release_for_a_few_kiosks_is_left_to_them(pair: Pair) -> None:
    pair.village.publish(contents(1))
    pair.village.publish(contents(2), Terms(percent=0, rings=("early",)))
    choice = pair.choice()
    assert choice.manifest is not None
    assert choice.manifest.number == 1
    assert choice.passed_over == ((2, Why.NOT_YET),)


def test_a_release_for_a_newer_program_is_left_to_others(pair: Pair) -> None:
    pair.village.publish(contents(1))
    pair.village.publish(contents(2), Terms(minimum_kiosk="9.0.0"))
    choice = pair.choice()
    assert choice.manifest is not None
    assert choice.manifest.number == 1
    assert choice.passed_over == ((2, Why.NEEDS_NEWER),)
