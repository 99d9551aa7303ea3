"""Contact sheets: a picture every few seconds, side by side, for an editor's eye."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def contact_sheet(film: Path, out: Path, every: float = 1.6, across: int = 7) -> Path:
    """Write a PNG with one picture for every `every` seconds of `film`."""
    tiles = f"fps=1/{every}:round=down,scale=300:-1,tile={across}x8:padding=4:margin=4"
    subprocess.run(
        [
            "ffmpeg",
            "-nostdin",
            "-v",
            "error",
            "-y",
            "-i",
            str(film),
            "-vf",
            tiles,
            "-frames:v",
            "1",
            str(out),
        ],
        check=True,
    )
    return out
