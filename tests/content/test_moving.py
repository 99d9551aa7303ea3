from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from kiosk.content import moving
from kiosk.content.limits import Limits
from kiosk.content.moving import Ffprobe, UnplayableError

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="no ffmpeg on this machine")


def ffmpeg(target: Path, *arguments: str) -> Path:
    subprocess.run(["ffmpeg", "-v", "error", "-y", *arguments, str(target)], check=True)
    return target


PICTURES = ("-f", "lavfi", "-i", "testsrc2=size=160x120:rate=25:duration=4")
SOUND = ("-f", "lavfi", "-i", "sine=duration=4")


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("film") / "影 片.mp4"
    return ffmpeg(target, *PICTURES, *SOUND, "-movflags", "+faststart", "-g", "25")


def refusal(file: Path) -> str:
    with pytest.raises(UnplayableError) as caught:
        Ffprobe()(file)
    assert caught.value.zh
    return caught.value.en


def test_a_film_is_measured(film: Path) -> None:
    found = Ffprobe()(film)

    assert found is not None
    assert found.seconds == pytest.approx(4.0, abs=0.1)
    assert (found.pictures, found.sound) == (True, True)


def test_a_silent_film_has_no_sound(tmp_path: Path) -> None:
    found = Ffprobe()(ffmpeg(tmp_path / "a.mkv", *PICTURES))

    assert found is not None
    assert (found.pictures, found.sound) == (True, False)


@pytest.mark.parametrize("ending", ["mp3", "wav", "m4a", "ogg", "flac"])
def test_a_recording_has_no_pictures(tmp_path: Path, ending: str) -> None:
    found = Ffprobe()(ffmpeg(tmp_path / f"a.{ending}", *SOUND))

    assert found is not None
    assert found.seconds == pytest.approx(4.0, abs=0.1)
    assert (found.pictures, found.sound) == (False, True)


@pytest.mark.parametrize("distance", ["25", "250"])
def test_a_film_cut_short_is_refused_though_it_claims_its_length(
    tmp_path: Path, distance: str
) -> None:
    film = ffmpeg(tmp_path / "a.mp4", *PICTURES, "-movflags", "+faststart", "-g", distance)
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(film.read_bytes()[: film.stat().st_size // 3])

    assert "cut short" in refusal(cut)


def test_a_film_whose_pictures_are_noise_is_refused(film: Path, tmp_path: Path) -> None:
    data = bytearray(film.read_bytes())
    begin = data.index(b"mdat") + 4
    data[begin:] = bytes(len(data) - begin)
    spoilt = tmp_path / "spoilt.mp4"
    spoilt.write_bytes(data)

    refusal(spoilt)


@pytest.mark.parametrize("data", [b"", b"just words\n" * 100, bytes(5000)])
def test_what_is_no_film_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.mp4"
    file.write_bytes(data)

    refusal(file)


@pytest.mark.parametrize(
    ("name", "playlist"),
    [
        ("a.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n{film}\n#EXT-X-ENDLIST\n"),
        ("a.mp4", "ffconcat version 1.0\nfile '{film}'\n"),
    ],
)
def test_a_playlist_that_names_other_files_is_no_film(
    film: Path, tmp_path: Path, name: str, playlist: str
) -> None:
    file = tmp_path / name
    file.write_text(playlist.format(film=film))

    refusal(file)


def test_without_ffprobe_nothing_is_claimed(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert Ffprobe()(film) is None


def test_a_probe_that_hangs_is_ended(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "LIMITS", Limits(probe_seconds=0.2))
    hanging = tmp_path / "ffprobe"
    hanging.write_text("#!/bin/sh\nexec sleep 60\n")
    hanging.chmod(0o755)

    with pytest.raises(UnplayableError, match=r"within 0\.2 seconds"):
        Ffprobe(str(hanging))(film)


@pytest.mark.parametrize("answer", ["[]", "no json", "{}", '{"format": {"duration": "N/A"}}'])
def test_a_probe_that_answers_nonsense_is_a_bad_film(
    film: Path, tmp_path: Path, answer: str
) -> None:
    odd = tmp_path / "ffprobe"
    odd.write_text(f"#!/bin/sh\necho '{answer}'\n")
    odd.chmod(0o755)

    with pytest.raises(UnplayableError):
        Ffprobe(str(odd))(film)


def test_a_name_that_begins_with_a_dash_is_a_file(film: Path, tmp_path: Path) -> None:
    odd = tmp_path / "-version"
    os.link(film, odd)

    assert Ffprobe()(odd) is not None
