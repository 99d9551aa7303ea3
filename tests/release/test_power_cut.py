"""A publisher whose power is cut: what was said to be published is, and the next run completes.

Every operation on the disk is recorded; `tests/fakes/power.py` then makes disks that a power cut
could leave behind after each.
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from tuf.api.exceptions import DownloadError, RepositoryError

from kiosk.errors import KioskError
from kiosk.release.collect import collect
from kiosk.release.export import export
from kiosk.release.local import LocalStorage
from kiosk.release.rotate import rotate
from kiosk.release.terms import Terms
from tests.fakes.disks import KilledError, QuickDisk
from tests.fakes.power import BOTH, ForgetfulDisk, PowerCut, RecordingDisk
from tests.release.kiosks import BrokenReleaseError, Kiosk
from tests.release.village import SITE, Village, contents

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from tests.fakes.power import Operation

MEMORY = f"{SITE}.last.json"
LAST = 4


class LostError(AssertionError):
    """Something that was promised is not there after a power cut."""


def live(village: Village, disk: RecordingDisk, first: int = 1) -> None:
    """Publish four releases and collect twice; write down what was promised."""
    village.begin()
    for number in range(first, LAST + 1):
        village.publish(contents(number), Terms(percent=10 if number == 2 else 100))
        disk.note("published", number)
        disk.note("memory", (village.publisher.trust / MEMORY).read_bytes())
        if number > 2:
            everything = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
            collect(village.storage, everything, keep=0, grace=dt.timedelta(0))


def village_on(folder: Path, disk: RecordingDisk) -> Village:
    return Village(folder, LocalStorage(disk.root, disk=disk))


def lived(folder: Path, disk: RecordingDisk) -> list[Operation]:
    live(village_on(folder, disk), disk)
    return disk.log


def killed_and_lived(folder: Path, disk: RecordingDisk, place: int) -> int:
    """Live until an operation, and then again to the end; return where that began."""
    disk.kill_at = place
    with suppress(KilledError):
        live(village_on(folder, disk), disk)
    disk.kill_at, start = None, len(disk.log)
    promised = [operation[2] for operation in disk.log if operation[:2] == ("note", "published")]
    live(village_on(folder, disk), disk, first=max(promised, default=0) + 1)
    return start


def cuts(
    log: list[Operation], places: Collection[int]
) -> Iterator[tuple[PowerCut, dict[str, object]]]:
    """Yield the disk, and what was promised, after as many operations as each place says."""
    cut = PowerCut()
    promised: dict[str, object] = {"published": 0, "memory": None}
    for place, operation in enumerate([*log, ("note", "end", None)]):
        if place in places:
            yield cut, promised
        if operation[0] == "note":
            promised[operation[1]] = operation[2]
        cut.apply(operation)


class Survey:
    """Counts disks after a power cut, and what was lost on them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311  # a run that can be repeated
        self.looked = 0
        self.lost: list[str] = []
        self._folder = folder

    def some(self, places: range, number: int) -> list[int]:
        return self.rng.sample(places, min(number, len(places)))

    def look(self, desk: Path, log: list[Operation], places: Collection[int]) -> None:
        """Cut the power at `places`; see what a kiosk finds, and publish once more."""
        for cut, promised in cuts(log, places):
            self.looked += 1
            folder = self._folder / f"cut-{self.looked}"
            folder.mkdir()
            cut.leave(folder / "repository", self.rng)
            try:
                _check(desk, folder, promised)
            except (LostError, KioskError, AssertionError) as error:
                self.lost.append(f"{error!r}")
            shutil.rmtree(folder)

    def look_after_kills(self, folder: Path, line: str, kills: int, each: int) -> None:
        """Kill a run behind some renames, let it run again, and cut the power then."""
        log = lived(folder / "whole", ForgetfulDisk(folder / "whole/repository", line))
        renames = [at for at, operation in enumerate(log, 1) if operation[0] == "rename"]
        for at in self.rng.sample(renames, min(kills, len(renames))):
            desk = folder / f"killed-{at}"
            disk = ForgetfulDisk(desk / "repository", line)
            start = killed_and_lived(desk, disk, at)
            self.look(desk, disk.log, self.some(range(start, len(disk.log) + 1), each))


def _check(desk: Path, folder: Path, promised: dict[str, object]) -> None:
    for name in ("keys", "trust", "root-keys"):
        shutil.copytree(desk / name, folder / name)
    memory = folder / "trust" / MEMORY
    memory.unlink(missing_ok=True)
    if isinstance(promised["memory"], bytes):
        memory.write_bytes(promised["memory"])
    after = Village(folder, LocalStorage(folder / "repository", disk=QuickDisk()))
    published = int(str(promised["published"]))
    if published:
        _see(after, folder / "first", {published, published + 1})
    after.begin()
    new = after.publish(contents(77)).number
    if new not in {published + 1, published + 2}:
        raise LostError(f"the next release is {new}")
    _see(after, folder / "second", {new})


def _see(village: Village, cache: Path, expected: set[int]) -> None:
    where, site = village.storage.where, village.publisher.site
    try:
        _, manifests = Kiosk(where, site, cache, village.pinned, lambda: village.now).look()
    except (RepositoryError, DownloadError, KioskError, BrokenReleaseError, OSError) as error:
        raise LostError("a kiosk finds no whole release") from error
    found = [manifest.number for manifest in manifests]
    if not expected.intersection(found[:1]):
        raise LostError(f"a kiosk finds {found}, not {expected}")


