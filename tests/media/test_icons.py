"""The icon font is what the drawings make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from media.studio.icons import FONT, build

if TYPE_CHECKING:
    from pathlib import Path


def test_the_font_in_the_repository_is_made_from_the_drawings(tmp_path: Path) -> None:
    build(tmp_path / "icons.ttf")
    assert (tmp_path / "icons.ttf").read_bytes() == FONT.read_bytes()
