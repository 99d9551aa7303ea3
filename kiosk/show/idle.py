"""When a kiosk that nobody touches goes back to the attract loop."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IdleRules:
    """How long the glass may be untouched.

    Attributes:
        after: Seconds without a touch until the attract loop, the warning included.
        warning: Seconds of countdown shown before it; one touch cancels it.
    """

    after: float = 60.0
    warning: float = 10.0


@dataclass(frozen=True, slots=True)
class _Hold:
    """Until when a reason counts, and whether it outlasts a change of screens."""

    until: float
    everywhere: bool


class Idle:
    """Counts the seconds nobody touched; time under a hold does not count.

    A hold is a reason not to leave: a film that plays, a finger on the glass, a report being
    read, a narrator's visit. When the last hold ends the visitor gets the full time again.
    """

    def __init__(self, rules: IdleRules, now: float) -> None:
        """Start counting at `now`."""
        self._rules = rules
        self._since = now
        self._holds: dict[str, _Hold] = {}

    def held(self, now: float) -> bool:
        """Tell whether anything keeps the kiosk where it is."""
        self._expire(now)
        return bool(self._holds)

    def touch(self, now: float) -> None:
        """Begin again: somebody is here."""
        self._since = now

    def hold(self, reason: str, until: float = math.inf, *, everywhere: bool = False) -> None:
        """Do not count until `reason` is released, or until the time `until`."""
        self._holds[reason] = _Hold(until, everywhere)

    def release(self, reason: str, now: float) -> None:
        """End a hold; a reason nobody holds is no matter."""
        self._expire(now)
        if self._holds.pop(reason, None) is not None:
            self._since = now

    def release_here(self, now: float) -> None:
        """End the holds of a screen that is left; a change of screens is a sign of life too."""
        self._holds = {reason: hold for reason, hold in self._holds.items() if hold.everywhere}
        self._since = now

    def release_all(self, now: float) -> None:
        """End every hold, as when the visit ends."""
        self._holds.clear()
        self._since = now

    def left(self, now: float) -> float:
        """Return seconds until the attract loop; the full time while held."""
        if self.held(now):
            return self._rules.after
        return max(0.0, self._rules.after - (now - self._since))

    def countdown(self, now: float) -> int | None:
        """Return the whole seconds to show in the warning, or None when there is none."""
        left = self.left(now)
        return None if left > self._rules.warning else math.ceil(left)

    def warn(self, now: float) -> None:
        """Begin the warning now, in full: nobody is sent away without it."""
        self._since = now - (self._rules.after - self._rules.warning)

    def _expire(self, now: float) -> None:
        for reason, hold in tuple(self._holds.items()):
            if hold.until <= now:
                del self._holds[reason]
                self._since = max(self._since, hold.until)
