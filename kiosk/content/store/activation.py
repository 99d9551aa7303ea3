"""Which release is on the glass, and what becomes of one that does not work; pure.

A release that is offered is first on trial. Once it has worked for a while it is confirmed; after
three starts that were not, the one before is shown again and the failed one is never tried again.
"""

from __future__ import annotations

from collections.abc import (  # noqa: TC003  # looked up when a state is read
    Mapping,
    Sequence,
)
from dataclasses import dataclass, field, replace

MOST_STARTS = 3
"""How often a release is started without being confirmed."""
MOST_BAD = 100
"""How many numbers are remembered as bad."""
LONGEST_REASON = 2_000
"""Characters."""


@dataclass(frozen=True)
class AgentState:
    """What the agent knows; written by the agent alone.

    Attributes:
        ready: The release that is here, whole and to be shown; None when nothing was taken yet.
        at_once: Whether it is not to wait for an idle moment.
        refused: Releases that were refused before they were shown, and why.
        notes: What else the agent keeps for itself, by name.
    """

    ready: int | None = None
    at_once: bool = False
    refused: Mapping[int, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DisplayState:
    """What the display knows; written by the display alone.

    Attributes:
        current: The release that was confirmed last.
        previous: The one to go back to should the current one fail.
        trial: A release that is shown and not confirmed yet.
        starts: How often what is shown was started since it was confirmed last.
        bad: Releases that failed on trial, the latest last.
        why: What became of a release that failed, by number.
    """

    current: int | None = None
    previous: int | None = None
    trial: int | None = None
    starts: int = 0
    bad: tuple[int, ...] = ()
    why: Mapping[int, str] = field(default_factory=dict)

    @property
    def shown(self) -> int | None:
        """The release on the glass."""
        return self.current if self.trial is None else self.trial

    @property
    def kept(self) -> frozenset[int]:
        """The releases that must not be removed."""
        return frozenset({self.current, self.previous, self.trial} - {None})  # type: ignore[arg-type]


def may_try(state: DisplayState, ready: int | None) -> bool:
    """Tell whether `ready` is to replace what is shown: newer, and not known to fail."""
    return ready is not None and ready > (state.shown or 0) and ready not in state.bad


def tried(state: DisplayState, number: int) -> DisplayState:
    """Put `number` on trial; of an earlier trial nothing is held against it."""
    return replace(state, trial=number, starts=0)


def started(state: DisplayState, why: str) -> DisplayState:
    """Count a start, to be written before anything of the release is loaded.

    Args:
        state: As it was read.
        why: What to note should this be one start too many.
    """
    if state.starts >= MOST_STARTS:
        state = rolled_back(state, why)
    return replace(state, starts=state.starts + 1)


def ended(state: DisplayState) -> DisplayState:
    """Take back a start that ended in order, because somebody wanted it to end."""
    return replace(state, starts=max(0, state.starts - 1))


def confirmed(state: DisplayState) -> DisplayState:
    """Take what is shown for good: it has worked for a while."""
    if state.trial is None:
        return replace(state, starts=0)
    why = {number: text for number, text in state.why.items() if number != state.trial}
    return replace(
        state, current=state.trial, previous=state.current, trial=None, starts=0, why=why
    )


def rolled_back(state: DisplayState, why: str) -> DisplayState:
    """Go back to the release before the one that is shown, which failed.

    A trial is bad from now on. A release that had been confirmed is not: power cuts look like
    failures too; it may be offered again, as a trial. With nothing to go back to, it stays.
    """
    failed = state.shown
    if failed is None:
        return replace(state, starts=0)
    noted = {**state.why, failed: why[:LONGEST_REASON]}
    if state.trial is not None:
        bad = (*(number for number in state.bad if number != failed), failed)[-MOST_BAD:]
        previous = None if state.previous == failed else state.previous
        state = replace(state, previous=previous, trial=None, bad=bad)
    elif state.previous is not None:
        state = replace(state, current=state.previous, previous=state.current)
    remembered = {*state.bad, *state.kept}
    noted = {number: text for number, text in noted.items() if number in remembered}
    return replace(state, starts=0, why=noted)


def withdrawn(state: DisplayState) -> DisplayState:
    """End a trial whose release is not here (any more); nothing is held against it."""
    return replace(state, trial=None, starts=0)


def recovered(installed: Sequence[int]) -> DisplayState:
    """Begin again after the state was lost.

    Args:
        installed: The releases that are here.

    Returns:
        The newest on trial, since nobody knows whether it ever worked, before the next ones.
    """
    newest = [*sorted(installed, reverse=True), None, None, None]
    if newest[1] is None:
        return DisplayState(current=newest[0])
    return DisplayState(trial=newest[0], current=newest[1], previous=newest[2])
