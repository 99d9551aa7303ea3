"""An urgent notice, and where it has arrived."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UrgentNotice(models.Model):
    """A few words for chosen screens, at once.

    Attributes:
        uid: By which kiosks know it.
        title: A line.
        text: What is to be known.
        title_en: The line in English; may be empty.
        text_en: The same in English; may be empty.
        ends_at: When it goes away by itself.
        state: How far it has come.
        written_by: Who wrote it.
        confirmed_by: The reviewer who let it go out; another person.
        withdrawn_by_name: Who took it back.
        kiosks: The chosen screens.
    """

    class State(models.TextChoices):
        """How far a notice has come."""

        WRITTEN = "written", _("waits to be confirmed")
        REFUSED = "refused", _("not confirmed")
        SENT = "sent", _("on the screens")
        WITHDRAWN = "withdrawn", _("taken back")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=60)
    text = models.TextField(_("text"), max_length=500)
    title_en = models.CharField(_("title in English"), max_length=100, blank=True)
    text_en = models.TextField(_("text in English"), max_length=600, blank=True)
    ends_at = models.DateTimeField(_("ends at"))
    state = models.CharField(max_length=16, choices=State.choices, default=State.WRITTEN)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_by_name = models.CharField(max_length=200)
    written_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_by_name = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=500, blank=True)
    withdrawn_by_name = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    kiosks = models.ManyToManyField(
        "devices.Kiosk", through="Delivery", related_name="urgent_notices"
    )

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-pk"]
        verbose_name = _("urgent notice")
        verbose_name_plural = _("urgent notices")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(written_by=models.F("confirmed_by")),
                name="confirmed_by_another_person",
            )
        ]

    def __str__(self) -> str:
        """Return its line."""
        return self.title

    @property
    def is_over(self) -> bool:
        """Whether its time has passed."""
        return self.ends_at <= timezone.now()

    @property
    def is_showing(self) -> bool:
        """Whether screens should show it now."""
        return self.state == self.State.SENT and not self.is_over


class Delivery(models.Model):
    """One notice on its way to one screen.

    Attributes:
        shows: The command that brings it.
        takes_back: The command that takes it back.
    """

    notice = models.ForeignKey(UrgentNotice, on_delete=models.CASCADE, related_name="deliveries")
    kiosk = models.ForeignKey("devices.Kiosk", on_delete=models.CASCADE, related_name="+")
    shows = models.ForeignKey(
        "devices.KioskCommand", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    takes_back = models.ForeignKey(
        "devices.KioskCommand", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        """A screen is chosen once."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["notice", "kiosk"], name="one_delivery_per_screen")
        ]
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")

    def __str__(self) -> str:
        """Name the notice and the screen."""
        return f"{self.notice} → {self.kiosk_id}"
