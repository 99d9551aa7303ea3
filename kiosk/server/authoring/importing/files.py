"""The files of a folder, taken into a village's collection."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from django.core.files import File as DjangoFile

from kiosk.server.authoring.models.files import Paper, Picture, Recording, sha256_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.server.accounts.models import User
    from kiosk.server.authoring.export.files import File, FileModel
    from kiosk.server.authoring.models.site import VillageSite

_TITLE = 255


class Taking:
    """Takes each file that is pointed to, once; one that is here already stays what it is."""

    def __init__(
        self, folder: Path, site: VillageSite, user: User | None, seconds: Mapping[str, float]
    ) -> None:
        """Take from `folder` for `site`; `seconds` are the measured lengths by path."""
        self._folder = folder
        self._site = site
        self._user = user
        self._seconds = seconds
        self._taken: dict[tuple[FileModel, str], int] = {}

    def picture(self, path: str | None) -> int | None:
        """Return the number of a picture."""
        return self._take(Picture, path)

    def paper(self, path: str | None) -> int | None:
        """Return the number of subtitles or a theme."""
        return self._take(Paper, path)

    def recording(self, path: str | None) -> int | None:
        """Return the number of a film or a recording."""
        return self._take(Recording, path)

    def _take(self, kind: FileModel, path: str | None) -> int | None:
        if path is None:
            return None
        if (kind, path) not in self._taken:
            self._taken[kind, path] = self._keep(kind, path)
        return self._taken[kind, path]

    def _keep(self, kind: FileModel, path: str) -> int:
        with (self._folder / path).open("rb") as opened:
            file: DjangoFile[bytes] = DjangoFile(opened, name=PurePosixPath(path).name)
            digest = sha256_of(file)
            here = kind.objects.filter(
                collection=self._site.collection, site_path=path, sha256=digest
            )
            number = here.values_list("pk", flat=True).first()
            if number is not None:
                return int(number)
            made = self._new(kind, path, file)
            made.sha256 = digest
            made.save()
            return int(made.pk)

    def _new(self, kind: FileModel, path: str, file: DjangoFile[bytes]) -> File:
        values: dict[str, Any] = {
            "title": PurePosixPath(path).stem[:_TITLE],
            "site_path": path,
            "collection": self._site.collection,
            "uploaded_by_user": self._user,
            "file": file,
        }
        if kind is Recording:
            values |= {
                "state": Recording.State.READY,
                "progress": 100,
                "size": file.size,
                "seconds": self._seconds.get(path),
                "original_name": PurePosixPath(path).name,
                "kind": Recording.Kind.SOUND if _is_sound(path) else Recording.Kind.FILM,
            }
        else:
            values["file_size"] = file.size
        return kind(**values)


def _is_sound(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in {".mp3", ".m4a", ".aac", ".wav", ".ogg", ".flac"}