def test_no_power_cut_loses_what_was_published(tmp_path: Path) -> None:
    survey = Survey(tmp_path, seed=2026)
    log = lived(tmp_path / "desk", RecordingDisk(tmp_path / "desk/repository"))
    survey.look(tmp_path / "desk", log, survey.some(range(len(log) + 1), 60))
    assert not survey.lost


def test_no_power_cut_after_a_kill_and_another_run_loses_anything(tmp_path: Path) -> None:
    survey = Survey(tmp_path, seed=2027)
    survey.look_after_kills(tmp_path, line="", kills=10, each=4)
    assert not survey.lost


@pytest.mark.parametrize("honest", [(), ("sync",), ("sync_folder",)], ids=repr)
def test_the_same_check_finds_losses_on_a_disk_that_does_not_sync(
    tmp_path: Path, honest: Collection[str]
) -> None:
    assert set(honest) < set(BOTH)
    survey = Survey(tmp_path, seed=2028)
    log = lived(tmp_path / "desk", RecordingDisk(tmp_path / "desk/repository", honest))
    survey.look(tmp_path / "desk", log, survey.some(range(len(log) + 1), 40))
    assert len(survey.lost) > survey.looked // 10


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_no_power_cut_at_any_operation_loses_anything(tmp_path: Path) -> None:
    survey = Survey(tmp_path, seed=2029)
    log = lived(tmp_path / "desk", RecordingDisk(tmp_path / "desk/repository"))
    for _ in range(4):
        survey.look(tmp_path / "desk", log, range(len(log) + 1))
    survey.look_after_kills(tmp_path / "kills", line="", kills=1000, each=6)
    print(f"\n{len(log)} operations, {survey.looked} disks after a power cut")  # noqa: T201
    assert not survey.lost


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_leaving_out_the_syncs_of_any_one_line_is_found(tmp_path: Path) -> None:
    whole = ForgetfulDisk(tmp_path / "desk/repository")
    lived(tmp_path / "desk", whole)
    unnoticed = [line for line in sorted(whole.lines) if not _is_missed(tmp_path / line, line)]
    assert not unnoticed


def _is_missed(folder: Path, line: str) -> bool:
    """Tell whether anything is lost when the program does not sync at `line`."""
    folder.mkdir()
    survey = Survey(folder, seed=2030)
    log = lived(folder / "desk", ForgetfulDisk(folder / "desk/repository", line))
    survey.look(folder / "desk", log, survey.some(range(len(log) + 1), 150))
    if not survey.lost:
        survey.look_after_kills(folder / "kills", line, kills=1000, each=4)
    print(f"\nwithout {line}: {len(survey.lost)} of {survey.looked}", end="")  # noqa: T201
    return bool(survey.lost)


# --- a stick, and a replaced key --------------------------------------------------------


@pytest.mark.parametrize("with_new_keys", [False, True])
def test_no_power_cut_leaves_a_stick_that_is_neither_old_nor_new(
    tmp_path: Path, *, with_new_keys: bool
) -> None:
    village = Village(tmp_path, LocalStorage(tmp_path / "repository", disk=QuickDisk()))
    village.begin()
    disk = RecordingDisk(tmp_path / "stick")
    for number in (1, 2):
        village.publish(contents(number))
        for role in ("snapshot", "timestamp") if with_new_keys and number > 1 else ():
            rotate(village.publisher, role, [village.root_keys])
            village.publish(contents(number), Terms(percent=50))
        export(village.storage, disk.root, [SITE], target=LocalStorage(disk.root, disk=disk))
        disk.note("published", number)
    rng = random.Random(2031)  # noqa: S311  # a run that can be repeated
    for at, (cut, promised) in enumerate(cuts(disk.log, range(len(disk.log) + 1))):
        stick = tmp_path / f"stick-{at}"
        cut.leave(stick, rng)
        says_something = (stick / f"sites/{SITE}/metadata/timestamp.json").exists()
        must = bool(promised["published"]) and not with_new_keys
        number = int(str(promised["published"]))
        if says_something or must:
            _see_stick(village, stick, {number, number + 1})
        export(village.storage, stick, [SITE], target=LocalStorage(stick, disk=QuickDisk()))
        _see_stick(village, stick, {2})


def _see_stick(village: Village, stick: Path, expected: set[int]) -> None:
    cache = village.folder / f"kiosk-of-{stick.name}"
    kiosk = Kiosk(str(stick), SITE, cache, village.pinned, lambda: village.now)
    assert kiosk.look()[1][0].number in expected
    shutil.rmtree(cache)


def test_a_key_is_destroyed_only_when_no_power_cut_brings_its_root_back(tmp_path: Path) -> None:
    survey = Survey(tmp_path, seed=2032)
    for at in _operations_of_a_rotation(tmp_path / "counted"):
        desk = tmp_path / f"desk-{at}"
        disk = RecordingDisk(desk / "repository")
        village = village_on(desk, disk)
        village.begin()
        disk.kill_at = at
        with suppress(KilledError):
            _rotate(village)
        disk.kill_at = None
        village = village_on(desk, disk)
        _rotate(village)
        _rotate(village)
        disk.note("memory", (village.publisher.trust / MEMORY).read_bytes())
        survey.look(desk, disk.log, [len(disk.log)])
    assert survey.looked > 20
    assert not survey.lost


def _rotate(village: Village) -> None:
    rotate(village.publisher, "targets", [village.root_keys])


def _operations_of_a_rotation(folder: Path) -> Iterable[int]:
    disk = RecordingDisk(folder / "repository")
    village = village_on(folder, disk)
    village.begin()
    start = len(disk.log)
    _rotate(village)
    return range(start, len(disk.log))
