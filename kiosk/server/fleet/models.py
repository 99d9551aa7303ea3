"""What needs somebody's attention, who is told of it, and what they were told."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiosk.server.accounts.sealing import seal, unseal
from kiosk.server.devices.models import Kiosk


class AlertSettings(models.Model):
    """When something counts as an alert, and when people may be told; there is one row.

    Attributes:
        patience: Minutes that something lasts before anybody is told of it.
        unused_days: Days without a touch after which a kiosk counts as unused; 0 for never.
        begin: From when on people are told.
        end: Until when; whatever comes later is told in the morning if it still lasts.
        looked_at: When it was looked at last.
        dark_from: Before this no kiosk is taken for dark: the server itself was away.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    patience = models.PositiveSmallIntegerField(
        _("Minutes before anybody is told"),
        default=5,
        validators=[MaxValueValidator(1_440)],
        help_text=_("A plug pulled out and put back is nobody's business."),
    )
    unused_days = models.PositiveSmallIntegerField(
        _("Days without a touch"),
        default=14,
        validators=[MaxValueValidator(365)],
        help_text=_("A kiosk that nobody has touched for so long is told of; 0 for never."),
    )
    begin = models.TimeField(_("Tell from"), default=dt.time(7))
    end = models.TimeField(
        _("Tell until"),
        default=dt.time(21),
        help_text=_("What begins at night is told in the morning, if it still lasts."),
    )
    looked_at = models.DateTimeField(null=True, editable=False)
    dark_from = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        """Name them."""
        return str(_("When to tell of alerts"))

    @classmethod
    def load(cls) -> AlertSettings:
        """Return the one row, made when it is missing."""
        return cls.objects.get_or_create(pk=1)[0]

    def may_tell(self, now: dt.datetime) -> bool:
        """Tell whether people may be told at this time of the day."""
        at = timezone.localtime(now).time()
        if self.begin == self.end:
            return True
        if self.begin < self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end


class Receiver(models.Model):
    """Somebody who is told of alerts: a person by e-mail, a group by its robot, a program.

    Attributes:
        address: Sealed: an e-mail address or a robot's, which is a secret itself.
        secret: Sealed: what messages are signed with; empty for nothing.
        next_at: Before this nothing is sent: somebody sends just now, or the last try failed.
        failures: Tries in a row that failed.
        trouble_zh: Why the last try failed; empty when it did not.
        trouble_en: The same in English.
        told_at: When a message got there last.
    """

    class Kind(models.TextChoices):
        """How a message travels."""

        EMAIL = "email", _("E-mail")
        WECOM = "wecom", _("WeCom group robot")
        DINGTALK = "dingtalk", _("DingTalk group robot")
        JSON = "json", _("Another program (JSON)")

    class Language(models.TextChoices):
        """What a message is written in."""

        CHINESE = "zh-hans", "简体中文"
        ENGLISH = "en", "English"

    name = models.CharField(_("Name"), max_length=100)
    kind = models.CharField(_("Way"), max_length=10, choices=Kind.choices, default=Kind.WECOM)
    address = models.TextField()
    secret = models.TextField(blank=True)
    language = models.CharField(
        _("Language"), max_length=10, choices=Language.choices, default=Language.CHINESE
    )
    active = models.BooleanField(_("Is told"), default=True)
    next_at = models.DateTimeField(default=timezone.now)
    failures = models.PositiveSmallIntegerField(default=0)
    trouble_zh = models.CharField(max_length=300, blank=True)
    trouble_en = models.CharField(max_length=300, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """How Django orders and names receivers."""

        ordering: ClassVar = ["name", "pk"]
        verbose_name = _("receiver of alerts")
        verbose_name_plural = _("receivers of alerts")

    def __str__(self) -> str:
        """Return what people call it."""
        return self.name

    def keep(self, address: str, secret: str) -> None:
        """Seal where it leads, so that a stolen database does not tell."""
        self.address = seal(address)
        self.secret = seal(secret) if secret else ""

    def opened(self) -> tuple[str, str]:
        """Return where it leads, and what messages are signed with.

        Raises:
            SettingsError: They were sealed by another server.
        """
        return unseal(self.address), unseal(self.secret) if self.secret else ""

    @property
    def trouble(self) -> tuple[str, str]:
        """Why the last try failed, in Chinese and in English."""
        return self.trouble_zh, self.trouble_en


class Alert(models.Model):
    """Something about one kiosk that needs attention; one row as long as it lasts.

    Attributes:
        since: When it was first seen.
        until: When it was over; None while it lasts.
        about_zh: What exactly, as it was at first.
        about_en: The same in English.
    """

    class Kind(models.TextChoices):
        """What may be wrong."""

        FAILING = "failing", _("failing")
        DARK = "dark", _("dark")
        DISK = "disk", _("disk almost full")
        CLOCK = "clock", _("clock wrong")
        UNUSED = "unused", _("unused")

    kiosk = models.ForeignKey(Kiosk, on_delete=models.CASCADE, related_name="alerts")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    about_zh = models.CharField(max_length=300, blank=True)
    about_en = models.CharField(max_length=300, blank=True)
    receivers = models.ManyToManyField(Receiver, through="Telling", related_name="alerts")

    class Meta:
        """One alert of a kind for a kiosk at a time."""

        ordering: ClassVar = ["-since", "-pk"]
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kiosk", "kind"],
                condition=models.Q(until=None),
                name="one_open_alert_of_a_kind",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["until", "kind", "since"], name="alert_until_kind"),
        ]

    def __str__(self) -> str:
        """Return what is wrong with which."""
        return f"{self.kiosk}: {self.get_kind_display()}"

    @property
    def about(self) -> tuple[str, str]:
        """What exactly, in Chinese and in English."""
        return self.about_zh, self.about_en


class Telling(models.Model):
    """That a receiver was told of an alert.

    Attributes:
        at: When, the last time.
        over: Whether it was told that the alert is over.
    """

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="tellings")
    receiver = models.ForeignKey(Receiver, on_delete=models.CASCADE, related_name="tellings")
    at = models.DateTimeField()
    over = models.BooleanField(default=False)

    class Meta:
        """One row for each of both."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alert", "receiver"], name="told_once_each")
        ]

    def __str__(self) -> str:
        """Name both."""
        return f"{self.receiver} · {self.alert}"
