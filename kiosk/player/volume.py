"""How loud: fades over time."""

from __future__ import annotations


class Fader:
    """Moves the volume from where it is to where it shall be.

    Steps are equal in what is heard: libVLC cubes the volume it is given, which is close to how
    loudness is felt.
    """

    STEP = 0.025
    """Seconds between two steps of a fade; shorter than one hears."""

    def __init__(self, volume: float = 1.0) -> None:
        """Stand at `volume`, 0.0 to 1.0."""
        self._from = self._to = volume
        self._start = self._length = 0.0

    def move(self, volume: float, seconds: float, now: float) -> None:
        """Go to `volume` within `seconds` from `now`."""
        self._from = self.at(now)
        self._to = volume
        self._start, self._length = now, max(seconds, 0.0)

    def at(self, now: float) -> float:
        """Return the volume at `now`."""
        passed = now - self._start
        if passed >= self._length:
            return self._to
        return self._from + (self._to - self._from) * max(passed, 0.0) / self._length

    def moving(self, now: float) -> bool:
        """Tell whether a fade is under way."""
        return now - self._start < self._length
