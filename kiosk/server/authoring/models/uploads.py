"""Large files on their way here."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection


class Upload(models.Model):
    """One file that somebody sends in pieces.

    How much of it has come is what the file on the disk holds: a server that is killed between
    writing and noting loses nothing.
    """

    class Purpose(models.TextChoices):
        """What becomes of it."""

        RECORDING = "recording", _("a film or a recording")
        SITE = "site", _("a whole site")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="uploads"
    )
    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=12, choices=Purpose, default=Purpose.RECORDING)
    filename = models.CharField(max_length=255)
    length = models.BigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True, db_index=True)
    done = models.BooleanField(default=False)
    page_id = models.BigIntegerField(null=True)
    progress = models.PositiveSmallIntegerField(default=0)
    says = models.JSONField(default=dict)
    result_id = models.BigIntegerField(null=True)

    class Meta:
        """Words and order."""

        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        """Return the file's name."""
        return str(self.filename)

    @property
    def path(self) -> Path:
        """Where its bytes lie."""
        return uploads_folder() / f"{self.id.hex}.part"

    @property
    def offset(self) -> int:
        """How many bytes have come."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Forget it and its bytes."""
        self.path.unlink(missing_ok=True)
        return super().delete(*args, **kwargs)


def uploads_folder() -> Path:
    """Return the folder of uploads under way."""
    return Path(settings.KIOSK.folders.scratch) / "uploads"
