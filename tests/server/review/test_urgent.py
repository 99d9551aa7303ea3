"""Urgent notices: one writes, another confirms, each screen is told, and it goes in one click."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from kiosk.link.commands import COMMAND, ShowNotice, WithdrawNotice
from kiosk.server.devices.models import Kiosk, KioskCommand
from kiosk.server.review.urgent import actions
from kiosk.server.review.urgent.actions import UrgentError
from kiosk.server.review.urgent.arrival import Arrival, screens
from kiosk.server.review.urgent.models import UrgentNotice

if TYPE_CHECKING:
    from kiosk.server.accounts.models import User
    from tests.server.conftest import SignIn
    from tests.server.review.acts import Acts

_State = UrgentNotice.State


def kiosk(acts: Acts, name: str, village: str = "heguang", state: str = "approved") -> Kiosk:
    site = getattr(acts.villages, village)
    return Kiosk.objects.create(name=name, key_id=name, site=site, state=state)


def written(
    acts: Acts, *kiosks: Kiosk, by: User | None = None, english: bool = False
) -> UrgentNotice:
    notice = UrgentNotice(
        title="台风蓝色预警",
        text="今晚请关好门窗，不要外出。",
        ends_at=timezone.now() + dt.timedelta(hours=3),
    )
    if english:
        notice.title_en, notice.text_en = "Typhoon", "Stay at home tonight."
    return actions.write(notice, kiosks, by or acts.people.alice)


def commands() -> list[tuple[str, str, str]]:
    rows = KioskCommand.objects.order_by("made", "kiosk__name").select_related("kiosk")
    return [(row.kiosk.name, row.kind, row.state) for row in rows]


def test_a_confirmed_notice_goes_to_the_chosen_screens_and_to_no_other(acts: Acts) -> None:
    hall, gate, _ = kiosk(acts, "大厅"), kiosk(acts, "村口"), kiosk(acts, "学校")
    notice = written(acts, hall, gate, english=True)
    assert commands() == []
    actions.confirm(notice, acts.people.second)
    assert sorted(commands()) == [("大厅", "notice", "waiting"), ("村口", "notice", "waiting")]
    notice.refresh_from_db()
    assert (notice.state, notice.confirmed_by_name) == (_State.SENT, "second")
    order = COMMAND.validate_python(KioskCommand.objects.all()[0].order)
    assert isinstance(order, ShowNotice)
    assert order.notice.id == notice.uid
    assert order.notice.title == {"zh-Hans": "台风蓝色预警", "en": "Typhoon"}
    assert order.notice.until == notice.ends_at


def test_who_wrote_it_does_not_confirm_it_nor_does_anybody_but_a_reviewer(acts: Acts) -> None:
    notice = written(acts, kiosk(acts, "大厅"), by=acts.people.first)
    people = acts.people
    for person in (
        people.first, people.alice, people.bob, people.charlie, people.auditor,
        people.administrator, people.technician,
    ):  # fmt: skip
        with pytest.raises(UrgentError):
            actions.confirm(notice, person)
    assert commands() == []
    actions.confirm(notice, people.final)


def test_the_database_itself_refuses_one_person_for_both(acts: Acts) -> None:
    notice = written(acts, kiosk(acts, "大厅"))
    with pytest.raises(IntegrityError), transaction.atomic():
        UrgentNotice.objects.filter(pk=notice.pk).update(confirmed_by=acts.people.alice)


def test_a_notice_is_confirmed_once(acts: Acts) -> None:
    notice = written(acts, kiosk(acts, "大厅"))
    actions.confirm(notice, acts.people.first)
    with pytest.raises(UrgentError):
        actions.confirm(notice, acts.people.second)
    assert len(commands()) == 1


def test_nobody_writes_for_screens_of_another_village(acts: Acts) -> None:
    ours, theirs = kiosk(acts, "大厅"), kiosk(acts, "兰溪大厅", "lanxi")
    for person, screen in (
        (acts.people.alice, theirs), (acts.people.bob, ours), (acts.people.charlie, ours),
        (acts.people.auditor, ours),
    ):  # fmt: skip
        with pytest.raises(UrgentError):
            written(acts, screen, by=person)
    written(acts, ours, theirs, by=acts.people.administrator)


def test_a_screen_that_is_not_paired_cannot_be_chosen(acts: Acts) -> None:
    for state in ("waiting", "refused", "revoked"):
        with pytest.raises(UrgentError):
            written(acts, kiosk(acts, state, state=state))
    with pytest.raises(UrgentError):
        written(acts)


def test_a_notice_whose_time_is_over_is_not_confirmed(acts: Acts) -> None:
    notice = written(acts, kiosk(acts, "大厅"))
    UrgentNotice.objects.update(ends_at=timezone.now() - dt.timedelta(minutes=1))
    with pytest.raises(UrgentError):
        actions.confirm(notice, acts.people.first)


def test_taking_it_back_stops_what_was_not_heard_and_follows_what_was(acts: Acts) -> None:
    heard, deaf = kiosk(acts, "听到的"), kiosk(acts, "没听到的")
    notice = written(acts, heard, deaf)
    actions.confirm(notice, acts.people.first)
    KioskCommand.objects.filter(kiosk=heard).update(state=KioskCommand.State.DONE)
    actions.withdraw(notice, acts.people.alice)
    assert sorted(commands()) == [
        ("听到的", "notice", "done"),
        ("听到的", "withdraw", "waiting"),
        ("没听到的", "notice", "withdrawn"),
    ]
    order = COMMAND.validate_python(KioskCommand.objects.get(kind="withdraw").order)
    assert order == WithdrawNotice(id=notice.uid)
    with pytest.raises(UrgentError):
        actions.withdraw(notice, acts.people.alice)


@pytest.mark.parametrize("who", ["bob", "charlie", "auditor"])
def test_outsiders_take_nothing_back(acts: Acts, who: str) -> None:
    notice = written(acts, kiosk(acts, "大厅"))
    actions.confirm(notice, acts.people.first)
    with pytest.raises(UrgentError):
        actions.withdraw(notice, getattr(acts.people, who))


def test_what_waits_is_taken_back_without_any_screen_hearing_of_it(acts: Acts) -> None:
    notice = written(acts, kiosk(acts, "大厅"))
    actions.withdraw(notice, acts.people.alice)
    assert commands() == []
    with pytest.raises(UrgentError):
        actions.confirm(notice, acts.people.first)


def test_each_screen_tells_how_far_the_notice_is(acts: Acts) -> None:
    screen = kiosk(acts, "大厅")
    notice = written(acts, screen)

    def arrival() -> Arrival:
        return screens(UrgentNotice.objects.get(pk=notice.pk))[0].arrival

    def glass(shown: object) -> None:
        Kiosk.objects.filter(pk=screen.pk).update(facts={"glass": {"notice": shown}})

    assert arrival() is Arrival.UNSENT
    actions.confirm(notice, acts.people.first)
    assert arrival() is Arrival.WAITING
    KioskCommand.objects.update(state=KioskCommand.State.SENT)
    assert arrival() is Arrival.SENT
    glass(str(notice.uid))
    assert arrival() is Arrival.SHOWN
    actions.withdraw(notice, acts.people.second)
    assert arrival() is Arrival.GOING
    glass(None)
    assert arrival() is Arrival.GONE


def test_the_whole_way_through_the_pages(acts: Acts, sign_in: SignIn) -> None:
    screen = kiosk(acts, "大厅")
    alice, first = sign_in(acts.people.alice), sign_in(acts.people.first)
    form = {
        "title": "停水通知",
        "text": "今天下午停水。",
        "hours": "3",
        "screens": [str(screen.pk)],
    }
    answer = alice.post(reverse("review:urgent_new"), form)
    notice = UrgentNotice.objects.get()
    assert answer["Location"] == reverse("review:urgent_notice", args=[notice.pk])
    home = first.get(reverse("wagtailadmin_home")).content.decode()
    assert answer["Location"] in home
    first.post(reverse("review:urgent_confirm", args=[notice.pk]))
    assert commands() == [("大厅", "notice", "waiting")]
    text = alice.get(answer["Location"]).content.decode()
    assert reverse("review:urgent_withdraw", args=[notice.pk]) in text
    alice.post(reverse("review:urgent_withdraw", args=[notice.pk]))
    assert commands() == [("大厅", "notice", "withdrawn")]


def test_nobody_reads_or_confirms_another_villages_notice_by_its_number(
    acts: Acts, sign_in: SignIn
) -> None:
    notice = written(acts, kiosk(acts, "大厅"))
    bob = sign_in(acts.people.bob)
    assert bob.get(reverse("review:urgent_notice", args=[notice.pk])).status_code == 404
    for name in ("urgent_confirm", "urgent_refuse", "urgent_withdraw"):
        bob.post(reverse(f"review:{name}", args=[notice.pk]))
    notice.refresh_from_db()
    assert notice.state == _State.WRITTEN


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"text": ""}, {"screens": []}, {"hours": "1000"}, {"title": "x" * 61},
     {"title_en": "only this"}, {"screens": ["00000000-0000-0000-0000-000000000000"]}],
)  # fmt: skip
def test_a_form_that_makes_no_sense_writes_nothing(
    acts: Acts, sign_in: SignIn, wrong: dict[str, object]
) -> None:
    screen = kiosk(acts, "大厅")
    form = {"title": "停水", "text": "停水", "hours": "3", "screens": [str(screen.pk)]}
    answer = sign_in(acts.people.alice).post(reverse("review:urgent_new"), {**form, **wrong})
    assert answer.status_code == 200
    assert not UrgentNotice.objects.exists()
