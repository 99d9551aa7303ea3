"""One of the three reviews, as a task of Wagtail's workflow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState
from wagtail.permissions import page_permission_policy

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kiosk.server.accounts.models import User


class ReviewTask(AbstractGroupApprovalTask):
    """A step of the review: who may approve is decided by `rules`, and by nothing else.

    The groups say who does this step at all; the site's place in the tree says whose. One
    workflow of three such tasks serves every village.

    Attributes:
        step: 1 first, 2 second, 3 final review.
    """

    step = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        """What Wagtail's pages call it."""

        verbose_name = gettext_lazy("review")
        verbose_name_plural = gettext_lazy("reviews")

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        """Tell that being a reviewer opens nobody's pages: the page's own rights do."""
        del obj, user
        return False

    def locked_for_user(self, obj: Page, user: User) -> bool:
        """Tell that pages stay open: an edit ends the review, and that is said beside it."""
        del obj, user
        return False

    def user_can_lock(self, obj: Page, user: User) -> bool:
        """Tell that nobody locks a page because of a review."""
        del obj, user
        return False

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, str, bool]]:
        """Return what `user` may do about the site `obj`."""
        from kiosk.server.review.rules import may_decide  # noqa: PLC0415  # it needs this model

        submission = _submission_of(obj)
        if submission is None or not may_decide(user, submission, self.step):
            return []
        return [("reject", _("Send back"), True), ("approve", _("Approve"), True)]

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Decide; every rule is asked again, about the site that the task belongs to.

        Raises:
            PermissionDenied: This person may not, or not any more.
        """
        from kiosk.server.review.deciding import decide_task  # noqa: PLC0415  # as above

        decide_task(task_state, user, action_name, str(kwargs.get("comment", "")))

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        """Return what waits for `user` in this step, with one query for all villages."""
        del kwargs
        if not self._user_in_groups(user):
            return TaskState.objects.none()  # type: ignore[no-any-return]  # as below
        sites = page_permission_policy.instances_user_has_permission_for(user, "change")
        return TaskState.objects.filter(  # type: ignore[no-any-return]  # Wagtail has no types
            task=self,
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__submission__site__in=sites.values("pk"),
        )

    @classmethod
    def get_description(cls) -> str:
        """Say who decides."""
        return _("Three different people approve one after another; nobody who edited is one")

    #: Wagtail's form for tasks shows these.
    admin_form_fields: ClassVar[list[str]] = [*AbstractGroupApprovalTask.admin_form_fields, "step"]
    admin_form_readonly_on_edit_fields: ClassVar[list[str]] = [
        *AbstractGroupApprovalTask.admin_form_readonly_on_edit_fields,
        "step",
    ]


def _submission_of(page: Page) -> Any:
    from kiosk.server.review.models import Submission  # noqa: PLC0415  # it needs this module

    return (
        Submission.objects.filter(site_id=page.pk, state=Submission.State.IN_REVIEW)
        .prefetch_related("decisions")
        .first()
    )
