"""A download through everything a server and a line can do to it."""

from __future__ import annotations

import itertools
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from kiosk.content import release
from kiosk.content.store import Store
from kiosk.content.store.durable import Disk, DiskFullError
from kiosk.update.download import Download, Manner
from kiosk.update.errors import (
    BadPiecesError,
    IgnoredRangeError,
    LyingError,
    NotThereError,
    PortalError,
    ServerError,
    SlowError,
    SourceError,
)
from kiosk.update.patience import Patience
from kiosk.update.schedule import Backoff
from kiosk.update.space import Room
from tests.fakes import server_faults as faults
from tests.fakes.bad_server import BadServer
from tests.fakes.ticking import ticking
from tests.fakes.trees import held, manifest_of, noise, objects_of
from tests.update.taker import Taker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.update.source import Reply

PIECE = 50_000
SIZE = 4 * PIECE + 777
FILM = noise(SIZE)
SITE = {"film.mp4": FILM}


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "PIECE", PIECE)


@pytest.fixture
def server() -> Iterator[BadServer]:
    with BadServer(objects_of(SITE)) as server:
        yield server


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "store")


def kept(store: Store) -> int:
    return store.partial(manifest_of(SITE).files[0]).size


def whole(store: Store) -> bool:
    return held(store, manifest_of(SITE)) == SITE


CURED_BY_ASKING_AGAIN = {
    "cut before the answer": faults.hang_up,
    "cut in the headers": faults.cut_in_headers,
    "cut at once": faults.cut_after(0),
    "cut in the first piece": faults.cut_after(123),
    "cut between pieces": faults.cut_after(PIECE),
    "cut in a later piece": faults.cut_after(2 * PIECE + 1),
    "cut before the last byte": faults.cut_after(SIZE - 1),
    "reset": faults.cut_after(70_000, reset=True),
    "cut without a length": faults.no_length(end=60_000),
    "cut in chunks": faults.chunked(cut=True),
    "length too short": faults.say_length(100),
    "length too long": faults.say_length(SIZE + 1),
    "length is no number": faults.say_length("many"),
    "no such part": faults.status(416),
    "a part nobody asked for": faults.say_range(f"bytes 5-{SIZE - 1}/{SIZE}"),
    "compressed": faults.packed_as("gzip", faults.bomb(SIZE)),
    "busy": faults.status(503),
    "too many": faults.status(429, {"Retry-After": "3"}),
    "bad gateway": faults.status(502),
    "first byte altered": faults.altered(0),
    "last byte altered": faults.altered(SIZE - 1),
    "a byte altered in a middle piece": faults.altered(2 * PIECE + 9),
    "not HTTP": faults.garbage,
    "endless": faults.endless,
}


@pytest.mark.parametrize("name", CURED_BY_ASKING_AGAIN)
def test_one_fault_is_got_over(server: BadServer, store: Store, name: str) -> None:
    server.then(CURED_BY_ASKING_AGAIN[name])
    Taker(server, store).take(SITE)
    assert whole(store)


@pytest.mark.parametrize("name", CURED_BY_ASKING_AGAIN)
def test_one_fault_in_the_middle_of_a_file_is_got_over(
    server: BadServer, store: Store, name: str
) -> None:
    server.then(faults.cut_after(PIECE + 5), CURED_BY_ASKING_AGAIN[name])
    taken = Taker(server, store).take(SITE)
    assert whole(store)
    assert taken.moved <= 2 * SIZE + PIECE


