"""Any order of publishing, taking back, replacing keys, cuts and clocks, against a model."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.release.collect import collect
from kiosk.release.errors import PublishError, StorageError
from kiosk.release.export import export
from kiosk.release.local import LocalStorage
from kiosk.release.publish import offer, publish, roll_back
from kiosk.release.refresh import refresh
from kiosk.release.rotate import pending_file, rotate
from kiosk.release.terms import Terms
from tests.fakes.disks import Countdown, HookedDisk, KilledError, QuickDisk, fault, kill
from tests.fakes.trees import file_of
from tests.release.kiosks import Kiosk
from tests.release.village import DAY, SITE, Village, contents

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.release import File

CUTS = st.sampled_from([kill, fault(28), fault(5), fault(30)])
"""Killed, disk full, disk broken, disk read-only."""


def files(number: int) -> tuple[File, ...]:
    return tuple(file_of(path, data) for path, data in sorted(contents(number).items()))


class Publishing(RuleBasedStateMachine):
    """A publisher, a kiosk that follows it, and what both should think."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kiosk-publishing-"))
        self.disk = HookedDisk(lambda _: None)
        storage = LocalStorage(self.folder / "repository", disk=self.disk)
        self.village = Village(self.folder, storage)
        self.village.begin()
        self.kiosk = Kiosk(
            storage.where, SITE, self.folder / "kiosk", self.village.pinned,
            lambda: self.village.now,
        )  # fmt: skip
        self.history: dict[int, tuple[File, ...]] = {}
        self.percent = 100

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    @property
    def highest(self) -> int:
        return max(self.history, default=0)

    @rule(number=st.integers(0, 3), percent=st.sampled_from([0, 10, 100]))
    def publish(self, number: int, percent: int) -> None:
        draft = self.village.draft(contents(number))
        outcome = publish(self.village.publisher, draft, Terms(percent=percent))
        self._expect(files(number), new=outcome.new, number=outcome.number, percent=percent)

    @rule(number=st.integers(0, 3), at=st.integers(0, 60), how=CUTS)
    def publish_and_be_cut_off(self, number: int, at: int, how: Callable[[], None]) -> None:
        draft = self.village.draft(contents(number))
        before = self.history.get(self.highest), self.highest, self.percent
        if not self._cut(lambda: publish(self.village.publisher, draft), at, how):
            outcome = publish(self.village.publisher, draft)
            # It may have become visible just before it was cut off.
            new = outcome.new or (outcome.number > before[1])
            self._expect(files(number), new=new, number=outcome.number, percent=100)
        else:
            new = self.village.publisher.read().highest > before[1]
            self._expect(files(number), new=new, number=before[1] + new, percent=100)

    @precondition(lambda self: self.history)
    @rule(percent=st.integers(0, 100))
    def offer(self, percent: int) -> None:
        offer(self.village.publisher, self.highest, percent, ())
        self.percent = percent

    @precondition(lambda self: self.history)
    @rule(data=st.data())
    def roll_back(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.history)))
        try:
            outcome = roll_back(self.village.publisher, number)
        except PublishError as error:
            assert "collected" in error.en  # noqa: PT017  # it may succeed too
            return
        self._expect(self.history[number], new=outcome.new, number=outcome.number, percent=100)

    @rule(role=st.sampled_from(["targets", "snapshot", "timestamp"]))
    def replace_a_key(self, role: str) -> None:
        rotate(self.village.publisher, role, [self.village.root_keys])

    @rule(
        role=st.sampled_from(["targets", "snapshot", "timestamp"]),
        at=st.integers(0, 40),
        how=CUTS,
    )
    def replace_a_key_and_be_cut_off(self, role: str, at: int, how: Callable[[], None]) -> None:
        ours = self.village.publisher
        version = ours.read().root.version
        self._cut(lambda: rotate(ours, role, [self.village.root_keys]), at, how)
        if pending_file(ours).exists() or ours.read().root.version == version:
            assert rotate(ours, role, [self.village.root_keys]).done
        assert ours.read().root.version == version + 1

    @rule(days=st.integers(0, 59))
    def let_days_pass_and_refresh(self, days: int) -> None:
        self.village.now += days * DAY
        refresh(self.village.publisher)

    @rule(keep=st.integers(0, 2))
    def collect(self, keep: int) -> None:
        then = dt.datetime.now(dt.UTC) + DAY
        collect(self.village.storage, then, keep=keep, grace=dt.timedelta(0))

    @rule(at=st.integers(0, 20), how=CUTS)
    def collect_and_be_cut_off(self, at: int, how: Callable[[], None]) -> None:
        then = dt.datetime.now(dt.UTC) + DAY
        storage = self.village.storage
        self._cut(lambda: collect(storage, then, keep=0, grace=dt.timedelta(0)), at, how)

    @precondition(lambda self: self.history)
    @rule()
    def carry(self) -> None:
        stick = LocalStorage(self.folder / "stick", disk=QuickDisk())
        export(self.village.storage, stick.root, [SITE], target=stick)
        self._see(Kiosk(
            stick.where, SITE, self.folder / "carried", self.village.pinned,
            lambda: self.village.now,
        ))  # fmt: skip

    @invariant()
    def a_kiosk_sees_what_was_published(self) -> None:
        if hasattr(self, "kiosk"):
            self._see(self.kiosk)

    def _see(self, kiosk: Kiosk) -> None:
        offers, manifests = kiosk.look()
        if not self.history:
            assert manifests == []
            return
        assert manifests[0].number == self.highest
        assert manifests[0].files == self.history[self.highest]
        assert offers.offers[0].percent == self.percent

    def _expect(self, wanted: tuple[File, ...], *, new: bool, number: int, percent: int) -> None:
        before = self.highest
        assert number == before + new
        if not new:
            assert self.history[number] == wanted
        self.history[number] = wanted
        self.percent = percent

    def _cut(self, act: Callable[[], object], at: int, how: Callable[[], None]) -> bool:
        """Do `act` until an operation; return whether it came to its end before that."""
        self.disk.before = Countdown(at, how, for_good=True)
        try:
            act()
        except (KilledError, StorageError):
            return False
        finally:
            self.disk.before = lambda _: None
        return True


TestPublishing = Publishing.TestCase
TestPublishing.settings = settings(max_examples=25, stateful_step_count=12)
