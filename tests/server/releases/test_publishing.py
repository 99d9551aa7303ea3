"""What three people approved is what kiosks find; nothing else ever is."""

from __future__ import annotations

import datetime as dt
from threading import Event, Thread
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from kiosk.release.local import LocalStorage
from kiosk.release.storage import Work
from kiosk.server.releases import actions, periodic, working
from kiosk.server.releases import desk as desk_module
from kiosk.server.releases.actions import NotNowError, Order
from kiosk.server.releases.locks import site_lock
from kiosk.server.releases.models import Release
from kiosk.server.releases.stages import Stages, StagesError, read_percents
from kiosk.server.review.filelist import content_hash

if TYPE_CHECKING:
    from tests.server.releases.desk import Desk

_State = Release.State
HOUR = dt.timedelta(hours=1)


def test_what_was_approved_is_what_a_kiosk_finds_byte_by_byte(desk: Desk) -> None:
    release = desk.publish_new()
    assert (release.state, release.number) == (_State.OUT, 1)
    offers, manifests = desk.look()
    assert [(o.number, o.percent) for o in offers] == [(1, 100)]
    assert content_hash(manifests[0].files) == release.submission.content_hash
    assert {f.path: f.sha256 for f in manifests[0].files} == {
        f.path: f.sha256 for f in release.files
    }


def test_a_draft_that_came_after_the_approval_is_not_in_the_release(desk: Desk) -> None:
    desk.approved()
    desk.acts.edit(desk.acts.notice, "还没审的稿")
    release = desk.publish()
    _, manifests = desk.look()
    assert release.state == _State.OUT
    site = next(f for f in manifests[0].files if f.path == "site.yaml")
    published = LocalStorage(settings.KIOSK.folders.published)
    body = published.read(f"objects/{site.sha256[:2]}/{site.sha256}", 10**6).body.decode()
    assert "还没审的稿" not in body
    assert "第 1 稿" in body


def test_a_file_that_is_another_one_than_was_reviewed_is_refused(desk: Desk) -> None:
    desk.approved()
    desk.acts.exports.replaced["film/film.mp4"] = b"another film"
    release = desk.publish()
    assert release.state == _State.FAILED
    assert "哈希" in release.problem_zh
    assert release.number is None
    desk.acts.exports.replaced["film/film.mp4"] = b"a film"
    assert desk.publish().state == _State.OUT


def test_a_page_that_was_changed_in_the_database_is_refused(desk: Desk) -> None:
    submission = desk.approved()
    page = Page.objects.get(pk=desk.acts.notice.pk)
    content = dict(page.latest_revision.content)
    content["title"] = "绕过审核"
    type(page.latest_revision).objects.filter(pk=submission.revisions[page.pk]).update(
        content=content
    )
    assert desk.publish().state == _State.FAILED


def test_what_is_not_approved_or_not_the_newest_is_not_published(desk: Desk) -> None:
    old = desk.approved()
    new = desk.approved()
    running = desk.acts.edit(desk.acts.notice, "新稿") or desk.acts.submit()
    for submission in (old, running):
        with pytest.raises(NotNowError):
            actions.publish(submission, Order(), desk.acts.people.administrator)
    assert desk.work(actions.publish(new, Order(), desk.acts.people.administrator)).state == (
        _State.OUT
    )


def test_the_same_content_twice_is_one_release(desk: Desk) -> None:
    one = desk.publish_new()
    other = desk.publish()
    assert (one.number, other.number) == (1, 1)
    one.refresh_from_db()
    assert (one.state, other.state) == (_State.REPLACED, _State.OUT)


def test_a_release_waits_for_its_time(desk: Desk) -> None:
    desk.approved()
    release = desk.publish(Order(at=timezone.now() + HOUR))
    assert release.state == _State.WAITING
    Release.objects.filter(pk=release.pk).update(at=timezone.now() - HOUR)
    assert desk.work(release).state == _State.OUT


