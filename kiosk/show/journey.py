"""A strand as a timed journey: ten minutes in view, time left, resumed within one visit."""

from __future__ import annotations

from dataclasses import dataclass, replace

TEN_MINUTES = 600.0
"""Seconds of a strand, by the standard 四高四有四化四十分钟."""


@dataclass(frozen=True, slots=True)
class Journey:
    """How much of a strand's ten minutes a visitor has spent.

    Attributes:
        spent: Seconds on the strand's screens in this visit.
        target: Seconds the strand is meant to take.
    """

    spent: float = 0.0
    target: float = TEN_MINUTES

    @property
    def left(self) -> float:
        """Seconds left, never below zero."""
        return max(0.0, self.target - self.spent)

    @property
    def share(self) -> float:
        """Part of the target spent, 0.0 to 1.0."""
        return min(1.0, self.spent / self.target)

    @property
    def begun(self) -> bool:
        """Whether the visitor stayed long enough to be offered to go on."""
        return self.spent >= 5.0  # noqa: PLR2004  # a glance is not a beginning

    def after(self, seconds: float) -> Journey:
        """Return the journey with `seconds` more spent."""
        return replace(self, spent=self.spent + seconds)
