from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.content.store import Store
from kiosk.content.store.keeper import IN_FLIGHT, MOST_EXTRA
from tests.content.store.village import contents_of, offer, take
from tests.fakes.disks import Countdown, HookedDisk, KilledError, QuickDisk, kill
from tests.fakes.trees import file_of

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.store.activation import DisplayState


def show(store: Store, *numbers: int) -> None:
    for number in numbers:
        take(store, number)
        offer(store, number)
        assert store.glass.activate() == number
        store.glass.confirm(number)


def objects(store: Store) -> set[str]:
    return {path.name for path in (store.folder / "objects").glob("*/*")}


def test_with_room_enough_nothing_is_removed(store: Store, disk: QuickDisk) -> None:
    show(store, 1, 2, 3)
    disk.room = 100
    before = objects(store)
    assert store.collect(100) == 100
    assert store.releases() == (3, 2, 1)
    assert objects(store) == before


def test_current_previous_trial_and_ready_stay_whatever_the_room(store: Store) -> None:
    show(store, 1, 2, 3)
    take(store, 4)
    offer(store, 4)
    store.glass.activate()
    take(store, 5)
    offer(store, 5)
    store.collect(10**12)
    assert store.releases() == (5, 4, 3, 2)
    assert all(store.verify(number) == () for number in store.releases())


def test_a_release_that_failed_makes_room(store: Store) -> None:
    show(store, 1, 2)
    take(store, 3)
    offer(store, 3)
    store.glass.activate()
    store.glass.fail(3, "why")
    store.collect(1)
    assert store.releases() == (2, 1)


def test_objects_go_with_the_last_release_that_holds_them(store: Store) -> None:
    show(store, 1, 2, 3)
    store.collect(1)
    held = {
        file_of(path, data).sha256
        for number in (2, 3)
        for path, data in contents_of(number).items()
    }
    assert objects(store) == held


def test_what_is_worth_least_goes_first(store: Store, tmp_path: Path) -> None:
    show(store, 1, 2, 3)
    stray = file_of("stray", b"stray")
    partial = store.partial(stray)
    partial.append(b"stray")
    partial.finish()
    store.partial(file_of("half", b"half of a file")).append(b"half")
    steps: list[tuple[bool, bool, int]] = []

    class Slowly(QuickDisk):
        def free(self, path: Path) -> int:  # noqa: ARG002
            steps.append(
                (
                    any((tmp_path / "store/partial").iterdir()),
                    store.has(stray.sha256),
                    len(store.releases()),
                )
            )
            return 0

    Store.open(tmp_path / "store", Slowly()).collect(1)
    assert list(dict.fromkeys(steps)) == [
        (True, True, 3),
        (False, True, 3),
        (False, False, 3),
        (False, False, 2),
    ]


def test_what_is_on_its_way_stays(store: Store) -> None:
    show(store, 1)
    here, half = file_of("here", b"here"), file_of("half", b"half of a file")
    partial = store.partial(here)
    partial.append(b"here")
    partial.finish()
    store.partial(half).append(b"half")
    store.collect(1, wanted={here.sha256, half.sha256})
    assert store.has(here.sha256)
    assert store.partial(half).size == 4
    store.collect(1)
    assert not store.has(here.sha256)
    assert store.partial(half).size == 0


def test_old_releases_do_not_grow_for_ever_even_with_room(store: Store, disk: QuickDisk) -> None:
    disk.room = 10**12
    show(store, *range(1, MOST_EXTRA + 5))
    store.collect(0)
    assert len(store.releases()) == MOST_EXTRA + 2
    assert min(store.releases()) == 3


@pytest.mark.parametrize("name", ["agent.json", "display.json"])
@pytest.mark.parametrize("gone", [True, False])
def test_while_a_state_is_unknown_no_release_is_removed(
    store: Store, name: str, *, gone: bool
) -> None:
    show(store, 1, 2, 3)
    for path in (store.folder / name, store.folder / f"{name}.copy"):
        if gone:
            path.unlink()
        else:
            path.write_bytes(b"\0")
    store.collect(1)
    assert store.releases() == (3, 2, 1)


def test_a_release_whose_manifest_is_spoilt_keeps_its_files(store: Store) -> None:
    show(store, 1, 2)
    (store.site_of(2).parent / "manifest.json").write_bytes(b"\0")
    store.collect(1)
    site = store.site_of(2)
    assert all((site / path).read_bytes() == data for path, data in contents_of(2).items())


def test_a_release_that_a_display_may_be_on_its_way_to_stays(store: Store) -> None:
    show(store, 1, 2)
    for number in (3, 4):
        take(store, number)
        offer(store, number)
    store.collect(1 << 60)
    assert 3 in store.releases()


def test_a_display_that_takes_a_release_while_it_is_removed_keeps_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(store, 1, 2)
    take(store, 3)
    offer(store, 3)
    for later in range(4, 5 + IN_FLIGHT):
        take(store, later)
    before = store.display.read()
    removing: list[DisplayState] = []
    rename = store.disk.rename

    def rename_as_the_display_writes(source: Path, target: Path) -> None:
        rename(source, target)
        if target.name == "3.old" and not removing:
            # The display had read that 3 is ready, before the agent went far ahead.
            removing.append(before)
            store.display.write(type(before)(current=2, previous=1, trial=3, starts=1))

    offer(store, 4 + IN_FLIGHT)
    monkeypatch.setattr(store.disk, "rename", rename_as_the_display_writes)
    store.collect(1)
    assert removing
    assert {1, 2, 3} <= set(store.releases())
    assert store.glass.start().number == 3


def test_a_removal_that_was_killed_is_finished_or_undone(tmp_path: Path) -> None:
    for at in range(200):
        folder = tmp_path / str(at)
        store = Store.open(folder, QuickDisk())
        show(store, 1, 2, 3)
        disk = HookedDisk(Countdown(-1, kill))
        killed = Store.open(folder, disk)
        disk.before = Countdown(at, kill)
        try:
            killed.collect(1)
        except KilledError:
            assert set(store.releases()) >= {2, 3}
            with store.lock():
                assert all(store.verify(number) == () for number in store.releases())
                names = {path.name for path in (folder / "releases").iterdir()}
                assert names <= {"1", "2", "3"}
        else:
            assert at > 20
            break


def test_a_release_set_aside_comes_back_while_a_state_is_unknown(store: Store) -> None:
    show(store, 1, 2)
    releases = store.folder / "releases"
    (releases / "2").rename(releases / "2.old")
    (store.folder / "agent.json").unlink()
    (store.folder / "agent.json.copy").unlink()
    with store.lock():
        assert store.releases() == (2, 1)
