"""A worker killed at any moment of publishing: kiosks see a whole release, the next goes on."""

from __future__ import annotations

import random
import sqlite3
import time
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection

from kiosk.server.releases.actions import Order, publish, roll_back
from kiosk.server.releases.models import Release
from kiosk.server.releases.stages import Stages
from kiosk.server.releases.working import work_at
from kiosk.server.review.filelist import content_hash
from tests.release.strike import strike

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.server.releases.desk import Desk

_State = Release.State


class Ordeal:
    """Heguang's worker is killed again and again.

    Attributes:
        killed: How often it was.
        half: How often it had begun and not ended then.
    """

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.rng = random.Random(seed)  # noqa: S311  # chance that can be repeated
        self.killed = self.half = 0
        self._takes = 0.3
        self.highest = 0
        self.newest: str | None = None

    def round(self) -> None:
        release = self.order()
        self._kill(release)
        release.refresh_from_db()
        self.half += release.state == _State.WORKING
        seen = self._look()
        assert seen in {self.newest, release.content_hash}, "neither the old nor the new"
        start = time.perf_counter()
        self.desk.work(release)
        self._takes = 0.7 * self._takes + 0.3 * (time.perf_counter() - start)
        assert release.state in {_State.OUT, _State.ROLLING}, release.problem_en
        assert release.number is not None
        assert release.number >= self.highest
        self.highest, self.newest = release.number, release.content_hash
        assert self._look() == self.newest
        assert not list(settings.KIOSK.folders.scratch.glob("export-*")) or self.killed
        self._one_is_out()

    def order(self) -> Release:
        by = self.desk.acts.people.administrator
        old = Release.objects.filter(state=_State.REPLACED).order_by("?").first()
        if old is not None and self.rng.random() < 0.3:
            return roll_back(old, by)
        stages = Stages((10, 100), 1) if self.rng.random() < 0.3 else Stages()
        return publish(self.desk.approved(), Order(stages=stages), by)

    def _kill(self, release: Release) -> None:
        connection.close()  # a child must not share it

        self.killed += not strike(
            lambda: work_at(release.site_id), self.rng.uniform(0, 1.1) * self._takes, lambda: None
        )

    def _look(self) -> str | None:
        try:
            _, manifests = self.desk.look()
        except FileNotFoundError:
            return None  # before the first release was begun there is no root
        except Exception as error:  # python-tuf's own, when nothing was begun
            if self.newest is None:
                return None
            raise AssertionError(f"a kiosk could not read it: {error}") from error
        return content_hash(manifests[0].files) if manifests else None

    def _one_is_out(self) -> None:
        on_offer = Release.objects.filter(state__in=Release.ON_OFFER)
        full = [r for r in on_offer if r.percent == 100]
        assert len(full) <= 1
        assert not Release.objects.filter(state=_State.WORKING).exists()


@pytest.fixture
def on_disk(transactional_db: None, desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """Have the database in a file, which outlasts whoever is killed."""
    del transactional_db
    if connection.vendor != "sqlite":
        yield desk
        return
    file, kept, name = (
        tmp_path / "db.sqlite3",
        connection.connection,
        connection.settings_dict["NAME"],
    )
    with sqlite3.connect(file) as copy:
        kept.backup(copy)
    copy.close()
    connection.connection, connection.settings_dict["NAME"] = None, str(file)
    try:
        yield desk
    finally:
        connection.close()
        connection.connection, connection.settings_dict["NAME"] = kept, name


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_while_it_publishes_leaves_nothing_half_done(
    on_disk: Desk,
) -> None:
    ordeal = Ordeal(on_disk, 2026)
    while ordeal.killed < 3:
        ordeal.round()
    assert ordeal.newest is not None


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_many_times_leaves_nothing_half_done(on_disk: Desk) -> None:
    ordeal = Ordeal(on_disk, 2027)
    while ordeal.killed < 60:
        ordeal.round()
    print(f"\n{ordeal.killed} killed, {ordeal.half} of them half-way")  # noqa: T201  # figures
    assert ordeal.half >= 10
