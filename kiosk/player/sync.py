"""Whether sound and picture are in step, measured where both leave the decoder.

A film that flashes and beeps at the same instants is played with ears in place of the
loudspeaker. libVLC says for each block of sound when it is to be heard; each picture is shown
when it is handed over. Both are read on the same clock.
"""

from __future__ import annotations

import array
import subprocess
import threading
import time
from dataclasses import dataclass
from statistics import fmean, median
from typing import TYPE_CHECKING

from kiosk.player.base import PlayerState
from kiosk.player.film import FilmPlayer
from kiosk.player.vlc import SOUND_RATE, VlcEngine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.player.frames import Picture

_LOUD = 6000
_BRIGHT = 128
_SILENCE = 0.3
"""Seconds of quiet (or dark) before a beep (or flash) counts as another one."""
_TOGETHER = 0.5
"""Seconds within which a beep belongs to a flash."""


@dataclass(frozen=True, slots=True)
class Sync:
    """How far apart flashes and beeps are.

    Attributes:
        offsets: Seconds each flash comes after its beep; negative when it comes first.
    """

    offsets: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median offset, in seconds."""
        return median(self.offsets)

    @property
    def mean(self) -> float:
        """The mean offset, in seconds."""
        return fmean(self.offsets)

    @property
    def worst(self) -> float:
        """The largest distance in either direction, in seconds."""
        return max(map(abs, self.offsets))


class _Witness:
    """Notes when flashes are seen and beeps are heard."""

    def __init__(self) -> None:
        self.flashes: list[float] = []
        self.beeps: list[float] = []
        self._dark_since = self._quiet_since = 0.0

    def hear(self, samples: bytes, date: float) -> None:
        values = array.array("h", samples)
        loud = next((n for n, value in enumerate(values) if abs(value) > _LOUD), None)
        if loud is None:
            return
        beep = date + loud / SOUND_RATE
        if beep - self._quiet_since > _SILENCE:
            self.beeps.append(beep)
        self._quiet_since = date + len(values) / SOUND_RATE

    def see(self, picture: Picture) -> None:
        now = time.monotonic()
        middle = picture.height // 2 * picture.pitches[0] + picture.width // 2
        if picture.planes[0][middle] < _BRIGHT:
            return
        if now - self._dark_since > _SILENCE:
            self.flashes.append(now)
        self._dark_since = now


def make_flashing_film(film: Path, seconds: int, size: str = "1920x1080") -> None:
    """Write a film that flashes and beeps together at each full second; needs ffmpeg.

    Args:
        film: Where to write it (.mp4).
        seconds: How long it shall be.
        size: Width and height in pixels, with an `x` between them.
    """
    flash = f"color=black:s={size}:r=25:d={seconds}"
    flash += r",drawbox=color=white:t=fill:enable='lt(mod(n\,25)\,1)'"
    beep = rf"aevalsrc='if(lt(mod(t\,1)\,0.04)\,0.8*sin(2000*PI*t)\,0)':s=48000:d={seconds}"
    command = ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", flash]
    command += ["-f", "lavfi", "-i", beep, "-c:v", "libx264", "-preset", "veryfast"]
    command += ["-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest", str(film)]
    subprocess.run(command, check=True)  # noqa: S603  # our own words and the caller's path


def measure_sync(film: Path, seconds: float) -> Sync:
    """Play `film`, which flashes and beeps together, and compare what leaves the decoder.

    Args:
        film: A film whose middle turns white, and whose sound loud, at the same instants.
        seconds: The longest to play; the film may be shorter.

    Raises:
        ValueError: No flash with its beep was found.
    """
    witness, done = _Witness(), threading.Event()
    player = FilmPlayer(lambda: VlcEngine(ears=witness.hear))

    def see() -> None:
        player.slot.take(witness.see)

    player.slot.listen(see)
    player.load(film)
    end = time.monotonic() + seconds
    over = {PlayerState.ENDED, PlayerState.FAILED}
    while time.monotonic() < end and player.status.state not in over:
        done.wait(0.05)
    player.close()
    # The first flash comes while both are still getting under way.
    return compare(witness.flashes[1:], witness.beeps)


def compare(flashes: Sequence[float], beeps: Sequence[float]) -> Sync:
    """Match each flash with the nearest beep.

    Raises:
        ValueError: Nothing matches.
    """
    offsets = []
    for flash in flashes:
        nearest = min(beeps, key=lambda beep: abs(beep - flash), default=None)
        if nearest is not None and abs(flash - nearest) < _TOGETHER:
            offsets.append(flash - nearest)
    if not offsets:
        raise ValueError("no flash came with a beep")
    return Sync(tuple(offsets))
