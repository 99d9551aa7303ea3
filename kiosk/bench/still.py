"""The site with a film whose lower half stands still, so that controls over it can be watched."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from kiosk.bench.program import BenchError

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.bench.bench import Bench

_SECONDS = 180
_COVER = "drawbox=y=ih/2:h=ih/2:w=iw:color=0x303030:t=fill"


def with_still_half(bench: Bench) -> Bench:
    """Return a bench on a copy of the site, with the lower half of its film covered.

    Raises:
        BenchError: ffmpeg is missing, or cannot read the film.
    """
    folder = bench.setting.folder / "still"
    site = folder / "site"
    shutil.copytree(bench.setting.loaded.folder, site)
    _cover(bench.film, site / bench.film.relative_to(bench.setting.loaded.folder))
    return bench.on(folder, site)


def _cover(film: Path, covered: Path) -> None:
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        raise BenchError(
            zh="没有安装 ffmpeg。请运行：apt-get install ffmpeg",
            en="ffmpeg is not installed. Run: apt-get install ffmpeg",
        )
    command = [
        *(ffmpeg, "-v", "error", "-y", "-t", str(_SECONDS), "-i", str(film), "-vf", _COVER),
        *("-c:v", "libx264", "-preset", "ultrafast", "-c:a", "copy", str(covered)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise BenchError(
            zh=f"ffmpeg 无法处理影片 {film}：{done.stderr.strip()}",
            en=f"ffmpeg cannot work on the film {film}: {done.stderr.strip()}",
        )
