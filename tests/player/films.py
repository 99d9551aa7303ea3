"""Small films made on the spot; each picture carries its number as bars of black and white."""

from __future__ import annotations

import array
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.player.frames import Picture

RATE = 25
BARS = 16
WIDTH, HEIGHT = 160, 96
SOUND_RATE = 48_000
BEEP = 0.04
"""Seconds of sound at each full second."""


def bars(number: int) -> bytes:
    """Return one picture as I420: bar `n` is white when bit `n` of `number` is set."""
    wide = WIDTH // BARS
    line = b"".join((b"\xeb" if number >> n & 1 else b"\x10") * wide for n in range(BARS))
    return line * HEIGHT + b"\x80" * (WIDTH * HEIGHT // 2)


def beeps(seconds: float) -> bytes:
    """Return 16-bit mono sound with a loud square wave at each full second."""
    samples = array.array("h", bytes(2 * round(seconds * SOUND_RATE)))
    for start in range(0, len(samples), SOUND_RATE):
        for n in range(start, min(start + round(BEEP * SOUND_RATE), len(samples))):
            samples[n] = 20_000 if n // 24 % 2 else -20_000
    return samples.tobytes()


def ffmpeg(*arguments: object, feed: bytes | None = None) -> None:
    """Run ffmpeg, quietly."""
    words = ["ffmpeg", "-v", "error", "-y", *map(str, arguments)]
    subprocess.run(words, input=feed, check=True, timeout=120)


def make_film(
    path: Path,
    pictures: int,
    *options: object,
    sound: bool = True,
) -> Path:
    """Encode a film of so many pictures; `options` go to ffmpeg."""
    raw = b"".join(bars(n) for n in range(pictures))
    video = ("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{WIDTH}x{HEIGHT}", "-r", RATE)
    inputs: list[object] = [*video, "-i", "-"]
    if sound:
        beeping = path.with_suffix(".pcm")
        beeping.write_bytes(beeps(pictures / RATE))
        inputs += ["-f", "s16le", "-ar", SOUND_RATE, "-ac", 1, "-i", beeping]
    ffmpeg(*inputs, *options, path, feed=raw)
    return path


def number_of(picture: Picture) -> int:
    """Read a picture's number off its bars."""
    line = picture.planes[0][: picture.pitches[0]]
    wide = picture.width / BARS
    return sum(1 << n for n in range(BARS) if line[int((n + 0.5) * wide)] > 128)
