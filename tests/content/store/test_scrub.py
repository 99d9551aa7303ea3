from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from kiosk.content.store import Store
from kiosk.content.store.hashing import chunks
from kiosk.content.store.scrub import Scrubbed
from kiosk.errors import StoreError
from tests.content.store.village import contents_of, fetch, live, manifest_of
from tests.fakes.disks import LinklessDisk
from tests.fakes.trees import file_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAME = file_of("pictures/same.jpg", contents_of(1)["pictures/same.jpg"])


@pytest.fixture
def shown(store: Store) -> Store:
    """Return a store that shows release 2 before 1."""
    live(store, 1)
    live(store, 2)
    return store


def spoil(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(b"X" + path.read_bytes()[1:])


def test_a_whole_store_has_nothing_to_fetch(shown: Store) -> None:
    assert shown.scrub() == Scrubbed()


def test_a_spoilt_object_is_named_once_and_counts_as_missing(shown: Store) -> None:
    spoil(shown.path_of(SAME.sha256))
    found = shown.scrub()
    assert [file.sha256 for file in found.bad] == [SAME.sha256]
    assert not shown.has(SAME.sha256)
    missing = shown.missing(manifest_of(2, contents_of(2)))
    assert [file.sha256 for file in missing] == [SAME.sha256]


def test_what_is_shown_keeps_its_spoilt_file_until_a_good_one_takes_its_place(
    shown: Store,
) -> None:
    spoil(shown.path_of(SAME.sha256))
    shown.scrub()
    places = [
        shown.site_of(n) / f"pictures/{name}.jpg" for n in (1, 2) for name in ("same", "twin")
    ]
    assert all(place.exists() for place in places)
    fetch(shown, manifest_of(2, contents_of(2)), contents_of(2))
    shown.mend()
    assert shown.verify(1) == shown.verify(2) == ()
    assert all(place.samefile(shown.path_of(SAME.sha256)) for place in places)
    assert shown.scrub() == Scrubbed()


def test_a_shortened_object_is_missing_even_before_it_is_read(shown: Store) -> None:
    path = shown.path_of(SAME.sha256)
    path.chmod(0o644)
    path.write_bytes(b"short")
    assert SAME.sha256 in {f.sha256 for f in shown.missing(manifest_of(2, contents_of(2)))}


def test_a_file_of_a_release_is_mended_from_a_good_object(shown: Store) -> None:
    place = shown.site_of(2) / "pictures/same.jpg"
    place.unlink()
    place.write_bytes(b"spoilt")
    found = shown.scrub()
    assert found.mended == ("2/pictures/same.jpg",)
    assert found.bad == ()
    assert shown.verify(2) == ()


def test_an_object_that_is_gone_is_made_again_of_a_release_that_holds_it(shown: Store) -> None:
    shown.path_of(SAME.sha256).unlink()
    assert shown.scrub().bad == ()
    assert shown.path_of(SAME.sha256).samefile(shown.site_of(2) / "pictures/same.jpg")


def test_without_links_a_good_copy_mends_the_object_and_the_other_copies(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store", LinklessDisk())
    live(store, 1)
    live(store, 2)
    spoil(store.path_of(SAME.sha256))
    spoil(store.site_of(2) / "pictures/same.jpg")
    spoil(store.site_of(2) / "pictures/twin.jpg")
    assert store.scrub().bad == ()
    assert store.verify(1) == store.verify(2) == ()
    assert store.has(SAME.sha256)


def test_an_object_that_nothing_needs_is_dropped_and_not_fetched(shown: Store) -> None:
    partial = shown.partial(file_of("stray", b"stray"))
    partial.append(b"stray")
    partial.finish()
    spoil(shown.path_of(partial.file.sha256))
    assert shown.scrub().bad == ()
    assert not shown.has(partial.file.sha256)


def test_a_spoilt_manifest_is_named(shown: Store) -> None:
    (shown.site_of(1).parent / "manifest.json").write_bytes(b"{}")
    assert shown.scrub().unreadable == (1,)


def test_an_unreadable_sector_is_a_spoilt_file(
    shown: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> Iterator[bytes]:
        if path.name in {SAME.sha256, "same.jpg", "twin.jpg"}:
            raise OSError(errno.EIO, "Input/output error", str(path))
        return chunks(path)

    monkeypatch.setattr("kiosk.content.store.scrub.chunks", fail)
    assert [file.sha256 for file in shown.scrub().bad] == [SAME.sha256]


def test_another_fault_spoils_nothing_and_is_told(
    shown: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> Iterator[bytes]:
        raise OSError(errno.EMFILE, "Too many open files", str(path))

    monkeypatch.setattr("kiosk.content.store.scrub.chunks", fail)
    with pytest.raises(StoreError, match="Too many open files"):
        shown.scrub()
    assert shown.verify(2) == ()
    assert shown.has(SAME.sha256)


def test_the_reader_is_asked_for_its_pace_and_may_be_stopped(shown: Store) -> None:
    read: list[int] = []
    shown.scrub(read.append)
    objects = [path.stat().st_size for path in (shown.folder / "objects").glob("*/*")]
    assert sum(read) == sum(objects)

    class EnoughError(Exception):
        pass

    def stop(_read: int) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        shown.scrub(stop)
    assert shown.verify(2) == ()
