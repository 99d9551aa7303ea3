"""What needs somebody's attention, and whom it is told to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kiosk.server.accounts.sealing import seal, unseal
from kiosk.server.devices.models import Kiosk


class Channel(models.Model):
    """A way on which people hear of alerts.

    Attributes:
        name: What people call it.
        kind: Letters, or a group's robot.
        address: Sealed: an e-mail address, or the robot's address, which is itself a secret.
        secret: Sealed: what a robot of DingTalk signs with; empty for none.
        active: Whether it is used.
        trouble: Why the last message did not get there; empty when it did.
    """

    class Kind(models.TextChoices):
        """How a message travels."""

        EMAIL = "email", _("e-mail")
        WECOM = "wecom", _("WeCom group robot")
        DINGTALK = "dingtalk", _("DingTalk group robot")

    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    address = models.TextField()
    secret = models.TextField(blank=True)
    active = models.BooleanField(_("in use"), default=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        """How Django orders and names channels."""

        ordering = ["name"]
        verbose_name = _("channel")
        verbose_name_plural = _("channels")

    def __str__(self) -> str:
        """Return what people call it."""
        return self.name

    def set_address(self, address: str, secret: str = "") -> None:
        """Keep where it leads, so that a stolen database does not tell."""
        self.address = seal(address)
        self.secret = seal(secret) if secret else ""

    @property
    def opened(self) -> tuple[str, str]:
        """Where it leads, and what it signs with."""
        return unseal(self.address), unseal(self.secret) if self.secret else ""


class Alert(models.Model):
    """Something about one kiosk that needs attention; one row as long as it lasts.

    Attributes:
        kind: What.
        since: When it was first seen.
        until: When it was over; None while it lasts.
        told: The channels that have heard of it.
    """

    class Kind(models.TextChoices):
        """What may be wrong."""

        DARK = "dark", _("dark: nothing is heard of it")
        FAILING = "failing", _("failing: it says that something is wrong")
        DISK = "disk", _("its disk is almost full")
        CLOCK = "clock", _("its clock is wrong")
        UNUSED = "unused", _("nobody has used it for two weeks")

    kiosk = models.ForeignKey(Kiosk, on_delete=models.CASCADE, related_name="alerts")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    told = models.ManyToManyField(Channel, blank=True, related_name="+")

    class Meta:
        """One alert of a kind for a kiosk at a time."""

        ordering = ["-since"]
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        constraints = [
            models.UniqueConstraint(
                fields=["kiosk", "kind"],
                condition=models.Q(until=None),
                name="one_open_alert_of_a_kind",
            )
        ]
        indexes = [models.Index(fields=["until", "kind"], name="alert_until_kind")]

    def __str__(self) -> str:
        """Return what is wrong with which."""
        return f"{self.kiosk}: {self.get_kind_display()}"
