"""What the workers tell one another."""

from __future__ import annotations

from django.db import models


class WorkerLease(models.Model):
    """A worker that is alive, and what it is called."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name the worker."""
        return self.worker_id


class PeriodicRun(models.Model):
    """When something is to be done next that is done again and again."""

    name = models.CharField(max_length=100, primary_key=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name what is done."""
        return self.name
