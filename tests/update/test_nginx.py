"""The client against the web server that is really used."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kiosk.content import release
from kiosk.content.store import Store
from kiosk.update.download import Download
from kiosk.update.errors import NotThereError, TooLongError
from kiosk.update.http import HttpSource
from kiosk.update.space import Room
from tests.fakes.nginx import PROGRAM, Nginx
from tests.fakes.trees import held, manifest_of, noise, objects_of, write_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.update.errors import SourceError

pytestmark = pytest.mark.skipif(not PROGRAM, reason="nginx is not installed")

PIECE = 50_000
SITE = {
    "site.yaml": b"id: heguang\n",
    "film.mp4": noise(5 * PIECE + 321),
    **{f"{number}.jpg": noise(5_000, number) for number in range(20)},
}
TOTAL = sum(map(len, SITE.values()))
SNAPSHOT = b'{"meta": ' + b" " * 20_000 + b"{}}"


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "PIECE", PIECE)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    metadata = {"sites/heguang/metadata/3.snapshot.json": SNAPSHOT}
    return write_tree(tmp_path / "tree", objects_of(SITE) | metadata)


@pytest.fixture
def source(tree: Path, tmp_path: Path) -> Iterator[HttpSource]:
    with (
        Nginx(tree, tmp_path / "nginx") as nginx,
        closing(HttpSource(nginx.address, "heguang")) as source,
    ):
        yield source


def test_a_release_comes_whole(source: HttpSource, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store")
    assert Download(source, store, room=Room(0)).take(manifest_of(SITE)).moved == TOTAL
    assert held(store, manifest_of(SITE)) == SITE


def test_a_download_goes_on_at_the_byte(source: HttpSource, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store")
    film = next(file for file in manifest_of(SITE).files if file.path == "film.mp4")
    store.partial(film).append(SITE["film.mp4"][: PIECE + 17])
    taken = Download(source, store, room=Room(0)).take(manifest_of(SITE))
    assert taken.moved == TOTAL - PIECE - 17
    assert held(store, manifest_of(SITE)) == SITE


def test_metadata_comes_packed_and_is_not_sent_twice(source: HttpSource) -> None:
    reply = source.metadata("3.snapshot.json", 100_000)
    assert reply.body == SNAPSHOT
    assert reply.date is not None
    assert source.metadata("3.snapshot.json", 100_000, reply.etag).unchanged


def test_what_is_longer_than_it_may_be_is_refused(source: HttpSource) -> None:
    with pytest.raises(TooLongError):
        source.metadata("3.snapshot.json", 1_000)


def test_what_is_missing_is_not_there(source: HttpSource) -> None:
    with pytest.raises(NotThereError):
        source.metadata("4.root.json", 1_000)
    with pytest.raises(NotThereError), source.object("0" * 64, 0, 9):
        pass


@pytest.mark.parametrize("extra", ["max_ranges 0;", "chunked_transfer_encoding off;"])
def test_without_ranges_it_comes_too(tree: Path, tmp_path: Path, extra: str) -> None:
    store = Store.open(tmp_path / "store")
    film = next(file for file in manifest_of(SITE).files if file.path == "film.mp4")
    store.partial(film).append(SITE["film.mp4"][: PIECE + 17])
    remarks: list[SourceError] = []
    with (
        Nginx(tree, tmp_path / "nginx", extra) as nginx,
        closing(HttpSource(nginx.address, "heguang", remark=remarks.append)) as source,
    ):
        Download(source, store, room=Room(0)).take(manifest_of(SITE))
    assert held(store, manifest_of(SITE)) == SITE
    assert len(remarks) == ("max_ranges" in extra)
