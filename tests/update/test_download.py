from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.content import release
from kiosk.content.store import Store
from kiosk.update.download import Manner, Taken
from kiosk.update.errors import HaltedError, NotThereError
from kiosk.update.pace import Pace
from kiosk.update.space import NoRoomError, Room
from tests.fakes import server_faults as faults
from tests.fakes.bad_server import BadServer
from tests.fakes.trees import held, manifest_of, noise, object_path, objects_of
from tests.update.taker import Taker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.update.progress import Progress

PIECE = 50_000
FILM = noise(6 * PIECE + 777)
SITE = {
    "site.yaml": b"id: heguang\n",
    "pictures/cover.jpg": noise(30_000, 1),
    "pictures/map.jpg": noise(PIECE, 2),
    "film/heguang.mp4": FILM,
    "empty.txt": b"",
}


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


def download(
    server: BadServer, store: Store, bodies: dict[str, bytes] | None = None, **names: Any
) -> Taken:
    return Taker(server, store, **names).take(SITE if bodies is None else bodies)


def test_everything_arrives_whole(server: BadServer, store: Store) -> None:
    taken = download(server, store)
    assert held(store, manifest_of(SITE)) == SITE
    assert taken == Taken(sum(map(len, SITE.values())))


def test_nothing_is_asked_for_that_is_empty_or_here(server: BadServer, store: Store) -> None:
    download(server, store)
    assert len(server.asked) == 4
    assert download(server, store).moved == 0
    assert len(server.asked) == 4


def test_a_renamed_file_moves_no_bytes(server: BadServer, store: Store) -> None:
    download(server, store)
    renamed = {f"new/{path}": body for path, body in SITE.items()}
    assert download(server, store, renamed).moved == 0
    assert held(store, manifest_of(renamed)) == renamed


def test_one_picture_of_sixty_that_changes_moves_that_picture(
    server: BadServer, store: Store
) -> None:
    slides = {f"slides/{number:02}.jpg": noise(9_000, number) for number in range(60)}
    changed = slides | {"slides/31.jpg": noise(9_100, 99)}
    server.files = objects_of(slides) | objects_of(changed)
    download(server, store, slides)
    sent = server.sent
    assert download(server, store, changed).moved == 9_100
    assert server.sent - sent == 9_100


def test_files_of_one_content_come_once(server: BadServer, store: Store) -> None:
    body = noise(20_000, 5)
    server.files = objects_of({"a": body})
    assert download(server, store, {"a.jpg": body, "b.jpg": body}).moved == 20_000
    assert len(server.asked) == 1


def test_small_files_come_side_by_side_and_no_more_than_may(
    server: BadServer, store: Store
) -> None:
    bodies = {f"{number}.jpg": noise(1_000, number) for number in range(12)}
    server.files = objects_of(bodies)
    together, lock, at_once, most = threading.Barrier(3), threading.Lock(), [0], [0]

    def meet(one: Any) -> None:
        with lock:
            at_once[0] += 1
            most[0] = max(most[0], at_once[0])
        together.wait(30)
        with lock:
            at_once[0] -= 1
        faults.honest(one)

    server.always = meet
    download(server, store, bodies, manner=Manner(workers=3))
    assert held(store, manifest_of(bodies)) == bodies
    assert most[0] == 3


def test_large_files_come_last_and_one_after_another(server: BadServer, store: Store) -> None:
    bodies = {f"{number}.mp4": noise(PIECE + 5_000 - number, number) for number in range(4)}
    server.files = objects_of(bodies | SITE)
    download(server, store, bodies | SITE)
    paths = [object_path(body) for body in (*bodies.values(), FILM)]
    asked = [one.path for one in server.asked]
    assert sorted(asked[-5:-1]) == sorted(paths[:-1])
    assert asked[-1] == paths[-1]


def test_what_is_half_here_goes_on_where_it_ended(
    server: BadServer, store: Store, tmp_path: Path
) -> None:
    server.then(faults.cut_after(3 * PIECE + 123), faults.status(404))
    with pytest.raises(NotThereError):
        download(server, store, {"film.mp4": FILM})
    again = Store.open(tmp_path / "store")
    assert download(server, again, {"film.mp4": FILM}).moved == len(FILM) - 3 * PIECE - 123
    assert server.asked[-1].headers["Range"] == f"bytes={3 * PIECE + 123}-"
    assert held(again, manifest_of({"film.mp4": FILM})) == {"film.mp4": FILM}


def test_a_file_that_was_whole_but_not_finished_needs_no_request(
    server: BadServer, store: Store
) -> None:
    manifest = manifest_of({"film.mp4": FILM})
    store.partial(manifest.files[0]).append(FILM)
    assert download(server, store, {"film.mp4": FILM}).moved == 0
    assert not server.asked
    assert held(store, manifest) == {"film.mp4": FILM}


