"""One worker: takes a job, does it, looks for the next."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.db import close_old_connections
from django.db.utils import OperationalError
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction, is_locked_database_exception

from kiosk.server.jobs.leases import recover
from kiosk.server.jobs.periodic import Periodic, all_periodic, do_due
from kiosk.server.jobs.queues import BACKEND, QUICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    Job = DBTaskResult[Any, Any]

_LOOK_EVERY = 0.5
"""Seconds between two looks for a job."""
_RECOVER_EVERY = 30.0
"""Seconds between two looks for what dead workers have left."""


class JobWorker(Worker):
    """Django-tasks' worker, with what is due besides, and an eye on workers that have died."""

    def __init__(self, worker_id: str, queues: Sequence[str] = (), *, batch: bool = False) -> None:
        """Be ready to begin.

        Args:
            worker_id: What this worker is called.
            queues: Of which it does the jobs; none for all.
            batch: Whether it ends with the last job, and does nothing else.
        """
        super().__init__(
            queue_names=list(queues) or ["*"],
            interval=_LOOK_EVERY,
            batch=batch,
            backend_name=BACKEND,
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )
        others = batch or (queues and QUICK not in queues)
        self._periodic: list[Periodic] = [] if others else all_periodic()
        self._recovered = time.monotonic()

    def run(self) -> None:
        """Do jobs until told to end."""
        while self.running:
            if not self.batch:  # whoever asks for a batch goes on with its connection
                close_old_connections()
            self._do_besides()
            job = self._next()
            if job is not None:
                self.run_task(job)
            elif self.batch:
                return
            elif self.running:
                time.sleep(self.interval)

    def _do_besides(self) -> None:
        if self.batch:
            return
        self.running_task = True  # a signal that comes now waits for its end
        try:
            do_due(self._periodic)
            if time.monotonic() - self._recovered >= _RECOVER_EVERY:
                self._recovered = time.monotonic()
                recover()
        except OperationalError as error:
            if not is_locked_database_exception(error):
                raise
        finally:
            self.running_task = False

    def _ready(self) -> QuerySet[Job]:
        ready = DBTaskResult.objects.ready().filter(backend_name=BACKEND)
        return ready if self.process_all_queues else ready.filter(queue_name__in=self.queue_names)

    def _next(self) -> Job | None:
        if not self._ready().exists():  # most looks; they lock nothing
            return None
        try:
            with exclusive_transaction():
                job = self._ready().select_for_update(skip_locked=True).first()
                if job is not None:
                    job.claim(self.worker_id)
                return job
        except OperationalError as error:
            if is_locked_database_exception(error):
                return None
            raise
