"""A kiosk whose power is cut at any instant of a check: it is never led back, and goes on.

Every operation on the disk is recorded; `tests/fakes/power.py` then makes disks that a power cut
could leave behind after each.
"""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from kiosk.content.store.durable import ensure_folder
from kiosk.content.store.state import StateFile
from kiosk.errors import KioskError
from kiosk.update.clock import Clock
from kiosk.update.errors import NotThereError
from kiosk.update.known import Known
from kiosk.update.source import Reply
from kiosk.update.trust import Trust
from tests.fakes.disks import QuickDisk
from tests.fakes.power import PowerCut, RecordingDisk
from tests.fakes.signed_tree import SITE, SignedTree
from tests.fakes.trusting import HandClock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from kiosk.content.store.durable import Disk


class TreeSource:
    """A published tree in memory."""

    def __init__(self, tree: SignedTree, files: dict[str, bytes]) -> None:
        self.where = "memory"
        self._tree = tree
        self._files = files

    def metadata(self, name: str, limit: int, etag: str | None = None) -> Reply:
        del limit, etag
        return Reply(self._file(f"metadata/{name}"))

    def target(self, name: str, limit: int) -> bytes:
        del limit
        return self._file(f"targets/{name}")

    def object(
        self, sha256: str, start: int, size: int, name: str = ""
    ) -> AbstractContextManager[Iterator[bytes]]:
        del start, size, name
        raise NotThereError(sha256, self.where)

    def _file(self, name: str) -> bytes:
        try:
            return self._files[self._tree.at(name)]
        except KeyError:
            raise NotThereError(name, self.where) from None


class Life:
    """What a kiosk saw: a tree that was published again and again, with two changes of keys."""

    def __init__(self) -> None:
        self.tree = SignedTree()
        self.states: list[dict[str, bytes]] = []
        self.tree.offer(1)
        self._keep()
        self.tree.publish_timestamp()
        self._keep()
        self.tree.rotate("snapshot", "timestamp")
        self._keep()
        self.tree.offer(2)
        self._keep()
        self.tree.rotate("root")
        self._keep()
        self.tree.offer(3)
        self._keep()

    def _keep(self) -> None:
        self.states.append(self.tree.keep())

    def trust(self, root: Path, disk: Disk) -> Trust:
        memory = StateFile(disk, root / "trust.json", Known)
        clock = Clock(HandClock().look)
        folder = root / "metadata"
        return Trust(self.tree.pinned, folder, memory, site=SITE, clock=clock, disk=disk)

    def source(self, state: int) -> TreeSource:
        return TreeSource(self.tree, self.states[state])

    def live(self, disk: RecordingDisk) -> None:
        """Check each state in turn; write down what the kiosk has said that it accepted."""
        ensure_folder(disk, disk.root / "metadata")
        trust = self.trust(disk.root, disk)
        for state in range(len(self.states)):
            source = self.source(state)
            trust.check(source, thorough=True)
            trust.offers(source)
            disk.note("accepted", state)

    def look(self, root: Path, accepted: int) -> None:
        """See that nobody leads the kiosk back, and that it goes on."""
        (root / "metadata").mkdir(exist_ok=True)  # as opening the store does
        for older in range(accepted):
            led_back = True
            try:
                self.trust(root, QuickDisk()).check(self.source(older), thorough=True)
            except KioskError:
                led_back = False
            assert not led_back, f"led back from {accepted} to {older}"
        trust, newest = self.trust(root, QuickDisk()), self.source(len(self.states) - 1)
        trust.check(newest, thorough=True)
        assert [offer.number for offer in trust.offers(newest).offers] == [3, 2, 1]


class Survey:
    """Counts disks after a power cut, and those on which something is wrong."""

    def __init__(self, folder: Path, honest: Collection[str] = ("sync", "sync_folder")) -> None:
        self.life = Life()
        self.looked = 0
        self.wrong: list[str] = []
        self._folder = folder
        self._rng = random.Random(2026)  # noqa: S311  # a run that can be repeated
        (folder / "whole").mkdir()
        disk = RecordingDisk(folder / "whole", honest)
        self.life.live(disk)
        self.log = disk.log

    def cut(self, share: float, each: int = 1) -> None:
        """Cut the power at this share of all operations, `each` times."""
        power, accepted = PowerCut(), 0
        for operation in [*self.log, ("note", "accepted", len(self.life.states) - 1)]:
            if self._rng.random() < share:
                for _ in range(each):
                    self._look(power, accepted)
            if operation[0] == "note":
                accepted = operation[2]
            power.apply(operation)
        self._look(power, accepted)

    def _look(self, power: PowerCut, accepted: int) -> None:
        self.looked += 1
        root = self._folder / f"cut-{self.looked}"
        power.leave(root, self._rng)
        try:
            self.life.look(root, accepted)
        except (AssertionError, KioskError) as error:
            self.wrong.append(repr(error))
        shutil.rmtree(root)


def test_no_power_cut_lets_a_kiosk_be_led_back(tmp_path: Path) -> None:
    survey = Survey(tmp_path)
    survey.cut(share=0.15)
    assert survey.looked > 30
    assert not survey.wrong


@pytest.mark.parametrize("honest", [(), ("sync",), ("sync_folder",)], ids=repr)
def test_the_same_look_finds_faults_on_a_disk_that_does_not_sync(
    tmp_path: Path, honest: Collection[str]
) -> None:
    survey = Survey(tmp_path, honest)
    survey.cut(share=0.15)
    assert survey.wrong


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_no_power_cut_at_any_operation_lets_a_kiosk_be_led_back(tmp_path: Path) -> None:
    survey = Survey(tmp_path)
    survey.cut(share=1.0, each=10)
    print(f"\n{len(survey.log)} operations, {survey.looked} disks after a power cut")  # noqa: T201
    assert not survey.wrong
