"""Small sites on a disk, made afresh for a test."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

LEAST: dict[str, Any] = {
    "id": "hegu",
    "name": "禾谷村",
    "township": "晨溪乡",
    "plaque": {"title": "示范点", "awarded_by": "晨溪乡党委", "since": 2024},
    "cover": "cover.png",
}


def site_folder(folder: Path, **changes: Any) -> Path:
    """Make a site that has only its name and its cover, with `changes` to its top keys."""
    folder.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (64, 36), "#9E1B1E").save(folder / "cover.png")
    site = json.dumps({**LEAST, **changes}, ensure_ascii=False)  # JSON is YAML too
    (folder / "site.yaml").write_text(site, encoding="utf-8")
    return folder
