"""The film's script can be read in time, and its subtitle files say what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from media.studio.film import script, subtitles

FILM = script.read()
DEMO = Path(__file__).parents[2] / "media" / "demo" / "film"


def test_the_film_lasts_ten_minutes_in_eight_chapters_without_gaps() -> None:
    starts = [chapter.start for chapter in FILM.chapters]
    ends = [chapter.end for chapter in FILM.chapters]
    assert FILM.seconds == 600
    assert len(FILM.chapters) == 8
    assert starts == [0, *ends[:-1]]
    assert ends[-1] == FILM.seconds


def test_every_line_is_said_inside_its_own_chapter() -> None:
    for chapter in FILM.chapters:
        assert chapter.narration
        assert all(
            chapter.start <= line.start < line.end <= chapter.end for line in chapter.narration
        )


def test_lines_follow_each_other_without_overlap() -> None:
    for before, after in zip(FILM.lines, FILM.lines[1:], strict=False):
        assert before.end <= after.start, after.zh


@pytest.mark.parametrize("line", FILM.lines, ids=lambda line: f"{line.start:g}s")
def test_a_line_can_be_read_while_it_stands(line: script.Line) -> None:
    seconds = line.end - line.start
    characters = len(re.findall(r"[\u4e00-\u9fff]", line.zh))
    assert 1.2 <= seconds <= 7
    assert characters <= 18
    assert characters / seconds <= 5
    assert len(line.en) / seconds <= 21


@pytest.mark.parametrize("language", subtitles.LANGUAGES)
def test_the_subtitle_files_are_made_from_the_script(language: str, tmp_path: Path) -> None:
    subtitles.write(FILM, tmp_path, "heguang")
    name = f"heguang.{language}.srt"
    assert (DEMO / name).read_bytes() == (tmp_path / name).read_bytes()


def test_a_subtitle_block_has_number_times_and_words(tmp_path: Path) -> None:
    line = script.Line(3661.5, 3663.0, "天黑了。", "Night falls.")
    chapter = script.Chapter("night", 0, 9, "夜", "Night", (line,))
    subtitles.write(script.Script(9, "夜", "Night", (chapter,)), tmp_path, "a")
    written = (tmp_path / "a.en.srt").read_text(encoding="utf-8")
    assert written == "1\n01:01:01,500 --> 01:01:03,000\nNight falls.\n"
