"""Kiosks, the groups they are in, and what goes between them and the server."""

from __future__ import annotations

import secrets
import uuid
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiosk.link.keys import fingerprint
from kiosk.link.parts import CODE_LENGTH, CODE_SIGNS

if TYPE_CHECKING:
    import datetime as dt


class KioskGroup(models.Model):
    """Kiosks that get releases together.

    Attributes:
        name: What people call it.
        ring: What releases call it.
    """

    name = models.CharField(_("name"), max_length=100, unique=True)
    ring = models.SlugField(_("ring"), max_length=64, unique=True)

    class Meta:
        """How Django orders and names groups."""

        ordering: ClassVar = ["name"]
        verbose_name = _("group of kiosks")
        verbose_name_plural = _("groups of kiosks")

    def __str__(self) -> str:
        """Return what people call it."""
        return self.name


class KioskQuerySet(models.QuerySet["Kiosk"]):
    """Kiosks, chosen by where they stand."""

    def approved(self) -> KioskQuerySet:
        """Return those that show a site of ours."""
        return self.filter(state=Kiosk.State.APPROVED)

    def waiting(self) -> KioskQuerySet:
        """Return those whose code is still good."""
        return self.filter(state=Kiosk.State.WAITING, code_until__gt=timezone.now())

    def seen_by(self, user: object) -> KioskQuerySet:
        """Return those that `user` may see: all of them, or those of the sites he may change."""
        from kiosk.server.devices.rights import kiosks_seen_by  # noqa: PLC0415  # needs models

        return kiosks_seen_by(self, user)


