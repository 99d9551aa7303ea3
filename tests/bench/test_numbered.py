"""A film whose pictures can be read off the glass."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from kiosk.bench.numbered import BARS, make_numbered_film, number_in

if TYPE_CHECKING:
    from pathlib import Path


def test_every_picture_of_the_film_carries_its_number(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    make_numbered_film(film, 1)
    command = ["ffmpeg", "-v", "error", "-i", str(film), "-vf", f"scale={BARS * 8}:8"]
    command += ["-f", "rawvideo", "-pix_fmt", "bgr0", "-"]
    pixels = subprocess.run(command, check=True, capture_output=True).stdout
    size = BARS * 8 * 4
    found = [number_in(pixels[at : at + size]) for at in range(0, len(pixels), 8 * size)]

    assert found == list(range(len(found)))
    assert len(found) >= 25
