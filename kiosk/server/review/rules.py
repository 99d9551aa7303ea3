"""Who may decide about a submission, and why somebody may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kiosk.server.review.models import ReviewTask, Submission

if TYPE_CHECKING:
    from kiosk.server.accounts.models import User


def may_decide(user: User, submission: Submission, step: int) -> bool:
    """Tell whether `user` may decide `step` of `submission` now."""
    return objection(user, submission, step) == ""


def objection(user: User, submission: Submission, step: int) -> str:
    """Return why `user` may not decide `step` of `submission`; nothing when they may.

    Superusers are technicians: they review only when they are also in the step's group.
    """
    if submission.state != Submission.State.IN_REVIEW:
        return _("This is not in review any more.")
    if submission.step != step:
        return _("Somebody else has decided this step meanwhile.")
    if not user.is_active or not is_reviewer(user, step):
        return _("You are not one of the reviewers of this step.")
    if not submission.site.permissions_for_user(user).can_edit():
        return _("This village is not one of yours.")
    return conflict(user, submission)


def conflict(user: User, submission: Submission) -> str:
    """Return why `user` of all people may not decide about `submission`; nothing if they may."""
    if submission.submitted_by_id == user.pk:
        return _("You handed this in yourself; three other people review it.")
    if user.pk in {author["id"] for author in submission.authors}:
        return _("You have worked on this content; somebody else reviews it.")
    if any(decision.user_id == user.pk for decision in submission.decisions.all()):
        return _("You have decided an earlier step; each step needs another person.")
    return ""


def is_reviewer(user: User, step: int) -> bool:
    """Tell whether `user` is in the group of this step."""
    checks: dict[int, bool] = user.__dict__.setdefault("_review_steps", {})
    if step not in checks:
        tasks = ReviewTask.objects.filter(step=step, active=True)
        checks[step] = tasks.filter(groups__in=user.groups.all()).exists()
    return checks[step]


def waiting_for(user: User) -> list[Submission]:
    """Return what `user` could decide about now, the oldest first."""
    in_review = (
        Submission.objects.light()
        .filter(state=Submission.State.IN_REVIEW)
        .select_related("site")
        .prefetch_related("decisions")
        .order_by("submitted_at")
    )
    return [each for each in in_review if may_decide(user, each, each.step)]
