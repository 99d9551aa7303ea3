from __future__ import annotations

import random
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from kiosk.content.store import Store
from tests.content.store.village import (
    contents_of,
    fetch,
    live,
    manifest_of,
    offer,
    opened,
    take,
)
from tests.content.store.wholeness import BrokenPromiseError, Promises, check, go_on
from tests.fakes.disks import KilledError
from tests.fakes.power import ForgetfulDisk, PowerCut, RecordingDisk
from tests.fakes.trees import file_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from tests.fakes.power import Operation

LAST = 4


def run(folder: Path, disk: RecordingDisk, first: int = 1) -> None:
    """Live through four releases; the third does not work."""
    for number in range(first, LAST + 1):
        usb = folder.parent / "usb" if number == 2 else None
        store = Store.open(folder, disk)
        live(store, number, disk.note, works=number != 3, usb=usb)


def recorded(disk: RecordingDisk) -> list[Operation]:
    run(disk.root, disk)
    return disk.log


def run_killed_at(disk: RecordingDisk, place: int) -> int:
    """Run until an operation, and then again to the end, without a power cut between.

    Returns:
        How many operations there were before the second start.
    """
    disk.kill_at = place
    with suppress(KilledError):
        run(disk.root, disk)
    disk.kill_at, start = None, len(disk.log)
    ready = Store.open(disk.root, disk).agent.read().ready
    run(disk.root, disk, first=ready or 1)
    return start


def cuts(log: list[Operation], places: Collection[int]) -> Iterator[tuple[PowerCut, Promises]]:
    """Yield the state of the disk after as many operations as each of `places` says."""
    cut, promises = PowerCut(), Promises()
    for place, operation in enumerate(log):
        if place in places:
            yield cut, promises
        promises.hear(operation)
        cut.apply(operation)
    if len(log) in places:
        yield cut, promises


class CaughtDisk(ForgetfulDisk):
    """Lets an agent make room when a display's new state can be seen and does not last yet."""

    agent: Store | None = None

    def rename(self, source: Path, target: Path) -> None:
        super().rename(source, target)
        if self.agent is not None and target.name == "display.json":
            agent, self.agent = self.agent, None
            agent.collect(room=1)


def caught(folder: Path, line: str = "") -> tuple[list[Operation], range]:
    """Record how a display confirms while an agent removes what is not named any more.

    Returns:
        The operations, and the places after the display began.
    """
    disk = CaughtDisk(folder, line)
    store = Store.open(folder, disk)
    for number in (1, 2):
        live(store, number, disk.note)
    take(store, 3)
    offer(store, 3)
    store.glass.activate()
    disk.agent, start = Store.open(folder, disk), len(disk.log)
    store.glass.confirm(3)
    assert store.releases() == (3, 2)
    return disk.log, range(start, len(disk.log) + 1)


