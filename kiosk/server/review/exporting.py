"""A pinned state of a site written to a folder, checked as a kiosk checks it, and measured."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from kiosk.content.fonts import prepare_fonts
from kiosk.content.loading import load_site
from kiosk.release.build import build
from kiosk.server.authoring.export.folder import export_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.content.loading import LoadedSite
    from kiosk.release.build import Draft
    from kiosk.server.authoring.models import VillageSite


@contextmanager
def exported(site: VillageSite, revisions: Mapping[int, int]) -> Iterator[Draft]:
    """Yield a checked and measured export of `site`; its folder goes away afterwards.

    Args:
        site: The village's site.
        revisions: The revision of each page.

    Raises:
        ContentError: A kiosk could not show it.
        KioskError: A page or a file is not there any more.
    """
    scratch = settings.KIOSK.folders.scratch
    scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="export-", dir=scratch) as folder:
        target = Path(folder, "site")
        export_site(site, target, revisions=revisions)
        yield build(target, _load)


def _load(folder: Path) -> LoadedSite:
    return load_site(folder, font=_font(settings.KIOSK.data / "fonts"))


@lru_cache(maxsize=1)
def _font(folder: Path) -> Path:
    return prepare_fonts(folder).sans
