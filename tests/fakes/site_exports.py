"""An export of a site's pages that takes no time: what each page says, and one picture for each.

The real one, the kiosk's own check included, has its own tests and the journey's.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from hashlib import sha256
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from PIL import Image
from wagtail.models import Revision

from kiosk.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass
class SiteExports:
    """Stands in for `export_site` and for the kiosk's loader.

    Attributes:
        replaced: What lies in a file that is no page's, by its name.
        wrong: What the kiosk finds wrong; nothing when it can show the site.
        made: How often something was exported.
    """

    replaced: dict[str, bytes] = field(default_factory=lambda: {"film/film.mp4": b"a film"})
    wrong: str = ""
    made: int = 0

    def export(self, site: Any, folder: Path, *, revisions: Mapping[int, int]) -> None:
        self.made += 1
        folder.mkdir(parents=True)
        said = {}
        for page, revision in sorted(revisions.items()):
            content = Revision.objects.get(pk=revision).content
            told = json.dumps([content["title"], content.get("text")], ensure_ascii=False)
            said[page] = told
            picture = folder / "pictures" / f"{page}.jpg"
            picture.parent.mkdir(exist_ok=True)
            picture.write_bytes(picture_of(told))
        (folder / "site.yaml").write_text(
            json.dumps([site.code, said], ensure_ascii=False), "utf-8"
        )
        for name, data in self.replaced.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)

    def load(self, folder: Path) -> Any:
        if self.wrong:
            raise ContentError([Problem("site.yaml", 1, 1, f"{self.wrong}（中文）", self.wrong)])
        code = json.loads((folder / "site.yaml").read_text("utf-8"))[0]
        return SimpleNamespace(site=SimpleNamespace(id=code), warnings=())


def picture_of(text: str) -> bytes:
    """Return a small picture that is another one for another text."""
    colour = tuple(sha256(text.encode()).digest()[:3])
    told = io.BytesIO()
    Image.new("RGB", (16, 9), colour).save(told, "JPEG")
    return told.getvalue()