class Survey:
    """Counts disks after a power cut, and what was lost on them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.looked = 0
        self.lost: list[str] = []
        self.rng = random.Random(seed)  # noqa: S311  # a run that can be repeated
        self._folder = folder

    def look(self, log: list[Operation], places: Collection[int], each: int = 1) -> None:
        for cut, promises in cuts(log, places):
            for _ in range(each):
                folder = self._folder / f"cut-{self.looked}"
                self.looked += 1
                cut.leave(folder, self.rng)
                try:
                    check(opened(folder), promises)
                    go_on(opened(folder), promises)
                except BrokenPromiseError as error:
                    self.lost.append(str(error))
                shutil.rmtree(folder)

    def some(self, places: range, number: int) -> list[int]:
        return self.rng.sample(places, min(number, len(places)))

    def look_after_kills(self, folder: Path, line: str, places: int, each: int) -> None:
        """Kill a run behind each of some renames, let it run again, and cut the power then."""
        log = recorded(ForgetfulDisk(folder / "whole", line))
        renames = [place for place, operation in enumerate(log, 1) if operation[0] == "rename"]
        for place in self.rng.sample(renames, min(places, len(renames))):
            disk = ForgetfulDisk(folder / f"killed-at-{place}", line)
            start = run_killed_at(disk, place)
            after = range(start, min(len(disk.log), start + 250))
            self.look(disk.log, self.some(after, each))


def test_no_power_cut_loses_a_release_or_a_promise(tmp_path: Path) -> None:
    survey = Survey(tmp_path, seed=2026)
    log = recorded(RecordingDisk(tmp_path / "store"))
    survey.look(log, survey.some(range(len(log) + 1), 60), each=2)
    assert not survey.lost


def test_no_power_cut_after_a_kill_and_a_new_start_loses_anything(tmp_path: Path) -> None:
    survey = Survey(tmp_path, seed=2027)
    survey.look_after_kills(tmp_path, line="", places=8, each=6)
    assert not survey.lost


def test_what_an_agent_removes_follows_from_what_lasts(tmp_path: Path) -> None:
    survey = Survey(tmp_path, seed=2031)
    log, places = caught(tmp_path / "store")
    survey.look(log, places)
    assert not survey.lost


@pytest.mark.parametrize("honest", [(), ("sync",), ("sync_folder",)], ids=repr)
def test_the_same_check_finds_losses_on_a_disk_that_does_not_sync(
    tmp_path: Path, honest: Collection[str]
) -> None:
    survey = Survey(tmp_path, seed=2028)
    log = recorded(RecordingDisk(tmp_path / "store", honest))
    survey.look(log, survey.some(range(len(log) + 1), 50))
    assert len(survey.lost) > survey.looked // 10


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_no_power_cut_at_any_operation_loses_anything(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    survey = Survey(tmp_path, seed=2029)
    log = recorded(RecordingDisk(tmp_path / "store"))
    survey.look(log, range(len(log) + 1), each=12)
    record_property("operations", len(log))
    record_property("disks", survey.looked)
    assert not survey.lost


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_leaving_out_the_syncs_of_any_one_line_is_found(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    whole = ForgetfulDisk(tmp_path / "whole")
    recorded(whole)
    unnoticed = []
    for number, line in enumerate(sorted(whole.lines)):
        folder = tmp_path / str(number)
        folder.mkdir()
        survey = Survey(folder, seed=number)
        log = recorded(ForgetfulDisk(folder / "store", line))
        survey.look(*caught(folder / "caught", line), each=3)
        for round_ in range(8):
            if survey.lost:
                break
            survey.look(log, survey.some(range(len(log) + 1), 60))
            (folder / f"round-{round_}").mkdir()
            survey.look_after_kills(folder / f"round-{round_}", line, places=30, each=4)
        record_property(f"without {line}", f"{len(survey.lost)} of {survey.looked}")
        if not survey.lost:
            unnoticed.append(line)
    assert not unnoticed


def test_no_power_cut_while_a_spoilt_file_is_mended_takes_it_from_the_glass(
    tmp_path: Path,
) -> None:
    disk = RecordingDisk(tmp_path / "store")
    store, contents = Store.open(tmp_path / "store", disk), contents_of(1)
    take(store, 1)
    offer(store, 1)
    store.glass.activate()
    store.glass.confirm(1)
    same, start = file_of("pictures/same.jpg", contents["pictures/same.jpg"]), len(disk.log)
    disk.spoil(store.path_of(same.sha256), b"spoilt")
    assert {file.sha256 for file in store.scrub().bad} == {same.sha256}
    fetch(store, manifest_of(1, contents), contents)
    store.mend()
    rng = random.Random(2030)  # noqa: S311  # a run that can be repeated
    for number, (cut, _) in enumerate(cuts(disk.log, range(start + 1, len(disk.log) + 1))):
        folder = tmp_path / f"cut-{number}"
        cut.leave(folder, rng)
        left = opened(folder)
        for name in ("same", "twin"):
            shown = left.site_of(1) / f"pictures/{name}.jpg"
            assert shown.read_bytes() in {b"spoilt", contents["pictures/same.jpg"]}
        with left.lock():
            left.scrub()
            fetch(left, manifest_of(1, contents), contents)
            left.mend()
            assert not left.verify(1)
            assert not left.scrub().bad
