"""The two programs beside each other: the kiosk, and Chromium in kiosk mode on an equal page."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kiosk.bench.devtools import Page
from kiosk.bench.pages import write_page
from kiosk.bench.program import running, wait_until
from kiosk.device import health

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from kiosk.bench.program import Running
    from kiosk.content.model import Deck, Site

PLACES = ("home", "film", "slides")


@dataclass(frozen=True, slots=True)
class Playing:
    """How a film goes, at one moment.

    Attributes:
        at: Seconds, on the program's own clock.
        shown: Pictures that reached the glass since the start.
        lost: Pictures decoded and not shown since the start.
    """

    at: float
    shown: int
    lost: int


@dataclass(frozen=True, slots=True)
class Open:
    """A program that shows a place.

    Attributes:
        program: The running program.
        playing: Asks how the film goes.
    """

    program: Running
    playing: Callable[[], Playing]


class Show(Protocol):
    """Something that can show the site."""

    name: str

    def open(self, place: str) -> AbstractContextManager[Open]:
        """Start the program at `place` (one of `PLACES`) for the length of a block."""


class KioskShow:
    """The kiosk, started as an operator starts it."""

    name = "kiosk"

    def __init__(
        self, site: Path, deck: str, size: tuple[int, int], *, folder: Path, display: str
    ) -> None:
        """Prepare; `deck` is the deck whose slides are shown, `folder` takes status and log."""
        self._status = folder / "status.json"
        self._folder = folder
        self._display = display
        self._places = {"slides": f"slides:{deck}:0"} if deck else {}
        self._command = [
            *(sys.executable, "-m", "kiosk", "run", "--site", str(site)),
            *("--window", f"{size[0]}x{size[1]}", "--status", str(self._status)),
        ]

    @contextlib.contextmanager
    def open(self, place: str) -> Iterator[Open]:
        """Start the kiosk at `place`."""
        self._status.unlink(missing_ok=True)
        command = [*self._command, "--at", self._places.get(place, place)]
        with running(command, self._folder / "kiosk.log", {"DISPLAY": self._display}) as program:
            yield Open(program, self._playing)

    def renderer(self) -> str:
        """Return who drew when the kiosk was last shown."""
        return self.health().renderer

    def health(self) -> health.Health:
        """Return the display's own status, as soon as there is one."""
        wait_until(self._status.exists, "the kiosk's status")
        return health.read(self._status)

    def _playing(self) -> Playing:
        now = self.health()
        return Playing(now.at, now.shown, now.pictures - now.shown)


class ChromiumShow:
    """Chromium in kiosk mode, without what it does besides showing a page."""

    name = "chromium"

    def __init__(
        self,
        site: Site,
        deck: Deck,
        media: Path,
        size: tuple[int, int],
        *,
        folder: Path,
        display: str,
    ) -> None:
        """Write the page; `folder` takes it, the browser's profile and the log."""
        self._folder = folder
        self._display = display
        self._page = folder / "page.html"
        self._profile = folder / "profile"
        self._size = size
        write_page(site, deck, media, self._page)

    @contextlib.contextmanager
    def open(self, place: str) -> Iterator[Open]:
        """Start the browser at `place`; its debugging port is open only where a film plays."""
        (self._profile / "DevToolsActivePort").unlink(missing_ok=True)
        command = self._command(place, debug=place == "film")
        with (
            running(command, self._folder / "chromium.log", {"DISPLAY": self._display}) as program,
            contextlib.ExitStack() as stack,
        ):
            page: list[Page] = []

            def playing() -> Playing:
                if not page:
                    page.append(Page(self._profile))
                    stack.callback(page[0].close)
                at, total, dropped, presented = page[0].ask("health()")
                return Playing(at, presented, max(dropped, total - presented))

            yield Open(program, playing)

    def _command(self, place: str, *, debug: bool) -> list[str]:
        width, height = self._size
        return [
            *("chromium", "--kiosk", "--no-sandbox", "--disable-gpu", "--disable-quic"),
            *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
            *("--disable-sync", "--disable-breakpad"),
            *("--password-store=basic", "--autoplay-policy=no-user-gesture-required"),
            "--disable-features=Translate",  # its bubble would lie over the page
            *(f"--window-size={width},{height}", "--window-position=0,0"),
            *(["--remote-debugging-port=0", "--remote-allow-origins=*"] if debug else []),
            f"--user-data-dir={self._profile}",
            f"{self._page.as_uri()}#{place}",
        ]
