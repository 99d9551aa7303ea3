"""Whatever changes a site's pages has its running review looked at again.

A signal only says "look": whether anything is really other, the pinned digest decides. So it is
no matter how a page was changed, and publishing or locking a page ends no review.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision
from wagtail.signals import post_page_move, workflow_cancelled

from kiosk.server.review.cancelling import cancel, look_at_path
from kiosk.server.review.models import Submission
from kiosk.server.review.tree import site_paths

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from kiosk.server.accounts.models import User


def connect() -> None:
    """Begin to look."""
    post_save.connect(_saved, dispatch_uid="review.saved")
    post_delete.connect(_saved, dispatch_uid="review.deleted")
    post_page_move.connect(_moved, dispatch_uid="review.moved")
    pre_save.connect(_overwritten, sender=Revision, dispatch_uid="review.overwritten")
    workflow_cancelled.connect(_cancelled, dispatch_uid="review.cancelled")


def _saved(sender: type, instance: object, **_more: Any) -> None:
    del sender
    if isinstance(instance, Page):
        look_at_path(instance.path, _user(), instance.title)


def _moved(
    sender: type, instance: Page, url_path_before: str, parent_page_before: Page, **_more: Any
) -> None:
    del sender, url_path_before
    for path in {instance.path, parent_page_before.path}:
        look_at_path(path, _user(), instance.title)


def _overwritten(sender: type, instance: Revision, **_more: Any) -> None:
    """Keep a pinned revision as it was reviewed: the next save makes a new one.

    Wagtail saves what is typed over the revision it began with, in the same row.

    Raises:
        PermissionDenied: The revision was handed in.
    """
    del sender
    if instance.pk is None or instance.base_content_type_id is None:
        return
    before = Revision.objects.filter(pk=instance.pk).values_list("content", flat=True).first()
    if before is None or before == instance.content:
        return
    page = Page.objects.filter(pk=instance.object_id).only("path").first()
    if page is not None and _is_pinned(page, instance.pk):
        raise PermissionDenied(
            _("This was handed in for review meanwhile. Please open the page anew and go on there.")
        )


def _is_pinned(page: Page, revision: int) -> bool:
    kept = Submission.objects.filter(site__path__in=site_paths(page.path)).exclude(
        state__in=[Submission.State.REFUSED, Submission.State.CANCELLED, Submission.State.REJECTED]
    )
    return any(
        pin["revision"] == revision
        for pages in kept.order_by("-number").values_list("pages", flat=True)[:5]
        for pin in pages
    )


def _cancelled(sender: type, instance: WorkflowState, user: User | None, **_more: Any) -> None:
    """Follow when somebody ends the review by Wagtail's own means."""
    del sender
    submission = Submission.objects.filter(workflow_state=instance).first()
    if submission is not None:
        cancel(submission, Submission.Reason.PERSON, user)


def _user() -> User | None:
    user: User | None = get_active_log_context().user
    return user if user is not None and user.is_authenticated else None
