"""A wire to a server on which every byte is counted, as it passes the sockets."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable


class CountedWire:
    """Forwards connections to a port of the loopback.

    Attributes:
        up: What was sent to the server.
        down: What the server sent.
    """

    def __init__(self, port: int) -> None:
        self.up = bytearray()
        self.down = bytearray()
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        for end in (self._listener, *self._ends):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        for thread in self._threads:
            thread.join(10)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}/"

    @property
    def total(self) -> int:
        """Bytes in both directions."""
        return len(self.up) + len(self.down)

    @property
    def requests(self) -> int:
        return self.up.count(b" HTTP/1.1\r\n")

    def reset(self) -> None:
        """Begin counting anew, between two requests."""
        self.up.clear()
        self.down.clear()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._port))
                self._ends += [client, server]
                self._pass(client, server, self.up.extend)
                self._pass(server, client, self.down.extend)

    def _pass(
        self, source: socket.socket, target: socket.socket, count: Callable[[bytes], None]
    ) -> None:
        def run() -> None:
            with contextlib.suppress(OSError):
                while data := source.recv(65_536):
                    count(data)  # before it is passed on: whoever has it can rely on the count
                    target.sendall(data)
            with contextlib.suppress(OSError):
                target.shutdown(socket.SHUT_WR)

        self._threads.append(threading.Thread(target=run, daemon=True))
        self._threads[-1].start()
