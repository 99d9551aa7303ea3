"""The pages of the review, asked for by everybody who may and who may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kiosk.server.review.models import Submission
from kiosk.server.review.rules import waiting_for
from kiosk.server.review.submitting import prepare, submit

if TYPE_CHECKING:
    from tests.server.conftest import SignIn
    from tests.server.people import People
    from tests.server.review.acts import Acts

_State = Submission.State
INSIDERS = ("alice", "first", "second", "final", "auditor", "administrator", "technician")


def page(sign_in: SignIn, people: People, who: str, name: str, *args: object) -> tuple[int, str]:
    answer = sign_in(getattr(people, who)).get(reverse(f"review:{name}", args=args))
    return answer.status_code, answer.content.decode()


def test_each_reviewer_finds_what_waits_for_them_and_nobody_else_does(
    acts: Acts, sign_in: SignIn
) -> None:
    submission = acts.submit(note="换了封面")
    address = reverse("review:decide", args=[submission.pk])
    there = reverse("review:submission", args=[submission.pk])
    for step, who in enumerate(("first", "second", "final"), start=1):
        for other in INSIDERS:
            _, text = page(sign_in, acts.people, other, "submission", submission.pk)
            assert (address in text) == (other == who), (other, who)
            _, text = page(sign_in, acts.people, other, "overview")
            assert ("review-card" in text) == (other == who)
        answer = sign_in(getattr(acts.people, who)).post(
            address, {"verdict": "approved", "comment": f"{who}：同意", "step": step}
        )
        assert (answer.status_code, answer["Location"]) == (302, there)
    submission.refresh_from_db()
    assert submission.state == _State.APPROVED
    _, text = page(sign_in, acts.people, "auditor", "submission", submission.pk)
    assert "final：同意" in text


def test_a_village_is_handed_in_by_its_editor_in_one_click(acts: Acts, sign_in: SignIn) -> None:
    address = reverse("review:hand_in", args=[acts.site.pk])
    assert address in page(sign_in, acts.people, "alice", "site", acts.site.pk)[1]
    sign_in(acts.people.alice).post(address, {"note": "请审"})
    submission = Submission.objects.get()
    assert (submission.state, submission.note) == (_State.PREPARING, "请审")
    assert submission.submitted_by == acts.people.alice


@pytest.mark.parametrize("who", ["bob", "charlie", "auditor"])
def test_others_hand_nothing_in(acts: Acts, sign_in: SignIn, who: str) -> None:
    address = reverse("review:hand_in", args=[acts.site.pk])
    sign_in(getattr(acts.people, who)).post(address)
    assert not Submission.objects.exists()


@pytest.mark.parametrize("name", ["submission", "sheet"])
def test_somebody_from_another_village_cannot_tell_that_there_is_one(
    acts: Acts, sign_in: SignIn, name: str
) -> None:
    submission = acts.submit()
    assert page(sign_in, acts.people, "bob", name, submission.pk)[0] == 404
    assert page(sign_in, acts.people, "bob", name, submission.pk + 1)[0] == 404
    assert page(sign_in, acts.people, "bob", "site", acts.site.pk)[0] == 404


def test_nobody_decides_by_a_forged_request(acts: Acts, sign_in: SignIn) -> None:
    submission = acts.submit()
    address = reverse("review:decide", args=[submission.pk])
    for who in ("alice", "bob", "charlie", "second", "final", "auditor", "administrator"):
        sign_in(getattr(acts.people, who)).post(
            address, {"verdict": "approved", "step": 1, "comment": "混入"}
        )
    sign_in(acts.people.first).post(address, {"verdict": "approved", "step": 3})
    sign_in(acts.people.first).post(address, {"verdict": "whatever", "step": 1})
    assert submission.decisions.count() == 0


def test_wagtails_own_buttons_approve_nothing_of_another_village(
    acts: Acts, sign_in: SignIn
) -> None:
    submission = acts.submit()
    state = submission.workflow_state
    assert state is not None
    assert state.current_task_state is not None
    # The page in the address is one of hers; the task is of the other village.
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[acts.villages.lanxi.pk, "approve", state.current_task_state.pk],
    )
    for who in ("bob", "second", "administrator"):
        sign_in(getattr(acts.people, who)).post(address, {"comment": ""})
    assert submission.decisions.count() == 0


def test_wagtails_own_buttons_follow_the_same_rules(acts: Acts, sign_in: SignIn) -> None:
    submission = acts.submit()
    state = submission.workflow_state
    assert state is not None
    assert state.current_task_state is not None
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[acts.site.pk, "approve", state.current_task_state.pk],
    )
    for who in ("alice", "second", "final", "technician"):
        sign_in(getattr(acts.people, who)).post(address, {"comment": ""})
    assert submission.decisions.count() == 0
    sign_in(acts.people.first).post(address, {"comment": "同意"})
    assert submission.decisions.get().user == acts.people.first


def test_wagtails_editor_has_no_way_around_the_review(acts: Acts, sign_in: SignIn) -> None:
    for who in ("alice", "administrator", "first", "final"):
        client = sign_in(getattr(acts.people, who))
        edit = reverse("wagtailadmin_pages:edit", args=[acts.notice.pk])
        text = client.get(edit).content.decode()
        for action in ("action-publish", "action-submit", "action-unpublish"):
            assert f'name="{action}"' not in text
        assert "action-secondary" in text
        for action in ("action-publish", "action-submit", "action-restart-workflow"):
            client.post(edit, {action: "1", "heading": "x"})
    acts.notice.refresh_from_db()
    assert not acts.notice.live
    assert not acts.site.workflow_states.exists()


def test_the_editor_shows_each_person_the_next_step(acts: Acts, sign_in: SignIn) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[acts.site.pk])
    text = sign_in(acts.people.alice).get(edit).content.decode()
    assert reverse("review:site", args=[acts.site.pk]) in text
    submission = acts.submit()
    for who in ("alice", "first"):
        text = sign_in(getattr(acts.people, who)).get(edit).content.decode()
        assert reverse("review:submission", args=[submission.pk]) in text


def test_the_first_page_tells_who_must_do_something(acts: Acts, sign_in: SignIn) -> None:
    submission = acts.submit()
    home = reverse("wagtailadmin_home")
    there = reverse("review:submission", args=[submission.pk])
    assert there in sign_in(acts.people.first).get(home).content.decode()
    assert there not in sign_in(acts.people.second).get(home).content.decode()
    acts.decide(submission, 1, acts.people.first, "rejected")
    text = sign_in(acts.people.alice).get(home).content.decode()
    assert reverse("review:site", args=[acts.site.pk]) in text


def test_pictures_are_shown_only_to_those_of_the_village(acts: Acts, sign_in: SignIn) -> None:
    submission = acts.submit()
    digest = next(f.sha256 for f in submission.file_list if f.path.endswith(".jpg"))
    own = reverse("review:picture", args=[acts.site.pk, digest])
    answer = sign_in(acts.people.first).get(own)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert sign_in(acts.people.bob).get(own).status_code == 404
    by_another = reverse("review:picture", args=[acts.villages.lanxi.pk, digest])
    assert sign_in(acts.people.bob).get(by_another).status_code == 404


def test_the_changes_are_shown_page_by_page_and_picture_by_picture(
    acts: Acts, sign_in: SignIn
) -> None:
    acts.approve()
    acts.edit(acts.notice, "通知一（修订）")
    acts.add_notice("全新的通知")
    submission = acts.submit()
    _, text = page(sign_in, acts.people, "first", "submission", submission.pk)
    assert "<ins>（修订）</ins>" in text
    assert "全新的通知" in text
    assert text.count("review-what--added") == 1
    assert text.count("<img loading") == 3  # one picture is new, one is another


def test_the_sheet_bears_three_names_and_the_hash(acts: Acts, sign_in: SignIn) -> None:
    submission = acts.approve(acts.submit(note="年度更新"))
    status, text = page(sign_in, acts.people, "auditor", "sheet", submission.pk)
    assert status == 200
    for word in ("first", "second", "final", "看过了", "年度更新", submission.printed_hash):
        assert word in text
    assert "<script>" not in text
    assert "style=" not in text


def test_only_the_villages_own_people_end_a_review(acts: Acts, sign_in: SignIn) -> None:
    submission = acts.submit()
    address = reverse("review:withdraw", args=[submission.pk])
    for who in ("bob", "charlie", "auditor", "first", "final"):
        sign_in(getattr(acts.people, who)).post(address)
    submission.refresh_from_db()
    assert submission.state == _State.IN_REVIEW
    sign_in(acts.people.alice).post(address)
    submission.refresh_from_db()
    assert (submission.state, submission.ended_by_name) == (_State.CANCELLED, "alice")


def test_a_village_with_records_is_not_deleted(acts: Acts, sign_in: SignIn) -> None:
    acts.submit()
    for target in (acts.site, acts.villages.township):
        address = reverse("wagtailadmin_pages:delete", args=[target.pk])
        sign_in(acts.people.technician).post(address)
    assert type(acts.site).objects.filter(pk=acts.site.pk).exists()


def test_the_log_names_who_approved_which_content(acts: Acts, sign_in: SignIn) -> None:
    submission = acts.approve()
    address = reverse("wagtailadmin_pages:history", args=[acts.site.pk])
    text = sign_in(acts.people.administrator).get(address).content.decode()
    assert text.count(submission.content_hash) == 4  # three approvals, and the end
    for name in ("first", "second", "final"):
        assert name in text


def test_pages_of_ours_carry_nothing_inline(acts: Acts, sign_in: SignIn) -> None:
    submission = acts.submit()
    client = sign_in(acts.people.first)
    for address in (
        reverse("review:overview"),
        reverse("review:site", args=[acts.site.pk]),
        reverse("review:submission", args=[submission.pk]),
        reverse("review:urgent"),
        reverse("review:urgent_new"),
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "unsafe-inline" not in answer["Content-Security-Policy"]
        assert "<script>" not in answer.content.decode()
        assert " style=" not in answer.content.decode()


def test_what_waits_is_found_with_as_many_questions_for_many_villages_as_for_one(
    acts: Acts,
) -> None:
    def asked() -> int:
        user = type(acts.people.first).objects.get(pk=acts.people.first.pk)
        with CaptureQueriesContext(connection) as found:
            waiting_for(user)
        return len(found)

    acts.submit()
    one = asked()
    submit(acts.villages.lanxi, acts.people.bob)
    prepare(Submission.objects.latest("pk").pk)
    assert len(waiting_for(acts.people.first)) == 2
    assert asked() == one
