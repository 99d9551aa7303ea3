"""A film whose pictures carry their number as bars of black and white, to be read off the glass."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from kiosk.bench.glass import Patch
from kiosk.bench.program import BenchError

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.bench.glass import Glass

RATE = 25
"""Pictures a second."""
BARS = 16
"""Each white where its bit of the number is set, the lowest at the left."""
SPARE = 10
"""Seconds of the film beyond what is asked for."""
_SIZE = (1280, 720)
_HALF = 128


def make_numbered_film(film: Path, seconds: int) -> None:
    """Write a film of so many seconds and a few more.

    Raises:
        BenchError: ffmpeg is missing, or fails.
    """
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        raise BenchError(
            zh="没有安装 ffmpeg。请运行：apt-get install ffmpeg",
            en="ffmpeg is not installed. Run: apt-get install ffmpeg",
        )
    bar = "235*mod(floor(N/pow(2,X)),2)+16*(1-mod(floor(N/pow(2,X)),2))"
    drawn = f"color=black:s={BARS}x9:r={RATE}:d={seconds + SPARE},format=gray,geq=lum='{bar}'"
    drawn += f",scale={_SIZE[0]}:{_SIZE[1]}:flags=neighbor,format=yuv420p"
    command = [
        *(ffmpeg, "-v", "error", "-y", "-f", "lavfi", "-i", drawn),
        *("-f", "lavfi", "-i", f"anullsrc=r=48000:d={seconds + SPARE}"),
        *("-c:v", "libx264", "-preset", "veryfast", "-g", str(RATE), "-c:a", "aac"),
        *("-shortest", str(film)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise BenchError(
            zh=f"ffmpeg 无法制作影片：{done.stderr.strip()}",
            en=f"ffmpeg cannot make the film: {done.stderr.strip()}",
        )


def number_on(glass: Glass) -> int:
    """Return the number of the picture that fills the glass."""
    width, height = glass.size
    line = glass.look(Patch(0, height // 4, width, 1))
    return number_in(line)


def number_in(line: bytes) -> int:
    """Return the number in a line of pixels, four bytes each."""
    green = line[1::4]
    wide = len(green) / BARS
    return sum(1 << bar for bar in range(BARS) if green[int((bar + 0.5) * wide)] > _HALF)
