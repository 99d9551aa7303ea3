"""A wire to a server on which every byte is counted, and which can be cut again and again."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

_AT_ONCE = 65_536


class Wire:
    """Forwards connections to a port of the loopback.

    Attributes:
        up: All that was sent to the server.
        down: Bytes that the server sent, and that came through.
        cuts: How often the wire was cut.
    """

    def __init__(self, port: int, *, cut_every: int | None = None) -> None:
        """Begin to forward.

        Args:
            port: Of the server.
            cut_every: Bytes from the server after which all connections end; None for never.
        """
        self.up = bytearray()
        self.down = self.cuts = 0
        self._cut_every = cut_every
        self._left = cut_every or 0
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self._ends: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def __enter__(self) -> Self:
        """Be the wire for the length of a block."""
        return self

    def __exit__(self, *exc: object) -> None:
        """Let go of everything."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._end_connections()
        for thread in self._threads:
            thread.join(10)

    @property
    def port(self) -> int:
        """Where clients connect."""
        return int(self._listener.getsockname()[1])

    @property
    def address(self) -> str:
        """The same, for a web server's clients."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def total(self) -> int:
        """Bytes in both directions."""
        return len(self.up) + self.down

    @property
    def requests(self) -> int:
        """How many requests a web server was sent."""
        return self.up.count(b" HTTP/1.1\r\n")

    def reset(self) -> None:
        """Begin counting anew."""
        with self._lock:
            self.up.clear()
            self.down = self.cuts = 0

    def _start(self, run: Callable[[], None]) -> None:
        thread = threading.Thread(target=run, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._port))
                for end in (client, server):  # what is asked is not held back for company
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with self._lock:
                    self._ends += [client, server]
                self._start(lambda a=client, b=server: self._pass(a, b, self._sent))  # type: ignore[misc]
                self._start(lambda a=client, b=server: self._pass(b, a, self._came))  # type: ignore[misc]

    def _pass(
        self, source: socket.socket, target: socket.socket, count: Callable[[bytes], bytes]
    ) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(_AT_ONCE):
                through = count(data)  # before it goes on: whoever has it can rely on the count
                target.sendall(through)
                if len(through) < len(data):
                    self._end_connections()
        with contextlib.suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    def _sent(self, data: bytes) -> bytes:
        with self._lock:
            self.up += data
        return data

    def _came(self, data: bytes) -> bytes:
        """Count what came, and return as much of it as comes through."""
        with self._lock:
            if self._cut_every is not None:
                if len(data) > self._left:
                    data = data[: self._left]
                    self._left = self._cut_every
                    self.cuts += 1
                else:
                    self._left -= len(data)
            self.down += len(data)
        return data

    def _end_connections(self) -> None:
        with self._lock:
            ends, self._ends = self._ends, []
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
