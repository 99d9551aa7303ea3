"""An eye that never blinks: reads the whole glass back, many times a second."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageStat

from tests.journeys.hand import Hand

if TYPE_CHECKING:
    from types import TracebackType

COARSE = 48
"""Cells along the longer side of what the eye keeps of a look."""

DARK = round(0.06 * 255)
"""Luminance under which a cell counts as black."""

MOST = 0.9
"""The part of the cells that must be black for the glass to be."""

ALIKE = 12.0
"""Mean difference of two pictures (of 255) that show the same thing."""


def picture(hand: Hand) -> Image.Image:
    """Return what is on the glass."""
    pixels = hand.look(hand.everything)
    return Image.frombuffer("RGB", hand.size, pixels, "raw", "BGRX", 0, 1)


def coarse(image: Image.Image) -> Image.Image:
    """Return the same picture in a few large cells."""
    times = COARSE / max(image.size)
    size = (max(1, round(image.width * times)), max(1, round(image.height * times)))
    return image.resize(size, Image.Resampling.BOX)


def bare(image: Image.Image) -> bool:
    """Tell whether a coarse picture shows nothing: black, or one colour all over."""
    luminance = image.convert("L")
    dark = sum(luminance.histogram()[:DARK])
    if dark >= MOST * luminance.width * luminance.height:
        return True
    return all(high - low <= 3 for low, high in image.getextrema())  # type: ignore[misc]


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two coarse pictures of one size are apart, of 255."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


@dataclass(slots=True)
class Seen:
    """What the eye saw.

    Attributes:
        looks: How often it looked.
        bare: At which seconds the glass showed nothing.
        seconds: How long it looked.
        longest: Seconds of the longest blink, from one look to the next.
    """

    looks: int = 0
    bare: list[float] = field(default_factory=list)
    seconds: float = 0.0
    longest: float = 0.0

    @property
    def rate(self) -> float:
        """Looks a second."""
        return self.looks / self.seconds


class Eye:
    """Looks without a pause for the length of a block, on a thread and a connection of its own.

    with Eye(display) as seen:
        ...
    assert not seen.bare
    """

    def __init__(self, display: str) -> None:
        self._hand = Hand(display)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, name="eye")
        self._seen = Seen()

    def __enter__(self) -> Seen:
        self._thread.start()
        return self._seen

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
        self._hand.close()

    def _look(self) -> None:
        seen, began = self._seen, time.monotonic()
        last = began
        while not self._ended.wait(0.005):  # leaves the processor to what is watched
            nothing = bare(coarse(picture(self._hand)))
            now = time.monotonic()
            seen.looks += 1
            seen.seconds = now - began
            seen.longest, last = max(seen.longest, now - last), now
            if nothing:
                seen.bare.append(now - began)
