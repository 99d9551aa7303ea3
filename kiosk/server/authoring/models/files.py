"""Pictures, papers and recordings: what a site's pages point to, each in its village's collection.

A file never changes once it is here: another one is another file. So what was reviewed is what
is shown.
"""

from __future__ import annotations

import hashlib
import uuid
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import CollectionMember
from wagtail.search import index

from kiosk.server.authoring.fields.codes import code_of

if TYPE_CHECKING:
    from django.core.files import File

_BLOCK = 1 << 20
_SHORT = 6
"""Signs of a file's hash in its name, so that two pictures called 1.jpg do not meet."""


def sha256_of(file: File[bytes]) -> str:
    """Return the SHA-256 of an open file, from its beginning, a block at a time."""
    digest = hashlib.sha256()
    file.seek(0)
    while block := file.read(_BLOCK):
        digest.update(block)
    file.seek(0)
    return digest.hexdigest()


def site_path_for(folder: str, name: str, sha256: str) -> str:
    """Return where an uploaded file lies in its site's folder: `pictures/cun-kou-3fa2c1.jpg`."""
    file = PurePosixPath(name.replace("\\", "/"))
    ending = file.suffix.lower()
    return f"{folder}/{code_of(file.stem, otherwise='file')}-{sha256[:_SHORT]}{ending}"


def stored_name(folder: str, name: str) -> str:
    """Return where a file is stored: a name nobody guesses."""
    return f"{folder}/{uuid.uuid4().hex}{PurePosixPath(name).suffix.lower()}"


class _InSite(models.Model):
    """A file of a site.

    Attributes:
        site_path: Where it lies in the site's folder.
        sha256: What it holds.
    """

    site_path = models.CharField(
        _("place in the site's folder"), max_length=240, editable=False, db_index=True
    )
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)

    folder: ClassVar[str]

    class Meta:
        """No table of its own."""

        abstract = True

    def note_what_it_holds(self) -> None:
        """Note the hash, and a place in the site's folder where it has none yet."""
        file: Any = self.file  # type: ignore[attr-defined]  # each of them has one
        if not self.sha256:
            with file.storage.open(file.name) if file._committed else _Kept(file) as opened:  # noqa: SLF001  # Django has no public word for it
                self.sha256 = sha256_of(opened)
        if not self.site_path:
            name = getattr(self, "original_name", "") or file.name
            self.site_path = site_path_for(self.folder, name, self.sha256)


class _Kept:
    """An open file that stays open."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def __enter__(self) -> Any:
        return self._file

    def __exit__(self, *_why: object) -> None:
        return None


class Picture(_InSite, AbstractImage):  # type: ignore[django-manager-missing]  # Wagtail has no types
    """A picture of a site."""

    folder = "pictures"
    admin_form_fields = ("title", "file", "collection")

    class Meta(AbstractImage.Meta):
        """Words."""

        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        """Return its title."""
        return str(self.title)

    def get_upload_to(self, filename: str) -> str:
        """Return a name nobody guesses; the one it came with names it in the site's folder."""
        self.original_name = filename
        return stored_name("pictures", filename)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note what it holds first."""
        if not self.sha256 or not self.site_path:
            self.original_name = self.file.name
            self.note_what_it_holds()
        self.file_size: int = getattr(self, "file_size", None) or self.file.size
        super().save(*args, **kwargs)


class PictureRendition(AbstractRendition):
    """A smaller one of a picture, for the console."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        """One of a kind."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_of_a_kind"
            )
        ]


class Paper(_InSite, AbstractDocument):  # type: ignore[django-manager-missing]  # the same
    """A file of words: subtitles, or a theme."""

    folder = "papers"
    admin_form_fields = ("title", "file", "collection")

    class Meta(AbstractDocument.Meta):
        """Words."""

        verbose_name = _("file of words")
        verbose_name_plural = _("files of words")

    def __str__(self) -> str:
        """Return its title."""
        return str(self.title)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note what it holds, and store it under a name nobody guesses."""
        if not self.sha256 or not self.site_path:
            self.original_name = self.file.name
            self.note_what_it_holds()
            if not self.file._committed:  # noqa: SLF001  # Django has no public word for it
                self.file.name = stored_name("", self.file.name).lstrip("/")
        self.file_size: int = getattr(self, "file_size", None) or self.file.size
        super().save(*args, **kwargs)


def _recording_name(_recording: Recording, filename: str) -> str:
    return stored_name("recordings", filename)


class Recording(_InSite, CollectionMember, index.Indexed, models.Model):
    """A film, a clip or a sound recording.

    Attributes:
        state: Whether it can be shown yet.
        progress: Hundredths of the work that are done, while it is prepared.
        seconds: Its length; None until it was measured.
        facts: What it is made of, as it was found.
        says: What happened, by language, in plain words.
        original: The upload it is made of, until it is ready.
    """

    folder = "film"

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("waiting its turn")
        PREPARING = "preparing", _("being prepared")
        READY = "ready", _("ready")
        REFUSED = "refused", _("cannot be used")

    class Kind(models.TextChoices):
        """What it is."""

        FILM = "film", _("moving pictures")
        SOUND = "sound", _("sound recording")

    title = models.CharField(_("title"), max_length=255)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.FILM)
    file = models.FileField(_("file"), upload_to=_recording_name, max_length=200, blank=True)
    size = models.BigIntegerField(_("size"), default=0, editable=False)
    seconds = models.FloatField(_("length"), null=True, editable=False)
    facts = models.JSONField(default=dict, editable=False)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING, editable=False)
    progress = models.PositiveSmallIntegerField(default=0, editable=False)
    says = models.JSONField(default=dict, editable=False)
    original = models.CharField(max_length=200, blank=True, default="", editable=False)
    original_name = models.CharField(max_length=255, blank=True, default="", editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True, db_index=True)
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    search_fields: ClassVar = [
        *CollectionMember.search_fields,
        index.SearchField("title", boost=10),
        index.AutocompleteField("title"),
        index.FilterField("state"),
        index.FilterField("kind"),
    ]

    class Meta:
        """Words and order."""

        verbose_name = _("film or recording")
        verbose_name_plural = _("films and recordings")
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        """Return its title."""
        return str(self.title)

    @property
    def ready(self) -> bool:
        """Whether it can be shown."""
        return bool(self.state == self.State.READY)
