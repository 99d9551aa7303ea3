from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.content.store import Store
from kiosk.errors import KioskError, ReleaseError
from tests.content.store.village import contents_of, fetch, manifest_of, take
from tests.fakes.disks import Countdown, HookedDisk, KilledError, kill
from tests.fakes.trees import file_of

if TYPE_CHECKING:
    from pathlib import Path

CHAIN = {"timestamp.json": b"{}"}


def test_a_release_is_a_folder_of_links_to_objects(store: Store) -> None:
    take(store, 1)
    assert store.releases() == (1,)
    for path, data in contents_of(1).items():
        place = store.site_of(1) / path
        assert place.read_bytes() == data
        assert place.samefile(store.path_of(file_of(path, data).sha256))


def test_it_keeps_what_it_was_accepted_with(store: Store) -> None:
    take(store, 1)
    manifest = manifest_of(1, contents_of(1))
    assert store.manifest(1) == manifest
    assert store.proof(1).manifest == manifest.to_bytes()
    assert store.proof(1).chain == {"1.root.json": b"root", "timestamp.json": b"signed 1"}


def test_what_two_releases_share_is_fetched_once(store: Store) -> None:
    take(store, 1)
    missing = {file.path for file in store.missing(manifest_of(2, contents_of(2)))}
    assert missing == {"film/film.mp4", "pictures/new.jpg", "site.yaml"}


def test_two_files_of_one_content_are_fetched_once(store: Store) -> None:
    missing = [file.path for file in store.missing(manifest_of(1, contents_of(1)))]
    assert "pictures/same.jpg" in missing
    assert "pictures/twin.jpg" not in missing


def test_without_all_its_files_there_is_no_release(store: Store) -> None:
    manifest = manifest_of(1, contents_of(1))
    with pytest.raises(ReleaseError, match="6 files are missing, “empty") as caught:
        store.install(manifest, manifest.to_bytes(), CHAIN)
    assert "还缺 6 个文件" in caught.value.zh
    assert store.releases() == ()


def test_a_number_is_one_release_for_ever(store: Store) -> None:
    take(store, 1)
    contents = {**contents_of(1), "site.yaml": b"another"}
    with pytest.raises(ReleaseError, match="publish under a higher one"):
        take(store, 1, contents)
    assert store.verify(1) == ()
    assert (store.site_of(1) / "site.yaml").read_bytes() == contents_of(1)["site.yaml"]


def test_bytes_that_are_not_the_manifest_are_refused(store: Store) -> None:
    manifest = manifest_of(1, contents_of(1))
    fetch(store, manifest, contents_of(1))
    with pytest.raises(ReleaseError, match="not the one that was read"):
        store.install(manifest, manifest_of(2, contents_of(2)).to_bytes(), CHAIN)


@pytest.mark.parametrize(
    "name", ["../manifest.json", "a/b.json", "/etc/x.json", "con.json", "x", ".json", "A.json", ""]
)
def test_a_name_in_the_chain_cannot_lead_elsewhere(store: Store, name: str) -> None:
    manifest = manifest_of(1, contents_of(1))
    fetch(store, manifest, contents_of(1))
    with pytest.raises(KioskError):
        store.install(manifest, manifest.to_bytes(), {name: b"x"})
    assert store.releases() == ()


def test_installing_again_mends_files_and_manifest(store: Store) -> None:
    take(store, 1)
    folder = store.site_of(1).parent
    (folder / "manifest.json").write_bytes(b"spoilt")
    (folder / "site/site.yaml").unlink()
    (folder / "site/pictures/same.jpg").unlink()
    (folder / "site/pictures/same.jpg").write_bytes(b"spoilt")
    with pytest.raises(ReleaseError, match="must be fetched again"):
        store.manifest(1)
    take(store, 1)
    assert store.verify(1) == ()
    assert store.proof(1).manifest == manifest_of(1, contents_of(1)).to_bytes()


def test_a_folder_that_is_gone_is_made_again(store: Store) -> None:
    take(store, 1)
    film = store.site_of(1) / "film"
    (film / "film.mp4").unlink()
    film.rmdir()
    store.mend()
    assert store.verify(1) == ()


def test_verifying_names_what_is_wrong(store: Store) -> None:
    take(store, 1)
    site = store.site_of(1)
    (site / "empty.txt").unlink()
    (site / "film/film.mp4").chmod(0o644)
    (site / "film/film.mp4").write_bytes(b"short")
    (site / "pictures/new.jpg").unlink()
    (site / "pictures/new.jpg").symlink_to(store.path_of("x"))
    (site / "site.yaml").unlink()
    (site / "site.yaml").mkdir()
    bad = [file.path for file in store.verify(1)]
    assert bad == ["empty.txt", "film/film.mp4", "pictures/new.jpg", "site.yaml"]


def test_only_sizes_of_large_files_are_looked_at_when_asked(store: Store) -> None:
    take(store, 1)
    film = store.site_of(1) / "film/film.mp4"
    film.chmod(0o644)
    film.write_bytes(film.read_bytes()[::-1])
    assert store.verify(1, up_to=20) == ()
    assert [file.path for file in store.verify(1)] == ["film/film.mp4"]


def test_names_that_are_no_numbers_are_no_releases(store: Store) -> None:
    for name in ("0", "01", "-1", "1.new", "x", "１", "2.old.new"):
        (store.folder / "releases" / name).mkdir()
    assert store.releases() == ()


def test_a_half_made_release_is_no_release_and_is_swept(tmp_path: Path, store: Store) -> None:
    manifest = manifest_of(1, contents_of(1))
    fetch(store, manifest, contents_of(1))
    seen = set()
    for at in range(200):
        disk = HookedDisk(Countdown(-1, kill))
        killed = Store.open(tmp_path / "store", disk)
        disk.before = Countdown(at, kill)
        try:
            killed.install(manifest, manifest.to_bytes(), CHAIN)
        except KilledError:
            seen.add(store.releases())
            assert all(not store.verify(number) for number in store.releases())
        else:
            break
    assert seen == {(), (1,)}
    with store.lock():
        assert [path.name for path in (store.folder / "releases").iterdir()] == ["1"]
