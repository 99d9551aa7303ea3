"""Small films made for the tests."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def make_film(
    file: Path,
    *,
    seconds: float = 2,
    size: str = "320x180",
    rate: int = 25,
    video: str = "libx264",
    pixels: str = "yuv420p",
    audio: str = "aac",
    head_first: bool = True,
) -> Path:
    """Make a film of a test picture and a tone."""
    command = [
        "ffmpeg", "-v", "error", "-y",
        "-f", "lavfi", "-i", f"testsrc=size={size}:rate={rate}:duration={seconds}",
        "-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}",
        "-c:v", video, "-pix_fmt", pixels, "-c:a", audio, "-shortest",
    ]  # fmt: skip
    if head_first and file.suffix == ".mp4":
        command += ["-movflags", "+faststart"]
    subprocess.run([*command, str(file)], check=True)
    return file


def make_sound(file: Path, seconds: float = 2) -> Path:
    """Make a recording of a tone."""
    source = f"sine=frequency=440:duration={seconds}"
    command = ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", source, str(file)]
    subprocess.run(command, check=True)
    return file
