"""Slides that turn by themselves, with a line that shows how far each one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show.playhead import Playhead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.show.clock import Clock


class AutoPlay:
    """Counts the seconds of the slide that is shown and says when to turn.

    A touch pauses it (the visitor wants to look); `play` goes on where it was.
    """

    def __init__(self, clock: Clock, seconds: Sequence[float], index: int = 0) -> None:
        """Stand still on a slide.

        Args:
            clock: The time.
            seconds: How long each slide is shown.
            index: The slide shown first, from 0.
        """
        self._clock = clock
        self._seconds = tuple(seconds)
        self._index = index
        self._running = False
        self._head = Playhead(clock, self._seconds[index])

    @property
    def index(self) -> int:
        """The slide shown, from 0."""
        return self._index

    @property
    def playing(self) -> bool:
        """Whether slides turn by themselves."""
        return self._running and not self.ended

    @property
    def progress(self) -> float:
        """Part of this slide's seconds that is behind, 0.0 to 1.0."""
        return self._head.share

    @property
    def ended(self) -> bool:
        """Whether the last slide was shown to its end."""
        return self._index == len(self._seconds) - 1 and self._head.ended

    def play(self) -> None:
        """Turn by itself from now on; from the first slide when the last was shown."""
        if self.ended:
            self.show(0)
        self._running = True
        self._head.play()

    def pause(self) -> None:
        """Stay on this slide."""
        self._running = False
        self._head.pause()

    def toggle(self) -> None:
        """Pause if it plays, play if it does not."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def show(self, index: int, seconds: float | None = None) -> None:
        """Show a slide from its beginning.

        Args:
            index: The slide, from 0.
            seconds: How long, if not as long as the slide says (its clip may be longer).
        """
        self._index = min(max(0, index), len(self._seconds) - 1)
        self._head = Playhead(
            self._clock, self._seconds[self._index] if seconds is None else seconds
        )
        if self._running:
            self._head.play()

    def tick(self) -> int | None:
        """Turn to the next slide if it is time; return it, or None when nothing changes."""
        if not self.playing or not self._head.ended:
            return None
        self.show(self._index + 1)
        return self._index