def test_a_release_that_waits_is_called_off_and_one_that_is_out_is_not(desk: Desk) -> None:
    desk.approved()
    release = desk.publish(Order(at=timezone.now() + HOUR))
    actions.call_off(release, desk.acts.people.administrator)
    Release.objects.filter(pk=release.pk).update(at=timezone.now() - HOUR)
    assert desk.work(release).state == _State.CALLED_OFF
    out = desk.publish()
    with pytest.raises(NotNowError):
        actions.call_off(out, desk.acts.people.administrator)


def test_a_newer_order_takes_the_place_of_one_that_waits(desk: Desk) -> None:
    desk.approved()
    waits = desk.publish(Order(at=timezone.now() + HOUR))
    now = desk.publish()
    waits.refresh_from_db()
    assert (waits.state, now.state) == (_State.CALLED_OFF, _State.OUT)


def test_rolling_back_publishes_the_old_content_under_a_higher_number(desk: Desk) -> None:
    old = desk.publish_new()
    desk.publish_new()
    back = desk.work(actions.roll_back(old, desk.acts.people.administrator))
    assert (back.state, back.number) == (_State.OUT, 3)
    _, manifests = desk.look()
    assert manifests[0].number == 3
    assert content_hash(manifests[0].files) == old.content_hash


def test_what_was_never_published_does_not_come_back(desk: Desk) -> None:
    desk.approved()
    waits = desk.publish(Order(at=timezone.now() + HOUR))
    with pytest.raises(NotNowError):
        actions.roll_back(waits, desk.acts.people.administrator)


def test_a_repository_that_somebody_else_writes_to_is_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.publish_new()
    desk.approved()
    published = LocalStorage(settings.KIOSK.folders.published, patience=0)
    monkeypatch.setattr(desk_module, "storage", lambda: published)
    with LocalStorage(settings.KIOSK.folders.published).working(Work.PUBLISH):
        release = desk.publish()
    assert release.state == _State.WORKING
    assert "另一个程序" in release.problem_zh
    assert desk.work(release).state == _State.OUT
    assert release.problem_zh == ""


def test_a_full_disk_is_told_and_tried_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.approved()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(working, "publish", full)
        release = desk.publish()
    assert release.state == _State.WORKING
    assert "No space" in release.problem_zh
    assert desk.work(release).state == _State.OUT


def test_one_village_is_worked_at_by_one_worker_at_a_time(desk: Desk) -> None:
    desk.approved()
    site, taken, leave = desk.acts.site.pk, Event(), Event()

    def another_worker() -> None:
        with site_lock(site) as mine:
            assert mine
            taken.set()
            leave.wait(60)
        connection.close()

    worker = Thread(target=another_worker)
    worker.start()
    assert taken.wait(60)
    assert not working.work_at(site)
    leave.set()
    worker.join(60)
    assert desk.publish().state == _State.OUT


# --- stages -----------------------------------------------------------------------------


def test_a_roll_out_takes_its_steps_by_the_clock(desk: Desk) -> None:
    release = desk.publish_new(Order(stages=Stages((10, 50, 100), 6)))
    assert (release.state, release.step) == (_State.ROLLING, 0)
    assert [(o.number, o.percent) for o in desk.look()[0]] == [(1, 10)]
    desk.work(release)
    assert release.step == 0  # its time has not come
    for step, percent, state in ((1, 50, _State.ROLLING), (2, 100, _State.OUT)):
        Release.objects.filter(pk=release.pk).update(next_at=timezone.now() - HOUR)
        desk.work(release)
        assert (release.step, release.state) == (step, state)
        assert desk.look()[0][0].percent == percent


def test_a_roll_out_halts_by_itself_when_a_kiosk_fails_and_nobody_else_takes_it(
    desk: Desk,
) -> None:
    first = desk.publish_new()
    kiosk = desk.kiosk("村委会大厅")
    release = desk.publish_new(Order(stages=Stages((10, 100), 1)))
    kiosk.facts = {"content": {"site": "heguang", "shown": 1, "bad": [2]}}
    kiosk.save()
    desk.work(release)
    assert (release.state, release.halted) == (_State.HALTED, ["村委会大厅"])
    offers = {o.number: o.percent for o in desk.look()[0]}
    assert offers == {2: 0, 1: 100}
    first.refresh_from_db()
    assert first.state == _State.OUT


