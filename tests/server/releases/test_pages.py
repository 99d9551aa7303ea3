"""The pages of releases, asked for by everybody who may and who may not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from kiosk.server.devices.models import KioskGroup
from kiosk.server.releases.actions import Order
from kiosk.server.releases.models import Release
from kiosk.server.releases.stages import Stages
from kiosk.server.review.models import Submission

if TYPE_CHECKING:
    from tests.server.conftest import SignIn
    from tests.server.releases.desk import Desk

_State = Release.State
LOOKERS = ("alice", "first", "auditor")
OUTSIDERS = ("bob", "charlie")


def address(name: str, *args: object) -> str:
    return reverse(f"releases:{name}", args=args)


def order(**more: object) -> dict[str, object]:
    submission = Submission.objects.filter(state="approved").latest("pk")
    return {"villages": [submission.pk], "when": "now", "screens": "all", "limit": 1, **more}


def test_an_administrator_publishes_what_is_ready_in_one_form(desk: Desk, sign_in: SignIn) -> None:
    desk.approved()
    client = sign_in(desk.acts.people.administrator)
    assert "待发布" in client.get(address("overview")).content.decode()
    answer = client.post(address("new"), order())
    release = Release.objects.get()
    assert answer["Location"] == address("release", release.pk)
    assert (release.percents, release.rings, release.requested_by_name) == (
        [100], [], "administrator",
    )  # fmt: skip
    assert desk.work(release).state == _State.OUT
    assert "待发布" not in client.get(address("overview")).content.decode()


def test_times_steps_and_groups_are_taken_from_the_form(desk: Desk, sign_in: SignIn) -> None:
    desk.approved()
    KioskGroup.objects.create(name="试点", ring="trial")
    client = sign_in(desk.acts.people.administrator)
    at = timezone.localtime() + dt.timedelta(days=1)
    given = order(
        when="at", at=at.strftime("%Y-%m-%dT%H:%M"), screens="steps",
        percents="10，60，100", hours=12, groups=["trial"], limit=3,
    )  # fmt: skip
    client.post(address("new"), given)
    release = Release.objects.get()
    assert (release.percents, release.hours, release.rings, release.limit) == (
        [10, 60, 100], 12, ["trial"], 3,
    )  # fmt: skip
    assert abs(release.at - at) < dt.timedelta(minutes=1)
    assert desk.work(release).state == _State.WAITING


@pytest.mark.parametrize(
    "wrong",
    [
        {"villages": []}, {"villages": ["999999"]}, {"when": "at", "at": ""},
        {"when": "at", "at": "2020-01-01T08:00"}, {"screens": "steps", "percents": "50, 10"},
        {"screens": "groups"}, {"limit": 0},
    ],
)  # fmt: skip
def test_an_order_that_makes_no_sense_publishes_nothing(
    desk: Desk, sign_in: SignIn, wrong: dict[str, object]
) -> None:
    desk.approved()
    KioskGroup.objects.create(name="试点", ring="trial")
    client = sign_in(desk.acts.people.administrator)
    assert client.post(address("new"), order(**wrong)).status_code == 200
    assert not Release.objects.exists()


def test_everybody_of_the_village_looks_and_only_an_administrator_acts(
    desk: Desk, sign_in: SignIn
) -> None:
    old = desk.publish_new()
    new = desk.publish_new(Order(stages=Stages((10, 100))))
    for who in LOOKERS:
        client = sign_in(getattr(desk.acts.people, who))
        for page in (
            address("overview"), address("site", desk.acts.site.pk),
            address("release", new.pk), address("compare", new.pk, old.pk),
        ):  # fmt: skip
            assert client.get(page).status_code == 200, (who, page)
        for act in ("halt", "resume", "widen", "call_off", "back"):
            client.post(address(act, new.pk))
        assert client.get(address("new")).status_code == 403
        assert client.post(address("new"), order()).status_code == 403
        assert client.get(address("keys")).status_code == 403
    new.refresh_from_db()
    assert (new.state, Release.objects.count()) == (_State.ROLLING, 2)


def test_outsiders_see_nothing_by_guessing_numbers(desk: Desk, sign_in: SignIn) -> None:
    old, new = desk.publish_new(), desk.publish_new()
    for who in OUTSIDERS:
        client = sign_in(getattr(desk.acts.people, who))
        for page in (
            address("site", desk.acts.site.pk), address("release", new.pk),
            address("compare", new.pk, old.pk), address("back", old.pk),
        ):  # fmt: skip
            assert client.get(page).status_code in {302, 404}, (who, page)
        for act in ("halt", "resume", "widen", "call_off", "back"):
            client.post(address(act, new.pk))
    new.refresh_from_db()
    assert (new.state, Release.objects.count()) == (_State.OUT, 2)


def test_rolling_back_asks_first_and_shows_what_it_changes(desk: Desk, sign_in: SignIn) -> None:
    old = desk.publish_new()
    desk.publish_new()
    client = sign_in(desk.acts.people.administrator)
    text = client.get(address("back", old.pk)).content.decode()
    assert "<ins>1</ins>" in text
    assert Release.objects.count() == 2
    answer = client.post(address("back", old.pk))
    back = Release.objects.get(back_to=old)
    assert answer["Location"] == address("release", back.pk)
    assert desk.work(back).number == 3
    assert desk.look()[1][0].number == 3


def test_acts_on_a_release_are_taken_by_the_buttons(desk: Desk, sign_in: SignIn) -> None:
    client = sign_in(desk.acts.people.administrator)
    release = desk.publish_new(Order(stages=Stages((10, 50, 100))))
    for act, state in (
        ("widen", _State.ROLLING), ("halt", _State.HALTED), ("resume", _State.ROLLING),
        ("widen", _State.OUT),
    ):  # fmt: skip
        assert (
            address(act, release.pk) in client.get(address("release", release.pk)).content.decode()
        )
        client.post(address(act, release.pk))
        assert desk.work(release).state == state, act


def test_a_failed_release_says_why_and_what_to_do(desk: Desk, sign_in: SignIn) -> None:
    desk.approved()
    desk.acts.exports.replaced["film/film.mp4"] = b"another"
    release = desk.publish()
    for who in ("administrator", "alice"):
        client = sign_in(getattr(desk.acts.people, who))
        assert "重新送审" in client.get(address("release", release.pk)).content.decode()


def test_a_page_that_waits_to_be_published_is_not_deleted(desk: Desk, sign_in: SignIn) -> None:
    desk.approved()
    desk.publish(Order(at=timezone.now() + dt.timedelta(hours=1)))
    client = sign_in(desk.acts.people.technician)
    client.post(reverse("wagtailadmin_pages:delete", args=[desk.acts.notice.pk]))
    desk.acts.notice.refresh_from_db()
    client.post(address("call_off", Release.objects.get().pk))
    client.post(reverse("wagtailadmin_pages:delete", args=[desk.acts.notice.pk]))
    assert not type(desk.acts.notice).objects.filter(pk=desk.acts.notice.pk).exists()


def test_the_history_names_every_act(desk: Desk, sign_in: SignIn) -> None:
    release = desk.publish_new()
    client = sign_in(desk.acts.people.administrator)
    client.post(address("halt", release.pk))
    history = reverse("wagtailadmin_pages:history", args=[desk.acts.site.pk])
    text = client.get(history).content.decode()
    assert "暂停了推送" in text
    assert release.content_hash in text
