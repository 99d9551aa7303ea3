from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.content.moving import Measured, UnplayableError
from tests.content.builder import SITE, SiteBuilder

if TYPE_CHECKING:
    from pathlib import Path

FILM = """\
film:
  title: 片
  file: film/a.mp4
  poster: pictures/cover.jpg
  subtitles: {zh-Hans: film/a.srt}
  chapters:
    - {at: 0, title: 一}
    - {at: 300, title: 二}
"""
SRT = "1\n00:00:01,000 --> 00:00:02,000\n你好\n"


def film(site: SiteBuilder, yaml: str = FILM, srt: str | bytes = SRT) -> None:
    site.stub("film/a.mp4")
    site.write("film/a.srt", srt)
    site.add(yaml)


def measure(seconds: float = 600, *, pictures: bool = True, sound: bool = True) -> Measured:
    return Measured(seconds, pictures=pictures, sound=sound)


def test_the_measured_length_comes_with_the_site(site: SiteBuilder) -> None:
    film(site)

    assert site.load(probe=lambda _: measure(600.04)).seconds == {"film/a.mp4": 600.04}


def test_every_film_and_recording_is_measured_once(site: SiteBuilder) -> None:
    film(
        site,
        FILM + "report:\n  title: 报告\n  sections:\n"
        "    - {title: 一, text: 二, audio: {zh-Hans: a.mp3}}\n"
        "    - {title: 一, text: 二, audio: {zh-Hans: a.mp3}}\n",
    )
    site.stub("a.mp3")
    asked: list[str] = []

    def probe(file: Path) -> Measured:
        asked.append(file.name)
        return measure()

    assert sorted(site.load(probe=probe).seconds) == ["a.mp3", "film/a.mp4"]
    assert sorted(asked) == ["a.mp3", "a.mp4"]


def test_a_film_that_cannot_be_measured_is_said_honestly(site: SiteBuilder) -> None:
    film(site)

    loaded = site.load(probe=lambda _: None)

    assert loaded.seconds == {}
    assert "neither measured nor tried" in loaded.warnings[0].en


def test_a_film_that_does_not_play_is_told_where_it_is_named(site: SiteBuilder) -> None:
    film(site)

    def probe(_: Path) -> Measured:
        raise UnplayableError("坏了", "it is broken")

    assert site.said(probe=probe) == [
        f"{site.at('site.yaml', 'film/a.mp4')}: “film/a.mp4”: it is broken"
    ]


def test_a_film_without_pictures_and_a_recording_without_sound_are_told(site: SiteBuilder) -> None:
    film(
        site,
        FILM + "report: {title: 报告, sections: [{title: 一, text: 二, audio: {en: a.mp3}}]}\n",
    )
    site.stub("a.mp3")

    said = site.said(
        probe=lambda file: measure(pictures=file.name != "a.mp4", sound=file.name != "a.mp3")
    )

    assert [line.split(": ", 1)[1] for line in said] == [
        "“film/a.mp4”: it has sound but no picture",
        "“a.mp3”: it has no sound",
    ]


def test_a_chapter_after_the_film_s_end_is_told(site: SiteBuilder) -> None:
    film(site)

    assert site.said(probe=lambda _: measure(299.9)) == [
        f"{site.at('site.yaml', '300,')}: this chapter begins at 300 s, but the film has 299.9 s"
    ]
    assert site.said(probe=lambda _: measure(300.5)) == []


def test_a_missing_picture_is_told_although_another_part_is_wrong(site: SiteBuilder) -> None:
    site.write("site.yaml", SITE.replace("cover.jpg", "covr.jpg").replace("2024", "soon"))

    said = site.said()

    assert f"{site.at('site.yaml', 'soon')}: “since”: a whole number belongs here" in said
    assert any("did you mean “pictures/cover.jpg”?" in line for line in said)


def test_a_broken_picture_is_told_where_it_is_named(site: SiteBuilder) -> None:
    site.write("pictures/cover.jpg", b"\xff\xd8 broken")

    (line,) = site.said()

    assert line.startswith(f"{site.at('site.yaml', 'pictures/cover.jpg')}: “pictures/cover.jpg”: ")


def test_a_broken_picture_named_often_is_decoded_and_told_once(
    site: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []
    monkeypatch.setattr("kiosk.content.media.check_picture", calls.append)
    photos = ", ".join(["{picture: pictures/cover.jpg}"] * 5)
    site.add(f"gallery: [{{id: a, title: 一, photos: [{photos}]}}]\n")

    site.load()

    assert len(calls) == 1


def test_a_wrong_time_in_subtitles_is_told_at_its_line(site: SiteBuilder) -> None:
    film(site, srt=SRT + "\n2\n00:00:03 --> soon\n再见\n")

    (line,) = site.said(probe=lambda _: measure())

    assert line.startswith("film/a.srt:6: the subtitle's time should read")


def test_subtitles_in_gbk_are_told_once(site: SiteBuilder) -> None:
    film(site, srt=SRT.encode("gbk"))

    (line,) = site.said(probe=lambda _: measure())

    assert line.startswith("film/a.srt:3:1: the file is not UTF-8 but GBK")


def test_a_theme_is_only_looked_for(site: SiteBuilder) -> None:
    site.add("theme: theme.yaml\n")

    assert "there is no file “theme.yaml”" in site.said()[0]

    site.write("theme.yaml", "colours: {}\n")
    assert site.said() == []


@pytest.mark.parametrize(
    "content",
    [
        b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://192.0.2.1/a.ts\n",
        b"ID3\x04\x00\x00\x00\x00\x00\x04tags#EXTM3U\nhttp://192.0.2.1/a.ts\n",
        b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"/>',
        "<SmoothStreamingMedia/>".encode("utf-16"),
        b"[playlist]\nFile1=http://192.0.2.1/a.mp4\n",
        b"",
    ],
)
def test_a_list_of_addresses_named_like_a_film_never_reaches_the_player(
    site: SiteBuilder, content: bytes
) -> None:
    film(site)
    site.write("film/a.mp4", content)

    [said] = site.said(check_media=False)
    assert said.startswith(f"{site.at('site.yaml', 'film/a.mp4')}: “film/a.mp4”: this is no film")
