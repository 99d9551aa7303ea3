"""Three people, in order, none of them an author: every forbidden way is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from wagtail.models import Page, Revision

from kiosk.server.review.deciding import RefusedError, complete, decide
from kiosk.server.review.models import Decision, ReviewTask, Submission, approved_submission
from kiosk.server.review.submitting import submit

if TYPE_CHECKING:
    from tests.server.review.acts import Acts

_State = Submission.State


def test_three_approvals_publish_the_pinned_revisions(acts: Acts) -> None:
    submission = acts.submit(note="请审")
    assert submission.state == _State.IN_REVIEW
    pinned = dict(submission.revisions)
    done = acts.approve(submission)
    assert done.state == _State.APPROVED
    for page, revision in pinned.items():
        assert Page.objects.get(pk=page).live_revision_id == revision
    assert approved_submission(acts.site) == done
    names = [(each.step, each.user_name, each.comment) for each in done.decisions.all()]
    assert names == [(1, "first", "看过了"), (2, "second", "看过了"), (3, "final", "看过了")]
    assert {each.content_hash for each in done.decisions.all()} == {done.content_hash}


def test_nobody_decides_out_of_order(acts: Acts) -> None:
    submission = acts.submit()
    for step, reviewer in ((2, acts.people.second), (3, acts.people.final)):
        with pytest.raises(RefusedError):
            acts.decide(submission, step, reviewer)
    acts.decide(submission, 1, acts.people.first)
    with pytest.raises(RefusedError):
        acts.decide(submission, 1, acts.people.first)
    with pytest.raises(RefusedError):
        acts.decide(submission, 3, acts.people.final)


def test_one_person_in_all_three_groups_decides_once_only(acts: Acts) -> None:
    everywhere = acts.people.first
    everywhere.groups.add(*acts.people.second.groups.all(), *acts.people.final.groups.all())
    submission = acts.submit()
    acts.decide(submission, 1, everywhere)
    everywhere.__dict__.pop("_review_steps")
    for step in (2, 3):
        with pytest.raises(RefusedError):
            acts.decide(submission, step, everywhere)


def test_the_database_itself_refuses_a_second_word_of_one_person(acts: Acts) -> None:
    submission = acts.submit()
    acts.decide(submission, 1, acts.people.first)
    with pytest.raises(IntegrityError), transaction.atomic():
        submission.decisions.create(
            step=2,
            verdict=Decision.Verdict.APPROVED,
            user=acts.people.first,
            user_name="first",
            content_hash=submission.content_hash,
        )


def test_who_wrote_or_handed_it_in_does_not_review_it(acts: Acts) -> None:
    acts.edit(acts.notice, "初审自己改的", by=acts.people.first)
    submission = acts.submit(by=acts.people.administrator)
    with pytest.raises(RefusedError):
        acts.decide(submission, 1, acts.people.first)
    for role in (acts.people.administrator, acts.people.alice):
        role.groups.add(*acts.people.first.groups.all())
        with pytest.raises(RefusedError):
            acts.decide(submission, 1, role)


def test_who_wrote_what_was_approved_long_ago_may_review_the_next(acts: Acts) -> None:
    acts.approve()
    acts.people.alice.groups.set(acts.people.first.groups.all())
    acts.edit(acts.notice, "别人写的", by=acts.people.administrator)
    submission = acts.submit(by=acts.people.administrator)
    assert [author["name"] for author in submission.authors] == ["administrator"]
    acts.decide(submission, 1, acts.people.alice)


def test_outsiders_editors_auditors_and_technicians_decide_nothing(acts: Acts) -> None:
    submission = acts.submit()
    people = acts.people
    for person in (
        people.alice, people.bob, people.charlie, people.auditor, people.administrator,
        people.technician, people.second, people.final,
    ):  # fmt: skip
        with pytest.raises(RefusedError):
            acts.decide(submission, 1, person)
    assert submission.decisions.count() == 0


def test_a_reviewer_of_another_village_only_decides_nothing_here(acts: Acts) -> None:
    stranger = acts.people.bob
    submission = acts.submit()
    only = Group.objects.create(name="reviewers of Lanxi only")
    ReviewTask.objects.get(step=1).groups.add(only)
    stranger.groups.set([only, *Group.objects.filter(name="editors:lanxi")])
    with pytest.raises(RefusedError, match="示范点不归您管"):
        acts.decide(submission, 1, stranger)


def test_somebody_whose_account_is_closed_decides_nothing(acts: Acts) -> None:
    submission = acts.submit()
    acts.people.first.is_active = False
    acts.people.first.save()
    with pytest.raises(RefusedError):
        acts.decide(submission, 1, acts.people.first)


def test_sending_back_needs_words_and_ends_the_review(acts: Acts) -> None:
    submission = acts.submit()
    with pytest.raises(RefusedError):
        decide(submission.pk, 1, acts.people.first, Decision.Verdict.REJECTED, "  ")
    acts.decide(submission, 1, acts.people.first)
    acts.decide(submission, 2, acts.people.second, "rejected")
    submission.refresh_from_db()
    assert submission.state == _State.REJECTED
    with pytest.raises(RefusedError):
        acts.decide(submission, 3, acts.people.final)
    with pytest.raises(RefusedError):
        acts.decide(submission, 2, acts.people.second)


def test_after_a_rejection_all_begins_with_the_first_reviewer(acts: Acts) -> None:
    submission = acts.submit()
    acts.decide(submission, 1, acts.people.first)
    acts.decide(submission, 2, acts.people.second, "rejected")
    again = acts.submit()
    assert (again.number, again.state, again.step) == (2, _State.IN_REVIEW, 1)
    with pytest.raises(RefusedError):
        acts.decide(again, 2, acts.people.second)
    assert acts.approve(again).state == _State.APPROVED


def test_what_is_in_review_is_not_handed_in_twice(acts: Acts) -> None:
    acts.submit()
    with pytest.raises(RefusedError):
        submit(acts.site, acts.people.alice)


def test_nobody_hands_in_another_village(acts: Acts) -> None:
    for person in (acts.people.bob, acts.people.charlie, acts.people.auditor):
        with pytest.raises(RefusedError):
            submit(acts.site, person)


def test_what_a_kiosk_cannot_show_reaches_no_reviewer(acts: Acts) -> None:
    acts.exports.wrong = "the film is missing"
    submission = acts.submit()
    assert submission.state == _State.REFUSED
    assert submission.problems == [
        ["site.yaml:1:1", "the film is missing（中文）", "the film is missing"]
    ]
    with pytest.raises(RefusedError):
        acts.decide(submission, 1, acts.people.first)
    acts.exports.wrong = ""
    assert acts.submit().state == _State.IN_REVIEW


def test_wagtails_end_of_a_workflow_publishes_nothing_that_three_did_not_approve(
    acts: Acts,
) -> None:
    submission = acts.submit()
    state = submission.workflow_state
    assert state is not None
    acts.decide(submission, 1, acts.people.first)
    with pytest.raises(PermissionDenied):
        complete(state, acts.people.technician)
    with pytest.raises(PermissionDenied), transaction.atomic():
        state.finish(user=acts.people.technician)
    submission.refresh_from_db()
    assert submission.state == _State.IN_REVIEW
    assert not acts.site.live


def test_a_step_that_is_switched_off_is_not_left_out(acts: Acts) -> None:
    submission = acts.submit()
    acts.decide(submission, 1, acts.people.first)
    ReviewTask.objects.get(step=2).deactivate(user=acts.people.technician)
    with pytest.raises(PermissionDenied):
        ReviewTask.objects.get(step=3).deactivate(user=acts.people.technician)
    submission.refresh_from_db()
    assert submission.state == _State.IN_REVIEW
    assert not acts.site.live


def test_a_superuser_who_publishes_a_page_makes_nothing_releasable(acts: Acts) -> None:
    revision = Revision.objects.get(pk=acts.notice.latest_revision_id)
    revision.publish(user=acts.people.technician)
    assert approved_submission(acts.site) is None
