"""A release carried on a stick: whole or recognised, whoever pulls it out and when."""

from __future__ import annotations

import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from kiosk.release import export as exporting
from kiosk.release.begin import begin
from kiosk.release.errors import MissingError, PublishError, StorageError
from kiosk.release.export import MARK, export
from kiosk.release.local import LocalStorage
from kiosk.release.names import metadata_name
from kiosk.release.publish import publish
from kiosk.release.terms import Terms
from tests.fakes.disks import Countdown, HookedDisk, fault, kill
from tests.release.kiosks import Kiosk
from tests.release.village import SITE, Village, contents

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.release.export import Exported
    from kiosk.release.storage import Storage


def carry(village: Village, *sites: str) -> Exported:
    return export(village.storage, village.folder / "stick", sites or (SITE,))


def numbers(village: Village, name: str = "kiosk", site: str = SITE) -> list[int]:
    stick = str(village.folder / "stick")
    ours = Kiosk(stick, site, village.folder / name, village.pinned, lambda: village.now)
    return [manifest.number for manifest in ours.look()[1]]


def test_a_kiosk_takes_from_a_stick_what_it_would_take_from_the_server(village: Village) -> None:
    village.publish(contents(1))
    village.publish(contents(2), Terms(percent=10))
    done = carry(village)
    assert done.releases == {SITE: (2, 1)}
    assert (done.files, done.size > 0) == (7, True)
    assert numbers(village) == [2, 1]


def test_the_next_export_copies_only_what_is_new_and_removes_what_is_old(
    village: Village,
) -> None:
    village.publish(contents(2))
    carry(village)
    village.publish(contents(3))
    assert carry(village).files == 2
    assert numbers(village) == [2]
    stick = LocalStorage(village.folder / "stick")
    assert len([*stick.list("objects")]) == len(contents(3))
    assert carry(village).files == 0


def test_a_stick_holds_no_more_of_the_past_than_kiosks_need(village: Village) -> None:
    from kiosk.release.rotate import rotate  # noqa: PLC0415

    for number in range(1, 6):
        village.publish(contents(number))
    rotate(village.publisher, "targets", [village.root_keys])
    carry(village)
    names = {
        e.name.rpartition("/")[2] for e in LocalStorage(village.folder / "stick").list("sites")
    }
    assert {n for n in names if ".root." in n} == {"1.root.json", "2.root.json"}
    assert sum(".targets." in n for n in names) == 1
    assert sum(".snapshot." in n for n in names) == 1
    assert numbers(village) == [5]


def test_several_sites_travel_on_one_stick(village: Village) -> None:
    other = Village(village.folder / "other", village.storage, "beishan")
    begin(other.publisher, [other.root_keys])
    publish(other.publisher, other.draft(contents(7)))
    village.publish(contents(1))
    assert carry(village, SITE, "beishan").releases == {SITE: (1,), "beishan": (1,)}
    assert numbers(village) == [1]
    carry(village, SITE)
    assert not (village.folder / "stick/sites/beishan/metadata/timestamp.json").exists()


def test_a_stick_says_to_people_what_it_is(village: Village) -> None:
    village.publish(contents(1))
    carry(village)
    words = (village.folder / "stick" / MARK).read_text(encoding="utf-8")
    assert "U 盘" in words
    assert "kiosk" in words


def test_nothing_published_is_nothing_to_export(village: Village) -> None:
    with pytest.raises(PublishError, match="nothing has been published"):
        carry(village)
    with pytest.raises(MissingError):
        carry(village, "nowhere")


def test_somebody_s_repository_is_not_taken_for_a_stick(village: Village) -> None:
    village.publish(contents(1))
    assert isinstance(village.storage, LocalStorage)
    with pytest.raises(PublishError, match="no export"):
        export(village.storage, village.storage.root, [SITE])
    assert village.publish(contents(2)).number == 2


def test_a_stick_without_room_is_told_before_anything_is_copied(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    village.publish(contents(1))
    carry(village)
    village.publish(contents(2))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10**6))
    with pytest.raises(PublishError, match="take another stick"):
        carry(village)
    assert numbers(village) == [1]


def test_an_object_that_a_stick_has_spoilt_is_copied_again(village: Village) -> None:
    village.publish(contents(1))
    carry(village)
    stick = LocalStorage(village.folder / "stick")
    spoilt = max(stick.list("objects"), key=lambda entry: entry.size)
    (stick.root / spoilt.name).write_bytes(bytes(spoilt.size))
    assert carry(village).files == 1
    assert numbers(village) == [1]


def test_a_stick_that_does_not_keep_what_is_written_is_refused(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    village.publish(contents(1))
    carry(village)
    village.publish(contents(2))
    put = LocalStorage.put

    def forgetful(storage: LocalStorage, name: str, content: object) -> None:
        put(storage, name, content)  # type: ignore[arg-type]
        if storage.root.name == "stick":
            file = storage.root / name
            file.write_bytes(bytes(file.stat().st_size))

    monkeypatch.setattr(LocalStorage, "put", forgetful)
    with pytest.raises(PublishError, match="faulty"):
        carry(village)
    assert numbers(village) == [1]


def test_a_release_published_meanwhile_is_not_mixed_in(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    village.publish(contents(1))
    copy = exporting._copy_objects

    def slow(*args: object) -> object:
        village.publish(contents(2))
        return copy(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "_copy_objects", slow)
    assert carry(village).releases == {SITE: (1,)}
    assert numbers(village) == [1]


def test_a_stick_used_for_another_village_of_the_same_name_is_written_over(
    village: Village,
) -> None:
    other = Village(village.folder / "other", LocalStorage(village.folder / "elsewhere"))
    other.begin()
    other.publish(contents(5))
    export(other.storage, village.folder / "stick", [SITE])
    village.publish(contents(1))
    carry(village)
    assert numbers(village) == [1]


def test_an_unfinished_stick_has_no_timestamp(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    village.publish(contents(1))

    def pulled(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(LocalStorage, "replace", pulled)
        with pytest.raises(OSError, match="Input"):
            carry(village)
    assert LocalStorage(village.folder / "stick").size(metadata_name(SITE, "timestamp")) is None
    carry(village)
    assert numbers(village) == [1]


def test_a_stick_pulled_out_is_told_in_words(village: Village) -> None:
    village.publish(contents(1))
    carry(village)
    village.publish(contents(2))
    counted = Countdown(-1, kill)
    _export_to_copy(village, "whole", HookedDisk(counted))
    for at in range(0, counted.count, 3):
        disk = HookedDisk(Countdown(at, fault(5), for_good=True))
        with pytest.raises(StorageError, match=f"copy-{at}"):
            _export_to_copy(village, f"copy-{at}", disk)
        copy = str(village.folder / f"copy-{at}")
        ours = Kiosk(copy, SITE, village.folder / f"k-{at}", village.pinned, lambda: village.now)
        _, (manifest,) = ours.look()
        assert manifest.number in {1, 2}


def _export_to_copy(village: Village, name: str, disk: HookedDisk) -> None:
    copy = village.folder / name
    shutil.copytree(village.folder / "stick", copy)
    export(village.storage, copy, [SITE], target=LocalStorage(copy, disk=disk))


def test_from_an_object_store_to_a_stick(storage: Storage, tmp_path: Path) -> None:
    made = Village(tmp_path, storage)
    made.begin()
    made.publish({"site.yaml": b"1", "film.mp4": bytes(9 * 2**20)})
    carry(made)
    assert numbers(made) == [1]
