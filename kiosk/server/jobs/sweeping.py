"""What Django, Wagtail and the jobs themselves want done again and again."""

from __future__ import annotations

import datetime as dt

from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kiosk.server.jobs.periodic import every
from kiosk.server.jobs.queues import BACKEND

_KEPT = dt.timedelta(days=14)


@every(dt.timedelta(minutes=1))
def publish_scheduled() -> None:
    """Publish what was approved for this minute, and take back what has expired."""
    call_command("publish_scheduled", verbosity=0)


@every(dt.timedelta(days=1))
def forget_sessions() -> None:
    """Delete sessions that are over."""
    call_command("clearsessions", verbosity=0)


@every(dt.timedelta(days=1))
def forget_jobs() -> None:
    """Delete jobs that were done two weeks ago."""
    DBTaskResult.objects.finished().filter(
        backend_name=BACKEND, finished_at__lt=timezone.now() - _KEPT
    ).delete()
