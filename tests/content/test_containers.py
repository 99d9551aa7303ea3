from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from kiosk.content.containers import check_container
from kiosk.content.moving import UnplayableError

if TYPE_CHECKING:
    from pathlib import Path

_ID3 = b"ID3\x04\x00\x00\x00\x00\x02\x00" + b"t" * 256
"""A tag whose length takes two of its seven-bit bytes."""


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="no ffmpeg on this machine")
@pytest.mark.parametrize(
    "ending",
    ["mp4", "mov", "mkv", "avi", "ts", "mpg", "wmv", "mp3", "wav", "m4a", "ogg", "flac", "aac"],
)
def test_what_is_played_is_told_by_its_first_bytes(tmp_path: Path, ending: str) -> None:
    film = tmp_path / f"a.{ending}"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=duration=1", str(film)], check=True
    )

    check_container(film)


@pytest.mark.parametrize("head", [b"\xff\xfb\x90\x00", b"fLaC", _ID3 + b"\xff\xfb\x90\x00"])
def test_the_tags_of_a_song_are_passed_over(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "a.mp3").write_bytes(_ID3 + head)

    check_container(tmp_path / "a.mp3")


@pytest.mark.parametrize("content", [b"", b"ID3", b"G", _ID3, _ID3 * 9, _ID3 + b"#EXTM3U", b"hi"])
def test_anything_else_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.mp4").write_bytes(content)

    with pytest.raises(UnplayableError):
        check_container(tmp_path / "a.mp4")
