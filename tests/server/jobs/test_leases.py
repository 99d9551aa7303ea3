from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kiosk.server.jobs.leases import ATTEMPTS, DEAD_AFTER, Beating, beat, own_name, recover
from kiosk.server.jobs.models import WorkerLease
from kiosk.server.jobs.working import JobWorker
from tests.server.jobs.tasks import fail, note

if TYPE_CHECKING:
    from pathlib import Path

    Job = DBTaskResult[Any, Any]

pytestmark = pytest.mark.django_db


def _begun_by(*worker_ids: str) -> Job:
    note.enqueue("/nowhere", "")
    job = DBTaskResult.objects.get()
    for worker_id in worker_ids:
        job.claim(worker_id)
    return job


def test_a_job_is_done_once_and_what_fails_is_marked_so(tmp_path: Path) -> None:
    note.enqueue(str(tmp_path / "notes"), "hello")
    fail.enqueue()
    JobWorker("w", batch=True).run()
    assert (tmp_path / "notes").read_text("utf-8") == "hello\n"
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {
        TaskResultStatus.SUCCESSFUL,
        TaskResultStatus.FAILED,
    }


def test_a_worker_leaves_the_jobs_of_other_queues(tmp_path: Path) -> None:
    note.using(queue_name="long").enqueue(str(tmp_path / "notes"), "long")
    JobWorker("w", ["default"], batch=True).run()
    assert not (tmp_path / "notes").exists()
    JobWorker("w", ["long"], batch=True).run()
    assert (tmp_path / "notes").exists()


def test_the_job_of_a_silent_worker_is_begun_again() -> None:
    job = _begun_by("gone")
    WorkerLease.objects.create(worker_id="gone", seen_at=timezone.now() - DEAD_AFTER * 2)
    assert recover() == 1
    job.refresh_from_db()
    assert job.status == TaskResultStatus.READY
    assert not WorkerLease.objects.exists()


def test_the_job_of_a_living_worker_is_left_alone() -> None:
    job = _begun_by("busy")
    beat("busy")
    assert recover() == 0
    job.refresh_from_db()
    assert job.status == TaskResultStatus.RUNNING


def test_a_worker_that_starts_takes_back_what_it_was_killed_at_without_waiting() -> None:
    _begun_by("me")
    beat("me")
    assert recover("me") == 1


def test_a_job_that_ends_its_worker_each_time_is_given_up() -> None:
    job = _begun_by(*["gone"] * ATTEMPTS)
    recover()
    job.refresh_from_db()
    assert job.status == TaskResultStatus.FAILED


def test_two_workers_on_one_machine_have_two_names_and_a_name_comes_back(tmp_path: Path) -> None:
    with own_name(tmp_path, "all") as one:
        with own_name(tmp_path, "all") as other:
            assert one != other
        with own_name(tmp_path, "all") as again:
            assert again == other


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_ends_in_order_is_gone_at_once() -> None:
    with Beating("me"):
        seen = WorkerLease.objects.get(worker_id="me").seen_at
        assert timezone.now() - seen < dt.timedelta(hours=1)
    assert not WorkerLease.objects.exists()
