from __future__ import annotations

import errno
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from kiosk.content.store import Store
from kiosk.content.store.durable import DiskFullError, ReadOnlyDiskError
from kiosk.errors import StoreError
from tests.content.store.village import live, offer, opened, take
from tests.content.store.wholeness import Promises, check, go_on
from tests.fakes.disks import (
    Countdown,
    HookedDisk,
    LinklessDisk,
    QuickDisk,
    fault,
    full_disk,
    read_only_disk,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FAULTS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EACCES, errno.ENOMEM)


def shown(folder: Path) -> Store:
    """Return a store whose second release is shown, before its first."""
    for number in (1, 2):
        live(Store.open(folder, QuickDisk()), number)
    return opened(folder)


def promises() -> Promises:
    return Promises(confirmed=2, highest=2)


def operations(folder: Path) -> int:
    shown(folder)
    countdown = Countdown(-1, fault(0))
    live(Store.open(folder, HookedDisk(countdown)), 3)
    return countdown.count


def look_at_faults(tmp_path: Path, every: int) -> int:
    number = operations(tmp_path / "measured")
    looked = 0
    for at in range(0, number, every):
        for kind in FAULTS:
            folder = tmp_path / f"{kind}-{at}"
            shown(folder)
            told = promises()
            countdown = Countdown(at, fault(kind), for_good=at % 2 == 0)
            with suppress(StoreError):  # and nothing else
                live(Store.open(folder, HookedDisk(countdown)), 3, lambda *_: None)
            check(opened(folder), told)
            go_on(opened(folder), told)
            shutil.rmtree(folder)
            looked += 1
    return looked


def test_a_fault_of_the_disk_is_told_and_harms_nothing(tmp_path: Path) -> None:
    look_at_faults(tmp_path, every=13)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_a_fault_of_the_disk_at_any_operation_is_told_and_harms_nothing(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("faults", look_at_faults(tmp_path, every=1))


def test_on_a_full_disk_the_current_release_is_shown(tmp_path: Path) -> None:
    shown(tmp_path / "store")
    store = Store.open(tmp_path / "store", full_disk())
    start = store.glass.start()
    assert start.number == 2
    assert [type(trouble) for trouble in start.troubles] == [DiskFullError]
    with pytest.raises(DiskFullError):
        take(store, 3)
    assert store.glass.start().number == 2
    assert not store.verify(2)


def test_on_a_full_disk_a_trial_that_cannot_be_counted_is_not_shown(tmp_path: Path) -> None:
    store = shown(tmp_path / "store")
    take(store, 3)
    offer(store, 3)
    assert store.glass.activate() == 3
    full = Store.open(tmp_path / "store", full_disk())
    assert full.glass.start().number == 2
    with suppress(DiskFullError):
        full.glass.confirm(2)
    assert store.display.read().trial == 3
    assert store.glass.start().number == 3


def test_on_a_full_disk_room_can_be_made(tmp_path: Path) -> None:
    store = shown(tmp_path / "store")
    live(store, 3)
    live(store, 4)
    objects = len(list((tmp_path / "store/objects").glob("*/*")))
    Store.open(tmp_path / "store", full_disk()).collect(1)
    take(store, 5)
    Store.open(tmp_path / "store", full_disk()).collect(1)
    assert len(list((tmp_path / "store/objects").glob("*/*"))) <= objects + 3
    assert not store.verify(4)


def test_a_read_only_disk_is_shown_from(tmp_path: Path) -> None:
    shown(tmp_path / "store")
    store = Store.open(tmp_path / "store", read_only_disk())
    start = store.glass.start()
    assert start.number == 2
    assert [type(trouble) for trouble in start.troubles] == [ReadOnlyDiskError]
    assert store.glass.offered() is None
    assert store.glass.fail(2, "why").number == 1
    with pytest.raises(ReadOnlyDiskError, match="look at the disk and its permissions"):
        take(store, 3)


def test_a_disk_without_hard_links_does_with_copies(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store", LinklessDisk())
    for number in (1, 2, 3):
        live(store, number)
    assert store.display.read().current == 3
    assert not store.verify(3)
    copy = store.site_of(3) / "pictures/same.jpg"
    assert copy.stat().st_nlink == 1
    assert copy.stat().st_mode & 0o222 == 0


def test_errors_are_said_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(DiskFullError) as caught:
        Store.open(tmp_path / "store", full_disk())
    assert caught.value.say("zh-Hans").startswith("磁盘已满")
    assert "make room" in caught.value.say("en")
