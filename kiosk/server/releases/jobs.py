"""The background's part of releases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from kiosk.server.jobs.queues import BACKEND, QUICK

if TYPE_CHECKING:
    from kiosk.server.releases.models import Release


@task(backend=BACKEND, queue_name=QUICK)
def work(site_id: int) -> None:
    """Do all that is due at a site; safe to repeat."""
    from kiosk.server.releases.working import work_at  # noqa: PLC0415  # it needs models

    work_at(site_id)


def start_work(release: Release) -> None:
    """Have a release worked at soon, if its time has come; else the minutely look does it."""
    if release.at <= timezone.now():
        transaction.on_commit(lambda: work.enqueue(release.site_id))
