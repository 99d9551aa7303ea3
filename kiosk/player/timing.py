"""Which moment of the film a displayed picture shows.

libVLC hands over pictures without their time. It does say, a few times a second, which time of
the film is shown at that very instant; from there the machine's clock counts on, and the film's
picture rate puts each picture on its place.
"""

from __future__ import annotations

_TOLERANCE = 0.3
"""Pictures arrive late, never early; below this share of a picture it is the same one."""


class PictureClock:
    """Counts the time of pictures between the decoder's announcements."""

    def __init__(self) -> None:
        """Begin at the start of a film of unknown rate."""
        self.rate = 0.0
        """Pictures a second; 0.0 while unknown."""
        self.duration = 0.0
        """Seconds; 0.0 while unknown."""
        self._target: float | None = 0.0
        self._epoch = 0.0
        self._last = 0.0

    @property
    def last(self) -> float:
        """Seconds from the film's start of the picture shown last."""
        return self._last

    def jumped(self, to: float) -> None:
        """The next picture is the one at `to` seconds."""
        self._target = to

    def held(self) -> None:
        """The film stood still: the next picture follows the one shown last."""
        self._target = self._last + self.step

    def heard(self, time: float, now: float) -> None:
        """The decoder says that `time` is shown at `now`."""
        if self._target is None:
            self._epoch = now - time

    def shown(self, now: float) -> float:
        """Return the time of a picture displayed at `now`."""
        if self._target is not None:
            self._epoch = now - self._target
            self._last = self._on_grid(self._target)
            self._target = None
            return self._last
        time = self._on_grid(now - self._epoch)
        if self.duration:
            time = min(time, max(self.duration - self.step, self._last))
        # Announcements correct the count by a few milliseconds; that never shows as a step back.
        self._last = max(time, self._last) if time > self._last - 1.0 else time
        return self._last

    @property
    def step(self) -> float:
        """Seconds from one picture to the next; 0.0 while unknown."""
        return 1.0 / self.rate if self.rate else 0.0

    @property
    def at_end(self) -> bool:
        """Whether the picture shown last is the film's last one."""
        known = self.duration and self.rate
        return bool(known) and self._last > self.duration - 1.5 * self.step

    def _on_grid(self, time: float) -> float:
        if not self.rate:
            return max(time, 0.0)
        return max(int(time * self.rate + _TOLERANCE), 0) / self.rate
