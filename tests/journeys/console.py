"""The whole server as an operator starts it, and people at its console in real browsers."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from kiosk.bench.program import wait_until
from tests.chromium import chromium
from tests.journeys.kiosk import environment

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PICTURES = os.environ.get("KIOSK_GUIDE_PICTURES", "")
"""A folder that gets a picture of each step, for docs/admin.md; none when not set."""
_PATIENCE = 600.0
"""Seconds until the server answers, on a machine that others use as well."""
_WAIT = 90_000
"""Milliseconds until a page has what is looked for."""
_WIDTH = 1100
"""Pixels of a picture in the guide."""


class Console:
    """A server of an empty township, and a browser for each of its people."""

    def __init__(self, folder: Path) -> None:
        """Start the server; `folder` is made for all of it."""
        folder.mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        settings = folder / "server.yaml"
        settings.write_text(
            f"address: {self.address}\nlisten: 127.0.0.1:{self.port}\nprocesses: 1\ndemo: false\n",
            "utf-8",
        )
        words = ("--settings", str(settings), "--data", str(folder / "data"))
        self.errors: list[str] = []
        self._log = folder / "server.log"
        self._pages: dict[str, Page] = {}
        self._stack = ExitStack()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kiosk", "server", "run", *words],
                env=environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._stack.callback(self._end)
        try:
            wait_until(self._answers, "the server", timeout=_PATIENCE)
            self._browser: Browser = self._stack.enter_context(chromium())
        except BaseException:
            self.close()
            raise

    @property
    def words(self) -> str:
        """What the server printed."""
        return self._log.read_text("utf-8", "replace")

    @property
    def first_password(self) -> str:
        """The administrator's, as it was told at the first start."""
        told = re.search(r"^ +admin +(\S+)", self.words, re.MULTILINE)
        assert told is not None, self.words
        return told[1]

    def close(self) -> None:
        """End the browsers and the server."""
        self._stack.close()

    def _end(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(60)

    def _answers(self) -> bool:
        assert self._process.poll() is None, self.words
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True

    def of(self, who: str) -> Page:
        """Return the page in the browser of somebody."""
        if who not in self._pages:
            context = self._browser.new_context(
                locale="zh-CN", viewport={"width": 1366, "height": 860}, base_url=self.address
            )
            self._stack.callback(context.close)
            context.set_default_timeout(_WAIT)
            page = context.new_page()
            page.on("pageerror", lambda error: self.errors.append(f"{who}: {error}"))
            self._pages[who] = page
        return self._pages[who]

    def picture(
        self, name: str, page: Page | None = None, glass: Image.Image | None = None
    ) -> None:
        """Keep a picture of a step for the guide, when somebody wants one."""
        if not PICTURES:
            return
        file = Path(PICTURES, f"{name}.webp")
        file.parent.mkdir(parents=True, exist_ok=True)
        if page is not None:
            shot = file.with_suffix(".png")
            page.screenshot(path=shot, animations="disabled")
            with Image.open(shot) as taken:
                glass = taken.convert("RGB")
            shot.unlink()
        assert glass is not None
        small = glass.convert("RGB")
        small.thumbnail((_WIDTH, _WIDTH))
        small.save(file, "WEBP", quality=72, method=6)


def number_in(address: str) -> int:
    """Return the number in an address such as /releases/7/."""
    found = re.search(r"/(\d+)/?$", address)
    assert found is not None, address
    return int(found[1])
