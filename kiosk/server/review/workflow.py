"""The one workflow of all villages: three tasks, one after another."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Workflow, WorkflowTask

from kiosk.server.accounts.roles import REVIEWERS
from kiosk.server.review.models import STEPS, ReviewTask

_NAME = "三审三校"
_NAMES = ("初审", "复审", "终审")


@transaction.atomic
def review_workflow() -> Workflow:
    """Return the workflow, made when it is missing; safe to repeat.

    It is bound to no page, so that Wagtail's own pages offer no way to start it: only what is
    handed in as a whole does.
    """
    workflow = Workflow.objects.filter(
        workflow_tasks__task__reviewtask__step=STEPS[0], active=True
    ).first()
    if workflow is not None:
        return workflow
    workflow = Workflow.objects.create(name=_NAME)
    for step, name, role in zip(STEPS, _NAMES, REVIEWERS, strict=True):
        task, _ = ReviewTask.objects.get_or_create(step=step, defaults={"name": name})
        group, _ = Group.objects.get_or_create(name=role)
        task.groups.add(group)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=step)
    return workflow
