"""What every measurement is given: the two shows, one screen, a finger and an eye."""

from __future__ import annotations

import contextlib
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bench.glass import Glass, Patch
from kiosk.bench.program import BenchError
from kiosk.bench.shows import ChromiumShow, KioskShow
from kiosk.content.loading import load_site
from kiosk.device.virtual_screen import virtual_screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.bench.shows import Open, Show

_SETTLED = 4.0
"""Seconds after the first picture until start-up is surely over: caches, fonts, prefetching."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A place to measure at.

    Attributes:
        film: The site's film.
        kiosk: The kiosk on that site.
        chromium: Chromium on a page of that site.
        glass: The screen both are shown on, one at a time.
        display: The screen's name.
        folder: For files of the measurement; it goes with it.
        slides: How many slides the deck has that is shown.
        rounds: How many times each is measured, turn and turn about.
        seconds: How long each is watched.
    """

    film: Path
    kiosk: KioskShow
    chromium: ChromiumShow
    glass: Glass
    display: str
    folder: Path
    slides: int
    rounds: int
    seconds: float

    @property
    def shows(self) -> tuple[Show, Show]:
        """The kiosk and its peer."""
        return self.kiosk, self.chromium

    @property
    def across(self) -> Patch:
        """One line of pixels across the middle of the glass."""
        return Patch(0, self.glass.size[1] // 2, self.glass.size[0], 1)

    @property
    def door(self) -> Patch:
        """A few pixels of the first door at home, where both shows have one."""
        width, height = self.glass.size
        return Patch(width * 16 // 100, height * 45 // 100, 24, 24)

    @contextlib.contextmanager
    def settled(self, show: Show, place: str) -> Iterator[Open]:
        """Open `place` and wait until it has long been there."""
        with show.open(place) as shown:
            self.first_picture()
            time.sleep(_SETTLED)
            yield shown

    def first_picture(self) -> float | None:
        """Wait for something to see in the middle; return monotonic seconds when it came."""
        return self.glass.watch(self.across, lambda line: not blank(line), timeout=30)


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
    if deck is None or loaded.site.film is None or loaded.site.route is None:
        raise BenchError(
            zh="测量需要一个有影片、观摩路线和幻灯片的示范点，例如 media/demo。",
            en="Measuring needs a site with a film, a route and slides, such as media/demo.",
        )
    with (
        virtual_screen(*size) as display,
        tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name,
        contextlib.closing(Glass(display)) as glass,
    ):
        folder = Path(name)
        yield Bench(
            film=loaded.path(loaded.site.film.file),
            kiosk=KioskShow(site, deck.id, size, folder=folder, display=display),
            chromium=ChromiumShow(
                loaded.site, deck, loaded.folder, size, folder=folder, display=display
            ),
            glass=glass,
            display=display,
            folder=folder,
            slides=len(deck.slides),
            rounds=rounds,
            seconds=seconds,
        )
