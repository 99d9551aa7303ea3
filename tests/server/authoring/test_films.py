from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kiosk.content.moving import UnplayableError
from kiosk.server.authoring.films.converting import convert
from kiosk.server.authoring.films.facts import look_into
from kiosk.server.authoring.films.profile import Work, needs, work
from tests.server.authoring.films import make_film, make_sound

if TYPE_CHECKING:
    from pathlib import Path


def test_a_film_as_kiosks_like_it_needs_nothing(tmp_path: Path) -> None:
    facts = look_into(make_film(tmp_path / "a.mp4"))
    assert (facts.video, facts.audio, facts.width, facts.height) == ("h264", "aac", 320, 180)
    assert needs(facts) == []


@pytest.mark.parametrize(
    ("name", "made", "what", "said"),
    [
        ("a.mp4", {"head_first": False}, Work.WRAP, "目录"),
        ("a.mkv", {}, Work.WRAP, "MP4"),
        ("a.mp4", {"rate": 60}, Work.CONVERT, "60 幅"),
        ("a.mp4", {"pixels": "yuv444p"}, Work.CONVERT, "颜色"),
        ("a.mp4", {"size": "2048x1152", "seconds": 0.4}, Work.CONVERT, "2048×1152"),
        ("a.avi", {"video": "mpeg4", "audio": "mp3"}, Work.CONVERT, "mpeg4"),
        ("a.mkv", {"audio": "flac"}, Work.CONVERT, "flac"),
    ],
)
def test_what_does_not_suit_a_kiosk_is_said_and_mended(
    tmp_path: Path, name: str, made: dict[str, Any], what: Work, said: str
) -> None:
    source, target = make_film(tmp_path / name, **made), tmp_path / "out.mp4"
    facts = look_into(source)
    found = needs(facts)
    assert work(found) is what
    assert any(said in need.zh for need in found)
    told: list[float] = []

    convert(source, target, facts, what, told.append)

    assert needs(look_into(target)) == []
    assert told
    assert max(told) <= 1.0


def test_a_sound_recording_stays_one(tmp_path: Path) -> None:
    mp3 = look_into(make_sound(tmp_path / "a.mp3"))
    assert (mp3.video, needs(mp3)) == ("", [])
    wav = make_sound(tmp_path / "b.wav")
    facts = look_into(wav)
    assert work(needs(facts)) is Work.CONVERT
    convert(wav, tmp_path / "b.m4a", facts, Work.CONVERT, lambda _part: None)
    assert needs(look_into(tmp_path / "b.m4a")) == []


def test_a_picture_stands_upright_after_a_phone_was_turned(tmp_path: Path) -> None:
    facts = look_into(make_film(tmp_path / "a.mp4", size="1080x1920", seconds=0.4))
    assert needs(facts) == []


def test_what_is_no_film_is_refused_in_words(tmp_path: Path) -> None:
    for data in (
        b"#EXTM3U\nhttp://169.254.169.254/\n",
        b"<svg/>",
        b"\0\0\0\x10ftypisom" + b"x" * 99,
    ):
        file = tmp_path / "a.mp4"
        file.write_bytes(data)
        with pytest.raises(UnplayableError) as caught:
            look_into(file)
        assert "影片" in caught.value.zh


def test_a_film_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    whole = make_film(tmp_path / "a.mp4", seconds=6)
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 3])
    with pytest.raises(UnplayableError):
        look_into(cut)
