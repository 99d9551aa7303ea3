"""A word about a submission, recorded; and what follows from the third one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision, TaskState

from kiosk.server.review.cancelling import look_again
from kiosk.server.review.models import STEPS, Decision, Submission
from kiosk.server.review.names import name_of
from kiosk.server.review.rules import objection

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from kiosk.server.accounts.models import User


class RefusedError(PermissionDenied):
    """Somebody may not decide this, or not any more; its text says why."""


def decide(
    submission_id: int, step: int, user: User, verdict: Decision.Verdict, comment: str = ""
) -> Submission:
    """Record what `user` says about a submission, and go on to the next step.

    Returns:
        The submission; it is cancelled, and nothing recorded, when something had changed.

    Raises:
        RefusedError: This person may not, or not any more.
    """
    comment = comment.strip()
    if verdict == Decision.Verdict.REJECTED and not comment:
        raise RefusedError(_("Please say what is to be mended."))
    with transaction.atomic():
        submission = _locked(submission_id)
        if reason := objection(user, submission, step):
            raise RefusedError(reason)
        if look_again(submission, user):
            return submission
        state = _current(submission, step)
        submission.decisions.create(
            step=step,
            verdict=verdict,
            user=user,
            user_name=name_of(user),
            comment=comment,
            content_hash=submission.content_hash,
        )
        if verdict == Decision.Verdict.APPROVED:
            state.approve(user=user, comment=comment)
        else:
            _end(submission, Submission.State.REJECTED, user)
            state.reject(user=user, comment=comment)
        _log(submission, f"review.{verdict}", user, step=step, comment=comment)
        submission.refresh_from_db()
    return submission


def decide_task(state: TaskState, user: User, action: str, comment: str) -> None:
    """Decide as `decide`, from Wagtail's own buttons.

    Raises:
        RefusedError: This person may not, or it is not what is decided next.
    """
    verdicts = {"approve": Decision.Verdict.APPROVED, "reject": Decision.Verdict.REJECTED}
    submission = Submission.objects.filter(workflow_state_id=state.workflow_state_id).first()
    if submission is None or action not in verdicts:
        raise RefusedError(_("This is not in review any more."))
    decide(submission.pk, state.task.specific.step, user, verdicts[action], comment)


def complete(workflow_state: WorkflowState, user: User | None) -> None:
    """Publish the pinned revisions of what three people approved.

    Raises:
        PermissionDenied: Three different people, none of them an author, did not.
    """
    submission = _locked_of(workflow_state)
    decisions = list(submission.decisions.filter(verdict=Decision.Verdict.APPROVED))
    people = {decision.user_id for decision in decisions if decision.user is not None}
    barred = {author["id"] for author in submission.authors} | {submission.submitted_by_id}
    if (
        submission.state != Submission.State.IN_REVIEW
        or [decision.step for decision in decisions] != list(STEPS)
        or len(people) != len(STEPS)
        or people & barred
        or any(decision.content_hash != submission.content_hash for decision in decisions)
    ):
        raise PermissionDenied("approved by fewer than three people who may")
    _end(submission, Submission.State.APPROVED, user)
    pinned = submission.revisions.values()
    revisions = Revision.objects.in_bulk(pinned)
    for number in pinned:  # from the village's own page downwards
        revisions[number].publish(user=user, skip_permission_checks=True)
    _log(submission, "review.complete", user)


def _locked(submission_id: int) -> Submission:
    return (
        Submission.objects.select_for_update(of=("self",))
        .select_related("site")
        .get(pk=submission_id)
    )


def _locked_of(workflow_state: WorkflowState) -> Submission:
    try:
        pk = Submission.objects.values_list("pk", flat=True).get(workflow_state=workflow_state)
    except Submission.DoesNotExist as error:
        raise PermissionDenied("nothing was handed in") from error
    return _locked(pk)


def _current(submission: Submission, step: int) -> TaskState:
    """Return Wagtail's own state of the step.

    Raises:
        RefusedError: Wagtail is at another step.
    """
    workflow_state = submission.workflow_state
    state = workflow_state.current_task_state if workflow_state else None
    if (
        state is None
        or state.status != TaskState.STATUS_IN_PROGRESS
        or state.task.specific.step != step
    ):
        raise RefusedError(_("Somebody else has decided this step meanwhile."))
    current: TaskState = state.specific
    return current


def _end(submission: Submission, state: Submission.State, user: User | None) -> None:
    submission.state = state
    submission.ended_at = timezone.now()
    submission.ended_by_name = name_of(user)
    submission.save(update_fields=["state", "ended_at", "ended_by_name"])


def _log(submission: Submission, action: str, user: User | None, **more: object) -> None:
    data = {"submission": submission.number, "sha256": submission.content_hash, **more}
    log(instance=submission.site, action=action, user=user, data=data)
