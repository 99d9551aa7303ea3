"""Waiting for what other threads do, without sleeping."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.player.film import FilmPlayer

DEADLINE = 60.0
"""Seconds; far more than anything takes on the slowest machine."""


def until(player: FilmPlayer, what: Callable[[], bool]) -> None:
    """Wait until `what` holds; it is asked whenever the player has news, and now and then."""
    end = time.monotonic() + DEADLINE
    with player._news:
        while not what():
            assert time.monotonic() < end, f"never came: {player.status}"
            player._news.wait(0.05)


class Signal:
    """Counts calls from other threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.calls = 0

    def __call__(self) -> None:
        with self._changed:
            self.calls += 1
            self._changed.notify_all()

    def wait_for(self, calls: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self.calls >= calls, DEADLINE)
