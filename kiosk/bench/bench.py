"""What every measurement is given: the two shows, one screen, a finger and an eye."""

from __future__ import annotations

import contextlib
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bench.glass import Glass, Patch
from kiosk.bench.program import BenchError
from kiosk.bench.shows import ChromiumShow, KioskShow, Setting
from kiosk.content.loading import load_site
from kiosk.device.virtual_screen import virtual_screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.bench.shows import Open, Show

Spot = tuple[float, float]
"""A place on the glass, as fractions of its width and height from the top left corner."""

_LINES = 9
_RESTED = 0.7  # seconds without a change
_LONGEST_REST = 6.0  # seconds; a film never rests
_BETWEEN_LOOKS = 0.05  # seconds
_SETTLED = 4.0
"""Seconds after the first picture until start-up is surely over: caches, fonts, prefetching."""


class Bench:
    """A place to measure at."""

    def __init__(self, setting: Setting, glass: Glass, rounds: int, seconds: float) -> None:
        """Prepare both shows.

        Args:
            setting: What is shown, and where.
            glass: The screen both are shown on, one at a time.
            rounds: How many times each is measured, turn and turn about.
            seconds: How long each is watched.
        """
        self.setting = setting
        self.glass = glass
        self.rounds = rounds
        self.seconds = seconds
        self.kiosk = KioskShow(setting)
        self.chromium = ChromiumShow(setting)

    def on(self, folder: Path, site: Path) -> Bench:
        """Return the same bench on another site, with a folder of its own for files."""
        setting = replace(self.setting, loaded=load_site(site, check_media=False), folder=folder)
        return Bench(setting, self.glass, self.rounds, self.seconds)

    @property
    def shows(self) -> tuple[Show, Show]:
        """The kiosk and its peer."""
        return self.kiosk, self.chromium

    @property
    def film(self) -> Path:
        """The site's film."""
        return self.setting.loaded.path(self.setting.film)

    @property
    def across(self) -> Patch:
        """One line of pixels across the middle of the glass."""
        return Patch(0, self.glass.size[1] // 2, self.glass.size[0], 1)

    def patch(self, spot: Spot) -> Patch:
        """Return a few pixels at a spot."""
        width, height = self.glass.size
        return Patch(round(spot[0] * width) - 12, round(spot[1] * height) - 12, 24, 24)

    def tap(self, spot: Spot) -> None:
        """Touch a spot."""
        self.glass.tap(*self.patch(spot).middle)

    @contextlib.contextmanager
    def settled(self, show: Show, place: str, after: float = _SETTLED) -> Iterator[Open]:
        """Open `place` and wait until it has been there for `after` seconds."""
        with show.open(place) as shown:
            self.first_picture()
            time.sleep(after)
            yield shown

    def first_picture(self) -> float | None:
        """Wait for something to see in the middle; return monotonic seconds when it came."""
        return self.glass.watch(self.across, lambda line: not blank(line), timeout=30)

    def rest(self) -> None:
        """Wait until nothing moves any more: a screen has come, and its pictures too."""
        before, since = lines(self.glass), time.monotonic()
        end = since + _LONGEST_REST
        while time.monotonic() < min(since + _RESTED, end):
            time.sleep(_BETWEEN_LOOKS)
            now = lines(self.glass)
            if now != before:
                before, since = now, time.monotonic()


def lines(glass: Glass) -> bytes:
    """Return a few lines of pixels from top to bottom, enough to tell a picture from a blank."""
    width, height = glass.size
    rows = (height * (row + 1) // (_LINES + 1) for row in range(_LINES))
    return b"".join(glass.look(Patch(0, row, width, 1)) for row in rows)


def blank(pixels: bytes) -> bool:
    """Tell whether all pixels have one colour, give or take what dithering does."""
    return all(
        max(pixels[channel::4]) - min(pixels[channel::4]) <= 2  # noqa: PLR2004
        for channel in range(3)
    )


@contextlib.contextmanager
def set_up(site: Path, size: tuple[int, int], rounds: int, seconds: float) -> Iterator[Bench]:
    """Prepare a bench for the site in a folder; it goes with the block.

    Raises:
        KioskError: The site cannot be shown, or something the bench needs is missing.
    """
    loaded = load_site(site, check_media=False)
    deck = max(loaded.site.decks, key=lambda deck: len(deck.slides), default=None)
    film = loaded.site.film
    if deck is None or film is None or loaded.site.route is None:
        raise BenchError(
            zh="测量需要一个有影片、观摩路线和幻灯片的示范点，例如 media/demo。",
            en="Measuring needs a site with a film, a route and slides, such as media/demo.",
        )
    with (
        virtual_screen(*size) as display,
        tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder,
        contextlib.closing(Glass(display)) as glass,
    ):
        setting = Setting(loaded, film.file, deck, size, display, Path(folder))
        yield Bench(setting, glass, rounds, seconds)
