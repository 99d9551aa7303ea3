"""The display's side of the store: which release to show, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.content.store import activation
from kiosk.errors import KioskError, ReleaseError, StoreError

if TYPE_CHECKING:
    from kiosk.content.store.activation import AgentState, DisplayState
    from kiosk.content.store.releases import Releases
    from kiosk.content.store.state import StateFile

SMALL = 2**18
"""Bytes; files up to this size are read before a release is shown, of others the size is seen."""

UNCONFIRMED = "连续三次启动都没能正常运行 · three starts in a row did not last"


@dataclass(frozen=True)
class Start:
    """What to show from now on.

    Attributes:
        number: The release; None when no whole one is here: show the built-in screen.
        troubles: What to report: states lost, releases damaged, starts that were not counted.
    """

    number: int | None
    troubles: tuple[KioskError, ...] = ()


class Glass:
    """Moves the display from release to release; used by the display's process alone."""

    def __init__(
        self,
        releases: Releases,
        display: StateFile[DisplayState],
        agent: StateFile[AgentState],
    ) -> None:
        """Follow what `agent` says, and keep what happens in `display`."""
        self._releases = releases
        self._display = display
        self._agent = agent

    def start(self) -> Start:
        """Count a start of the display and return what it is to show.

        A release on trial is shown only if its start could be counted, or a crash could repeat
        for ever. What is not whole is passed over: for the release before, then for any other.
        Never raises: something is shown whatever the disk does.
        """
        look = self._look()
        state = self._state(look)
        if state.trial is not None and not look.is_whole(state.trial):
            state = activation.withdrawn(state)
        state = self._keep(activation.started(state, UNCONFIRMED), look)
        return look.first_whole(state)

    def offered(self) -> int | None:
        """Return the newer release that `activate` would put on the glass, if there is one."""
        ready, state = self._agent.read().ready, self._state(self._look())
        return ready if activation.may_try(state, ready) else None

    def activate(self) -> int | None:
        """Put the release on trial that the agent has ready; call when the show is idle.

        Returns:
            Its number, to be loaded now (this counts as its first start); None when there is
            none, or it is not whole.

        Raises:
            StoreError: The disk is full or fails; what was shown stays.
        """
        look = self._look()
        ready, before = self._agent.read().ready, self._state(look)
        if ready is None or not activation.may_try(before, ready) or not look.is_whole(ready):
            return None
        trial = activation.tried(before, ready)
        self._display.write(activation.started(trial, UNCONFIRMED))
        # The agent may have been removing it. It looks at the state after the release is gone,
        # this looks for the release after the state is written: one of the two notices.
        if not self._releases.has(ready):
            self._display.write(before)
            return None
        return ready

    def confirm(self, number: int) -> None:
        """Note that the release `number`, which is shown, has worked for a while.

        Raises:
            StoreError: The disk is full or fails; it is not confirmed.
        """
        state = self._display.read()
        after = activation.confirmed(state)
        if state.shown == number and after != state:
            self._display.write(after)

    def end(self) -> None:
        """Note that the display ends in order: this start is held against nothing.

        Raises:
            StoreError: The disk is full or fails; the start counts.
        """
        state = self._display.read()
        after = activation.ended(state)
        if after != state:
            self._display.write(after)

    def fail(self, number: int, why: str) -> Start:
        """Go back at once from the release `number`, which certainly does not work.

        Args:
            number: What is shown, or was to be.
            why: The reason, for whoever asks.
        """
        look = self._look()
        state = self._state(look)
        if state.shown == number:
            state = self._keep(activation.rolled_back(state, why), look)
        return look.first_whole(state, but=number)

    def _look(self) -> _Look:
        agent = self._agent.look()
        return _Look(self._releases, agent.state if agent.sequence else None)

    def _state(self, look: _Look) -> DisplayState:
        found = self._display.look()
        look.troubles += [
            StoreError(
                f"状态文件 {path} 已损坏，改用另一份",
                f"the state file {path} is damaged; its copy is used",
            )
            for path in found.damaged
        ]
        if not found.lost:
            return found.state
        look.troubles.append(
            StoreError(
                "两份状态文件都已损坏，从最新的版本重新试起",
                "both copies of the state are damaged; the newest release is tried again",
            )
        )
        return activation.recovered(look.numbers())

    def _keep(self, state: DisplayState, look: _Look) -> DisplayState:
        try:
            self._display.write(state)
        except StoreError as error:
            look.troubles.append(error)
            return activation.withdrawn(state)
        return state


class _Look:
    """One look at the releases, each verified once, with what there is to report."""

    def __init__(self, releases: Releases, agent: AgentState | None) -> None:
        self.troubles: list[KioskError] = []
        self._releases = releases
        self._agent = agent
        self._whole: dict[int, bool] = {}

    def first_whole(self, state: DisplayState, but: int | None = None) -> Start:
        wished = [state.trial, state.current, state.previous]
        others = (n for n in self.numbers() if n not in wished and n not in state.bad)
        choices = [n for n in (*wished, *others) if n is not None and n != but]
        number = next((n for n in choices if self.is_whole(n)), None)
        return Start(number, tuple(self.troubles))

    def numbers(self) -> tuple[int, ...]:
        """Return the releases that may be shown should all else fail."""
        try:
            numbers = self._releases.numbers()
        except OSError as error:
            self.troubles.append(_unreadable(error))
            return ()
        if self._agent is None:  # lost: whatever is here and whole is better than nothing
            return numbers
        # One above what is ready waits for its hour, or was not tried yet.
        ready, refused = self._agent.ready or 0, self._agent.refused
        return tuple(n for n in numbers if n <= ready and n not in refused)

    def is_whole(self, number: int) -> bool:
        if number not in self._whole:
            self._whole[number] = self._verify(number)
        return self._whole[number]

    def _verify(self, number: int) -> bool:
        try:
            bad = len(self._releases.verify(number, SMALL))
        except ReleaseError as error:
            self.troubles.append(error)
            return False
        except OSError as error:
            self.troubles.append(_unreadable(error))
            return False
        if bad:
            self.troubles.append(
                StoreError(
                    f"版本 {number} 有 {bad} 个文件损坏，要重新下载",
                    f"{bad} files of release {number} are damaged and must be fetched again",
                )
            )
        return not bad


def _unreadable(error: OSError) -> StoreError:
    where, why = error.filename or "", error.strerror or str(error)
    return StoreError(f"{where} 读不出来：{why}", f"{where} cannot be read: {why}")