def test_a_limit_lets_some_kiosks_fail(desk: Desk) -> None:
    release = desk.publish_new(Order(limit=2))
    one, two = desk.kiosk("一"), desk.kiosk("二")
    one.facts = {"content": {"bad": [1]}}
    one.save()
    assert desk.work(release).state == _State.OUT
    two.facts = {"content": {"bad": [1]}}
    two.save()
    assert desk.work(release).state == _State.HALTED


def test_a_resumed_roll_out_goes_on_where_it_was_and_forgives_what_was_looked_at(
    desk: Desk,
) -> None:
    kiosk = desk.kiosk("一")
    release = desk.publish_new(Order(stages=Stages((10, 50, 100), 1)))
    Release.objects.filter(pk=release.pk).update(next_at=timezone.now() - HOUR)
    desk.work(release)
    kiosk.facts = {"content": {"bad": [1]}}
    kiosk.save()
    assert desk.work(release).state == _State.HALTED
    actions.resume(release, desk.acts.people.administrator)
    desk.work(release)
    assert (release.state, release.step) == (_State.ROLLING, 1)
    assert desk.look()[0][0].percent == 50
    other = desk.kiosk("二", content={"bad": [1]})
    assert desk.work(release).state == _State.HALTED
    assert release.halted == [str(other)]


def test_a_kiosk_that_failed_with_another_release_halts_nothing(desk: Desk) -> None:
    desk.kiosk("一", content={"bad": [7]})
    desk.kiosk("二", content={"site": "lanxi", "bad": [1]})
    assert desk.publish_new().state == _State.OUT


def test_a_person_halts_and_resumes(desk: Desk) -> None:
    release = desk.publish_new()
    actions.halt(release, desk.acts.people.administrator)
    desk.work(release)
    assert desk.look()[0][0].percent == 0
    actions.resume(release, desk.acts.people.administrator)
    desk.work(release)
    assert (release.state, desk.look()[0][0].percent) == (_State.OUT, 100)


def test_a_worker_that_was_killed_between_halting_and_saying_so_is_followed_by_one_that_does(
    desk: Desk,
) -> None:
    release = desk.publish_new()
    Release.objects.filter(pk=release.pk).update(state=_State.HALTED, next_at=timezone.now())
    desk.work(release)
    assert (desk.look()[0][0].percent, release.next_at) == (0, None)


def test_groups_get_it_first_and_everybody_when_it_is_widened(desk: Desk) -> None:
    release = desk.publish_new(Order(rings=("trial",), stages=Stages((0,))))
    assert [(o.percent, o.rings) for o in desk.look()[0]] == [(0, ("trial",))]
    actions.widen(release, desk.acts.people.administrator)
    desk.work(release)
    assert (release.state, desk.look()[0][0].percent) == (_State.OUT, 100)
    with pytest.raises(NotNowError):
        actions.widen(release, desk.acts.people.administrator)


def test_the_minutely_look_finds_what_is_due_and_nothing_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(periodic, "work", SimpleNamespace(enqueue=looked.append))
    release = desk.publish_new()
    periodic.look_at_releases()
    assert looked == []
    Release.objects.filter(pk=release.pk).update(state=_State.WORKING)
    periodic.look_at_releases()
    Release.objects.filter(pk=release.pk).update(state=_State.OUT)
    desk.kiosk("一", content={"bad": [1]})
    periodic.look_at_releases()
    assert looked == [desk.acts.site.pk] * 2


@pytest.mark.parametrize("text", ["", "x", "0.5", "50, 10", "10, 10", "101", "5 0", "１０"])
def test_steps_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(StagesError):
        Stages(read_percents(text))


@pytest.mark.parametrize("text", ["10, 50, 100", "10，50，100", "10% 50% 100%", "10→50→100"])
def test_steps_are_read_as_people_write_them(text: str) -> None:
    assert Stages(read_percents(text)).percents == (10, 50, 100)
