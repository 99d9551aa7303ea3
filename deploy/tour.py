"""Touches the kiosk that runs on a virtual screen, and keeps pictures of its window.

    python deploy/tour.py FOLDER

The kiosk was started with `--status FOLDER/status.json`: every touch is followed there, so that
a picture is named after the place it really shows.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PIL import Image

from kiosk.bench.glass import Glass, Patch
from kiosk.bench.program import wait_until
from kiosk.bench.spots import HOME_BUTTON
from kiosk.device.health import HealthError, read

DOORS = (0.16, 0.38, 0.62, 0.84)
"""The four doors at home, from the left."""
DOORS_AT = 0.62
PATIENCE = 60.0  # seconds; the first start extracts the fonts
RESTED = 1.0  # seconds without a change: pictures are decoded, passages are over
PLAYED = 6.0  # seconds after which what still moves is a film


class Tour:
    """One visit."""

    def __init__(self, folder: Path) -> None:
        """Begin when the kiosk shows something."""
        self._folder = folder
        self._glass = Glass(os.environ["DISPLAY"])
        wait_until(lambda: self._place() != "", "the kiosk", timeout=PATIENCE)

    def _place(self) -> str:
        try:
            return read(self._folder / "status.json").place.partition(":")[0]
        except HealthError:  # it has not written any yet
            return ""

    def picture(self) -> None:
        """Keep a picture of what is on the glass, when it has come to rest or plays for a while."""
        end = time.monotonic() + PLAYED
        while self._moves() and time.monotonic() < end:
            pass
        pixels = self._glass.look(Patch(0, 0, *self._glass.size))
        file = self._folder / f"{self._place()}.png"
        Image.frombytes("RGB", self._glass.size, pixels, "raw", "BGRX").save(file)
        print(f"    {file}", flush=True)

    def _moves(self) -> bool:
        width, height = self._glass.size
        lines = [Patch(0, height * part // 8, width, 1) for part in range(1, 8)]
        before = [self._glass.look(line) for line in lines]
        time.sleep(RESTED)
        return before != [self._glass.look(line) for line in lines]

    def touch(self, x: float, y: float) -> None:
        """Touch the glass, in fractions of its sides."""
        width, height = self._glass.size
        self._glass.tap(round(x * width), round(y * height))

    def go_home(self) -> None:
        """Touch the way home until home is there."""
        for _ in range(3):
            self.touch(*HOME_BUTTON)  # the film shows it at the first touch
            time.sleep(RESTED)
            if self._place() == "home":
                return


def main() -> None:
    """Walk from the attract loop home and through the four doors."""
    tour = Tour(Path(sys.argv[1]))
    tour.picture()
    tour.touch(0.5, 0.5)
    tour.picture()
    for x in DOORS:
        tour.touch(x, DOORS_AT)
        tour.picture()
        tour.go_home()


main()
