"""The sound that loudspeakers are tested with."""

from __future__ import annotations

import struct
import wave
from typing import TYPE_CHECKING

from kiosk.device.chime import RATE, SECONDS, write_chime

if TYPE_CHECKING:
    from pathlib import Path


def test_it_comes_from_the_left_and_then_from_the_right_and_is_never_torn(tmp_path: Path) -> None:
    with wave.open(str(write_chime(tmp_path / "sounds/chime.wav")), "rb") as sound:
        assert sound.getnchannels() == 2
        assert sound.getnframes() == round(RATE * SECONDS)
        samples = struct.unpack(f"<{2 * sound.getnframes()}h", sound.readframes(RATE * 4))
    left, right = samples[::2], samples[1::2]
    early = slice(0, RATE // 2)
    assert max(map(abs, left[early])) > 5 * max(map(abs, right[early]))
    late = slice(round(1.15 * RATE), round(1.6 * RATE))
    assert max(map(abs, right[late])) > 3 * max(map(abs, left[late]))
    assert max(map(abs, samples)) < 20_000


def test_it_is_made_once(tmp_path: Path) -> None:
    file = tmp_path / "chime.wav"
    file.write_bytes(b"made already")
    assert write_chime(file).read_bytes() == b"made already"
