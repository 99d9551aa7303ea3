from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

from kiosk.content.glyphs import drawable
from kiosk.content.limits import LIMITS
from kiosk.content.moving import Measured
from kiosk.errors import FontError
from tests.content.builder import SITE, SiteBuilder

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = "".join(chr(c) for c in range(0x20, 0x7F)) + SITE + "片报告一二名单类条台账制度姓你好：，。"


@pytest.fixture
def font(tmp_path: Path) -> Path:
    """Make a font that draws `KNOWN` and nothing else."""
    characters = {ord(c) for c in KNOWN if c != "\n"}
    names = {c: f"uni{c:04X}" for c in characters}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], Glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost()
    builder.save(tmp_path / "small.ttf")
    return tmp_path / "small.ttf"


def told(site: SiteBuilder, font: Path) -> list[str]:
    return site.said(font=font, probe=lambda _: Measured(600, pictures=True, sound=True))


def test_a_font_says_what_it_can_draw(font: Path) -> None:
    assert drawable(font) >= set(KNOWN)
    assert "龘" not in drawable(font)


def test_content_within_the_font_is_right(site: SiteBuilder, font: Path) -> None:
    assert told(site, font) == []


def test_a_character_the_font_lacks_is_told_at_its_column(site: SiteBuilder, font: Path) -> None:
    site.add("summary: {zh-Hans: 你好龘, en: ok}\n")

    (line,) = told(site, font)

    assert line.startswith(f"{site.at('site.yaml', '龘')}: the font small.ttf has no “龘” (U+9F98)")


def test_a_character_in_a_block_of_text_is_told_at_its_line(site: SiteBuilder, font: Path) -> None:
    site.add("summary: |\n  你好\n  你龘好\n")

    assert told(site, font)[0].startswith("site.yaml:9:4: ")


def test_each_character_is_told_once_and_all_are_told(site: SiteBuilder, font: Path) -> None:
    site.add("summary: 龘龘靐\nwelcome: 靐😀\n")

    said = told(site, font)

    assert [line.split("no ")[1][:3] for line in said] == ["“龘”", "“靐”", "“😀”"]


def test_a_text_of_strange_characters_is_told_up_to_the_limit(
    site: SiteBuilder, font: Path
) -> None:
    site.add(f"summary: {''.join(map(chr, range(0x4E00, 0x5600)))}\n")

    assert len(told(site, font)) == LIMITS.problems


def test_a_character_by_escape_is_told_at_its_text(site: SiteBuilder, font: Path) -> None:
    site.add('summary: "\\u9f98"\n')

    assert told(site, font)[0].startswith("site.yaml:7:10: ")


def test_file_names_and_keys_are_not_drawn(site: SiteBuilder, font: Path) -> None:
    site.picture("pictures/龘.jpg")
    site.write("site.yaml", SITE.replace("pictures/cover.jpg", "pictures/龘.jpg"))

    assert told(site, font) == []


def test_a_character_in_a_table_is_told_at_its_cell(site: SiteBuilder, font: Path) -> None:
    site.add(
        "ledger: {title: 台账, chapters: [{name: systems, title: 制度, categories: [{id: a,"
        " title: 类, entries: [{id: a, date: 2026-01-01, title: 条, table: {csv: t.csv}}]}]}]}\n"
    )
    site.write("t.csv", "姓名,单\n一,二\n一,龘\n")

    assert told(site, font)[0].startswith("t.csv:3:2: ")


def test_a_character_in_subtitles_is_told_at_its_line(site: SiteBuilder, font: Path) -> None:
    site.stub("a.mp4")
    site.write("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n你好龘\n")
    site.add(
        "film: {title: 片, file: a.mp4, poster: pictures/cover.jpg, subtitles: {zh-Hans: a.srt}}\n"
    )

    assert told(site, font)[0].startswith("a.srt:3:3: ")


@pytest.mark.parametrize("content", [None, b"", b"no font", bytes(100)])
def test_what_is_no_font_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "a.otf"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(FontError, match="run kiosk fonts again"):
        drawable(file)
