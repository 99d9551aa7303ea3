"""Small copies of what was reviewed, so that old and new stand side by side for ever."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from kiosk.server.review.difference import Change, Kind

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.release.build import Draft

_LONGEST = 640
"""Pixels of a small picture's longer side."""
_SHA256 = re.compile("[0-9a-f]{64}")


def small_name(digest: str) -> str:
    """Return where the small copy of the picture with this SHA-256 is stored."""
    return f"reviewed/{digest[:2]}/{digest}.jpg"


def keep_small_pictures(draft: Draft) -> None:
    """Store a small copy of each picture of `draft` that has none yet."""
    for file in draft.files:
        if Change(file.path, None, file).kind is Kind.PICTURE:
            name = small_name(file.sha256)
            if not default_storage.exists(name):
                default_storage.save(name, ContentFile(_small(draft.folder / file.path)))


def read_small(digest: str) -> bytes | None:
    """Return the small copy of a picture; None when there is none."""
    if _SHA256.fullmatch(digest) is None or not default_storage.exists(small_name(digest)):
        return None
    with default_storage.open(small_name(digest)) as opened:
        data: bytes = opened.read()
    return data


def _small(file: Path) -> bytes:
    # `build` has decoded it within a kiosk's limits.
    with Image.open(file) as opened:
        opened.draft("RGB", (_LONGEST, _LONGEST))
        picture = ImageOps.exif_transpose(opened)
        picture.thumbnail((_LONGEST, _LONGEST))
        flat = Image.new("RGB", picture.size, "white")
        flat.paste(picture, mask=picture.getchannel("A") if "A" in picture.getbands() else None)
    told = io.BytesIO()
    flat.save(told, "JPEG", quality=80)
    return told.getvalue()
