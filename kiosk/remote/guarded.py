"""A connection that is closed before it costs anything when there are too many, or it is too slow.

The show runs in the same process: ten thousand connections must not cost it a frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio
    from collections import Counter

MOST_CONNECTIONS = 160
MOST_FROM_ONE = 24
"""Connections of one address: a phone opens six, and an access point may hide several phones."""
HEADERS_WITHIN = 10.0
"""Seconds a client has to finish asking, and may stay without asking."""


class Guarded(H11Protocol):
    """One connection that may still ask over HTTP.

    A socket of a phone that was let in is counted in the room instead, where it may stay for
    an hour.
    """

    def __init__(self, counts: Counter[str], *args: Any, **kwargs: Any) -> None:
        """Count connections by address in `counts`; the rest is uvicorn's."""
        super().__init__(*args, **kwargs)
        self._counts = counts
        self._counted: str | None = None
        self._patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take the connection, or end it."""
        address = (transport.get_extra_info("peername") or ("",))[0]
        if self._counts.total() >= MOST_CONNECTIONS or self._counts[address] >= MOST_FROM_ONE:
            transport.abort()
            return
        self._counted = address
        self._counts[address] += 1
        super().connection_made(transport)
        self._wait_for_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection that was taken."""
        if self._uncount():
            super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read; whoever has asked has shown patience enough."""
        if self._counted is not None:
            super().data_received(data)
            if self.cycle is not None and not self.cycle.response_complete:
                self._stop_waiting()

    def on_response_complete(self) -> None:
        """Wait for what is asked next."""
        super().on_response_complete()
        if self.transport is not None and not self.transport.is_closing():
            self._wait_for_headers()

    def handle_websocket_upgrade(self, event: Any) -> None:
        """Hand over to the socket."""
        self._uncount()
        super().handle_websocket_upgrade(event)

    def _wait_for_headers(self) -> None:
        self._stop_waiting()
        self._patience = self.loop.call_later(HEADERS_WITHIN, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _uncount(self) -> bool:
        self._stop_waiting()
        address, self._counted = self._counted, None
        if address is None:
            return False
        self._counts[address] -= 1
        if not self._counts[address]:
            del self._counts[address]
        return True
