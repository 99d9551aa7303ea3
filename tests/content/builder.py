"""Writes the site folders that the tests load."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PIL import Image

from kiosk.content.loading import LoadedSite, load_site
from kiosk.errors import ContentError, Problem

if TYPE_CHECKING:
    from pathlib import Path

SITE = """\
id: heguang
name: {zh-Hans: 禾光村, en: Heguang Village}
township: 晨溪乡
plaque: {title: 示范点, awarded_by: 晨溪乡党委, since: 2024}
languages: [zh-Hans, en]
cover: pictures/cover.jpg
"""
FILM_HEAD = b"\x00\x00\x00\x18ftypmp42"
"""Enough of an MP4 to be taken for one; nothing plays."""


class SiteBuilder:
    """A small site that loads, until a test spoils it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("site.yaml", SITE)
        self.picture("pictures/cover.jpg")

    def write(self, name: str, content: str | bytes) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def add(self, yaml: str) -> None:
        """Append to `site.yaml`; the first line added is line 7."""
        self.write("site.yaml", SITE + yaml)

    def picture(self, name: str, size: tuple[int, int] = (32, 24), **options: Any) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.linear_gradient("L").resize(size).convert("RGB").save(file, **options)
        return file

    def stub(self, name: str) -> Path:
        """Write a film or a recording that is one by its first bytes only."""
        return self.write(name, FILM_HEAD)

    def at(self, name: str, fragment: str) -> str:
        """Return `file:line:column` of the first place where `fragment` stands in a file."""
        lines = (self.folder / name).read_text("utf-8-sig").split("\n")
        line = next(n for n, text in enumerate(lines) if fragment in text)
        return f"{name}:{line + 1}:{lines[line].index(fragment) + 1}"

    def load(self, **options: Any) -> LoadedSite:
        return load_site(self.folder, **options)

    def problems(self, **options: Any) -> list[Problem]:
        """Return what keeps the site from loading."""
        try:
            self.load(**options)
        except ContentError as error:
            return list(error.problems)
        return []

    def said(self, **options: Any) -> list[str]:
        """Return each problem as one line, in English."""
        return [f"{p.place}: {p.en}" for p in self.problems(**options)]

    def warned(self, **options: Any) -> list[str]:
        """Return each warning of the site, which must load."""
        return [f"{p.place}: {p.en}" for p in self.load(**options).warnings]
