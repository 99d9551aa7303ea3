"""A place in time that runs, rests and jumps: what a walk, a reading and a slide show share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.show.clock import Clock


class Playhead:
    """Runs from 0.0 to `length` seconds with the clock, and rests at the end."""

    def __init__(self, clock: Clock, length: float, at: float = 0.0) -> None:
        """Stand still at `at` seconds."""
        self._clock = clock
        self._length = max(0.0, length)
        self._from = min(max(0.0, at), self._length)
        self._since: float | None = None

    @property
    def length(self) -> float:
        """Seconds from the beginning to the end."""
        return self._length

    @property
    def position(self) -> float:
        """Seconds from the beginning."""
        if self._since is None:
            return self._from
        return min(self._from + max(0.0, self._clock.seconds() - self._since), self._length)

    @property
    def left(self) -> float:
        """Seconds to the end."""
        return self._length - self.position

    @property
    def share(self) -> float:
        """Part of the length that is behind, 0.0 to 1.0."""
        return self.position / self._length if self._length else 1.0

    @property
    def ended(self) -> bool:
        """Whether it has reached the end."""
        return self.position >= self._length

    @property
    def playing(self) -> bool:
        """Whether it moves."""
        return self._since is not None and not self.ended

    def play(self) -> None:
        """Go on; from the beginning when it has ended."""
        if self.ended:
            self._from, self._since = 0.0, None
        if self._since is None:
            self._since = self._clock.seconds()

    def pause(self) -> None:
        """Rest where it is."""
        self._from, self._since = self.position, None

    def toggle(self) -> None:
        """Rest if it moves, go on if it rests."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Jump; it goes on moving if it moved."""
        moving = self.playing
        self._from = min(max(0.0, seconds), self._length)
        self._since = self._clock.seconds() if moving else None
