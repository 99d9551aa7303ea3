"""The store against a model that knows nothing of files, with kills anywhere."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.content import release
from kiosk.content.store import Store
from kiosk.content.store.keeper import IN_FLIGHT
from tests.content.store.village import (
    SMALL_PIECE,
    contents_of,
    fetch,
    manifest_of,
    offer,
    take,
)
from tests.fakes.disks import Countdown, HookedDisk, KilledError, kill

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Model:
    """What a person would say of the kiosk."""

    ready: int | None = None
    shown: int | None = None
    sure: bool = False  # whether what is shown was confirmed
    behind: int | None = None  # what was confirmed before the one that is shown
    further: int | None = None  # and before that
    starts: int = 0
    bad: frozenset[int] = frozenset()

    @property
    def offered(self) -> bool:
        return (
            self.ready is not None and self.ready > (self.shown or 0) and self.ready not in self.bad
        )

    @property
    def needed(self) -> frozenset[int]:
        ready = None if self.ready in self.bad else self.ready
        numbers = {ready, self.shown, self.behind, None if self.sure else self.further}
        return frozenset(number for number in numbers if number is not None)

    def take(self, number: int) -> Model:
        return replace(self, ready=number)

    def activate(self) -> Model:
        if not self.offered:
            return self
        if self.sure:
            confirmed, before = self.shown, self.behind
        else:
            confirmed, before = self.behind, self.further
        return replace(
            self, shown=self.ready, sure=False, behind=confirmed, further=before, starts=1
        )

    def start(self) -> Model:
        after = self.back() if self.starts == 3 else self
        return replace(after, starts=after.starts + 1)

    def confirm(self) -> Model:
        if self.shown is None:
            return self
        return replace(self, sure=True, further=None, starts=0)

    def back(self) -> Model:
        if self.shown is None:
            return replace(self, starts=0)
        if self.sure:
            if self.behind is None:
                return replace(self, starts=0)
            return replace(self, shown=self.behind, behind=self.shown, starts=0)
        behind = None if self.further == self.shown else self.further
        return replace(
            self,
            shown=self.behind,
            sure=self.behind is not None,
            behind=behind,
            further=None,
            starts=0,
            bad=self.bad | {self.shown},
        )


KILL_AT = st.none() | st.integers(0, 200)


class Village(RuleBasedStateMachine):
    """Every rule may be killed at one of its operations; it then happened or did not."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces, release.PIECE = release.PIECE, SMALL_PIECE
        self.folder = Path(tempfile.mkdtemp())
        self.disk = HookedDisk(Countdown(-1, kill))
        self.model = Model()
        self.highest = 0
        self.spoilt = False

    def teardown(self) -> None:
        release.PIECE = self._pieces
        shutil.rmtree(self.folder)

    @initialize()
    def open(self) -> None:
        self.store = Store.open(self.folder / "store", self.disk)

    def do(self, action: Callable[[], object], after: Model, at: int | None) -> None:
        self.disk.before = Countdown(-1 if at is None else at, kill)
        try:
            action()
        except KilledError:
            self.disk.before = Countdown(-1, kill)
            self.open()
            with self.store.lock():
                pass
            assert self.seen() in {self.view(self.model), self.view(after)}
            happened = self.seen() == self.view(after)
            self.model = after if happened else self.model
        else:
            self.disk.before = Countdown(-1, kill)
            self.model = after
        assert self.seen() == self.view(self.model)

    def seen(self) -> tuple[object, ...]:
        agent, display = self.store.agent.look(), self.store.display.look()
        assert not agent.damaged
        assert not display.damaged
        state = display.state
        kept = state.kept | ({agent.state.ready} - {None, *state.bad})
        return agent.state.ready, state.shown, state.starts, frozenset(state.bad), kept

    @staticmethod
    def view(model: Model) -> tuple[object, ...]:
        return model.ready, model.shown, model.starts, model.bad, model.needed

    @rule(at=KILL_AT, again=st.booleans())
    def take(self, at: int | None, again: bool) -> None:  # noqa: FBT001
        number = self.highest if again and self.highest else self.highest + 1
        self.highest = number

        def action() -> None:
            with self.store.lock():
                take(self.store, number)
                offer(self.store, number)

        self.do(action, self.model.take(number), at)

    @rule(at=KILL_AT)
    def activate(self, at: int | None) -> None:
        offered = self.model.offered
        assert self.store.glass.offered() == (self.model.ready if offered else None)
        self.do(self.store.glass.activate, self.model.activate(), at)

    @rule(at=KILL_AT)
    def start(self, at: int | None) -> None:
        self.do(self.store.glass.start, self.model.start(), at)

    @precondition(lambda self: self.model.shown is not None)
    @rule(at=KILL_AT)
    def confirm(self, at: int | None) -> None:
        shown = self.model.shown
        assert shown is not None
        self.do(lambda: self.store.glass.confirm(shown), self.model.confirm(), at)

    @precondition(lambda self: self.model.shown is not None)
    @rule(at=KILL_AT)
    def fail(self, at: int | None) -> None:
        shown = self.model.shown
        assert shown is not None
        self.do(lambda: self.store.glass.fail(shown, "why"), self.model.back(), at)

    @rule(number=st.integers(0, 9))
    def speak_of_what_is_not_shown(self, number: int) -> None:
        if number != self.model.shown:
            self.store.glass.confirm(number)
            self.store.glass.fail(number, "why")

    @rule(at=KILL_AT, room=st.integers(0, 1))
    def collect(self, at: int | None, room: int) -> None:
        def action() -> None:
            with self.store.lock():
                self.store.collect(room)

        before = set(self.store.releases())
        self.do(action, self.model, at)
        if at is None and room and self.model.ready and self.store.display.look().sequence:
            newer = sorted(n for n in before if n > (self.model.shown or 0))
            coming = {*newer[-IN_FLIGHT:]} - {*self.store.display.read().bad}
            assert set(self.store.releases()) == before & (self.model.needed | coming)

    @precondition(lambda self: self.model.shown is not None)
    @rule(at=KILL_AT, which=st.integers(0, 100))
    def scrub(self, at: int | None, which: int) -> None:
        objects = sorted((self.folder / "store/objects").glob("*/*"))
        spoilt = objects[which % len(objects)]
        spoilt.chmod(0o644)
        spoilt.write_bytes(b"spoilt")

        def action() -> None:
            with self.store.lock():
                self.store.scrub()
                for number in self.store.releases():
                    contents = contents_of(number)
                    fetch(self.store, manifest_of(number, contents), contents)
                self.store.mend()

        self.do(action, self.model, at)
        self.do(action, self.model, None)
        assert self.store.scrub().bad == ()

    @invariant()
    def what_is_needed_is_here_and_whole(self) -> None:
        if not hasattr(self, "store"):
            return
        assert set(self.store.releases()) >= self.model.needed
        for number in self.store.releases():
            assert self.store.verify(number) == ()
            assert set(self.store.proof(number).chain) == {"timestamp.json", "1.root.json"}


class VillageAtLength(Village):
    """The same, for minutes."""


TestVillage = Village.TestCase
TestVillage.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)

TestVillageAtLength = pytest.mark.timeout(7200)(pytest.mark.long(VillageAtLength.TestCase))
TestVillageAtLength.settings = settings(max_examples=300, stateful_step_count=50, deadline=None)
