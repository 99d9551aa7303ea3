"""From any thread to the thread of the screen: one owned queue and one kept trigger."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from kivy.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable


class Bridge:
    """Runs calls on the UI thread, in the order they were posted.

    The queue belongs to the bridge, so a call cannot be lost with a Kivy event; the trigger
    is made once, so a thousand posts in one frame wake the screen once.
    """

    def __init__(
        self, trigger: Callable[[Callable[[float], None]], Callable[[], object]] | None = None
    ) -> None:
        """Take `Clock.create_trigger` or a stand-in moved by hand."""
        self._calls: deque[Callable[[], None]] = deque()
        self._wake = (trigger or Clock.create_trigger)(self._drain)
        self._closed = False

    def post(self, call: Callable[[], None]) -> None:
        """Run `call` on the UI thread soon; from any thread."""
        if not self._closed:
            self._calls.append(call)
            self._wake()

    def close(self) -> None:
        """Drop what waits and accept nothing more."""
        self._closed = True
        self._calls.clear()

    def _drain(self, _dt: float = 0.0) -> None:
        # Only what waits now: a call that posts another one must not hold up the frame.
        try:
            for _ in range(len(self._calls)):
                if self._calls:
                    self._calls.popleft()()
        finally:
            if self._calls:
                self._wake()
