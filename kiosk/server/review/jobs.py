"""The background's part of the review."""

from __future__ import annotations

from django_tasks import task

from kiosk.server.jobs.queues import BACKEND, QUICK


@task(backend=BACKEND, queue_name=QUICK)
def prepare_submission(submission_id: int) -> None:
    """Export, check and hash what was handed in; safe to repeat."""
    from kiosk.server.review.submitting import prepare  # noqa: PLC0415  # it needs models

    prepare(submission_id)
