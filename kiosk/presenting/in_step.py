"""The film of a second screen, kept in step with the first one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.companion.steering import Steering
from kiosk.player.base import PlayerState

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.companion.steering import Lead, Steer
    from kiosk.player.base import Player, Status

_STALE = 0.5
"""Seconds without a new picture after which a playing film's place is not known."""
_STEP = 0.005
"""By how much a pace must differ to be set anew."""
_SHOWN = (PlayerState.PLAYING, PlayerState.PAUSED, PlayerState.ENDED)


class InStep:
    """Looks at our film a few times a second, and steers it; without a lead it plays on."""

    def __init__(self, player: Player, clock: Callable[[], float]) -> None:
        """Steer `player`.

        Args:
            player: Plays our film.
            clock: The clock that the player dates its pictures by.
        """
        self._player = player
        self._clock = clock
        self._steering: Steering | None = None
        self._pace = 1.0
        self.lead: Lead | None = None

    def look(self, *, shown: bool) -> None:
        """Steer once.

        Args:
            shown: Whether the visit is at the film.
        """
        status = self._player.status
        if not shown or status.seen_at is None or status.state not in _SHOWN:
            self._steering, self._pace = None, 1.0  # the next film is opened where it belongs
            return
        if self.lead is None:
            self._set_pace(1.0)
            return
        now = self._clock()
        at = self._place(status, now)
        if at is None:
            return
        self._steering = self._steering or Steering()
        self._obey(self._steering.steer(self.lead, at, now), status)

    def _place(self, status: Status, now: float) -> float | None:
        if status.state is not PlayerState.PLAYING or status.seen_at is None:
            return status.position
        since = now - status.seen_at
        return status.position + since * self._pace if since < _STALE else None

    def _obey(self, steer: Steer, status: Status) -> None:
        if steer.seek is not None:
            self._player.seek(steer.seek)
        if steer.playing != (status.state is PlayerState.PLAYING) and not self._is_over(steer):
            (self._player.play if steer.playing else self._player.pause)()
        self._set_pace(steer.pace)

    def _is_over(self, steer: Steer) -> bool:
        """Tell whether our film has ended: to play it would begin it again."""
        return self._player.status.state is PlayerState.ENDED and steer.seek is None

    def _set_pace(self, pace: float) -> None:
        pace = round(pace / _STEP) * _STEP
        if abs(pace - self._pace) > _STEP / 2:
            self._pace = pace
            self._player.set_pace(pace)
