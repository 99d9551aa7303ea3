"""The server's clock, as far as a kiosk knows it: for what ends at an hour that people chose."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def _system() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC)


class ServerClock:
    """Counts on from what the server said last; before that, it is the kiosk's own clock."""

    def __init__(
        self,
        ticks: Callable[[], float] = time.monotonic,
        system: Callable[[], dt.datetime] = _system,
    ) -> None:
        """Know nothing yet."""
        self._ticks = ticks
        self._system = system
        self._said: tuple[dt.datetime, float] | None = None

    def hear(self, now: dt.datetime) -> None:
        """Take what the server says."""
        self._said = now, self._ticks()

    @property
    def now(self) -> dt.datetime:
        """The server's clock."""
        if self._said is None:
            return self._system()
        said, at = self._said
        return said + dt.timedelta(seconds=self._ticks() - at)
