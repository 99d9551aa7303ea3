"""A web server that serves a tree of bytes well, and breaks the rules exactly as it is told."""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import struct
import threading
from collections import deque
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

from tests.fakes.server_faults import honest, status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Fault = Callable[["Exchange"], None]


@dataclass(frozen=True)
class Asked:
    """A request that came."""

    method: str
    path: str
    headers: dict[str, str]


@dataclass
class Exchange:
    """One request, with the means to answer it in any way."""

    asked: Asked
    body: bytes
    handler: BaseHTTPRequestHandler
    sent: int = 0  # bytes of the body
    received: bytes = b""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def connection(self) -> int:
        """A number that requests over one connection share."""
        return int(self.handler.client_address[1])

    @property
    def start(self) -> int:
        found = re.fullmatch(r"bytes=(\d+)-", self.asked.headers.get("Range", ""))
        return int(found[1]) if found else 0

    def head(self, status: int, headers: dict[str, str]) -> None:
        self.handler.send_response_only(status)
        for name, value in ({"Date": formatdate(usegmt=True)} | headers | self.extra).items():
            self.handler.send_header(name, value)
        self.handler.end_headers()

    def write(self, data: bytes) -> None:
        self.sent += len(data)  # before: whoever reads it may look at once
        try:
            self.handler.wfile.write(data)
        except OSError:
            self.sent -= len(data)
            raise

    def raw(self, data: bytes) -> None:
        """Write what is no part of a body."""
        self.handler.wfile.write(data)

    def close(self) -> None:
        self.handler.close_connection = True

    def reset(self) -> None:
        """Leave as a router does that loses its memory: with an error at the other end."""
        self.handler.connection.setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )
        self.handler.connection.close()
        self.close()

    def honest_head(self) -> tuple[int, dict[str, str]]:
        """Return the status and headers of a good answer."""
        size = len(self.body)
        etag = f'"{sha256(self.body).hexdigest()[:16]}"'
        if self.asked.headers.get("If-None-Match") == etag:
            return 304, {"ETag": etag}
        kind = {"Content-Type": "application/octet-stream", "ETag": etag}
        if "Range" not in self.asked.headers:
            return 200, kind | {"Content-Length": str(size)}
        if self.start >= size:
            return 416, {"Content-Range": f"bytes */{size}", "Content-Length": "0"}
        return 206, kind | {
            "Content-Length": str(size - self.start),
            "Content-Range": f"bytes {self.start}-{size - 1}/{size}",
        }


class BadServer:
    """Serves `files` by path on a port of the loopback, one thread a connection."""

    def __init__(
        self, files: dict[str, bytes] | None = None, tls: tuple[Path, Path] | None = None
    ) -> None:
        """Listen at once.

        Args:
            files: What is served: bytes by path, without the first slash.
            tls: The files of a certificate and its key; None for plain HTTP.
        """
        self.files = files if files is not None else {}
        self.exchanges: list[Exchange] = []
        self.always: Fault = honest
        self._faults: deque[Fault] = deque()
        self._lock = threading.Lock()
        self._server = _Listener(("127.0.0.1", 0), _handler(self))
        self._tls = tls is not None
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*tls)
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.01,), daemon=True
        )
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop listening; connections that stand are left to end."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        return f"http{'s' if self._tls else ''}://127.0.0.1:{self.port}/"

    def then(self, *faults: Fault) -> None:
        """Do these with the next requests, one each; `always` with all later ones."""
        with self._lock:
            self._faults.extend(faults)

    def every(self, faults: Iterable[Fault]) -> None:
        """Do these, and forget what was planned."""
        with self._lock:
            self._faults = deque(faults)

    @property
    def asked(self) -> list[Asked]:
        """The requests so far."""
        with self._lock:
            return [one.asked for one in self.exchanges]

    @property
    def sent(self) -> int:
        """Bytes of bodies so far."""
        with self._lock:
            return sum(one.sent for one in self.exchanges)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.lstrip("/")
        asked = Asked(handler.command, path, dict(handler.headers.items()))
        exchange = Exchange(asked, self.files.get(path, b""), handler)
        with self._lock:
            self.exchanges.append(exchange)
            fault = self._faults.popleft() if self._faults else self.always
        if fault is honest and path not in self.files:
            fault = status(404)
        fault(exchange)


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: that the other side hangs up is what these tests are about."""


def _handler(server: BadServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            with contextlib.suppress(OSError):
                server.answer(self)
                return
            self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing."""

    return Handler
