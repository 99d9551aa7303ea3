"""How a film is brought into step with another screen's, without a visible jump; pure."""

from __future__ import annotations

from dataclasses import dataclass

IN_STEP = 0.02
"""Seconds of difference that nobody sees: half a picture at 25 a second."""
KEEP_UNTIL = 0.008
"""Seconds of difference at which a changed pace is given up again."""
TOO_FAR = 0.6
"""Seconds of difference from which a jump is shorter than the chase."""
FASTEST, SLOWEST = 1.04, 0.96
"""Pace that nobody notices in a film without sound."""
CATCH_UP_IN = 4.0
"""Seconds in which a difference is made good, if the pace allows it."""
SEEK_TAKES = 0.15
"""Seconds until the first picture after a jump, at first; learnt from each jump."""
REST_AFTER_SEEK = 1.5
"""Seconds after a jump in which differences are those of the jump itself."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What the other screen's film did at a moment of our clock."""

    moment: float
    at: float
    playing: bool
    jumps: int

    def position(self, now: float) -> float:
        """Return where it is at `now`, in seconds of the film."""
        return self.at + (now - self.moment if self.playing else 0.0)


@dataclass(frozen=True, slots=True)
class Steer:
    """What our film is to do: its pace, and where to jump, if it must.

    Attributes:
        pace: 1.0 as made; more is faster.
        seek: Seconds of the film, or None to go on.
        playing: Whether it plays.
    """

    pace: float
    seek: float | None
    playing: bool


class Steering:
    """Decides, a few times a second, how to come into step and to stay there."""

    def __init__(self) -> None:
        """Have nothing to follow yet."""
        self._jumps: int | None = None
        self._rest_until = float("-inf")
        self._aimed: float | None = None
        self._delay = SEEK_TAKES
        self._chasing = False

    def steer(self, lead: Lead, at: float, now: float) -> Steer:
        """Return what our film, which is at `at` at `now`, is to do."""
        target = lead.position(now)
        apart = at - target
        jumped, self._jumps = self._jumps not in (None, lead.jumps), lead.jumps
        if jumped:  # a film that was just opened was opened near the right place
            return self._jump(lead, target, now)
        if not lead.playing:
            close = abs(apart) < IN_STEP * 2
            return Steer(1.0, None, playing=False) if close else self._stand(lead, target, now)
        if now < self._rest_until:
            return Steer(1.0, None, playing=True)
        self._learn(apart)
        if abs(apart) > TOO_FAR:
            return self._jump(lead, target, now)
        self._chasing = abs(apart) > (KEEP_UNTIL if self._chasing else IN_STEP)
        if not self._chasing:
            return Steer(1.0, None, playing=True)
        pace = min(FASTEST, max(SLOWEST, 1.0 - apart / CATCH_UP_IN))
        return Steer(pace, None, playing=True)

    def _jump(self, lead: Lead, target: float, now: float) -> Steer:
        """Jump to where the other film will be when our first picture is there."""
        self._rest_until = now + REST_AFTER_SEEK
        self._chasing, self._aimed = False, now
        seek = target + (self._delay if lead.playing else 0.0)
        return Steer(1.0, max(0.0, seek), playing=lead.playing)

    def _stand(self, lead: Lead, target: float, now: float) -> Steer:
        if now < self._rest_until:
            return Steer(1.0, None, playing=False)
        return self._jump(lead, target, now)

    def _learn(self, apart: float) -> None:
        """After a jump, note how much later its first picture came than thought."""
        if self._aimed is not None:
            self._delay = min(2.0, max(0.0, self._delay - apart / 2))
            self._aimed = None
