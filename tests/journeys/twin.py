"""A twin of the kiosk in this process: it knows where on the glass things stand.

The real kiosk tells nobody what can be touched. Its twin shows the same content on a glass of
the same size, and is asked where a word stands; the real one is touched there, and the twin too.
After every touch both must be at the same place.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PIL import Image

from kiosk.content.loading import load_site
from tests.journeys.eye import ALIKE, coarse, difference, picture
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.journeys.kiosk import Kiosk, Size


class Pair:
    """The real kiosk and its twin, walked side by side."""

    def __init__(self, kiosk: Kiosk, twin: Glass) -> None:
        self.kiosk = kiosk
        self.twin = twin

    def touch(self, words: str, *, hidden: bool = False) -> None:
        """Touch what says `words` on both, and come to the same place.

        Args:
            words: What a visitor reads, or the name of a sign without words.
            hidden: Over a film the real controls have faded: the first touch brings them.
        """
        spot = self.spot(words)
        if hidden:
            self.kiosk.hand.tap(*spot)
        self.kiosk.hand.tap(*spot)
        self.twin.tap(self.twin.find(words))
        self.arrive()

    def spot(self, words: str) -> tuple[int, int]:
        """Return where `words` stand, in pixels from the top left corner."""
        widget = self.twin.find(words)
        x, y = widget.to_window(*widget.center)
        width, height = self.kiosk.hand.size
        assert 0 < x < width, f"{words} is beside the glass, at {x:.0f}"
        assert 0 < y < height, f"{words} is above or below the glass, at {y:.0f}"
        return round(x), round(height - y)

    def draw(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a finger over both, in fractions from the top left corner."""
        width, height = self.kiosk.hand.size
        (x0, y0), (x1, y1) = start, end
        self.kiosk.hand.draw((x0 * width, y0 * height), (x1 * width, y1 * height))
        self.twin.drag((x0 * width, (1 - y0) * height), (x1 * width, (1 - y1) * height))
        self.twin.settle()
        self.arrive()

    def arrive(self) -> None:
        """Wait until the real kiosk is where its twin is."""
        there = str(self.twin.place)
        self.kiosk.wait_for(lambda: self.kiosk.place == there, there)

    def look_alike(self) -> None:
        """Wait until the real glass shows what the twin shows, pictures and all."""

        def alike() -> bool:
            self.twin.step()
            ours, theirs = coarse(picture(self.kiosk.hand)), coarse(self._twin_picture())
            return difference(ours, theirs) < ALIKE

        self.kiosk.wait_for(alike, f"the picture of {self.twin.place}")

    def _twin_picture(self) -> Image.Image:
        width, height, pixels = self.twin.stepper.pixels()
        image = Image.frombytes("RGBA", (width, height), pixels).convert("RGB")
        return image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)


@contextmanager
def twin_of(kiosk: Kiosk, folder: Path, size: Size) -> Iterator[Pair]:
    """Set a twin beside `kiosk`, both at the attract loop; `folder` is the site's."""
    site = load_site(folder, check_media=False).site
    glass = Glass(site, folder=folder, size=size, visits=())
    try:
        yield Pair(kiosk, glass)
    finally:
        glass.close()
