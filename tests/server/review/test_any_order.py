"""Submit, edit, approve, send back, replace a file, publish, in any order: against a model."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.server.releases.actions import NotNowError, Order, publish
from kiosk.server.releases.desk import publisher
from kiosk.server.releases.models import Release
from kiosk.server.releases.working import work_at
from kiosk.server.review.deciding import RefusedError
from kiosk.server.review.models import Submission, approved_submission
from tests.release.kiosks import Kiosk

if TYPE_CHECKING:
    from tests.server.review.acts import Acts

PEOPLE = ("alice", "bob", "first", "second", "final", "administrator", "technician")
STEP_OF = {"first": 1, "second": 2, "final": 3}


@dataclass
class Model:
    """What should be true, told in the simplest way.

    Attributes:
        text: What the notice says now; every edit makes it another one.
        film: What lies in the film's file.
        review: What is in review: the text, the film, and who has approved; None for nothing.
        authors: Who has edited since the last approval.
        approved: The text and the film that all three approved last.
        published: What kiosks should find.
    """

    text: int = 0
    film: int = 0
    review: tuple[int, int, list[str], str] | None = None
    authors: set[str] = field(default_factory=lambda: {"alice"})
    approved: tuple[int, int] | None = None
    published: list[tuple[int, int]] = field(default_factory=list)

    def may_decide(self, person: str, step: int) -> bool:
        if self.review is None:
            return False
        _, _, done, submitter = self.review
        return (
            STEP_OF.get(person) == step == len(done) + 1
            and person not in done
            and person not in self.authors | {submitter}
        )


def files_that_kiosks_find(release: Release) -> dict[str, str]:
    """Return what a kiosk with the site's root would fetch, verified down from it."""
    mine = publisher("heguang")
    kiosk = Kiosk(
        str(django_settings.KIOSK.folders.published),
        "heguang",
        Path(tempfile.mkdtemp(dir=django_settings.KIOSK.data)),
        mine.pinned(),
    )
    _, manifests = kiosk.look()
    assert manifests[0].number == release.number
    return {file.path: file.sha256 for file in manifests[0].files}


class ReviewMachine(RuleBasedStateMachine):
    """Does things to Heguang, and to the model of it."""

    acts: Acts

    @initialize()
    def begin(self) -> None:
        self.point = transaction.atomic()
        self.point.__enter__()
        for folder in (django_settings.KIOSK.folders.published, django_settings.KIOSK.data):
            shutil.rmtree(folder, ignore_errors=True)
        self.acts.exports.replaced["film/film.mp4"] = b"film 0"
        self.model = Model()

    def teardown(self) -> None:
        if hasattr(self, "point"):
            transaction.set_rollback(True)
            self.point.__exit__(None, None, None)

    def person(self, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
        from kiosk.server.accounts.models import User  # noqa: PLC0415

        return User.objects.get(pk=getattr(self.acts.people, name).pk)

    @rule(name=st.sampled_from(("alice", "administrator", "first")))
    def edit(self, name: str) -> None:
        self.model.text += 1
        self.acts.edit(self.acts.notice, f"第 {self.model.text} 稿", by=self.person(name))
        self.model.authors.add(name)
        self.model.review = None

    @rule()
    def replace_the_film(self) -> None:
        self.model.film += 1
        self.acts.exports.replaced["film/film.mp4"] = f"film {self.model.film}".encode()

    @rule(name=st.sampled_from(PEOPLE))
    def submit(self, name: str) -> None:
        may = name != "bob" and self.model.review is None
        try:
            self.acts.submit(by=self.person(name))
        except RefusedError:
            assert not may
        else:
            assert may
            self.model.review = (self.model.text, self.model.film, [], name)

    @rule(name=st.sampled_from(PEOPLE), step=st.integers(1, 3), good=st.booleans())
    def decide(self, name: str, step: int, good: bool) -> None:  # noqa: FBT001
        newest = Submission.objects.order_by("-pk").first()
        if newest is None:
            return
        may = self.model.may_decide(name, step)
        try:
            self.acts.decide(newest, step, self.person(name), "approved" if good else "rejected")
        except RefusedError:
            assert not may
            return
        assert may
        self._decided(name, good=good)

    def _decided(self, name: str, *, good: bool) -> None:
        assert self.model.review is not None
        text, film, done, submitter = self.model.review
        if not good:
            self.model.review = None
        elif len(done) == 2:
            self.model.review, self.model.approved = None, (text, film)
            self.model.authors = set()
        else:
            self.model.review = (text, film, [*done, name], submitter)

    @precondition(lambda self: self.model.approved is not None)
    @rule()
    def publish(self) -> None:
        submission = approved_submission(self.acts.site)
        assert submission is not None
        release = publish(submission, Order(), self.person("administrator"))
        work_at(release.site_id)
        release.refresh_from_db()
        assert self.model.approved is not None
        if self.model.approved[1] == self.model.film:
            assert release.state == Release.State.OUT, release.problem_en
            if self.model.published[-1:] != [self.model.approved]:
                self.model.published.append(self.model.approved)
            files = {file.path: file.sha256 for file in release.files}
            found = files_that_kiosks_find(release)
            assert found == files
        else:  # the file is another one than was reviewed
            assert release.state == Release.State.FAILED
            assert "哈希" in release.problem_zh

    @rule()
    def publish_what_is_not_approved(self) -> None:
        newest = Submission.objects.order_by("-pk").first()
        if newest is not None and newest.state != Submission.State.APPROVED:
            with pytest.raises(NotNowError):
                publish(newest, Order(), self.person("administrator"))

    @invariant()
    def what_is_approved_is_what_three_saw(self) -> None:
        if not hasattr(self, "model"):
            return
        found = approved_submission(self.acts.site)
        assert (found is None) == (self.model.approved is None)
        if found is not None:
            people = {decision.user_id for decision in found.decisions.all()}
            assert len(people) == 3
            assert found.submitted_by_id not in people
        running = Submission.objects.filter(state=Submission.State.IN_REVIEW).first()
        assert (running is None) == (self.model.review is None)


@pytest.mark.timeout(900)
def test_whatever_people_do_only_what_three_approved_is_published(acts: Acts) -> None:
    class Machine(ReviewMachine):
        pass

    Machine.acts = acts
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
