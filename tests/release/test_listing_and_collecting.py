"""What was published is listed, and what nobody needs any more is removed."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from kiosk.release.collect import Collected, collect, sites
from kiosk.release.errors import BusyError, StorageError
from kiosk.release.listing import releases
from kiosk.release.local import LocalStorage
from kiosk.release.names import metadata_name, object_name
from kiosk.release.publish import publish, roll_back
from kiosk.release.storage import Work
from kiosk.release.terms import Terms
from tests.release.kiosks import Kiosk
from tests.release.village import SITE, Village, contents

if TYPE_CHECKING:
    from kiosk.release.listing import Listed
    from kiosk.release.storage import Storage

NONE = dt.timedelta(0)


def everything(village: Village, keep: int = 0, grace: dt.timedelta = NONE) -> Collected:
    """Collect by the clock of the disk."""
    now = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=5)
    return collect(village.storage, now, keep=keep, grace=grace)


def look(village: Village) -> list[int]:
    cache = village.folder / "kiosk"
    ours = Kiosk(village.storage.where, SITE, cache, village.pinned, lambda: village.now)
    return [manifest.number for manifest in ours.look()[1]]


def listed(village: Village, most: int = 20) -> list[Listed]:
    return releases(village.publisher, village.publisher.read(), most)


def objects(storage: Storage) -> set[str]:
    return {entry.name for entry in storage.list("objects")}


def needed(*numbers: int) -> set[str]:
    return {
        object_name(sha256(data).hexdigest())
        for number in numbers
        for data in contents(number).values()
    }


def test_every_release_is_listed_the_newest_first(village: Village) -> None:
    for number in (1, 2, 3):
        village.publish(contents(number), Terms(percent=100 if number < 3 else 10))
    found = listed(village)
    assert [each.manifest.number for each in found] == [3, 2, 1]
    assert [each.offer and each.offer.percent for each in found] == [10, 100, None]
    assert all(each.whole for each in found)
    assert found[2].new_bytes == sum(map(len, contents(1).values()))
    changed = ("site.yaml", "pictures/3.jpg")
    assert found[0].new_bytes == sum(len(contents(3)[name]) for name in changed)


def test_a_long_history_is_listed_in_part(village: Village) -> None:
    for number in range(1, 6):
        village.publish(contents(number))
    assert [each.manifest.number for each in listed(village, most=2)] == [5, 4]


def test_history_outlasts_replaced_keys(village: Village) -> None:
    from kiosk.release.rotate import rotate  # noqa: PLC0415

    village.publish(contents(1))
    rotate(village.publisher, "targets", [village.root_keys])
    village.publish(contents(2))
    assert [each.manifest.number for each in listed(village)] == [2, 1]


def test_an_altered_past_is_noticed(village: Village) -> None:
    village.publish(contents(1))
    village.publish(contents(2))
    assert isinstance(village.storage, LocalStorage)
    old = village.storage.root / metadata_name(SITE, "targets", 2)
    old.write_bytes(old.read_bytes().replace(b"1.json", b"7.json"))
    with pytest.raises(StorageError, match=r"2\.targets\.json"):
        listed(village)


def test_what_no_offered_release_needs_is_removed(village: Village) -> None:
    for number in (1, 2, 3):
        village.publish(contents(number))
    done = everything(village)
    assert objects(village.storage) == needed(3)
    assert done.kept == len(needed(3))
    assert look(village) == [3]
    assert everything(village).files == 0


def test_a_number_of_old_releases_stays_to_be_taken_back(village: Village) -> None:
    for number in range(1, 6):
        village.publish(contents(number))
    everything(village, keep=2)
    assert objects(village.storage) == needed(5, 4, 3)
    assert [each.whole for each in listed(village)] == [True, True, True, False, False]
    assert roll_back(village.publisher, 3).new


def test_every_release_on_offer_stays(village: Village) -> None:
    village.publish(contents(1))
    village.publish(contents(2), Terms(percent=10))
    village.publish(contents(3), Terms(minimum_kiosk="9.0.0"))
    everything(village)
    assert look(village) == [3, 2, 1]


def test_what_is_young_stays(village: Village) -> None:
    for number in (1, 2):
        village.publish(contents(number))
    assert everything(village, grace=dt.timedelta(hours=1)).files == 0
    assert objects(village.storage) == needed(1, 2)


def test_what_a_cut_off_publisher_left_is_removed(village: Village) -> None:
    village.publish(contents(1))
    with village.storage.working(Work.PUBLISH):
        village.storage.add("objects/aa/" + "a" * 64, b"left")
        village.storage.add(metadata_name(SITE, "targets", 77), b"left")
        village.storage.add(f"sites/{SITE}/targets/{'b' * 64}.9.json", b"left")
    assert everything(village).files == 3 + 1  # and the empty list of offers
    assert look(village) == [1]
    assert village.publish(contents(2)).number == 2


def test_another_site_in_the_tree_keeps_what_it_needs(village: Village) -> None:
    from kiosk.release.begin import begin  # noqa: PLC0415

    other = Village(village.folder / "other", village.storage, "beishan")
    begin(other.publisher, [other.root_keys])
    publish(other.publisher, other.draft(contents(7)))
    for number in (1, 2):
        village.publish(contents(number))
    everything(village)
    assert sites(village.storage) == ["beishan", SITE]
    assert objects(village.storage) == needed(2, 7)


def test_a_site_that_cannot_be_read_keeps_everything(village: Village) -> None:
    for number in (1, 2):
        village.publish(contents(number))
    before = objects(village.storage)
    assert isinstance(village.storage, LocalStorage)
    for data in (b"torn", None):
        stamp = village.storage.root / metadata_name(SITE, "timestamp")
        stamp.unlink() if data is None else stamp.write_bytes(data)
        with pytest.raises(StorageError, match=r"timestamp\.json"):
            everything(village)
    assert objects(village.storage) == before


def test_roots_manifests_and_the_past_are_kept_for_ever(village: Village) -> None:
    for number in range(1, 30):
        village.publish(contents(number))
    everything(village)
    names = {e.name.rpartition("/")[2] for e in village.storage.list(f"sites/{SITE}")}
    assert "1.root.json" in names
    assert {f"{n}.targets.json" for n in range(1, 31)} <= names
    assert sum(name.endswith(".snapshot.json") for name in names) == 20
    assert len(listed(village, most=100)) == 29


def test_nothing_is_collected_while_somebody_publishes(village: Village) -> None:
    assert isinstance(village.storage, LocalStorage)
    with village.storage.working(Work.PUBLISH), pytest.raises(BusyError):
        collect(LocalStorage(village.storage.root, patience=0), dt.datetime.now(dt.UTC))


def test_an_object_store_is_collected_too(storage: Storage, tmp_path: object) -> None:
    made = Village(tmp_path / "desk", storage)  # type: ignore[operator]
    made.begin()
    for number in (1, 2):
        made.publish(contents(number))
    everything(made)
    assert objects(storage) == needed(2)
