"""Makes room: what is shown, was shown before or is about to be shown always stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.errors import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from kiosk.content.store.activation import AgentState, DisplayState
    from kiosk.content.store.durable import Disk
    from kiosk.content.store.objects import Objects
    from kiosk.content.store.releases import Releases
    from kiosk.content.store.state import StateFile

MOST_EXTRA = 8
"""How many releases stay, room or not, beside those that must."""


IN_FLIGHT = 3
"""How many releases newer than the shown one stay that are no longer on offer.

A display that read its offer before the agent wrote the next one is still on its way to it.
"""


class Keeper:
    """Removes from the store; used by the agent, which holds the store's lock."""

    def __init__(
        self,
        disk: Disk,
        partial: Path,
        objects: Objects,
        releases: Releases,
        *,
        agent: StateFile[AgentState],
        display: StateFile[DisplayState],
    ) -> None:
        """Make room among `objects`, `releases` and what lies in the folder `partial`."""
        self._disk = disk
        self._partial = partial
        self._objects = objects
        self._releases = releases
        self._agent = agent
        self._display = display

    def tidy(self) -> None:
        """Finish or undo what was going on when the agent ended last."""
        self._releases.sweep()
        kept = self._kept()
        for number in self._releases.aside():
            if (kept is None or number in kept) and not self._releases.has(number):
                self._releases.restore(number)
            else:
                self._releases.remove_aside(number)

    def collect(self, room: int, wanted: Collection[str]) -> int:
        """Remove what is needed least until `room` bytes are free.

        Args:
            room: Bytes.
            wanted: The SHA-256 of objects that a release needs which is being taken.

        Returns:
            The bytes that are free now; less than `room` when nothing more may be removed.
        """
        self.tidy()
        for number in self._extra()[MOST_EXTRA:]:
            self._remove_release(number)
        for remove in self._steps(wanted):
            if self._free() >= room:
                break
            remove()
        return self._free()

    def discard(self, number: int) -> None:
        """Remove a release, unless it is shown, was shown before, is on trial or ready."""
        display, agent = self._display.look(), self._agent.look()
        if display.lost or agent.lost or number in {*display.state.kept, agent.state.ready}:
            return
        if self._releases.has(number):
            self._releases.set_aside(number)
            self._releases.remove_aside(number)

    def _free(self) -> int:
        return self._disk.free(self._partial)

    def _kept(self) -> frozenset[int] | None:
        # None: a state is not known, so any release may be the one that is shown.
        display, agent = self._display.look(), self._agent.look()
        # What was read may have been written this instant: what follows from it must not last
        # longer than it does.
        self._disk.sync_folder(self._partial.parent)
        if not display.sequence or not agent.sequence:
            return None
        newer = sorted(n for n in self._releases.numbers() if n > (display.state.shown or 0))
        coming = {*newer[-IN_FLIGHT:], agent.state.ready or 0} - {0, *display.state.bad}
        return display.state.kept | coming

    def _extra(self) -> list[int]:
        kept = self._kept()
        if kept is None:
            return []
        return [number for number in self._releases.numbers() if number not in kept]

    def _steps(self, wanted: Collection[str]) -> Iterator[Callable[[], None]]:
        yield from self._unwanted_partials(wanted)
        yield from self._unused_objects(wanted)
        for number in reversed(self._extra()):
            yield lambda number=number: self._remove_release(number)  # type: ignore[misc]
            yield from self._unused_objects(wanted)

    def _unwanted_partials(self, wanted: Collection[str]) -> Iterator[Callable[[], None]]:
        for path in sorted(self._partial.iterdir()):
            if path.name not in wanted:
                yield lambda path=path: self._disk.unlink(path)  # type: ignore[misc]

    def _unused_objects(self, wanted: Collection[str]) -> Iterator[Callable[[], None]]:
        used = self._used()
        for sha256 in self._objects.names():
            if sha256 not in used and sha256 not in wanted:
                yield lambda sha256=sha256: self._objects.drop(sha256)  # type: ignore[misc]

    def _used(self) -> set[str]:
        used = set()
        for number in self._releases.numbers():
            try:
                used |= {file.sha256 for file in self._releases.manifest(number).files}
            except (OSError, ReleaseError):
                continue  # it keeps its own links or copies; with a new manifest it is mended
        return used

    def _remove_release(self, number: int) -> None:
        self._releases.set_aside(number)
        # The display may have begun to show it since it was found spare; see `Glass.activate`.
        kept = self._kept()
        if kept is None or number in kept:
            self._releases.restore(number)
        else:
            self._releases.remove_aside(number)
