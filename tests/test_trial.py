"""What the program that tries a release finds, and how it says it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.content.fonts import prepare_fonts
from kiosk.trial import REFUSED
from tests.content.builder import SITE, SiteBuilder
from tests.content.test_pictures import png_head

FONTS = Path(__file__).resolve().parents[1] / "build/test-data/fonts"
"""Extracted once for all tests; git does not see this folder."""
FILM = "film: {file: film/film.mp4, poster: pictures/cover.jpg, title: 片子}\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteBuilder:
    return SiteBuilder(tmp_path / "site")


def tried(site: SiteBuilder, name: str = "heguang", *more: str) -> tuple[int, str]:
    words = [sys.executable, "-m", "kiosk.trial", str(site.folder), name, *more]
    done = subprocess.run(words, capture_output=True, check=False, timeout=120)
    return done.returncode, json.loads(done.stdout)["en"] if done.stdout else ""


def test_a_site_that_can_be_shown_passes_without_a_word(site: SiteBuilder) -> None:
    assert tried(site) == (0, "")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("site.yaml", b"id: [nonsense\n", "site.yaml:"),
        ("pictures/cover.jpg", b"no picture", "pictures/cover.jpg"),
        ("site.yaml", b"!!python/object/apply:os.system ['true']\n", "site.yaml:"),
    ],
    ids=["broken YAML", "broken picture", "hostile YAML"],
)
def test_what_cannot_be_shown_is_refused_by_name(
    site: SiteBuilder, name: str, data: bytes, said: str
) -> None:
    site.write(name, data)
    status, words = tried(site)
    assert status == REFUSED
    assert said in words


def test_a_picture_that_would_fill_the_memory_is_refused(site: SiteBuilder) -> None:
    site.write("pictures/bomb.png", png_head(40_000, 40_000))
    site.write("site.yaml", SITE.replace("cover.jpg", "bomb.png"))
    status, words = tried(site)
    assert status == REFUSED
    assert "at most 178 million pixels" in words


def test_a_character_that_the_screen_s_fonts_lack_is_refused(site: SiteBuilder) -> None:
    prepare_fonts(FONTS)
    site.add("summary: {zh-Hans: 你好\ue000, en: ok}\n")
    status, words = tried(site, "heguang", "--fonts", str(FONTS))
    assert status == REFUSED
    assert "U+E000" in words


def test_another_sites_content_is_refused(site: SiteBuilder) -> None:
    status, words = tried(site, "elsewhere")
    assert status == REFUSED
    assert "elsewhere" in words


def test_a_theme_that_cannot_be_used_is_refused(site: SiteBuilder) -> None:
    site.write("theme.yaml", "colour: red\n")
    site.add("theme: theme.yaml\n")
    assert tried(site)[0] == REFUSED


@pytest.mark.film
@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg makes the film")
@pytest.mark.parametrize("fault", ["none", "no film", "cut off"])
def test_a_film_must_show_a_picture(site: SiteBuilder, fault: str) -> None:
    site.add(FILM)
    film = site.folder / "film/film.mp4"
    film.parent.mkdir()
    picture = ("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10:duration=3")
    command = ["ffmpeg", "-v", "error", *picture, "-pix_fmt", "yuv420p", str(film)]
    subprocess.run(command, check=True, timeout=120)
    whole = film.read_bytes()
    if fault != "none":
        film.write_bytes(whole[:32] + bytes(5_000) if fault == "no film" else whole[:-9_000])
    assert tried(site)[0] == (0 if fault == "none" else REFUSED)
