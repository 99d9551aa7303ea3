"""How far another machine's clock is from ours, measured by sending and hearing back; pure.

The way of NTP (RFC 5905, section 8): the quickest of the latest exchanges tells best, for what
delays a message only ever adds to the time it takes.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

KEPT = 32
"""Exchanges that are remembered."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its answer; all in seconds.

    Attributes:
        sent: When we asked, on our clock.
        theirs: What their clock said when they answered.
        heard: When we heard the answer, on our clock.
    """

    sent: float
    theirs: float
    heard: float

    @property
    def took(self) -> float:
        """Seconds there and back."""
        return self.heard - self.sent

    @property
    def ahead(self) -> float:
        """Seconds their clock is ahead of ours, as far as this exchange can tell."""
        return self.theirs - (self.sent + self.heard) / 2


class Offset:
    """Their clock against ours."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._latest: deque[Exchange] = deque(maxlen=KEPT)

    @property
    def known(self) -> bool:
        """Whether anything was measured."""
        return bool(self._latest)

    @property
    def uncertainty(self) -> float:
        """Seconds the estimate may be off at most, if both clocks run alike."""
        return min((one.took for one in self._latest), default=float("inf")) / 2

    def learn(self, exchange: Exchange) -> None:
        """Take an exchange into account; one that ended before it began is none."""
        if exchange.took >= 0:
            self._latest.append(exchange)

    def forget(self) -> None:
        """Begin anew: the other machine started again, and its clock with it."""
        self._latest.clear()

    def ours(self, theirs: float) -> float:
        """Return the moment on our clock at which theirs says `theirs`.

        Raises:
            LookupError: Nothing was measured.
        """
        if not self._latest:
            raise LookupError("their clock was not measured yet")
        return theirs - min(self._latest, key=lambda one: one.took).ahead
