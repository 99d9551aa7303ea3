"""The kiosk's own client takes releases alike from our server, nginx, an object store, a stick."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.content import release
from kiosk.content.store import Store
from kiosk.content.store.state import StateFile
from kiosk.release.export import export
from kiosk.update.clock import Clock
from kiosk.update.download import Download
from kiosk.update.http import HttpSource
from kiosk.update.known import Known
from kiosk.update.space import Room
from kiosk.update.trust import Trust
from kiosk.update.usb import UsbSource
from tests.fakes.disks import QuickDisk
from tests.fakes.trees import held, noise
from tests.fakes.trusting import HandClock
from tests.release.village import SITE, Village

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.update.findings import Signed
    from kiosk.update.source import Source

PIECE = 50_000
FILM = noise(5 * PIECE + 321)
FIRST = {
    "site.yaml": b"id: heguang\n",
    "film/film.mp4": FILM,
    **{f"pictures/{number}.jpg": noise(5_000, number) for number in range(8)},
}
SECOND = {**FIRST, "pictures/3.jpg": noise(4_000, 99), "film/renamed.mp4": FILM}
del SECOND["film/film.mp4"]
HERE = PIECE + 17
"""Bytes of the film that had come when the link was cut."""


class Ours:
    """A kiosk with its trust and its store."""

    def __init__(self, village: Village, address: str, folder: Path, closing: ExitStack) -> None:
        self.village = village
        self.address = address
        self.store = Store.open(folder, QuickDisk(10**9))
        self.trust = Trust(
            village.pinned,
            self.store.metadata,
            StateFile(self.store.disk, folder / "trust.json", Known),
            site=SITE,
            clock=Clock(HandClock(village.now).look),
            disk=self.store.disk,
        )
        self.source: Source
        if address.startswith("http"):
            self.source = http = HttpSource(address, SITE)
            closing.callback(http.close)

    def publish(self, contents: Mapping[str, bytes]) -> None:
        self.village.publish(contents)
        if not self.address.startswith("http"):
            export(self.village.storage, Path(self.address), [SITE])
            self.source = UsbSource(Path(self.address), SITE)

    def newest(self) -> Signed:
        assert self.trust.check(self.source).news
        number = self.trust.offers(self.source).offers[0].number
        return self.trust.release(self.source, number)

    def take(self, signed: Signed) -> int:
        """Take and install a release; return the bytes that moved."""
        taken = Download(self.source, self.store, room=Room(0)).take(signed.manifest)
        self.store.install(signed.manifest, signed.data, signed.chain)
        proof = self.store.proof(signed.manifest.number)
        self.trust.verify(signed.manifest.number, proof.manifest, proof.chain)
        return taken.moved


@pytest.fixture
def ours(
    served: tuple[Village, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Ours]:
    monkeypatch.setattr(release, "PIECE", PIECE)
    with ExitStack() as closing:
        yield Ours(*served, tmp_path / "store", closing)


def test_a_release_is_taken_whole_and_a_download_goes_on_at_the_byte(ours: Ours) -> None:
    ours.publish(FIRST)
    signed = ours.newest()
    film = next(file for file in signed.manifest.files if file.path == "film/film.mp4")
    ours.store.partial(film).append(FILM[:HERE])
    assert ours.take(signed) == sum(map(len, FIRST.values())) - HERE
    assert held(ours.store, signed.manifest) == FIRST
    assert not ours.trust.check(ours.source).news


def test_a_renamed_film_moves_no_byte_and_a_new_picture_itself(ours: Ours) -> None:
    ours.publish(FIRST)
    ours.take(ours.newest())
    ours.publish(SECOND)
    signed = ours.newest()
    assert ours.take(signed) == len(SECOND["pictures/3.jpg"])
    assert held(ours.store, signed.manifest) == SECOND
