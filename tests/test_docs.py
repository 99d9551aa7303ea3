"""The page of screenshots shows every screen, upright and wide, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.content.loading import load_site
from kiosk.screens.shots import shots

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/screens.md"


def test_every_screen_is_shown_wide_and_upright() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name, _place in shots(load_site(ROOT / "media/demo", check_media=False).site):
        assert f"{name}-1920x1080-zh-Hans.jpg" in page, name
        assert f"{name}-1080x1920-zh-Hans.jpg" in page, name


def test_every_picture_the_documents_name_is_there() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for name in re.findall(r"(?:!\[[^\]]*\]\(|src=\")([^)\"]+)", page.read_text("utf-8")):
            assert (page.parent / name).is_file(), f"{page.name} names {name}"
