from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.update.space import NoRoomError, Room, make, used_by

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


class FakeStore:
    """A disk of numbers."""

    def __init__(self, folder: Path, free: int, spare: int = 0) -> None:
        self.folder = folder
        self.left = free
        self.spare = spare
        self.wanted: list[Collection[str]] = []

    def free(self) -> int:
        return self.left

    def collect(self, room: int, wanted: Collection[str] = ()) -> int:
        self.wanted.append(wanted)
        freed = min(max(room - self.left, 0), self.spare)
        self.spare -= freed
        self.left += freed
        return self.left


def test_room_is_what_is_free_less_the_reserve() -> None:
    room = Room(reserve=10)
    assert room.lacking(90, free=100, used=0) == 0
    assert room.lacking(91, free=100, used=0) == 1


def test_a_store_has_a_bound_of_its_own() -> None:
    room = Room(reserve=0, most=50)
    assert room.lacking(10, free=1000, used=40) == 0
    assert room.lacking(11, free=1000, used=40) == 1


def test_nothing_needs_no_room_even_on_a_full_disk() -> None:
    assert Room(reserve=100, most=1).lacking(0, free=0, used=5) == 0


def test_with_room_nothing_is_collected(tmp_path: Path) -> None:
    store = FakeStore(tmp_path, free=100, spare=50)
    make(store, Room(reserve=10), 90, ())
    assert not store.wanted


def test_no_more_is_collected_than_is_lacking_and_the_wanted_is_spared(tmp_path: Path) -> None:
    store = FakeStore(tmp_path, free=100, spare=50)
    make(store, Room(reserve=10), 120, {"ab"})
    assert (store.left, store.spare, store.wanted) == (130, 20, [{"ab"}])


def test_what_still_has_no_room_is_refused_with_how_much_is_lacking(tmp_path: Path) -> None:
    store = FakeStore(tmp_path, free=10**8, spare=50)
    with pytest.raises(NoRoomError, match="300 MB are needed, 200 MB") as caught:
        make(store, Room(reserve=0), 3 * 10**8, ())
    assert caught.value.lacking == 2 * 10**8 - 50
    assert "300 MB" in caught.value.zh


def test_a_file_with_two_names_is_weighed_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/one").write_bytes(b"x" * 100_000)
    once = used_by(tmp_path)
    assert 100_000 <= once < 110_000
    (tmp_path / "two").hardlink_to(tmp_path / "a/one")
    assert used_by(tmp_path) == once


def test_links_are_not_followed_when_a_folder_is_weighed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "big").symlink_to("/proc/kcore")
    assert used_by(tmp_path) < 100_000
    assert used_by(tmp_path / "none") == 0
