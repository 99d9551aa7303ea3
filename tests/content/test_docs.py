"""What the guide for editors shows must load, and its figures must be the program's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.content import pace

if TYPE_CHECKING:
    from tests.content.builder import SiteBuilder

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = pytest.mark.parametrize("guide", ["content.md", "content.zh.md"])


def blocks(guide: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", (DOCS / guide).read_text("utf-8"), re.DOTALL)


@GUIDES
def test_the_smallest_site_of_the_guide_loads(site: SiteBuilder, guide: str) -> None:
    site.write("site.yaml", blocks(guide)[0])

    assert site.warned() == []


@GUIDES
def test_the_parts_of_the_guide_load(site: SiteBuilder, guide: str) -> None:
    whole = "\n".join(blocks(guide))
    for name in re.findall(r"[a-z]+/[\w./-]+\.\w+", whole):
        site.write(name, "姓名\n张三\n") if name.endswith(".csv") else site.stub(name)
    site.write("site.yaml", whole)

    assert site.warned(check_media=False) == []


@GUIDES
def test_the_guide_s_figures_are_the_program_s(guide: str) -> None:
    text = (DOCS / guide).read_text("utf-8")
    figures = (
        pace.SPEAKING.characters, pace.READING.characters, pace.TABLE_SECONDS,
        pace.CHART_SECONDS, pace.PAGE_SECONDS, pace.PHOTO_SECONDS,
    )  # fmt: skip

    assert all(re.search(rf"\b{figure:g}\b", text) for figure in figures)
