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
    from kiosk.content.loading import LoadedSite
    from kiosk.content.model import Deck, MediaPath

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


@dataclass(frozen=True, slots=True)
class Setting:
    """What is shown, and where.

    Attributes:
        loaded: The site.
        film: Its film, as the model names it.
        deck: The deck whose slides are shown.
        size: Width and height in pixels.
        display: The screen's name.
        folder: For status, logs, the page and the browser's profile.
    """

    loaded: LoadedSite
    film: MediaPath
    deck: Deck
    size: tuple[int, int]
    display: str
    folder: Path


class KioskShow:
    """The kiosk, started as an operator starts it."""

    name = "kiosk"

    def __init__(self, setting: Setting) -> None:
        """Prepare the command."""
        self._setting = setting
        self._status = setting.folder / "status.json"
        self._places = {"slides": f"slides:{setting.deck.id}:0"}
        width, height = setting.size
        self._command = [
            *(sys.executable, "-m", "kiosk", "run", "--site", str(setting.loaded.folder)),
            *("--window", f"{width}x{height}", "--status", str(self._status)),
        ]

    @contextlib.contextmanager
    def open(self, place: str) -> Iterator[Open]:
        """Start the kiosk at `place`."""
        self._status.unlink(missing_ok=True)
        command = [*self._command, "--at", self._places.get(place, place)]
        log = self._setting.folder / "kiosk.log"
        with running(command, log, {"DISPLAY": self._setting.display}) as program:
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

    def __init__(self, setting: Setting) -> None:
        """Write the page."""
        self._setting = setting
        self._page = setting.folder / "page.html"
        self._profile = setting.folder / "profile"
        loaded = setting.loaded
        write_page(loaded.site, setting.deck, loaded.folder, self._page)

    @contextlib.contextmanager
    def open(self, place: str) -> Iterator[Open]:
        """Start the browser at `place`; its debugging port is open only where a film plays."""
        (self._profile / "DevToolsActivePort").unlink(missing_ok=True)
        command = self._command(place, debug=place == "film")
        log = self._setting.folder / "chromium.log"
        with (
            running(command, log, {"DISPLAY": self._setting.display}) as program,
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
        width, height = self._setting.size
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
