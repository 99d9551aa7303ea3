"""Which workers are alive, and what those have left behind that are not."""

from __future__ import annotations

import datetime as dt
import fcntl
import logging
import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.utils import OperationalError
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kiosk.server.jobs.models import WorkerLease
from kiosk.server.jobs.queues import BACKEND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_log = logging.getLogger(__name__)

BEAT = 10.0
"""Seconds after which a worker says again that it is alive."""
DEAD_AFTER = dt.timedelta(seconds=60)
"""How long a worker may be silent."""
ATTEMPTS = 5
"""How often a job is begun that ends together with its worker."""
_SLOTS = 64


@contextmanager
def own_name(folder: Path, kind: str) -> Iterator[str]:
    """Return a name that no other living worker has, and that comes back after a crash.

    Args:
        folder: Where this machine's workers keep who is who.
        kind: What this one does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for slot in range(_SLOTS):
        with (folder / f"worker-{kind}-{slot}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield f"{socket.gethostname()[:40]}:{kind}:{slot}"
            return
    message = f"{_SLOTS} workers of this kind run on this machine already"
    raise RuntimeError(message)


def beat(worker_id: str) -> None:
    """Say that a worker is alive."""
    WorkerLease.objects.update_or_create(worker_id=worker_id, defaults={"seen_at": timezone.now()})


def end_lease(worker_id: str) -> None:
    """Say that a worker is not alive any more."""
    WorkerLease.objects.filter(worker_id=worker_id).delete()


@transaction.atomic
def recover(own_id: str | None = None) -> int:
    """Let the jobs of dead workers be done by others; return how many there were.

    Args:
        own_id: A worker that has only just started: what it seems to be doing, it was doing
            before it was killed.
    """
    dead = timezone.now() - DEAD_AFTER
    alive = set(WorkerLease.objects.filter(seen_at__gt=dead).values_list("worker_id", flat=True))
    alive.discard(own_id or "")
    running = DBTaskResult.objects.running().filter(backend_name=BACKEND)
    left = [job for job in running if not job.worker_ids or job.worker_ids[-1] not in alive]
    for job in left:
        if len(job.worker_ids) >= ATTEMPTS:
            _log.error("job %s (%s) ended %d workers; given up", job.id, job.task_path, ATTEMPTS)
            job.set_failed(RuntimeError("it ended its worker each time"))
        else:
            _log.warning("job %s (%s) is begun again: its worker is gone", job.id, job.task_path)
            DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING).update(
                status=TaskResultStatus.READY
            )
    WorkerLease.objects.filter(seen_at__lte=dead).delete()
    return len(left)


class Beating:
    """Says again and again that a worker is alive, on a thread of its own, also during a job."""

    def __init__(self, worker_id: str) -> None:
        """Be ready to begin."""
        self._worker_id = worker_id
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="lease", daemon=True)

    def __enter__(self) -> None:
        """Begin."""
        beat(self._worker_id)
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        """Stop, and say that the worker is gone."""
        self._ended.set()
        self._thread.join()
        end_lease(self._worker_id)

    def _run(self) -> None:
        try:
            while not self._ended.wait(BEAT):
                try:
                    beat(self._worker_id)
                except OperationalError:  # the database is busy or away: at the next beat
                    _log.warning("the worker %s could not say that it is alive", self._worker_id)
                    connection.close()
        finally:
            connection.close()
