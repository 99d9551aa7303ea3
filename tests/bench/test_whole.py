from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kiosk.bench.program import BenchError
from kiosk.bench.whole import pictures_in
from tests.player.films import beeps, ffmpeg, make_film

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg makes the film")


def test_the_pictures_in_a_file_are_counted(tmp_path: Path) -> None:
    pictures, seconds = pictures_in(make_film(tmp_path / "film.mp4", 37))
    assert pictures == 37
    assert seconds == pytest.approx(37 / 25, abs=0.1)


def test_a_recording_has_no_pictures(tmp_path: Path) -> None:
    raw = tmp_path / "sound.pcm"
    raw.write_bytes(beeps(1.0))
    ffmpeg("-f", "s16le", "-ar", 48_000, "-ac", 1, "-i", raw, tmp_path / "sound.m4a")
    with pytest.raises(BenchError, match="no pictures"):
        pictures_in(tmp_path / "sound.m4a")
