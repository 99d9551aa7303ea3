"""What is handed in for review, who decided what about it, and urgent notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kiosk.server.review.filelist import in_groups, load_files
from kiosk.server.review.tasks import ReviewTask
from kiosk.server.review.tree import Pin
from kiosk.server.review.urgent.models import Delivery, UrgentNotice

if TYPE_CHECKING:
    from kiosk.content.release import File
    from kiosk.server.authoring.models import VillageSite

__all__ = [
    "Decision",
    "Delivery",
    "ReviewTask",
    "Submission",
    "UrgentNotice",
    "approved_submission",
]

STEPS = (1, 2, 3)
"""First, second and final review."""


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Submissions; each holds the list of all its files."""

    def light(self) -> SubmissionQuerySet:
        """Return them without what is long: it is read when somebody asks for it."""
        return self.defer("pages", "files", "problems")


class Submission(models.Model):
    """A site as it was handed in: which revision of each page, and every file by its hash.

    Attributes:
        site: The village's site.
        number: Counts what was handed in of this site, from 1.
        state: How far it has come.
        note: What the editor tells the reviewers.
        pages: The pinned pages, as `Pin.dump` tells them.
        tree_digest: One hash over `pages`, their order included.
        files: Every file of the exported tree, as `dump_files` tells them.
        content_hash: One hash over `files`; a release must have the same.
        size: Bytes of all files.
        authors: Who has worked on it since the last approval; none of them may review it.
        problems: Why it cannot be shown, or what to look at: place, Chinese, English.
        workflow_state: Wagtail's own record of the review.
        reason: Why it ended without approval.
        reason_detail: What of, such as the page that was edited.
    """

    class State(models.TextChoices):
        """How far a submission has come."""

        PREPARING = "preparing", _("being checked")
        REFUSED = "refused", _("cannot be shown")
        IN_REVIEW = "in_review", _("in review")
        REJECTED = "rejected", _("sent back")
        CANCELLED = "cancelled", _("ended")
        APPROVED = "approved", _("approved")

    class Reason(models.TextChoices):
        """Why a review ended without a decision."""

        NONE = "", ""
        EDITED = "edited", _("something was edited meanwhile")
        FILE = "file", _("a file was replaced meanwhile")
        PERSON = "person", _("a person withdrew it")

    site = models.ForeignKey(
        "authoring.VillageSite", on_delete=models.PROTECT, related_name="submissions"
    )
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=16, choices=State.choices, default=State.PREPARING)
    note = models.TextField(blank=True, max_length=1000)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_by_name = models.CharField(max_length=200)
    submitted_at = models.DateTimeField(auto_now_add=True)
    pages = models.JSONField(default=list)
    tree_digest = models.CharField(max_length=64, blank=True)
    files = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64, blank=True)
    size = models.BigIntegerField(default=0)
    authors = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    workflow_state = models.OneToOneField(
        "wagtailcore.WorkflowState",
        null=True,
        on_delete=models.SET_NULL,
        related_name="submission",
    )
    reason = models.CharField(max_length=16, choices=Reason.choices, blank=True, default="")
    reason_detail = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_name = models.CharField(max_length=200, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        """One number for each submission of a site, and one review at a time."""

        ordering: ClassVar[list[str]] = ["-pk"]
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["site", "number"], name="one_number_per_submission"),
            models.UniqueConstraint(
                fields=["site"],
                condition=models.Q(state__in=["preparing", "in_review"]),
                name="one_review_at_a_time",
            ),
        ]

    ACTIVE: ClassVar[tuple[str, ...]] = (State.PREPARING, State.IN_REVIEW)

    def __str__(self) -> str:
        """Name the site and the number."""
        return f"{self.site} · {self.number}"

    @property
    def pins(self) -> tuple[Pin, ...]:
        """The pinned pages."""
        return tuple(Pin.load(each) for each in self.pages)

    @property
    def revisions(self) -> dict[int, int]:
        """The pinned revision of each page."""
        return {pin.page: pin.revision for pin in self.pins if pin.revision}

    @property
    def file_list(self) -> tuple[File, ...]:
        """Every file of the exported tree."""
        return load_files(self.files)

    @property
    def is_active(self) -> bool:
        """Whether people still have to decide about it."""
        return self.state in self.ACTIVE

    @property
    def is_approved(self) -> bool:
        """Whether all three have approved it."""
        return self.state == self.State.APPROVED

    @property
    def printed_hash(self) -> str:
        """The content's hash in groups, as people compare it."""
        return in_groups(self.content_hash)

    @property
    def step(self) -> int:
        """The step that is next: 1, 2 or 3; 4 when all have approved."""
        approved = Decision.Verdict.APPROVED
        return sum(decision.verdict == approved for decision in self.decisions.all()) + 1


class Decision(models.Model):
    """One person's word about a submission; never altered.

    Attributes:
        submission: About what.
        step: 1 first, 2 second, 3 final review.
        verdict: What was decided.
        user: Who; the account may be deleted later, so the name is kept beside it.
        comment: In their own words.
        content_hash: What they saw.
    """

    class Verdict(models.TextChoices):
        """What was decided."""

        APPROVED = "approved", _("approved")
        REJECTED = "rejected", _("sent back")

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="decisions")
    step = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=16, choices=Verdict.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    user_name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    comment = models.TextField(blank=True, max_length=2000)
    content_hash = models.CharField(max_length=64)

    class Meta:
        """Nobody decides twice, and nothing is decided twice: the database sees to it."""

        ordering: ClassVar[list[str]] = ["step"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["submission", "step"], name="one_decision_per_step"),
            models.UniqueConstraint(fields=["submission", "user"], name="one_decision_per_person"),
            models.CheckConstraint(condition=models.Q(step__in=STEPS), name="three_steps"),
        ]

    def __str__(self) -> str:
        """Name the step, the person and the verdict."""
        return f"{self.step} {self.user_name} {self.verdict}"


def approved_submission(site: VillageSite) -> Submission | None:
    """Return the newest approved submission of `site`; None when nothing was ever approved."""
    approved = Submission.objects.light().filter(site=site, state=Submission.State.APPROVED)
    return approved.order_by("-number").first()
