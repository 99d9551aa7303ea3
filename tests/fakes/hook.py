"""Somebody's server that takes messages over real HTTP: a group's robot, or another program."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

TAKEN = b'{"errcode":0,"errmsg":"ok"}'


@dataclass
class Call:
    """One message that came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return str(self.json["text"]["content"])


@dataclass
class Hook:
    """Answers every POST with `status` and `answer`, and keeps what came.

    Attributes:
        location: Where it sends callers away to; empty for nowhere.
        silent: Set while it takes calls and does not answer them.
    """

    status: int = 200
    answer: bytes = TAKEN
    location: str = ""
    silent: threading.Event = field(default_factory=threading.Event)
    calls: list[Call] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def address(self) -> str:
        return f"http://{self.host}/robot/send?key=0123-secret"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hook.calls.append(Call(self.path, dict(self.headers), body))
                if hook.silent.is_set():
                    hook._over.wait()
                    return
                self.send_response(302 if hook.location else hook.status)
                if hook.location:
                    self.send_header("Location", hook.location)
                self.send_header("Content-Length", str(len(hook.answer)))
                self.end_headers()
                self.wfile.write(hook.answer)

            def log_message(self, *_: object) -> None:
                """Say nothing on the terminal."""

        return Handler
