"""How a display comes to its end."""

from __future__ import annotations

import signal
import threading
from enum import Enum


class Ending(Enum):
    """Who wanted it, and what for."""

    TOLD = "told"  # by the system, or by closing the window
    AGAIN = "again"  # by the staff, to begin again
    LEFT = "left"  # by the staff, for good


class Ends:
    """Waits for an end from any side."""

    def __init__(self) -> None:
        """Listen to the system; main thread only."""
        self._told = threading.Event()
        self.how = Ending.TOLD
        signal.signal(signal.SIGTERM, lambda *_: self._told.set())

    @property
    def come(self) -> bool:
        """Whether it is to end."""
        return self._told.is_set()

    def come_by(self, how: Ending) -> None:
        """End it."""
        self.how = how
        self._told.set()
