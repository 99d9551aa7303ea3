"""The connections of `requests`, with every byte that arrives under a watch.

The time-outs of a socket hold for one read each: a server that sends a byte every few seconds,
in its headers, in a chunk's length or after the end, holds whoever waits for the line's end. So
the watch stands below all of that, where the bytes come in.

A connection that is kept for the next request can end before that is made, and nobody may have
said so. That tells nothing about the request, which is made once more on another connection.
"""

from __future__ import annotations

import io
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ProtocolError

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

    from requests import Response
    from urllib3 import HTTPResponse as Answer
    from urllib3 import PoolManager, ProxyManager

    from kiosk.update.patience import Watch

_watch: ContextVar[Watch] = ContextVar("watch")


@contextmanager
def under(watch: Watch) -> Iterator[None]:
    """Put the answer to the request that is sent meanwhile under `watch`, to its end."""
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)


class _WatchedBytes(io.RawIOBase):
    def __init__(self, raw: io.RawIOBase, watch: Watch) -> None:
        super().__init__()
        self._raw = raw
        self._watch = watch

    def readable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def readinto(self, buffer: Any) -> int | None:
        return self._watch.read(lambda: self._raw.readinto(buffer))

    def close(self) -> None:
        self._raw.close()
        super().close()


class _WatchedResponse(HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **names: Any) -> None:
        super().__init__(sock, *args, **names)
        raw = self.fp.detach()
        self.fp = io.BufferedReader(_WatchedBytes(raw, _watch.get()))


class _StaleError(Exception):
    """A connection that had answered before ended before the next answer.

    No kind of error that the libraries between know, so it reaches the adapter as it is.
    """


class _Connection(HTTPConnection):
    response_class = _WatchedResponse
    _has_answered = False

    def connect(self) -> None:
        self._has_answered = False
        super().connect()

    def getresponse(self) -> Answer:  # type: ignore[override]  # as that of urllib3
        tunnelling = self.proxy_is_tunneling
        try:
            answer = super().getresponse()
        except ConnectionResetError as error:
            if self._has_answered:
                raise _StaleError from error
            if tunnelling:  # the proxy has let it through
                raise ProtocolError("Connection aborted.", error) from error
            raise
        self._has_answered = True
        return answer


class _SafeConnection(_Connection, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SafePool(HTTPSConnectionPool):
    ConnectionCls = _SafeConnection


def _watched(manager: PoolManager) -> None:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _SafePool}


class WatchedAdapter(HTTPAdapter):
    """What sends for a `requests.Session`; only within `under`."""

    def init_poolmanager(self, *args: Any, **names: Any) -> None:
        """Make the connections watched ones."""
        super().init_poolmanager(*args, **names)
        _watched(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **names: Any) -> ProxyManager:
        """Make the connections through a proxy watched ones too."""
        manager: ProxyManager = super().proxy_manager_for(proxy, **names)
        _watched(manager)
        return manager

    def send(self, *args: Any, **names: Any) -> Response:
        """Send a request that may be sent twice."""
        while True:  # each time with one kept connection less
            with suppress(_StaleError):
                return super().send(*args, **names)
