"""Sites for the tests, and what makes two of them the same."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from PIL import Image

from kiosk.content.loading import load_site
from kiosk.content.moving import Measured
from kiosk.server.authoring.models import Picture

if TYPE_CHECKING:
    from kiosk.content.model import Site
    from kiosk.server.authoring.models import VillageSite

DEMO = Path(__file__).parents[3] / "media" / "demo"


def no_probe(_file: Path) -> Measured:
    """Take every film to be ten minutes long."""
    return Measured(600.0, pictures=True, sound=True)


def loaded(folder: Path) -> Site:
    return load_site(folder, check_media=False).site


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below `folder`, by its place."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def media_hashes(folder: Path) -> dict[str, str]:
    """Return the hashes of the files that the site names: no YAML, no table, nothing unused."""
    said = loaded(folder).model_dump_json()
    return {place: d for place, d in hashes(folder).items() if f'"{place}"' in said}


def make_picture(site: VillageSite, name: str = "村口.jpg") -> Picture:
    """Add a picture to a village."""
    stream = io.BytesIO()
    Image.new("RGB", (320, 200), "green").save(stream, "JPEG")
    file = ContentFile(stream.getvalue(), name)
    picture: Picture = Picture.objects.create(title=name, file=file, collection=site.collection)
    return picture
