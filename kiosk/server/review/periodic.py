"""What is looked at again and again: nothing that was handed in is forgotten."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from kiosk.server.jobs.periodic import every
from kiosk.server.review.jobs import prepare_submission
from kiosk.server.review.models import Submission

_PATIENCE = dt.timedelta(minutes=5)


@every(dt.timedelta(minutes=2))
def prepare_what_was_left() -> None:
    """Have what was handed in prepared again where nobody has done it."""
    left = Submission.objects.filter(
        state=Submission.State.PREPARING, submitted_at__lt=timezone.now() - _PATIENCE
    )
    for pk in left.values_list("pk", flat=True):
        prepare_submission.enqueue(pk)
