"""The queues of background jobs: what somebody waits for does not wait behind a film."""

from __future__ import annotations

QUICK = "default"
"""Seconds at most; whatever is done again and again is done beside it."""
LONG = "long"
"""Minutes: films are normalised there."""
DRAWING = "drawing"
"""Half a minute at most: the kiosk draws what a draft looks like."""
BACKEND = "jobs"
"""The backend of `django_tasks` that keeps jobs in the database."""
