"""Any edit of any page ends a running review; what changes nothing ends none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from kiosk.server.authoring.models import NoticePage
from kiosk.server.review.deciding import RefusedError
from kiosk.server.review.models import Submission, approved_submission
from kiosk.server.review.submitting import prepare, submit

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.server.review.acts import Acts

_State = Submission.State


def _edit_site(acts: Acts) -> None:
    acts.edit(acts.site)


def _edit_child(acts: Acts) -> None:
    acts.edit(acts.notice, "改过的通知")


def _add_child(acts: Acts) -> None:
    acts.add_notice("通知二")


def _remove_child(acts: Acts) -> None:
    Page.objects.get(pk=acts.notice.pk).specific.delete(user=acts.people.technician)


def _move_child_away(acts: Acts) -> None:
    page = Page.objects.get(pk=acts.notice.pk)
    page.move(acts.villages.lanxi, pos="last-child", user=acts.people.technician)


def _move_another_in(acts: Acts) -> None:
    lanxi = Page.objects.get(pk=acts.villages.lanxi.pk)
    stranger = lanxi.add_child(instance=NoticePage(heading={"zh-Hans": "兰溪的"}))
    stranger.move(acts.site, pos="last-child", user=acts.people.technician)


def _reorder(acts: Acts) -> None:
    first = acts.site.get_children().first()
    first.move(acts.site, pos="last-child", user=acts.people.technician)


def _copy_child(acts: Acts) -> None:
    Page.objects.get(pk=acts.notice.pk).specific.copy(
        to=acts.site, update_attrs={"slug": "another"}, user=acts.people.alice
    )


def _revert(acts: Acts) -> None:
    page = Page.objects.get(pk=acts.notice.pk).specific
    oldest = page.revisions.order_by("pk").first()
    oldest.as_object().save_revision(user=acts.people.alice, previous_revision=oldest)


EDITS: list[Callable[[Acts], None]] = [
    _edit_site, _edit_child, _add_child, _remove_child, _move_child_away, _move_another_in,
    _reorder, _copy_child, _revert,
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("approvals", [0, 2])
def test_an_edit_ends_the_review_and_all_begins_anew(
    acts: Acts, edit: Callable[[Acts], None], approvals: int
) -> None:
    acts.add_notice("另一条")
    submission = acts.submit()
    reviewers = (acts.people.first, acts.people.second)
    for step in range(approvals):
        acts.decide(submission, step + 1, reviewers[step])
    edit(acts)
    submission.refresh_from_db()
    assert (submission.state, submission.reason) == (_State.CANCELLED, Submission.Reason.EDITED)
    with pytest.raises(RefusedError):
        acts.decide(submission, approvals + 1, (*reviewers, acts.people.final)[approvals])
    assert approved_submission(acts.site) is None
    again = acts.submit()
    assert (again.state, again.step) == (_State.IN_REVIEW, 1)


def test_the_record_names_who_edited_what(acts: Acts) -> None:
    submission = acts.submit()
    acts.edit(acts.notice, "新的标题", by=acts.people.administrator)
    submission.refresh_from_db()
    assert submission.ended_by_name == "administrator"
    assert "通知一" in submission.reason_detail or "新的标题" in submission.reason_detail


def test_an_edit_while_files_are_still_being_checked_ends_it_too(acts: Acts) -> None:
    submission = submit(acts.site, acts.people.alice)
    acts.edit(acts.notice, "改")
    prepare(submission.pk)
    submission.refresh_from_db()
    assert submission.state == _State.CANCELLED
    assert submission.workflow_state is None


def test_an_edit_of_another_village_is_no_matter(acts: Acts) -> None:
    submission = acts.submit()
    acts.edit(acts.villages.lanxi, by=acts.people.bob)
    submission.refresh_from_db()
    assert submission.state == _State.IN_REVIEW


def test_locking_and_looking_end_nothing(acts: Acts) -> None:
    submission = acts.submit()
    page = acts.site
    page.locked = True
    page.save()
    acts.notice.save()
    submission.refresh_from_db()
    assert submission.state == _State.IN_REVIEW


def test_a_page_that_was_changed_behind_djangos_back_is_found_before_anything_is_decided(
    acts: Acts,
) -> None:
    submission = acts.submit()
    page = Page.objects.get(pk=acts.notice.pk)
    revision = page.latest_revision
    content = dict(revision.content)
    content["title"] = "偷偷改的"
    type(revision).objects.filter(pk=revision.pk).update(content=content)
    done = acts.decide(submission, 1, acts.people.first)
    assert (done.state, done.decisions.count()) == (_State.CANCELLED, 0)


def test_wagtail_does_not_save_over_a_revision_that_was_handed_in(acts: Acts) -> None:
    page = Page.objects.get(pk=acts.notice.pk).specific
    submission = acts.submit()
    page.heading = {"zh-Hans": "盖掉"}
    with pytest.raises(PermissionDenied):
        page.save_revision(user=acts.people.alice, overwrite_revision=page.latest_revision)
    submission.refresh_from_db()
    assert submission.state == _State.IN_REVIEW
    done = acts.approve(submission)
    with pytest.raises(PermissionDenied):
        page.save_revision(user=acts.people.alice, overwrite_revision=page.latest_revision)
    assert done.state == _State.APPROVED


def test_after_a_cancelled_review_autosave_may_go_on_where_it_was(acts: Acts) -> None:
    submission = acts.submit()
    acts.edit(acts.site)
    page = Page.objects.get(pk=acts.notice.pk).specific
    page.heading = {"zh-Hans": "接着写"}
    page.save_revision(user=acts.people.alice, overwrite_revision=page.latest_revision)
    submission.refresh_from_db()
    assert submission.state == _State.CANCELLED


def test_wagtails_own_way_to_end_a_workflow_ends_the_review(acts: Acts) -> None:
    submission = acts.submit()
    assert submission.workflow_state is not None
    submission.workflow_state.cancel(user=acts.people.alice)
    submission.refresh_from_db()
    assert (submission.state, submission.reason) == (_State.CANCELLED, Submission.Reason.PERSON)