@pytest.mark.parametrize(
    "fault",
    [
        faults.hang_up,
        faults.cut_after(0),
        faults.cut_after(10),
        faults.say_length(7),
        faults.status(416),
        faults.status(503),
        faults.garbage,
        faults.endless,
    ],
)
def test_a_fault_that_does_not_go_away_is_given_up_with_waits_that_double(
    server: BadServer, store: Store, fault: faults.Fault
) -> None:
    server.always = fault
    taker = Taker(server, store, manner=Manner(failures=5, backoff=Backoff(2, 9)))
    with pytest.raises(SourceError):
        taker.take(SITE)
    assert taker.waits == [2, 4, 8, 9]
    assert len(server.asked) == 5


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (faults.status(404), NotThereError),
        (faults.status(403), NotThereError),
        (faults.portal, PortalError),
        (faults.redirect("https://login.example/"), PortalError),
        (faults.status(503, {"Retry-After": "3600"}), ServerError),
    ],
)
def test_what_asking_again_does_not_cure_is_given_up_at_once(
    server: BadServer, store: Store, fault: faults.Fault, kind: type[SourceError]
) -> None:
    server.then(fault)
    taker = Taker(server, store)
    with pytest.raises(kind):
        taker.take(SITE)
    assert not taker.waits
    assert len(server.asked) == 1


def test_a_server_that_says_how_long_to_wait_is_left_alone_for_so_long(
    server: BadServer, store: Store
) -> None:
    server.then(faults.status(503, {"Retry-After": "50"}))
    taker = Taker(server, store)
    taker.take(SITE)
    assert taker.waits == [50]


def test_an_error_names_the_file_as_people_know_it(server: BadServer, store: Store) -> None:
    server.then(faults.status(404))
    with pytest.raises(NotThereError, match=r"film\.mp4"):
        Taker(server, store).take(SITE)


def test_cuts_without_end_are_got_over_as_long_as_something_comes(
    server: BadServer, store: Store
) -> None:
    server.always = faults.cut_after(5_000)
    taker = Taker(server, store, manner=Manner(failures=2))
    assert taker.take(SITE).moved == SIZE
    assert whole(store)
    assert set(taker.waits) == {2.0}


