"""A village that publishes: a desk with keys, a clock moved by hand, and small drafts."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import TYPE_CHECKING

from kiosk.release.begin import begin
from kiosk.release.build import Draft
from kiosk.release.publish import publish
from kiosk.release.publisher import Publisher
from tests.fakes.trees import file_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.release.publish import Outcome
    from kiosk.release.storage import Storage
    from kiosk.release.terms import Terms

SITE = "heguang"
NOW = dt.datetime(2026, 11, 24, 8, 30, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


class Village:
    """One site, its publisher, and the folder everything lies in."""

    def __init__(self, folder: Path, storage: Storage, site: str = SITE) -> None:
        self.folder = folder
        self.now = NOW
        self.root_keys = folder / "root-keys"
        self.publisher = Publisher(
            site, storage, keys=folder / "keys", trust=folder / "trust", now=lambda: self.now
        )

    @property
    def storage(self) -> Storage:
        return self.publisher.storage

    @property
    def pinned(self) -> bytes:
        return self.publisher.pinned()

    def begin(self) -> None:
        begin(self.publisher, [self.root_keys])

    def sticks(self) -> list[Path]:
        """Give each root key a folder of its own, as people do with sticks."""
        folders = []
        for file in sorted(self.root_keys.glob("*.pem")):
            stick = self.folder / f"stick-{file.stem}"
            stick.mkdir()
            file.rename(stick / file.name)
            folders.append(stick)
        return folders

    def draft(self, contents: Mapping[str, bytes]) -> Draft:
        """Lay files into a folder and measure them; the loader is tested elsewhere."""
        key = sha256(repr(sorted(contents.items())).encode()).hexdigest()[:12]
        folder = self.folder / f"site-{key}"
        for path, data in contents.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        files = tuple(file_of(path, data) for path, data in sorted(contents.items()))
        return Draft(self.publisher.site, folder, files)

    def publish(self, contents: Mapping[str, bytes], terms: Terms | None = None) -> Outcome:
        return publish(self.publisher, self.draft(contents), terms)


def contents(number: int) -> dict[str, bytes]:
    """Return the files of a small site: some stay from one number to the next, some change."""
    return {
        "site.yaml": f"release: {number}\n".encode(),
        "pictures/cover.jpg": b"always the same picture",
        f"pictures/{number}.jpg": bytes(range(256)) * (number % 7 + 1),
        "film/film.mp4": f"film {number // 2}".encode() * 50,
    }
