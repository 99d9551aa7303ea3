"""A site's draft packed into one zip file, which the web server hands out."""

from __future__ import annotations

import shutil
import tempfile
import uuid
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django_tasks import task

from kiosk.server.authoring.export.folder import export_site
from kiosk.server.authoring.models import VillageSite
from kiosk.server.authoring.preview.asking import content_hash
from kiosk.server.jobs.queues import BACKEND, LONG

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLOCK = 1 << 20
_STORED = frozenset({".jpg", ".jpeg", ".png", ".webp", ".mp4", ".mov", ".mp3", ".m4a"})
"""What is packed already."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""The same content makes the same zip file, whenever it is packed."""
KEPT_SECONDS = 24 * 3600


def packed(site: VillageSite) -> str | None:
    """Return the address of the zip file of the draft as it is; None while there is none."""
    place: str | None = cache.get(_name(site))
    if place is None or not (exports() / place).is_file():
        return None
    return f"/exports/{place}"


def ask(site: VillageSite) -> None:
    """Have the draft packed in the background."""
    if cache.add(f"packing:{site.pk}", 1, 600):
        pack.enqueue(site.pk)


def exports() -> Path:
    """Return the folder that the web server hands out."""
    return Path(settings.KIOSK.folders.exports)


def _name(site: VillageSite) -> str:
    return f"packed:{site.pk}:{content_hash(site)}"


@task(backend=BACKEND, queue_name=LONG)
def pack(site_id: int) -> None:
    """Pack a site's draft; safe to repeat."""
    site = VillageSite.objects.filter(pk=site_id).first()
    try:
        if site is not None and packed(site) is None:
            name = _name(site)
            cache.set(name, pack_now(site), KEPT_SECONDS)
    finally:
        cache.delete(f"packing:{site_id}")


def pack_now(site: VillageSite) -> str:
    """Pack a site's draft; return its place below `exports`, which nobody guesses."""
    place = f"{uuid.uuid4().hex}/{site.code}.zip"
    target = exports() / place
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(settings.KIOSK.folders.scratch)
    scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pack-", dir=scratch) as folder:
        export_site(site, Path(folder) / site.code)
        part = target.with_suffix(".part")
        write_zip(Path(folder) / site.code, part)
        part.replace(target)
    return place


def write_zip(folder: Path, target: Path) -> None:
    """Write `folder` into the zip file `target`, a block at a time."""
    with zipfile.ZipFile(target, "w") as archive:
        for file in _files(folder):
            name = f"{folder.name}/{file.relative_to(folder).as_posix()}"
            info = zipfile.ZipInfo(name, _DAY)
            info.external_attr = 0o100644 << 16
            packed_already = file.suffix.lower() in _STORED
            info.compress_type = zipfile.ZIP_STORED if packed_already else zipfile.ZIP_DEFLATED
            info.file_size = file.stat().st_size
            with file.open("rb") as source, archive.open(info, "w") as packed_file:
                shutil.copyfileobj(source, packed_file, _BLOCK)


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
