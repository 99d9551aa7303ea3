"""A site's pages written as the folder that `kiosk check` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.compose import SITE_FILE
from kiosk.server.authoring.export.composing import Composed, compose
from kiosk.server.authoring.export.drafts import drafts
from kiosk.server.authoring.export.files import Filing, Library, Taken, put
from kiosk.server.authoring.export.writing import write_tree

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from kiosk.server.authoring.models import VillageSite


def export_site(
    site: VillageSite,
    folder: Path,
    *,
    revisions: Mapping[int, int] | None = None,
    filing: Filing = Filing.LINK,
    without: Collection[int] = (),
    first: int = 0,
) -> Composed:
    """Write `site` into `folder`, which is made and must be empty.

    Args:
        site: The site.
        folder: Where to.
        revisions: The revision of every page that counts; the latest drafts when None.
        filing: How pictures and films get there. Linked files must not be written to.
        without: Numbers of parts that are left out.
        first: Number of a part that is put before its like, for a picture of it.

    Returns:
        What was written, and which page says what in it.

    Raises:
        ExportError: A page or revision named in `revisions` is gone.
        FileExistsError: The folder holds something.
        OSError: A stored file cannot be read, or the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if next(folder.iterdir(), None) is not None:
        raise FileExistsError(folder)
    whole, parts = drafts(site, revisions)
    parts = [part for part in parts if part.pk not in without]
    parts.sort(key=lambda part: part.pk != first)
    taken = Taken(Library(site))
    composed = compose(whole, parts, taken, first)
    write_tree(folder, SITE_FILE, composed.value)
    for place, file in taken.places.items():
        put(file, folder / place, filing)
    return composed
