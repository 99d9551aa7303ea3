"""Whether a film that should run is alive, judged by its pictures and not by its clock."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.player.engine import Look
    from kiosk.player.gate import Count

OPENING_PATIENCE = 8.0
"""Seconds until a film that shows nothing is given up."""
PICTURE_PATIENCE = 5.0
"""Seconds the film's time may go on, or stand still, without a new picture."""


class Verdict(Enum):
    """How a film does."""

    WELL = auto()
    UNREADABLE = auto()
    NO_PICTURE = auto()
    STUCK = auto()


class Health:
    """Follows one opened film while it runs."""

    def __init__(self, at: float, now: float) -> None:
        """Begin at `at` seconds of the film."""
        self._at = at
        self._since = now
        self._decoded = 0
        self._decoded_at = now

    def begin(self, now: float) -> None:
        """Grant the full patience again, after a jump or a pause."""
        self._since = now

    def judge(self, look: Look, count: Count, now: float) -> Verdict:
        """Return how the film does at `now`."""
        if look.decoded != self._decoded:
            self._decoded, self._decoded_at = look.decoded, now
        if look.has_video is False:
            return self._sound_only(count, now)
        if count.newest is None:
            return self._before_the_first(look, count, now)
        if self._passed(count.newest, now) < PICTURE_PATIENCE:
            return Verdict.WELL
        time_stands = self._passed(count.heard_at, now) >= PICTURE_PATIENCE
        # A film may show one picture for long, or have more sound than pictures: then either
        # libVLC repeats the picture, or there is nothing left to decode.
        glass_stands = self._passed(count.latest, now) >= PICTURE_PATIENCE
        decodes = now - self._decoded_at < PICTURE_PATIENCE
        return Verdict.STUCK if time_stands or (glass_stands and decodes) else Verdict.WELL

    def _sound_only(self, count: Count, now: float) -> Verdict:
        stands = self._passed(count.heard_at, now) >= OPENING_PATIENCE
        return Verdict.STUCK if stands else Verdict.WELL

    def _before_the_first(self, look: Look, count: Count, now: float) -> Verdict:
        if count.heard_at is not None and count.heard - self._at >= PICTURE_PATIENCE:
            return Verdict.NO_PICTURE
        if now - self._since < OPENING_PATIENCE:
            return Verdict.WELL
        return Verdict.UNREADABLE if look.has_video is None else Verdict.STUCK

    def _passed(self, moment: float | None, now: float) -> float:
        return now - max(self._since, self._since if moment is None else moment)
