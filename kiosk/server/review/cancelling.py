"""A running review ended, because somebody wants it or because something was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import WorkflowState

from kiosk.server.review.models import Submission
from kiosk.server.review.names import name_of
from kiosk.server.review.tree import pin_tree, site_paths, tree_digest

if TYPE_CHECKING:
    from kiosk.server.accounts.models import User

_RUNNING = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


def cancel(
    submission: Submission, reason: Submission.Reason, user: User | None, detail: str = ""
) -> bool:
    """End a review that has not ended; return whether it had not."""
    with transaction.atomic():
        found = Submission.objects.select_for_update().get(pk=submission.pk)
        if not found.is_active:
            return False
        values = {
            "state": Submission.State.CANCELLED,
            "reason": reason,
            "reason_detail": detail[:300],
            "ended_at": timezone.now(),
            "ended_by_name": name_of(user),
        }
        for one in (found, submission):
            for name, value in values.items():
                setattr(one, name, value)
        found.save(update_fields=list(values))
        state = found.workflow_state
        if state is not None and state.status in _RUNNING:
            state.cancel(user=user)
        log(
            instance=found.site,
            action="review.cancel",
            user=user,
            data={"submission": found.number, "reason": str(reason), "detail": detail},
        )
    return True


def look_again(submission: Submission, user: User | None, detail: str = "") -> bool:
    """Cancel a review whose pages are not what was handed in; return whether it was so."""
    if tree_digest(pin_tree(submission.site)) == submission.tree_digest:
        return False
    return cancel(submission, Submission.Reason.EDITED, user, detail)


def look_at_path(path: str, user: User | None, detail: str = "") -> None:
    """Look again at the running review of the site that a page belongs to."""
    running = Submission.objects.filter(
        state__in=Submission.ACTIVE, site__path__in=site_paths(path)
    ).select_related("site")
    for submission in running:
        look_again(submission, user, detail)
