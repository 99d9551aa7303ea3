"""What must hold of a store whatever happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.content.store.activation import MOST_STARTS
from kiosk.content.store.hashing import sha256_of, size_of
from kiosk.errors import KioskError
from tests.content.store.village import live

if TYPE_CHECKING:
    from kiosk.content.store import Store
    from kiosk.content.store.glass import Start
    from tests.fakes.power import Operation


class BrokenPromiseError(AssertionError):
    """The store lost what it had said to keep."""


@dataclass
class Promises:
    """What somebody was told had been done."""

    confirmed: int = 0
    highest: int = 0
    bad: int = 0
    here: tuple[str, int] | None = None

    def hear(self, operation: Operation) -> None:
        if operation[0] == "note":
            setattr(self, operation[1], operation[2])


def expect(truth: object, what: str) -> None:
    if not truth:
        raise BrokenPromiseError(what)


def check(store: Store, promises: Promises) -> None:
    """See that the store is whole and keeps its promises, before and after it is tidied.

    Raises:
        BrokenPromiseError: It is not; says what is wrong.
    """
    try:
        _check_states(store, promises)
        tries_left = store.display.read().starts < MOST_STARTS
        _check_start(store, promises, store.glass.start(), tries_left=tries_left)
        with store.lock():
            _check_everything(store)
    except (OSError, KioskError) as error:
        raise BrokenPromiseError(f"it fails: {error!r}") from error


def _check_states(store: Store, promises: Promises) -> None:
    agent, display = store.agent.look(), store.display.look()
    expect(not agent.damaged and not display.damaged, "a state is damaged")
    noted = int(agent.state.notes.get("taken", "0"))
    expect(noted >= promises.highest, "what the agent noted is forgotten")
    expect((display.state.current or 0) >= promises.confirmed, "a confirmed release is forgotten")
    expect(not promises.bad or promises.bad in display.state.bad, "a bad release is forgotten")
    _check_here(store, promises)
    named = display.state.kept | ({agent.state.ready} - {None, *display.state.bad})
    for number in named:
        expect(number in store.releases(), f"release {number} is named and not here")


def _check_here(store: Store, promises: Promises) -> None:
    if promises.here is not None:
        sha256, verified = promises.here
        sizes = (size_of(store.folder / "partial" / sha256), size_of(store.path_of(sha256)))
        expect(max(size or 0 for size in sizes) >= verified, "a synced piece is lost")


def _check_start(store: Store, promises: Promises, start: Start, *, tries_left: bool) -> None:
    number, why = start.number, "; ".join(trouble.en for trouble in start.troubles)
    expect(number is not None or not promises.confirmed, f"nothing is shown: {why}")
    newest = (number or 0) >= promises.confirmed or not tries_left
    expect(newest, f"an older release is shown, {number}: {why}")
    if number is not None:
        expect(not store.verify(number), f"what is shown, {number}, is not whole")


def _check_everything(store: Store) -> None:
    for number in store.releases():
        expect(not store.verify(number), f"release {number} is not whole")
        expect(len(store.proof(number).chain) == 2, f"the chain of release {number} is not whole")
    for path in (store.folder / "objects").glob("*/*"):
        expect(sha256_of(path) == path.name, f"object {path.name} is not whole")


def go_on(store: Store, promises: Promises) -> None:
    """Live through one more release, as the next run would.

    Raises:
        BrokenPromiseError: It does not come to its end, or leaves something behind.
    """
    known = [promises.highest, *store.releases(), *store.display.read().bad]
    number = max(known) + 1
    try:
        live(store, number)
        state = store.display.read()
        expect(state.current == number, "the next release is not shown")
        expect(set(store.releases()) == state.kept, "room was not made")
        left = [path.name for path in (store.folder / "partial").iterdir()]
        left += [path.name for path in (store.folder / "releases").glob("*.*")]
        expect(not left, f"rubbish is left: {left}")
        _check_everything(store)
    except (OSError, KioskError, AssertionError) as error:
        if isinstance(error, BrokenPromiseError):
            raise
        raise BrokenPromiseError(f"the next run fails: {error!r}") from error
