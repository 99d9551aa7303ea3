"""Which pictures belong to the place a film jumped to.

libVLC goes on showing pictures from before for a moment. It reports how far it has filled its
buffers anew, and begins that report with zero as it empties them; after that one more picture
may slip through that was on its way to the screen.
"""

from __future__ import annotations

from enum import Enum, auto

_JUMPED_AFTER = 0.3
"""Seconds after a jump from which pictures are taken for its own, if nothing was reported."""
_BEGUN_AFTER = 2.0
"""The same for a film that begins in its middle."""


class Arrival(Enum):
    """What a displayed picture is."""

    HIDDEN = auto()  # from the film's start, though it begins elsewhere
    UNCERTAIN = auto()  # the first one; may still be from the start, if another follows
    EARLIER = auto()  # from before the jump
    OWN = auto()


class Landing:
    """Follows one film from jump to jump; its opening is the first."""

    def __init__(self, *, begins_late: bool) -> None:
        """Expect a film to be opened at its start, or in its middle if it `begins_late`.

        To begin in the middle libVLC opens the film at its start and jumps.
        """
        self._opening_late = begins_late
        self._uncertain = begins_late
        self._filled = False
        self._target: float | None = None
        self._since = 0.0

    def jumped(self, to: float, now: float) -> None:
        """Expect the pictures of another place."""
        self._target, self._since = to, now

    def buffering(self, share: float) -> float | None:
        """Note how full the buffers are; return the place reached, if it is now."""
        if share > 0:
            self._filled = True
            return None
        return None if self._opening_late and not self._filled else self._land()

    def arrives(self, now: float) -> tuple[Arrival, float | None]:
        """Return what a picture displayed at `now` is, and the place reached, if it is now."""
        reached = None
        patience = _BEGUN_AFTER if self._opening_late else _JUMPED_AFTER
        if self._target is not None and now - self._since > patience:
            reached = self._land()
        if self._target is not None:
            return (Arrival.HIDDEN if self._opening_late else Arrival.EARLIER), None
        if self._uncertain:
            self._uncertain = False
            return Arrival.UNCERTAIN, reached
        return Arrival.OWN, reached

    def _land(self) -> float | None:
        reached, self._target, self._opening_late = self._target, None, False
        return reached
