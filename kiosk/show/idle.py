"""When a kiosk that nobody touches goes back to the attract loop."""

from __future__ import annotations

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


class Idle:
    """Counts the seconds nobody touched; time under a hold does not count.

    A hold is a reason not to leave: a film that plays, a finger on the glass, a report being
    read, a narrator's visit. When the last hold ends the visitor gets the full time again.
    """

    def __init__(self, rules: IdleRules, now: float) -> None:
        """Start counting at `now`."""
        self._rules = rules
        self._since = now
        self._holds: set[str] = set()

    @property
    def held(self) -> bool:
        """Whether anything keeps the kiosk where it is."""
        return bool(self._holds)

    def touch(self, now: float) -> None:
        """Begin again: somebody is here."""
        self._since = now

    def hold(self, reason: str) -> None:
        """Do not count until `reason` is released."""
        self._holds.add(reason)

    def release(self, reason: str, now: float) -> None:
        """End a hold; a reason nobody holds is no matter."""
        if reason in self._holds:
            self._holds.remove(reason)
            self._since = now

    def release_all(self, now: float) -> None:
        """End every hold, as when the visit ends."""
        self._holds.clear()
        self._since = now

    def left(self, now: float) -> float:
        """Return seconds until the attract loop; the full time while held."""
        if self._holds:
            return self._rules.after
        return max(0.0, self._rules.after - (now - self._since))

    def countdown(self, now: float) -> int | None:
        """Return the whole seconds to show in the warning, or None when there is none."""
        left = self.left(now)
        if left > self._rules.warning:
            return None
        return max(0, -int(-left // 1))
