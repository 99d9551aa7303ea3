"""A group's robot, as WeCom's and DingTalk's are: it takes JSON, and says 200 to everything."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Robot:
    """Remembers what it was sent, and answers what it is told to.

    Attributes:
        heard: The path and the message of each request.
        answer: Status, headers and body of the next answers.
    """

    def __init__(self) -> None:
        self.heard: list[tuple[str, Any]] = []
        self.answer: tuple[int, dict[str, str], bytes] = (200, {}, b'{"errcode": 0}')
        robot = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                robot.heard.append((self.path, json.loads(body)))
                status, headers, data = robot.answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

        self.web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.web.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.web.server_address[1]}/send?"
        threading.Thread(target=self.web.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self.web.shutdown()
        self.web.server_close()
