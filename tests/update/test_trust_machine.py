"""Anything that can happen to a kiosk and its publisher, in any order, against a model."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.content.store.durable import Disk
from kiosk.errors import KioskError
from kiosk.update.errors import NotOfferedError
from tests.fakes.bad_server import BadServer
from tests.fakes.failing_disk import FailingDisk
from tests.fakes.server_faults import hang_up, honest
from tests.fakes.signed_tree import DAY, NOW, ONLINE, SignedTree
from tests.fakes.trusting import Trusting

if TYPE_CHECKING:
    from collections.abc import Callable

CLOCKS = {
    "right": dt.timedelta(),
    "without a date": dt.datetime(1970, 1, 1, tzinfo=dt.UTC) - NOW,
    "years ahead": 14 * 365 * DAY,
    "yesterday": -DAY,
}


class Trusted(RuleBasedStateMachine):
    """The model is the honest tree: who can reach it has what it says, and nobody goes back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.server = BadServer()
        self.tree = SignedTree()
        self.kiosk = Trusting(self.folder / "kiosk", self.server, self.tree)
        self.past = [self.tree.keep()]
        self.truth = NOW
        self.newest = 0
        self.seen = 0

    def teardown(self) -> None:
        self.kiosk.source.close()
        self.server.close()
        shutil.rmtree(self.folder)

    # The publisher.

    @rule()
    def publish(self) -> None:
        self.newest += 1
        self._sign(lambda: self.tree.offer(self.newest))

    @rule()
    def sign_anew(self) -> None:
        self._sign(self.tree.publish_timestamp)

    @rule(roles=st.sets(st.sampled_from([*ONLINE, "root"]), min_size=1))
    def rotate(self, roles: set[str]) -> None:
        self._sign(lambda: self.tree.rotate(*sorted(roles)))

    # The world.

    @rule(days=st.integers(1, 50))
    def wait(self, days: int) -> None:
        self.truth += days * DAY
        self.kiosk.clock.pass_(days * DAY)

    @rule(which=st.sampled_from(sorted(CLOCKS)))
    def set_the_clock(self, which: str) -> None:
        self.kiosk.clock.now = self.truth + CLOCKS[which]
        self.kiosk.clock.synchronised = which == "right"

    @rule(part=st.sampled_from(["cache", "targets", "root_history", "copy"]))
    def lose(self, part: str) -> None:
        if part == "copy":
            self.kiosk.copies[self.truth.day % 2].unlink(missing_ok=True)
            self.kiosk.memory.write(self.kiosk.memory.read())
        else:
            folder = self.kiosk.cache if part == "cache" else self.kiosk.cache / part
            shutil.rmtree(folder, ignore_errors=True)
            self.kiosk.start()

    @rule()
    def restart(self) -> None:
        self.kiosk.start()

    # Checks.

    @rule(thorough=st.booleans())
    def check(self, thorough: bool) -> None:  # noqa: FBT001
        if self.truth + DAY >= min(self.tree.timestamp.expires, self.tree.targets.expires):
            self._sign(self.tree.publish)
        self.kiosk.serve(self.tree.files)
        found = self.kiosk.check(thorough=thorough)
        assert found.ran_out is None
        assert self._numbers() == list(range(self.newest, 0, -1))

    @precondition(lambda self: len(self.past) > 1)
    @rule(data=st.data())
    def check_a_replay(self, data: st.DataObject) -> None:
        self.kiosk.serve(data.draw(st.sampled_from(self.past)))
        self._check_somehow()

    @rule(requests=st.integers(0, 8))
    def check_over_a_cut(self, requests: int) -> None:
        self.kiosk.serve(self.tree.files)
        self.server.every([honest] * requests + [hang_up] * 3)
        self._check_somehow()
        self.server.every([])

    @rule(operations=st.integers(0, 60))
    def check_and_lose_power(self, operations: int) -> None:
        self.kiosk.serve(self.tree.files)
        self.kiosk.disk = FailingDisk(operations)
        self.kiosk.start()
        self._check_somehow()
        self.kiosk.disk = Disk()
        self.kiosk.start()

    @invariant()
    def never_back(self) -> None:
        self.kiosk.serve({})
        numbers = self._numbers()
        if numbers:
            assert numbers[0] >= self.seen
            self.seen = numbers[0]

    def _check_somehow(self) -> None:
        try:
            self.kiosk.check()
            self._numbers()
        except KioskError:
            pass  # what came of it is for the invariant and the next honest check

    def _numbers(self) -> list[int]:
        try:
            return self.kiosk.numbers()
        except KioskError as error:
            if self.server.files is self.tree.files and not isinstance(error, NotOfferedError):
                raise
            return []

    def _sign(self, sign: Callable[[], None]) -> None:
        self.tree.now = self.truth
        sign()
        self.past.append(self.tree.keep())


TestTrusted = Trusted.TestCase
TestTrusted.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