def test_a_piece_that_comes_in_many_cuts_is_not_begun_anew(server: BadServer, store: Store) -> None:
    """As with a line that is cut every half minute and never carries a piece in one go."""
    server.always = faults.cut_after(PIECE // 4)
    assert Taker(server, store).take(SITE).moved == SIZE
    assert whole(store)


def test_an_altered_byte_costs_a_piece_and_is_never_kept(server: BadServer, store: Store) -> None:
    server.then(faults.altered(2 * PIECE + 9))
    taken = Taker(server, store).take(SITE)
    assert whole(store)
    # The rest of what was on its way when the piece proved bad is lost with it.
    assert SIZE + PIECE <= taken.moved <= SIZE + PIECE + 65_536


@pytest.mark.parametrize("at", [0, 2 * PIECE + 9, SIZE - 1])
def test_a_server_that_always_alters_a_byte_is_given_up(
    server: BadServer, store: Store, at: int
) -> None:
    server.always = faults.altered(at)
    taker = Taker(server, store, manner=Manner(bad=3))
    with pytest.raises(BadPiecesError, match=r"film\.mp4.*3 times") as caught:
        taker.take(SITE)
    assert not caught.value.passing
    assert "重新发布" in caught.value.zh
    assert kept(store) == at // PIECE * PIECE
    assert not store.has(manifest_of(SITE).files[0].sha256)
    assert len(server.asked) == 3


def test_the_good_pieces_of_a_bad_server_are_not_fetched_again(
    server: BadServer, store: Store
) -> None:
    server.always = faults.altered(2 * PIECE)
    with pytest.raises(BadPiecesError):
        Taker(server, store).take(SITE)
    server.always = faults.honest
    assert Taker(server, store).take(SITE).moved == SIZE - 2 * PIECE


def test_a_server_that_ignores_ranges_is_put_up_with_and_told_of(
    server: BadServer, store: Store
) -> None:
    server.then(faults.cut_after(PIECE + 5), faults.ignore_range)
    taker = Taker(server, store)
    taker.take(SITE)
    assert whole(store)
    (remark,) = taker.remarks
    assert isinstance(remark, IgnoredRangeError)
    assert "film.mp4" in remark.en
    assert str(PIECE + 5) in remark.en


def test_a_server_whose_parts_are_wrong_is_asked_for_the_whole(
    server: BadServer, store: Store
) -> None:
    server.then(faults.cut_after(PIECE + 5), faults.status(416))
    Taker(server, store).take(SITE)
    assert [one.headers.get("Range") for one in server.asked] == [
        None,
        f"bytes={PIECE + 5}-",
        None,
    ]
    assert whole(store)


def test_a_lie_about_parts_that_does_not_go_away_is_given_up(
    server: BadServer, store: Store
) -> None:
    server.then(faults.cut_after(PIECE + 5))
    server.always = faults.say_range(f"bytes 0-{SIZE - 1}/{SIZE}")
    with pytest.raises(LyingError):
        Taker(server, store).take(SITE)
    assert len(server.asked) <= 1 + Manner().failures
    assert kept(store) == PIECE + 5


def test_a_dripping_server_is_left_and_what_came_is_kept(server: BadServer, store: Store) -> None:
    server.then(faults.cut_after(PIECE))
    server.always = faults.drip()
    taker = Taker(
        server,
        store,
        patience=Patience(window=30, slowest=10**9),
        clock=ticking(40),
        manner=Manner(failures=2),
    )
    with pytest.raises((SlowError, BadPiecesError)):
        taker.take(SITE)
    assert kept(store) <= PIECE + 65_536


def test_one_small_file_that_is_missing_stops_the_others_and_is_named(
    server: BadServer, store: Store
) -> None:
    bodies = {f"{number}.jpg": noise(1_000, number) for number in range(40)}
    server.files = objects_of(bodies | SITE)
    lacking = manifest_of({"7.jpg": bodies["7.jpg"]}).files[0].sha256
    del server.files[f"objects/{lacking[:2]}/{lacking}"]
    with pytest.raises(NotThereError, match=r"7\.jpg"):
        Taker(server, store).take(bodies | SITE)
    assert not kept(store)  # the film was not begun


def test_after_one_small_file_has_failed_no_other_is_begun(server: BadServer, store: Store) -> None:
    bodies = {f"{number}.jpg": noise(1_000 + number, number) for number in range(40)}
    server.always = faults.status(404)
    with pytest.raises(NotThereError, match=r"0\.jpg"):
        Taker(server, store, manner=Manner(workers=1)).take(bodies)
    assert len(server.asked) == 1


class Crowd:
    """Gives nothing of the file of ones for ever, and does not have the other."""

    where = "crowd"

    def __init__(self) -> None:
        self._both = threading.Barrier(2)

    def metadata(self, name: str, limit: int, etag: str | None = None) -> Reply:
        raise NotImplementedError

    def target(self, name: str, limit: int) -> bytes:
        raise NotImplementedError

    @contextmanager
    def object(
        self, _sha256: str, _start: int, _size: int, name: str = ""
    ) -> Iterator[Iterator[bytes]]:
        self._both.wait(30)
        if name != "ones":
            raise NotThereError(name, self.where)
        yield itertools.repeat(b"")


def test_what_stopped_a_file_is_told_and_not_that_the_others_were_stopped(store: Store) -> None:
    manifest = manifest_of({"ones": b"1" * 100, "others": b"2" * 200})
    with pytest.raises(NotThereError, match="others"):
        Download(Crowd(), store, room=Room(reserve=0)).take(manifest)


class FullDisk(Disk):
    """Has room for so many bytes of partial files."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, path: Path, data: bytes, at: int = 0) -> None:
        self.room -= len(data)
        if self.room < 0 and path.parent.name == "partial":
            raise OSError(28, "No space left on device", str(path))
        super().write(path, data, at)


def test_a_disk_that_fills_up_is_told_as_such_and_harms_nothing(
    server: BadServer, tmp_path: Path
) -> None:
    disk = FullDisk(2 * PIECE + 70_000)
    store = Store.open(tmp_path / "store", disk)
    with pytest.raises(DiskFullError, match="full"):
        Taker(server, store).take(SITE)
    disk.room = 10**9
    assert kept(store) >= 2 * PIECE
    Taker(server, store).take(SITE)
    assert whole(store)
