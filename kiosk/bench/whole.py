"""The whole film, from its first picture to its last: what is in the file, and what is shown."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from kiosk.bench.program import BenchError, wait_until
from kiosk.bench.report import Figure
from kiosk.device.health import Health, read
from kiosk.player.sync import measure_sync

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.bench.bench import Bench

_SPARE = 60.0
"""Seconds more than the film that a machine may take to come to its end."""

_NEAR_END = 1.0
"""Seconds before the end; the status is written once a second."""

_FLASHES = 20
"""Seconds of the film that flashes and beeps each second."""

_STEP = 80.0
"""Milliseconds that sound and picture may be apart."""

_MILLI = 1000


def measure(bench: Bench) -> list[Figure]:
    """Play the site's film once to its end, then one that flashes and beeps."""
    inside, length = pictures_in(bench.film)
    last = _play(bench, length)
    sync = measure_sync(_flashing(bench.setting.folder / "flashes.mp4"), _FLASHES)
    width, height = bench.setting.size
    what = f"whole film at {width}x{height}"
    return [
        Figure(f"{what}: pictures in the file", "", inside),
        Figure(f"{what}: pictures shown", "", last.shown),
        Figure(f"{what}: shown of those in it", "%", 100 * last.shown / inside, least=99),
        Figure(f"{what}: decoded and not shown", "", last.pictures - last.shown),
        Figure("picture after sound, median", "ms", _MILLI * sync.middle),
        Figure("picture and sound apart, worst", "ms", _MILLI * sync.worst, most=_STEP),
    ]


def _play(bench: Bench, length: float) -> Health:
    """Play the film to its end; return the last look at it."""
    status = bench.setting.folder / "status.json"
    with bench.kiosk.open("film"):
        bench.kiosk.health()
        wait_until(
            lambda: read(status).position >= length - _NEAR_END,
            "the film's end",
            timeout=length + _SPARE,
        )
        before = read(status)
        wait_until(lambda: read(status).at > before.at + 2 * _NEAR_END, "its last picture")
        return read(status)


def pictures_in(film: Path) -> tuple[int, float]:
    """Return how many pictures are in a film's file, and its seconds.

    Raises:
        BenchError: ffprobe is missing, or finds none.
    """
    told = json.loads(_run("ffprobe", *_COUNT, str(film)))
    if not told["streams"]:
        raise BenchError(
            zh=f"{film.name} 里没有画面。", en=f"There are no pictures in {film.name}."
        )
    return int(told["streams"][0]["nb_read_packets"]), float(told["format"]["duration"])


_COUNT = (
    *("-v", "error", "-select_streams", "v:0", "-count_packets", "-of", "json"),
    *("-show_entries", "stream=nb_read_packets:format=duration"),
)


def _flashing(file: Path) -> Path:
    """Make a film that turns white, and sounds, at the beginning of each second."""
    now = "lt(mod(t,1),0.04)"
    white = f"color=black:s=640x360:r=25:d={_FLASHES},drawbox=c=white:t=fill:enable='{now}'"
    tone = f"aevalsrc='0.6*sin(6283*t)*{now}':d={_FLASHES}:s=48000"
    inputs = ("-f", "lavfi", "-i", white, "-f", "lavfi", "-i", tone)
    _run("ffmpeg", "-v", "error", "-y", *inputs, "-pix_fmt", "yuv420p", str(file))
    return file


def _run(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        raise BenchError(
            zh=f"{command[0]} 用不了，请安装：apt install ffmpeg",
            en=f"{command[0]} does not work here; install it: apt install ffmpeg",
        ) from error
    return done.stdout
