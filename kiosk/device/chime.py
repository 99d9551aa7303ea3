"""A sound to test the loudspeakers with: two soft bells, one on the left and one on the right."""

from __future__ import annotations

import math
import struct
import wave
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RATE = 22_050
SECONDS = 2.4
_NOTES = ((0.0, 0, 659.26), (1.1, 1, 783.99))
"""When each begins in seconds, its side, and its hertz: E and G."""
_OVERTONES = ((1.0, 0.6), (2.0, 0.22), (3.01, 0.1))
_LOUD, _FADING = 14_000, 3.2


def write_chime(file: Path) -> Path:
    """Write the sound as a WAV file, unless it is there already; return `file`.

    Raises:
        OSError: The disk is full or fails.
    """
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f".{file.name}.new")
        with wave.open(str(fresh), "wb") as sound:
            sound.setnchannels(2)
            sound.setsampwidth(2)
            sound.setframerate(RATE)
            sound.writeframes(b"".join(_samples()))
        fresh.replace(file)
    return file


def _samples() -> Iterator[bytes]:
    for step in range(round(SECONDS * RATE)):
        sides = [0.0, 0.0]
        for begins, side, hertz in _NOTES:
            since = step / RATE - begins
            if since >= 0:
                # a little of each on the other side, as in a room
                tone = _bell(hertz, since)
                sides[side] += tone
                sides[1 - side] += 0.06 * tone
        yield struct.pack("<hh", *(round(_LOUD * value) for value in sides))


def _bell(hertz: float, since: float) -> float:
    swell = min(1.0, since / 0.008)
    tones = sum(part * math.sin(2 * math.pi * hertz * times * since) for times, part in _OVERTONES)
    return swell * math.exp(-_FADING * since) * tones
