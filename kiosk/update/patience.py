"""How long a kiosk waits for a server, and how much it lets one say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Patience:
    """The limits of one request.

    A village's link may be slow and is waited for; a server that drips a byte now and then, so
    that no single wait is ever too long, is not.
    """

    connect: float = 10.0  # seconds until a connection stands
    silence: float = 20.0  # seconds without a byte
    window: float = 30.0  # seconds over which the rate is looked at
    slowest: int = 1_024  # bytes per second in every window
    small: float = 180.0  # seconds for a small file, all in all
    framing: int = 262_144  # bytes of headers and the like around an answer
    redirects: int = 4  # servers that may send us on, one after another


class TooSlowError(TimeoutError):
    """The other side uses up our patience; never leaves this room."""


class TooMuchError(ConnectionError):
    """The other side says more than it may; never leaves this room."""


class Watch:
    """Counts one request's waiting and bytes, and ends it when either is too much.

    Only time spent waiting for bytes counts: somebody who takes them slowly is not the server's
    fault.
    """

    def __init__(
        self,
        patience: Patience,
        most: int,
        clock: Callable[[], float],
        *,
        total: float | None = None,
    ) -> None:
        """Begin a request.

        Args:
            patience: The limits.
            most: Bytes of the answer's body that may come.
            clock: Seconds from any start.
            total: Seconds for the whole answer; None when only the rate counts.
        """
        self._patience = patience
        self._left = most * 2 + patience.framing  # in small chunks, the framing grows with it
        self._clock = clock
        self._total = total
        self._waited = self._window = 0.0
        self._came = 0

    def read(self, read: Callable[[], int | None]) -> int | None:
        """Call `read`, which waits for bytes and returns how many came.

        Raises:
            TooSlowError: All in all, or in the last window, too little came.
            TooMuchError: More came than the answer may have.
        """
        began, count = self._clock(), None
        try:
            count = read()
        finally:
            self._note(self._clock() - began, count or 0)
        return count

    @property
    def waited(self) -> float:
        """Seconds waited so far."""
        return self._waited

    def _note(self, seconds: float, count: int) -> None:
        self._waited += seconds
        self._window += seconds
        self._came += count
        self._left -= count
        if self._left < 0:
            raise TooMuchError
        if self._total is not None and self._waited > self._total:
            raise TooSlowError
        if self._window >= self._patience.window:
            if self._came < self._window * self._patience.slowest:
                raise TooSlowError
            self._window, self._came = 0.0, 0
