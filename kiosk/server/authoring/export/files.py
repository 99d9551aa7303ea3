"""The files that pages point to, and where each lies in the site's folder."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from kiosk.server.authoring.models.files import Paper, Picture, Recording

if TYPE_CHECKING:
    from kiosk.server.authoring.models.base import ContentPage
    from kiosk.server.authoring.models.site import VillageSite

_BLOCK = 1 << 20
_STAND_IN = b"\x00\x00\x00\x10ftypisom\x00\x00\x02\x00"
"""What a film begins with; enough for the loader when it does not look into media."""

FileModel = type[Picture] | type[Paper] | type[Recording]
File = Picture | Paper | Recording


class Filing(StrEnum):
    """How files get into the folder.

    Attributes:
        LINK: As hard links where the files lie on the same disk, else as copies.
        COPY: As copies, which may be changed.
        STAND_IN: As names only; for looking at words.
    """

    LINK = "link"
    COPY = "copy"
    STAND_IN = "stand-in"


class Library:
    """The files of one village, each kind read once."""

    def __init__(self, site: VillageSite) -> None:
        """Look into the site's collection."""
        self._collection = site.collection_id
        self._known: dict[FileModel, dict[int, File]] = {}

    def get(self, kind: FileModel, number: int) -> File | None:
        """Return a file of this village; None when it is none, or another village's."""
        if kind not in self._known:
            mine = kind.objects.filter(collection=self._collection)
            self._known[kind] = {file.pk: file for file in mine}
        return self._known[kind].get(number)


@dataclass
class Taken:
    """Notes which files are pointed to, and gives each one place in the site's folder.

    Attributes:
        places: Every file by its place.
    """

    library: Library
    places: dict[str, File] = field(default_factory=dict)
    _folded: dict[str, object] = field(default_factory=lambda: {"site.yaml": None})

    def picture(self, number: int | None) -> str | None:
        """Return the place of a picture."""
        return self._take(Picture, number)

    def paper(self, number: int | None) -> str | None:
        """Return the place of subtitles or a theme."""
        return self._take(Paper, number)

    def recording(self, number: int | None) -> str | None:
        """Return the place of a film or a recording, once it is ready."""
        return self._take(Recording, number)

    def _take(self, kind: FileModel, number: int | None) -> str | None:
        file = self.library.get(kind, number) if number else None
        if file is None or (isinstance(file, Recording) and not file.ready):
            return None
        path = PurePosixPath(file.site_path)
        place, count = str(path), 1
        while (other := self._folded.setdefault(place.casefold(), file)) is not file:
            if isinstance(other, File) and other.sha256 == file.sha256:
                return place
            count += 1
            place = str(path.with_stem(f"{path.stem}-{count}"))
        self.places.setdefault(place, file)
        return place


class Foreign:
    """Notes which files are not this village's."""

    def __init__(self, site: VillageSite) -> None:
        """Look with the eyes of `site`."""
        self._library = Library(site)
        self.names: list[str] = []

    def picture(self, number: int | None) -> str | None:
        """Look at a picture."""
        self._look(Picture, number)
        return None

    def paper(self, number: int | None) -> str | None:
        """Look at subtitles or a theme."""
        self._look(Paper, number)
        return None

    def recording(self, number: int | None) -> str | None:
        """Look at a film or a recording."""
        self._look(Recording, number)
        return None

    def _look(self, kind: FileModel, number: int | None) -> None:
        if number and self._library.get(kind, number) is None:
            file = kind.objects.filter(pk=number).first()
            if file is not None:
                self.names.append(str(file.pk))


def foreign_files(page: ContentPage, site: VillageSite) -> list[str]:
    """Return the numbers of the files that `page` points to and that another village owns."""
    foreign = Foreign(site)
    page.content(foreign)
    return foreign.names


def put(file: File, target: Path, filing: Filing) -> None:
    """Put a file's bytes at `target`, a block at a time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if filing is Filing.STAND_IN:
        target.write_bytes(_STAND_IN)
        return
    stored: Any = file.file
    if filing is Filing.LINK and _link(stored, target):
        return
    with stored.storage.open(stored.name, "rb") as source, target.open("xb") as copy:
        shutil.copyfileobj(source, copy, _BLOCK)


def _link(stored: Any, target: Path) -> bool:
    try:
        os.link(stored.path, target)
    except (NotImplementedError, OSError):
        return False  # a store of objects, or another disk
    return True
