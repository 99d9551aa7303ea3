"""No more of the line than may be used, so that the village can use it too."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Pace:
    """Makes whoever takes bytes wait, so that all together take no more than `rate`."""

    def __init__(
        self,
        rate: float | None,
        *,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        """Begin now.

        Args:
            rate: Bytes per second; None for as many as come.
            clock: Seconds from any start.
            wait: Waits for as many seconds.
        """
        self._rate = rate
        self._clock = clock
        self._wait = wait
        self._lock = threading.Lock()
        self._free = 0.0

    def took(self, count: int) -> None:
        """Wait until `count` bytes are paid for; may be called by several threads."""
        if self._rate is None:
            return
        with self._lock:
            now = self._clock()
            self._free = max(self._free, now) + count / self._rate
            wait = self._free - now
        self._wait(wait)
