"""Asks a page in Chromium, through its debugging port on this machine."""

from __future__ import annotations

import json
import urllib.request
from typing import TYPE_CHECKING, Any

from kiosk.bench.program import BenchError, wait_until

if TYPE_CHECKING:
    from pathlib import Path

_ANSWER_WITHIN = 20.0  # seconds


class Page:
    """The one page of a Chromium that was started with `--remote-debugging-port=0`."""

    def __init__(self, profile: Path) -> None:
        """Connect; `profile` is the browser's `--user-data-dir`, where it notes its port.

        Raises:
            BenchError: websocket-client is missing, or the browser shows no page.
        """
        try:
            from websocket import create_connection  # noqa: PLC0415  # only measuring needs it
        except ImportError as error:
            raise BenchError(
                zh="缺少 websocket-client。请运行 deploy/test 安装开发依赖后再试。",
                en="websocket-client is missing. Run deploy/test, which installs it.",
            ) from error
        note = profile / "DevToolsActivePort"
        wait_until(lambda: note.exists() and "\n" in note.read_text(), "Chromium's debugging port")
        port = note.read_text().splitlines()[0]
        self._socket: Any = create_connection(_address(port), timeout=_ANSWER_WITHIN)
        self._count = 0

    def ask(self, script: str) -> Any:
        """Return the JSON value of a JavaScript expression."""
        self._count += 1
        question = {
            "id": self._count,
            "method": "Runtime.evaluate",
            "params": {"expression": script, "returnByValue": True, "awaitPromise": True},
        }
        self._socket.send(json.dumps(question))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._count:
                return answer["result"]["result"].get("value")

    def close(self) -> None:
        """Let go of the browser."""
        self._socket.close()


def _address(port: str) -> str:
    found: list[str] = []

    def page_is_there() -> bool:
        with urllib.request.urlopen(f"http://127.0.0.1:{int(port)}/json") as answer:
            pages = [page for page in json.load(answer) if page["type"] == "page"]
        found.extend(page["webSocketDebuggerUrl"] for page in pages)
        return bool(found)

    wait_until(page_is_there, "a page in Chromium")
    return found[0]