class Kiosk(models.Model):
    """One screen.

    Attributes:
        state: Where it stands with us.
        key: Its public key, in hexadecimal digits.
        key_id: The name of that key.
        code: What its screen shows while it waits to be paired; empty afterwards.
        code_until: Until when that code is good.
        address: Where its first request came from.
        machine: What its machine calls itself.
        version: Its program.
        sequence: The number of the last request that was answered.
        asked: The SHA-256 of that request.
        answer_status: The status of the answer to it.
        answer: That answer, to be given again should it have been lost.
        last_seen: When it was last heard of.
        shown: The release on its glass.
        failing: Whether something is wrong, by what it says of itself.
        ailments: What is wrong, as `kiosk.server.devices.ailments.Ailment` has it.
        touched_at: When somebody touched it last, as far as is known.
        facts: Its last heartbeat, as `kiosk.link.messages.Heartbeat` has it.
        skew: Seconds by which its clock is ahead of ours.
    """

    class State(models.TextChoices):
        """Where a kiosk stands with us."""

        WAITING = "waiting", _("waits to be paired")
        APPROVED = "approved", _("paired")
        REFUSED = "refused", _("refused")
        REVOKED = "revoked", _("revoked")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    name = models.CharField(_("name"), max_length=100, blank=True)
    site = models.ForeignKey(
        "authoring.VillageSite",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="kiosks",
        verbose_name=_("site"),
    )
    groups = models.ManyToManyField(
        KioskGroup, blank=True, related_name="kiosks", verbose_name=_("groups")
    )
    key = models.CharField(max_length=64)
    key_id = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=CODE_LENGTH, blank=True, db_index=True)
    code_until = models.DateTimeField(null=True, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)
    machine = models.CharField(max_length=100, blank=True)
    version = models.CharField(max_length=100, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    sequence = models.BigIntegerField(default=0)
    asked = models.CharField(max_length=64, blank=True)
    answer_status = models.PositiveSmallIntegerField(default=0)
    answer = models.BinaryField(default=bytes)

    last_seen = models.DateTimeField(null=True, blank=True, db_index=True)
    shown = models.PositiveIntegerField(null=True, blank=True)
    failing = models.BooleanField(default=False)
    ailments = models.PositiveSmallIntegerField(default=0)
    touched_at = models.DateTimeField(null=True, blank=True)
    facts = models.JSONField(default=dict)
    skew = models.FloatField(default=0.0)

    objects = KioskQuerySet.as_manager()

    class Meta:
        """How Django orders and names kiosks."""

        ordering: ClassVar = ["name", "id"]
        verbose_name = _("kiosk")
        verbose_name_plural = _("kiosks")
        indexes: ClassVar = [
            # All that the list of a hundred thousand kiosks is filtered, counted and sorted by,
            # so that no row itself is read for it.
            models.Index(
                fields=["state", "site", "last_seen", "ailments", "name", "id"],
                name="kiosk_standing",
            ),
            models.Index(fields=["site", "state"], name="kiosk_site_state"),
        ]

    def __str__(self) -> str:
        """Return what people call it."""
        return self.name or str(self.id)[:8]

    @property
    def public_key(self) -> bytes:
        """Its public key."""
        return bytes.fromhex(self.key)

    @property
    def fingerprint(self) -> str:
        """What people compare with the kiosk's screen."""
        return fingerprint(self.public_key)

    def is_dark(self, now: dt.datetime | None = None) -> bool:
        """Tell whether nothing was heard of it for too long."""
        from kiosk.server.devices.interval import dark_after  # noqa: PLC0415  # needs settings

        now = now or timezone.now()
        return self.last_seen is None or self.last_seen < now - dark_after()


def new_code() -> str:
    """Return a code for a kiosk's screen, drawn by lot."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


class KioskCommand(models.Model):
    """Something that a kiosk is to do.

    Attributes:
        kiosk: Which.
        kind: What, by its short name.
        order: All of it, as `kiosk.link.messages.Command` has it.
        expires: After which it is not done any more.
        sent: When the kiosk was first told.
        answered: When it said what came of it.
        result_zh: What came of it, in Chinese.
        result_en: The same in English.
    """

    class State(models.TextChoices):
        """How far a command is."""

        WAITING = "waiting", _("waits for the kiosk")
        SENT = "sent", _("sent")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        EXPIRED = "expired", _("too late")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kiosk = models.ForeignKey(Kiosk, on_delete=models.CASCADE, related_name="commands")
    kind = models.CharField(max_length=20)
    order = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    expires = models.DateTimeField()
    sent = models.DateTimeField(null=True, blank=True)
    answered = models.DateTimeField(null=True, blank=True)
    result_zh = models.CharField(max_length=2_000, blank=True)
    result_en = models.CharField(max_length=2_000, blank=True)

    OPEN: ClassVar = (State.WAITING, State.SENT)
    """States in which nobody knows yet what came of it."""

    class Meta:
        """How Django orders and names commands."""

        ordering: ClassVar = ["-made"]
        verbose_name = _("command")
        verbose_name_plural = _("commands")
        indexes: ClassVar = [
            models.Index(fields=["kiosk", "state"], name="command_kiosk_state"),
            models.Index(fields=["state", "expires"], name="command_state_expires"),
        ]

    def __str__(self) -> str:
        """Return what it is."""
        return f"{self.kind} · {self.kiosk}"

    @property
    def outcome(self) -> tuple[str, str]:
        """What came of it, in Chinese and in English."""
        return self.result_zh, self.result_en


class Screenshot(models.Model):
    """What was on a kiosk's glass; one for each kiosk, the latest.

    Attributes:
        file: The JPEG; its name cannot be guessed.
        taken: When it arrived.
        size: Bytes.
    """

    kiosk = models.OneToOneField(
        Kiosk, primary_key=True, on_delete=models.CASCADE, related_name="screenshot"
    )
    file = models.FileField(max_length=200)
    taken = models.DateTimeField()
    size = models.PositiveIntegerField()

    class Meta:
        """How Django names screenshots."""

        verbose_name = _("screenshot")
        verbose_name_plural = _("screenshots")

    def __str__(self) -> str:
        """Return whose it is."""
        return str(self.kiosk)


class PlayLine(models.Model):
    """One thing that a kiosk has shown, from its own ledger.

    Attributes:
        line: Which line of the ledger; one that comes twice is kept once.
        item: What was shown: `film`, `slides/work`, `route/3`.
        began: When, on the kiosk's clock; None while that could not be trusted.
        visitor: Whether a visitor chose it.
    """

    kiosk = models.ForeignKey(Kiosk, on_delete=models.CASCADE, related_name="plays")
    line = models.CharField(max_length=32)
    item = models.CharField(max_length=300)
    began = models.DateTimeField(null=True, blank=True)
    seconds = models.FloatField()
    visitor = models.BooleanField(default=False)
    release = models.PositiveIntegerField(null=True, blank=True)
    arrived = models.DateTimeField(auto_now_add=True)

    class Meta:
        """How Django keeps lines apart."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kiosk", "line"], name="play_line_once_per_kiosk")
        ]
        indexes: ClassVar = [
            models.Index(fields=["kiosk", "began"], name="play_kiosk_began"),
            models.Index(fields=["began"], name="play_began"),
        ]

    def __str__(self) -> str:
        """Return what was shown."""
        return self.item


class DeviceLog(models.Model):
    """The last lines of a kiosk's log, as it sent them.

    Attributes:
        command: The command that asked for it.
    """

    kiosk = models.ForeignKey(Kiosk, on_delete=models.CASCADE, related_name="logs")
    command = models.ForeignKey(
        KioskCommand, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    arrived = models.DateTimeField(auto_now_add=True)
    text = models.TextField()

    class Meta:
        """How Django orders logs."""

        ordering: ClassVar = ["-arrived", "-id"]

    def __str__(self) -> str:
        """Return whose it is."""
        return f"{self.kiosk} {self.arrived:%Y-%m-%d %H:%M}"


class ServerKey(models.Model):
    """The key with which this server signs what it says to kiosks; there is one.

    Attributes:
        seed: What it is made of, sealed with the server's secret.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    seed = models.TextField()
    made = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Return nothing of what it is made of."""
        return "the server's key"
