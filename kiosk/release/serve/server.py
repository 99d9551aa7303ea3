"""The threads and sockets of the small web server."""

from __future__ import annotations

import contextlib
import gzip
import io
import socket
import sys
import threading
import time
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, BinaryIO

from kiosk.release.errors import MissingError, PublishError, StorageError
from kiosk.release.serve.answers import RENEWED, Answer, Found, answer, name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.release.local import LocalStorage

_CHUNK = 64 * 1024
"""Bytes sent at a time, and what a client must take within `Patience.sending`."""
_REFUSAL = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n"
    b"Connection: close\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long clients may take, and how many may come.

    Attributes:
        asking: Seconds for a whole request, and between two of one connection.
        sending: Seconds for 64 KiB of an answer: 2 KB/s are slow, less is none.
        clients: Connections at once.
    """

    asking: float = 15.0
    sending: float = 30.0
    clients: int = 128


class Server(ThreadingHTTPServer):
    """Serves one tree until it is closed."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(
        self,
        storage: LocalStorage,
        address: tuple[str, int],
        *,
        patience: Patience = Patience(),
        log: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Listen at `address`.

        Args:
            storage: The tree.
            address: Host and port; port 0 takes a free one.
            patience: With clients.
            log: Called with a line for each answer.

        Raises:
            PublishError: Nobody can listen there.
        """
        self.storage = storage
        self.patience = patience
        self.log = log
        self._free = threading.BoundedSemaphore(patience.clients)
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        try:
            super().__init__(address, _Handler)
        except OSError as error:
            where, reason = f"{address[0]}:{address[1]}", error.strerror or str(error)
            raise PublishError(
                f"不能在 {where} 上提供服务（{reason}）；请换一个端口",
                f"cannot listen at {where} ({reason}); choose another port",
            ) from error

    @property
    def url(self) -> str:
        """Where it is served."""
        host, port = str(self.server_address[0]), self.server_address[1]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def server_bind(self) -> None:
        """Bind without asking the name server who we are: it may not answer."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        """Give a connection a thread, if one is free."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
            return
        request.settimeout(0.0)
        with contextlib.suppress(OSError):  # the closed connection says it too
            request.send(_REFUSAL)
        self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer a connection's requests."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that went away."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Asking(io.RawIOBase):
    """Reads a socket until a deadline that no drip of bytes puts off."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._until = 0.0

    def begin(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class _Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    disable_nagle_algorithm = True  # or a body waits until its head is acknowledged: 40 ms
    protocol_version = "HTTP/1.1"
    server_version = "kiosk"
    sys_version = ""
    error_message_format = "%(code)d %(message)s\n"
    error_content_type = "text/plain; charset=utf-8"

    def setup(self) -> None:
        super().setup()
        self._asking = _Asking(self.connection)
        self.rfile = io.BufferedReader(self._asking)

    def handle_one_request(self) -> None:
        self._asking.begin(self.server.patience.asking)
        super().handle_one_request()

    def parse_request(self) -> bool:
        parsed = super().parse_request()
        if parsed:
            self.connection.settimeout(self.server.patience.sending)
            if {"Content-Length", "Transfer-Encoding"} & set(self.headers):
                self.close_connection = True  # a body that nobody reads
        return parsed

    def do_GET(self) -> None:
        self._reply(body=True)

    def do_HEAD(self) -> None:
        self._reply(body=False)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # http.server's name
        self.server.log(f"{self.address_string()} {format % args}")

    def _reply(self, *, body: bool) -> None:
        name = name_of(self.path)
        if name is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        try:
            with self.server.storage.open(name) as opened:
                self._send(name, opened, body=body)
        except MissingError:
            self._refuse(HTTPStatus.NOT_FOUND)
        except StorageError:
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR)

    def _send(self, name: str, opened: BinaryIO, *, body: bool) -> None:
        small = opened.read() if name.endswith(".json") else None
        if small is None:
            found = Found(name, opened.seek(0, io.SEEK_END), name.rpartition("/")[2])
        else:
            found = Found(name, len(small), sha256(small).hexdigest())
        asked = (
            dict(self.headers) if body else {k: v for k, v in self.headers.items() if k != "Range"}
        )
        reply = answer(found, asked)
        packed = gzip.compress(small or b"", mtime=0) if reply.packed else None
        self._head(reply, len(packed) if packed is not None else reply.length)
        if not body or not reply.length:
            return
        if packed is not None:
            self.wfile.write(packed)
        else:
            opened.seek(reply.start)
            self._stream(opened, reply.length)

    def _head(self, reply: Answer, length: int) -> None:
        self.send_response(reply.status)
        for key, value in reply.headers.items():
            self.send_header(key, value)
        if reply.packed:
            self.send_header("Content-Encoding", "gzip")
        if reply.status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(length))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def _stream(self, opened: BinaryIO, left: int) -> None:
        while left:
            chunk = opened.read(min(left, _CHUNK))
            if not chunk:
                self.close_connection = True  # the file has become shorter: the client sees it
                return
            self.wfile.write(chunk)
            left -= len(chunk)

    def _refuse(self, status: HTTPStatus) -> None:
        text = f"{status.value} {status.phrase}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.send_header("Cache-Control", RENEWED)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)