def test_large_files_wait_for_their_hour_and_small_ones_do_not(
    server: BadServer, store: Store
) -> None:
    taken = download(server, store, allow=lambda size: size <= PIECE)
    assert [file.path for file in taken.waiting] == ["film/heguang.mp4"]
    assert held(store, manifest_of(SITE)) == SITE | {"film/heguang.mp4": None}
    assert taken.moved == sum(map(len, SITE.values())) - len(FILM)


def test_a_large_file_whose_hour_ends_goes_on_in_the_next_one(
    server: BadServer, store: Store
) -> None:
    looks = itertools.count()
    taken = download(server, store, {"f.mp4": FILM}, allow=lambda _size: next(looks) < 2)
    assert [file.path for file in taken.waiting] == ["f.mp4"]
    assert 0 < taken.moved < len(FILM)
    assert taken.moved + download(server, store, {"f.mp4": FILM}).moved == len(FILM)


def test_no_more_of_the_line_is_used_than_may_be(server: BadServer, store: Store) -> None:
    waits: list[float] = []
    pace = Pace(1_000, clock=lambda: 5.0, wait=waits.append)
    taken = download(server, store, pace=pace)
    assert max(waits) == pytest.approx(taken.moved / 1_000)


def test_what_has_no_room_is_refused_before_a_byte_comes(server: BadServer, store: Store) -> None:
    with pytest.raises(NoRoomError) as caught:
        download(server, store, room=Room(reserve=store.free()))
    assert caught.value.lacking > 0
    assert "disk" in caught.value.en
    assert not server.asked


def test_a_store_that_may_not_grow_that_far_is_refused(server: BadServer, store: Store) -> None:
    with pytest.raises(NoRoomError):
        download(server, store, room=Room(reserve=0, most=len(FILM)))
    assert not server.asked


def test_what_nobody_needs_makes_room_and_what_is_wanted_stays(
    server: BadServer, store: Store
) -> None:
    old = {"old.mp4": noise(4 * PIECE, 3)}
    server.files |= objects_of(old)
    download(server, store, old | {"site.yaml": SITE["site.yaml"]})
    download(server, store, room=Room(reserve=0, most=len(FILM) + 120_000))
    assert held(store, manifest_of(SITE)) == SITE
    assert held(store, manifest_of(old)) == {"old.mp4": None}
    assert len([one for one in server.asked if one.path == object_path(SITE["site.yaml"])]) == 1


def test_what_is_half_here_needs_only_the_other_half_of_the_room(
    server: BadServer, store: Store
) -> None:
    manifest = manifest_of({"f.mp4": FILM})
    store.partial(manifest.files[0]).append(FILM[: 4 * PIECE])
    room = Room(reserve=0, most=len(FILM) + 20_000)
    download(server, store, {"f.mp4": FILM}, room=room)
    assert held(store, manifest) == {"f.mp4": FILM}


def test_how_far_it_has_come_is_reported(
    server: BadServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.update.progress.EVERY", 1_000)
    seen: list[Progress] = []
    download(server, store, report=seen.append)
    total = sum(map(len, SITE.values()))
    assert (seen[0].done, seen[0].total, seen[0].files_done) == (0, total, 0)
    assert (seen[-1].done, seen[-1].moved, seen[-1].files_done) == (total, total, len(SITE))
    assert [one.done for one in seen] == sorted(one.done for one in seen)
    assert len([one for one in seen if one.file == "film/heguang.mp4"]) > 3


def test_what_was_here_before_counts_as_done(server: BadServer, store: Store) -> None:
    manifest = manifest_of({"f.mp4": FILM})
    store.partial(manifest.files[0]).append(FILM[: 2 * PIECE])
    seen: list[Progress] = []
    download(server, store, {"f.mp4": FILM}, report=seen.append)
    assert seen[0].done == 2 * PIECE
    assert seen[-1].done == len(FILM)
    assert seen[-1].moved == len(FILM) - 2 * PIECE


def test_who_asks_it_to_stop_is_heard_and_nothing_is_lost(server: BadServer, store: Store) -> None:
    seen: list[Progress] = []
    looks = itertools.count()
    with pytest.raises(HaltedError):
        download(
            server,
            store,
            {"f.mp4": FILM},
            halted=lambda: next(looks) >= 2,
            report=seen.append,
        )
    file = manifest_of({"f.mp4": FILM}).files[0]
    kept = store.partial(file).size
    assert 0 < kept < len(FILM)
    assert download(server, store, {"f.mp4": FILM}).moved == len(FILM) - kept


def test_a_release_published_meanwhile_does_not_mix_with_the_one_that_comes(
    server: BadServer, store: Store
) -> None:
    later = SITE | {"film/heguang.mp4": noise(len(FILM), 44), "site.yaml": b"id: heguang # 2\n"}

    def publish(one: Any) -> None:
        server.files |= objects_of(later)
        faults.cut_after(2 * PIECE)(one)

    server.then(publish)
    download(server, store)
    assert held(store, manifest_of(SITE)) == SITE
    download(server, store, later)
    assert held(store, manifest_of(later)) == later
    assert held(store, manifest_of(SITE)) == SITE
