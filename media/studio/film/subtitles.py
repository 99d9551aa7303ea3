"""Subtitle files (SRT), one for each language of the script."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from media.studio.film.script import Script

LANGUAGES = {"zh-Hans": "zh", "en": "en"}
"""The site's language code, and the key of its words in the script."""


def write(script: Script, folder: Path, stem: str) -> list[Path]:
    """Write `STEM.LANGUAGE.srt` for every language; return the paths."""
    paths = []
    for language, key in LANGUAGES.items():
        path = folder / f"{stem}.{language}.srt"
        blocks = [
            f"{number}\n{_stamp(line.start)} --> {_stamp(line.end)}\n{getattr(line, key)}\n"
            for number, line in enumerate(script.lines, 1)
        ]
        path.write_text("\n".join(blocks), encoding="utf-8")
        paths.append(path)
    return paths


def _stamp(seconds: float) -> str:
    whole = round(seconds * 1000)
    hours, whole = divmod(whole, 3_600_000)
    minutes, whole = divmod(whole, 60_000)
    return f"{hours:02d}:{minutes:02d}:{whole // 1000:02d},{whole % 1000:03d}"
