"""How often something may be done: buckets that fill again with time, in this process's memory.

Each process counts for itself, so that a heartbeat costs no write for it. With several processes
the limits are as many times higher, which is still a limit.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

MOST_KEPT = 20_000
"""Buckets that are remembered; those that were used last."""


class Buckets:
    """One bucket for each key: it holds `burst` uses, and fills by `rate` a second."""

    def __init__(
        self, burst: float, rate: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin with all buckets full."""
        self._burst = burst
        self._rate = rate
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Take one use; return 0, or the seconds until there is one again."""
        now = self._clock()
        with self._lock:
            left, at = self._kept.pop(key, (self._burst, now))
            left = min(self._burst, left + (now - at) * self._rate)
            wait = 0.0 if left >= 1 else (1 - left) / self._rate
            self._kept[key] = (left if wait else left - 1, now)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return wait

    def clear(self) -> None:
        """Fill all of them."""
        with self._lock:
            self._kept.clear()


OF_A_KIOSK = Buckets(burst=30, rate=1.0)
"""Requests of one kiosk that are signed as they must be."""
OF_STRANGERS = Buckets(burst=30, rate=0.5)
"""Requests from one address that are not; a kiosk behind the same address is not held up."""
OF_NEWCOMERS = Buckets(burst=10, rate=1 / 30)
"""Kiosks that nobody knows, from one address."""
OF_TYPISTS = Buckets(burst=10, rate=1 / 10)
"""Codes that one person types at the console."""


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from: what the outermost trusted proxy saw."""
    trusted = settings.KIOSK.proxy.trusted if settings.KIOSK.proxy else 0
    seen = str(request.META.get("REMOTE_ADDR", ""))
    if trusted:
        passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        if len(passed) >= trusted and passed[-trusted]:
            seen = passed[-trusted]
    return seen[:45]
