"""What was published, is to be, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiosk.content.release import in_stage
from kiosk.server.releases.stages import Stages

if TYPE_CHECKING:
    from kiosk.content.release import File
    from kiosk.server.devices.models import Kiosk


class Release(models.Model):
    """An approved submission on its way to kiosks.

    A row is made when somebody asks for it, and is the truth about how far it is: whoever works
    at it may be killed at any moment, and the next one goes on.

    Attributes:
        site: Whose.
        submission: What was approved; the release holds exactly that, by its hash.
        content_hash: Of the submission.
        number: The release's number; None until it is published.
        back_to: The release whose content is published again; None for new content.
        state: How far it is.
        at: When it is to be published.
        rings: Groups of kiosks that may take it whatever the step.
        percents: For each step, how many of a hundred kiosks.
        hours: From one step to the next.
        limit: How many kiosks may fail with it before it halts.
        step: The step it is at, from 0; -1 before the first.
        next_at: When the next step is due; None when none is.
        halted: The names of the kiosks that failed, when it was halted by them.
        forgiven: Kiosks whose failure a person has looked at, by their id.
        problem_zh: Why it could not be published.
        problem_en: The same in English.
    """

    class State(models.TextChoices):
        """How far a release is."""

        WAITING = "waiting", _("waits for its time")
        WORKING = "working", _("being published")
        ROLLING = "rolling", _("being rolled out")
        HALTED = "halted", _("halted")
        OUT = "out", _("published")
        REPLACED = "replaced", _("replaced")
        FAILED = "failed", _("not published")
        CALLED_OFF = "called_off", _("called off")

    site = models.ForeignKey(
        "authoring.VillageSite", on_delete=models.PROTECT, related_name="releases"
    )
    submission = models.ForeignKey(
        "review.Submission", on_delete=models.PROTECT, related_name="releases"
    )
    content_hash = models.CharField(max_length=64)
    number = models.PositiveIntegerField(null=True)
    back_to = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="restored_by"
    )
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    at = models.DateTimeField(default=timezone.now)
    rings = models.JSONField(default=list)
    percents = models.JSONField(default=list)
    hours = models.PositiveIntegerField(default=24)
    limit = models.PositiveIntegerField(default=1)
    step = models.SmallIntegerField(default=-1)
    next_at = models.DateTimeField(null=True)
    halted = models.JSONField(default=list)
    forgiven = models.JSONField(default=list)
    fetched = models.BigIntegerField(default=0)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    requested_by_name = models.CharField(max_length=200)
    requested_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True)
    problem_zh = models.TextField(blank=True)
    problem_en = models.TextField(blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-pk"]
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "at"], name="release_due"),
        ]

    ON_OFFER: ClassVar[tuple[str, ...]] = (State.ROLLING, State.HALTED, State.OUT)
    UNDER_WAY: ClassVar[tuple[str, ...]] = (State.WAITING, State.WORKING)

    LONG: ClassVar[tuple[str, ...]] = (
        "submission__pages",
        "submission__files",
        "submission__problems",
    )
    """What a list of releases does not need of their submissions."""

    def __str__(self) -> str:
        """Name the site and the number."""
        return f"{self.site} · {self.number or '—'}"

    @property
    def stages(self) -> Stages:
        """Which part of the kiosks, step after step."""
        return Stages(tuple(self.percents), self.hours)

    @property
    def percent(self) -> int:
        """How many of a hundred kiosks may take it now."""
        if self.state == self.State.HALTED or self.step < 0:
            return 0
        return self.stages.percents[min(self.step, self.stages.last)]

    @property
    def is_on_offer(self) -> bool:
        """Whether kiosks could take it."""
        return self.state in self.ON_OFFER

    def reaches(self, kiosk: Kiosk) -> bool:
        """Tell whether `kiosk`, one of its site's, may take it now: by its stage or its groups."""
        if not self.is_on_offer or self.state == self.State.HALTED:
            return False
        rings = {group.ring for group in kiosk.groups.all()}
        return in_stage(str(kiosk.pk), self.percent) or not rings.isdisjoint(self.rings)

    @property
    def is_under_way(self) -> bool:
        """Whether it waits or is being published."""
        return self.state in self.UNDER_WAY

    @property
    def files(self) -> tuple[File, ...]:
        """Every file of it."""
        return self.submission.file_list

    @property
    def problem(self) -> tuple[str, str]:
        """Why it could not be published, in Chinese and in English."""
        return self.problem_zh, self.problem_en
