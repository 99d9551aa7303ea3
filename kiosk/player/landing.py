"""Which pictures belong to the place a film jumped to.

libVLC goes on showing pictures from before for a moment. It reports how far it has filled its
buffers anew, and begins that report with zero as it empties them; after that one more picture
may slip through that was on its way to the screen.
"""

from __future__ import annotations

_PATIENCE = 0.3
"""Seconds after a jump from which pictures are taken for its own, if nothing was reported."""


class Landing:
    """Follows one film from jump to jump; its opening is the first."""

    def __init__(self) -> None:
        """Begin where the film is opened."""
        self._target: float | None = None
        self._since = 0.0

    @property
    def landed(self) -> bool:
        """Whether pictures are of the place that was meant."""
        return self._target is None

    def jumped(self, to: float, now: float) -> None:
        """Expect the pictures of another place."""
        self._target, self._since = to, now

    def buffering(self, share: float) -> float | None:
        """Note how full the buffers are; return the place reached, if it is now."""
        return self._land() if share == 0 else None

    def waited(self, now: float) -> float | None:
        """Note that a picture comes at `now`; return the place reached, if it is now."""
        return self._land() if now - self._since > _PATIENCE else None

    def _land(self) -> float | None:
        reached, self._target = self._target, None
        return reached
