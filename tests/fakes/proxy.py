"""A small proxy that really forwards: plain requests, and tunnels for HTTPS."""

from __future__ import annotations

import base64
import contextlib
import select
import socket
import socketserver
import threading
from typing import Any, Self
from urllib.parse import urlsplit


class Proxy:
    """Listens on the loopback, and remembers for whom it worked.

    Attributes:
        asked: The first line of each request.
        answer: What is said to each in place of forwarding; None to forward.
    """

    def __init__(self, user: str = "", answer: bytes | None = None) -> None:
        self.asked: list[str] = []
        self.answer = answer
        self._user = base64.b64encode(user.encode()).decode() if user else ""
        self._server = _Listener(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.01,), daemon=True
        )
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    @property
    def address(self) -> str:
        return f"http://{self.host}"

    def serve(self, client: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            more = client.recv(4096)
            if not more:
                return
            head += more
        lines = head.decode("latin-1").split("\r\n")
        self.asked.append(lines[0])
        if self.answer is not None:
            client.sendall(self.answer)
        elif self._user and f"Proxy-Authorization: Basic {self._user}" not in lines:
            client.sendall(b"HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n")
        else:
            self._forward(client, lines[0], head)

    def _forward(self, client: socket.socket, line: str, head: bytes) -> None:
        method, target, _ = line.split(" ")
        place = target if method == "CONNECT" else urlsplit(target).netloc
        host, _, port = place.partition(":")
        with socket.create_connection((host, int(port or 80)), timeout=20) as server:
            if method == "CONNECT":
                client.sendall(b"HTTP/1.1 200 Go on\r\n\r\n")
            else:
                path = urlsplit(target).path
                one_only = head.replace(target.encode(), path.encode(), 1)
                server.sendall(one_only.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))
            _pass_on(client, server)


def _pass_on(client: socket.socket, server: socket.socket) -> None:
    other = {client: server, server: client}
    while True:
        ready, _, _ = select.select(list(other), [], [], 20)
        for one in ready:
            data = one.recv(65_536)
            if not data:
                return
            other[one].sendall(data)


class _Listener(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True


def _handler(proxy: Proxy) -> type[socketserver.BaseRequestHandler]:
    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> Any:
            with contextlib.suppress(OSError):
                proxy.serve(self.request)

    return Handler
