"""Pictures of a draft as the kiosk would show it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


def _name(preview: Preview, filename: str) -> str:
    return f"previews/{preview.site_id}/{filename}"


class Preview(models.Model):
    """One screen of a site's draft in one shape; the latest there is.

    Attributes:
        focus: The number of the part that is shown first; 0 for the site as it is.
        wanted: The fingerprint of the draft that was asked for last.
        drawn: That of the draft the picture shows; they differ while a new one is made.
        says: Why there is none, by language.
    """

    site = models.ForeignKey(
        "authoring.VillageSite", on_delete=models.CASCADE, related_name="previews"
    )
    focus = models.BigIntegerField(default=0)
    screen = models.CharField(max_length=40)
    portrait = models.BooleanField(default=False)
    language = models.CharField(max_length=35)
    wanted = models.CharField(max_length=64)
    drawn = models.CharField(max_length=64, blank=True, default="")
    picture = models.FileField(upload_to=_name, max_length=200, blank=True)
    asked_at = models.DateTimeField(auto_now=True)
    says = models.JSONField(default=dict)

    class Meta:
        """One of a kind."""

        verbose_name = _("preview")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["site", "focus", "screen", "portrait", "language"],
                name="one_preview_of_a_screen",
            )
        ]

    def __str__(self) -> str:
        """Return which screen it shows."""
        return str(self.screen)
