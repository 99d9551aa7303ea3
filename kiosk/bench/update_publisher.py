"""Who publishes while updates are measured: slides, signed as ours are and as plain targets."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

from PIL import Image

from kiosk.content.loading import load_site
from kiosk.release.begin import begin
from kiosk.release.build import build
from kiosk.release.local import LocalStorage
from kiosk.release.names import OFFERS, SITES
from kiosk.release.publish import publish
from kiosk.release.publisher import Publisher
from kiosk.release.storage import Work

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.release.publish import Outcome

SITE = "bench"
_YAML = """\
id: bench
name: {zh-Hans: 测量, en: Measuring}
township: 测量
plaque: {title: 示范点, awarded_by: 测量, since: 2026}
languages: [zh-Hans, en]
cover: slides/01.jpg
decks:
  - id: work
    title: {zh-Hans: 幻灯片, en: Slides}
    slides:
"""
_GRAIN = 20
"""A slide is made of spots so many pixels wide: about as large a file as a drawn slide is."""
_BLOCK = 1_000_000


class Desk:
    """A site's folder, its publisher, and both published trees."""

    def __init__(self, folder: Path, *, slides: int, size: tuple[int, int]) -> None:
        """Write the site, and publish it.

        Args:
            folder: A new folder, for all of it.
            slides: How many.
            size: Pixels of a slide.
        """
        self.source = folder / "site"
        self.repository = folder / "repository"
        self.plain = folder / "plain"
        self._size = size
        (self.source / "slides").mkdir(parents=True)
        names = [f"slides/{number:02}.jpg" for number in range(1, slides + 1)]
        for name in names:
            self._draw(name, "first")
        lines = "".join(f"      - picture: {name}\n" for name in names)
        (self.source / "site.yaml").write_text(_YAML + lines, encoding="utf-8")
        self._ours = self._publisher(self.repository, folder / "desk")
        self._plain = self._publisher(self.plain, folder / "plain-desk")

    @property
    def pinned_file(self) -> Path:
        """The root of trust of what we publish."""
        return self._ours.root_file

    @property
    def plain_pinned(self) -> bytes:
        """The root of trust of the plain targets."""
        return self._plain.pinned()

    @property
    def plain_folder(self) -> str:
        """Where the site is in the plain tree."""
        return f"{SITES}/{SITE}/"

    def publish(self) -> Outcome:
        """Publish the folder as it is."""
        return publish(self._ours, build(self.source, load_site))

    def publish_plainly(self) -> list[str]:
        """Publish every file as a target of its own; return the names."""
        with self._plain.storage.working(Work.PUBLISH):
            published = self._plain.read()
            files = {
                path.name: self._plain.add_target(path.name, path.read_bytes())
                for path in self.source.rglob("*.*")
            }
            # The list of offers stays, as an empty one: our publisher does not do without.
            self._plain.commit(published, files=files | {OFFERS: published.files[OFFERS]})
        return list(files)

    def change(self, slide: int) -> Path:
        """Draw a slide anew; return its file."""
        name = f"slides/{slide:02}.jpg"
        self._draw(name, "anew")
        return self.source / name

    def add_large(self, size: int) -> str:
        """Add a file of random bytes, as a film that cannot be packed; return its name."""
        name, left = "film/large.bin", size
        (self.source / "film").mkdir()
        with (self.source / name).open("wb") as file:
            while left:
                left -= file.write(os.urandom(min(left, _BLOCK)))
        return name

    def signed_files(self) -> dict[Path, bytes]:
        """Return all that is signed of what we publish."""
        folder = self.repository / SITES / SITE
        return {path: path.read_bytes() for path in folder.rglob("*.json")}

    def _draw(self, name: str, which: str) -> None:
        width, height = (max(side // _GRAIN, 1) for side in self._size)
        spots = Random(f"{name} {which}").randbytes(width * height * 3)  # noqa: S311  # no secret
        small = Image.frombytes("RGB", (width, height), spots)
        small.resize(self._size, Image.Resampling.BICUBIC).save(self.source / name, quality=80)

    @staticmethod
    def _publisher(repository: Path, folder: Path) -> Publisher:
        storage = LocalStorage(repository)
        made = Publisher(SITE, storage, keys=folder / "keys", trust=folder / "trust")
        begin(made, [folder / "root-keys"])
        return made
