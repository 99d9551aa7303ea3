from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.store import Store
from kiosk.content.store.durable import DiskFullError
from kiosk.content.store.partial import BadPieceError
from kiosk.errors import StoreError
from tests.content.store.village import SMALL_PIECE
from tests.fakes.disks import Countdown, HookedDisk, QuickDisk, fault
from tests.fakes.trees import file_of

if TYPE_CHECKING:
    from pathlib import Path

FILM = b"a film of several pieces"  # three of eight bytes


def partial_path(store: Store, data: bytes) -> Path:
    return store.folder / "partial" / file_of("a", data).sha256


def test_a_file_that_arrives_in_bites_becomes_an_object(store: Store) -> None:
    partial = store.partial(file_of("film.mp4", FILM))
    for at in range(0, len(FILM), 5):
        assert partial.size == at
        partial.append(FILM[at : at + 5])
    partial.finish()
    path = store.path_of(partial.file.sha256)
    assert path.read_bytes() == FILM
    assert path.stat().st_mode & 0o777 == 0o444
    assert not partial_path(store, FILM).exists()


@pytest.mark.parametrize("data", [b"", b"x", b"12345678", b"123456789", b"1234567812345678"])
def test_sizes_around_a_piece_are_no_special_case(store: Store, data: bytes) -> None:
    partial = store.partial(file_of("a", data))
    partial.append(data)
    partial.finish()
    assert store.path_of(partial.file.sha256).read_bytes() == data


def test_it_goes_on_at_the_byte_where_it_ended(store: Store) -> None:
    file = file_of("film.mp4", FILM)
    store.partial(file).append(FILM[:11])
    again = store.partial(file)
    assert again.size == 11
    assert again.verified == 8
    again.append(FILM[11:])
    again.finish()
    assert store.has(file.sha256)


def test_a_bad_piece_costs_a_piece(store: Store) -> None:
    partial = store.partial(file_of("film.mp4", FILM))
    with pytest.raises(BadPieceError, match="piece 2 "):
        partial.append(FILM[:8] + b"WRONG!!!" + FILM[16:])
    assert partial.size == partial.verified == 8
    assert partial_path(store, FILM).read_bytes() == FILM[:8]
    partial.append(FILM[8:])
    partial.finish()


def test_a_small_file_that_is_wrong_begins_again(store: Store) -> None:
    partial = store.partial(file_of("a", b"right"))
    with pytest.raises(BadPieceError, match="piece 1 "):
        partial.append(b"wrong")
    assert partial.size == 0


def test_more_than_the_manifest_lists_is_dropped(store: Store) -> None:
    partial = store.partial(file_of("film.mp4", FILM))
    with pytest.raises(BadPieceError, match="more arrived"):
        partial.append(FILM + b"more")
    assert partial.size == len(FILM)
    partial.finish()


def test_what_is_not_complete_is_not_finished(store: Store) -> None:
    partial = store.partial(file_of("film.mp4", FILM))
    partial.append(FILM[:20])
    with pytest.raises(BadPieceError, match="not complete"):
        partial.finish()
    assert partial.size == 20


@pytest.mark.parametrize("end", [16, 17, 24])
def test_what_a_power_cut_spoilt_of_the_last_piece_is_found_when_it_goes_on(
    store: Store, end: int
) -> None:
    file = file_of("film.mp4", FILM)
    spoilt = FILM[: (end - 1) // 8 * 8 if end != 17 else 8] + b"\0" * 8
    partial_path(store, FILM).write_bytes(spoilt.ljust(end, b"\0")[:end])
    partial = store.partial(file)
    assert partial.size == partial.verified == len(spoilt) - 8
    partial.append(FILM[partial.size :])
    partial.finish()


def test_what_the_disk_spoilt_earlier_is_found_at_the_end_and_fetched_from_there(
    store: Store,
) -> None:
    file = file_of("film.mp4", FILM)
    partial_path(store, FILM).write_bytes(b"WRONG!!!" + FILM[8:])
    partial = store.partial(file)
    assert partial.size == len(FILM)
    with pytest.raises(BadPieceError, match="piece 1 "):
        partial.finish()
    assert partial.size == 0
    partial.append(FILM)
    partial.finish()


def test_a_manifest_whose_pieces_and_whole_disagree_yields_no_object(store: Store) -> None:
    file = file_of("film.mp4", FILM).model_copy(update={"sha256": "ab" * 32})
    partial = store.partial(file)
    partial.append(FILM)
    with pytest.raises(BadPieceError):
        partial.finish()
    assert partial.size == 0
    assert not store.has(file.sha256)


def test_a_file_that_grew_too_long_is_cut(store: Store) -> None:
    partial_path(store, FILM).write_bytes(FILM + b"and more")
    partial = store.partial(file_of("film.mp4", FILM))
    assert partial.size == len(FILM)
    partial.finish()


def test_a_name_left_on_what_is_an_object_by_now_is_not_written_into(store: Store) -> None:
    file = file_of("a", b"right")
    shown = store.folder / "shown"
    shown.write_bytes(b"spoi")
    partial_path(store, b"right").hardlink_to(shown)
    partial = store.partial(file)
    assert partial.size == 0
    partial.append(b"right")
    assert shown.read_bytes() == b"spoi"


def test_a_link_laid_in_its_place_is_not_followed(store: Store, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"keep")
    partial_path(store, FILM).symlink_to(victim)
    partial = store.partial(file_of("film.mp4", FILM))
    with pytest.raises(StoreError):
        partial.append(FILM)
    assert victim.read_bytes() == b"keep"


def test_a_disk_that_fills_up_keeps_what_was_counted(tmp_path: Path) -> None:
    file = file_of("film.mp4", FILM)
    for at in range(40):
        folder = tmp_path / f"store-{at}"
        Store.open(folder, QuickDisk())
        disk = HookedDisk(Countdown(at, fault(errno.ENOSPC)))
        disk.before, before = (lambda _: None), disk.before
        store = Store.open(folder, disk)
        partial = store.partial(file)
        disk.before = before
        fed = 0
        try:
            while fed < len(FILM):
                partial.append(FILM[fed : fed + 5])
                fed += 5
            partial.finish()
        except DiskFullError:
            while partial.size < len(FILM):
                partial.append(FILM[partial.size : partial.size + 5])
            partial.finish()
        assert store.path_of(file.sha256).read_bytes() == FILM


@given(
    data=st.binary(max_size=5 * SMALL_PIECE),
    left=st.binary(max_size=6 * SMALL_PIECE),
    agree=st.integers(0, 6 * SMALL_PIECE),
    bites=st.lists(st.integers(1, 20), min_size=1),
)
def test_whatever_was_left_the_right_bytes_make_the_file(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, left: bytes, agree: int, bites: list[int]
) -> None:
    store = Store.open(tmp_path_factory.mktemp("store"), QuickDisk())
    file = file_of("a", data)
    partial_path(store, data).write_bytes(data[:agree] + left[agree:])
    partial = store.partial(file)
    turn = 0
    for _ in range(len(bites) + 100):
        try:
            if partial.size == len(data):
                partial.finish()
                break
            bite = bites[turn % len(bites)]
            turn += 1
            partial.append(data[partial.size : partial.size + bite])
        except BadPieceError:
            continue
    assert store.path_of(file.sha256).read_bytes() == data
