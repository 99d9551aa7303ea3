from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import ModelLogEntry

from kiosk.link.commands import Check, Outcome, SetVolume
from kiosk.link.messages import (
    Content,
    Disk,
    Glass,
    Heartbeat,
    HeartbeatAnswer,
    Play,
    Plays,
    Trouble,
)
from kiosk.server.devices.actions import (
    expire_commands,
    pin_command,
    send_command,
    withdraw_command,
)
from kiosk.server.devices.heartbeat import command_answered, is_failing
from kiosk.server.devices.interval import dark_after
from kiosk.server.devices.models import Kiosk, KioskCommand, KioskGroup
from kiosk.show.pin import fits
from tests.server.devices.conftest import approved

if TYPE_CHECKING:
    from kiosk.server.authoring.models import VillageSite
    from tests.server.devices.device import Device

State = KioskCommand.State


def beat(device: Device, **said: object) -> HeartbeatAnswer:
    message = Heartbeat(at=timezone.now(), **said)  # type: ignore[arg-type]
    answer = device.say("heartbeat", message)
    assert answer.status_code == 200, answer.content
    return HeartbeatAnswer.model_validate_json(answer.content)


WELL = Glass(age=0.5, pictures=10, rate=25.0)


def test_a_heartbeat_is_kept_in_the_kiosks_one_row(device: Device) -> None:
    beat(
        device,
        version="0.1.0",
        glass=WELL,
        content=Content(site="heguang", shown=7),
        disk=Disk(free=10**12, total=10**13),
        troubles=(Trouble(about="server", zh="断网\0", en="no network"),),
    )
    row = device.row
    assert (row.shown, row.version, row.failing) == (7, "0.1.0", True)
    assert row.last_seen is not None
    assert row.facts["glass"]["rate"] == 25.0
    assert row.facts["disk"]["free"] == 10**12
    assert row.facts["troubles"][0]["zh"] == "断网"
    beat(device, glass=WELL)
    assert Kiosk.objects.count() == 1
    assert not device.row.failing


def test_a_wrong_clock_is_noted_and_changes_nothing_else(device: Device) -> None:
    answer = device.say("heartbeat", Heartbeat(at=dt.datetime(1970, 1, 1, tzinfo=dt.UTC)))
    assert answer.status_code == 200
    assert device.row.skew < -(10**9)
    assert device.row.last_seen is not None
    assert (timezone.now() - device.row.last_seen) < dt.timedelta(minutes=1)


@pytest.mark.parametrize(
    ("said", "failing"),
    [
        ({"glass": WELL}, False),
        ({}, True),
        ({"glass": Glass(age=60.0)}, True),
        ({"glass": WELL, "troubles": (Trouble(about="a", zh="b", en="c"),)}, True),
    ],
)
def test_a_kiosk_fails_when_its_glass_is_dead_or_it_says_so(
    said: dict[str, object],
    failing: bool,  # noqa: FBT001
) -> None:
    assert is_failing(Heartbeat(at=timezone.now(), **said)) is failing  # type: ignore[arg-type]


def test_heartbeats_are_asked_for_within_a_minute_and_not_all_at_once(device: Device) -> None:
    intervals = {beat(device, glass=WELL).interval for _ in range(20)}
    assert all(20 <= interval <= 60 for interval in intervals)
    assert len(intervals) > 5


def test_a_kiosk_is_dark_when_it_has_missed_some(device: Device) -> None:
    beat(device, glass=WELL)
    assert not device.row.is_dark()
    assert device.row.is_dark(timezone.now() + dark_after() + dt.timedelta(seconds=1))


def test_the_answer_has_the_kiosks_name_and_groups(device: Device) -> None:
    device.row.groups.add(KioskGroup.objects.create(name="先行", ring="early"))
    answer = beat(device)
    assert (answer.name, answer.rings) == ("礼堂", ("early",))


# --- commands ---------------------------------------------------------------------------


def test_a_command_is_told_until_the_kiosk_says_what_came_of_it(device: Device) -> None:
    [command] = send_command([device.row], SetVolume(level=0.4))
    for _ in range(2):
        [order] = beat(device).orders
        assert (order.id, order.command) == (command.pk, SetVolume(level=0.4))
    command.refresh_from_db()
    assert command.state == State.SENT
    outcome = Outcome(id=command.pk, good=True, zh="音量已改", en="set")
    assert beat(device, outcomes=(outcome,)).orders == ()
    command.refresh_from_db()
    assert (command.state, command.result_zh, command.result_en) == (State.DONE, "音量已改", "set")
    assert command.answered is not None


def test_an_outcome_is_told_to_whoever_listens_and_once(device: Device) -> None:
    heard: list[KioskCommand] = []

    def hear(command: KioskCommand, **_: object) -> None:
        heard.append(command)

    command_answered.connect(hear)
    try:
        [command] = send_command([device.row], Check())
        beat(device)
        outcome = Outcome(id=command.pk, good=False, zh="坏了", en="broken")
        for _ in range(2):
            beat(device, outcomes=(outcome,))
    finally:
        command_answered.disconnect(hear)
    assert [(one.pk, one.state) for one in heard] == [(command.pk, State.FAILED)]


def test_a_kiosk_can_answer_for_nobody_else(device: Device, site: VillageSite) -> None:
    other = approved(site, "食堂")
    [command] = send_command([other.row], Check())
    beat(device, outcomes=(Outcome(id=command.pk, good=True), Outcome(id=uuid.uuid4(), good=True)))
    command.refresh_from_db()
    assert command.state == State.WAITING
    assert beat(device).orders == ()
    assert len(beat(other).orders) == 1


def test_a_command_that_is_too_old_is_not_told(device: Device) -> None:
    past = timezone.now() - dt.timedelta(seconds=1)
    [told] = send_command([device.row], Check(), expires=past)
    assert beat(device).orders == ()
    told.refresh_from_db()
    assert told.state == State.EXPIRED
    [left] = send_command([device.row], Check(), expires=past)
    assert expire_commands() == 1
    left.refresh_from_db()
    assert left.state == State.EXPIRED


def test_a_command_can_be_taken_back_until_the_kiosk_has_heard_it(device: Device) -> None:
    [first] = send_command([device.row], Check())
    assert withdraw_command([first]) == 1
    assert beat(device).orders == ()
    [second] = send_command([device.row], Check())
    beat(device)
    assert withdraw_command([second]) == 0


def test_only_approved_kiosks_get_commands(device: Device, stranger: Device) -> None:
    stranger.pair()
    assert [one.kiosk_id for one in send_command([device.row, stranger.row], Check())] == [
        device.row.pk
    ]


def test_commands_are_written_down_with_who_sent_them(device: Device, people: object) -> None:
    send_command([device.row], Check(), by=people.administrator)  # type: ignore[attr-defined]
    entry = ModelLogEntry.objects.filter(action="kiosk.command").get()
    assert entry.user == people.administrator  # type: ignore[attr-defined]
    assert entry.data["kind"] == "check"


def test_a_pin_is_sealed_as_the_kiosk_keeps_it() -> None:
    command = pin_command("739164")
    assert fits("739164", command.sealed)
    assert not fits("739165", command.sealed)
    assert "739164" not in command.model_dump_json()
    assert pin_command("").sealed == ""


# --- the ledger -------------------------------------------------------------------------


def play(number: int, **more: object) -> Play:
    return Play(id=f"{number:032x}", item="film", seconds=3.5, **more)  # type: ignore[arg-type]


def test_lines_of_the_ledger_are_kept_once(device: Device, site: VillageSite) -> None:
    for plays in ((play(1), play(2)), (play(2), play(3, visitor=True, release=4))):
        assert device.say("statistics", Plays(plays=plays)).status_code == 200
    assert device.row.plays.count() == 3
    last = device.row.plays.get(line=f"{3:032x}")
    assert (last.visitor, last.release, last.item) == (True, 4, "film")
    other = approved(site, "食堂")
    other.say("statistics", Plays(plays=(play(1),)))
    assert other.row.plays.count() == 1


def test_a_release_that_no_column_holds_is_left_out(device: Device) -> None:
    assert device.say("statistics", Plays(plays=(play(1, release=2**40),))).status_code == 200
    assert device.row.plays.get().release is None
    assert beat(device, content=Content(shown=2**50)).orders == ()
    assert device.row.shown is None


# --- anything that is well formed -------------------------------------------------------

TEXT = st.text(max_size=60)


@hypothesis_settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    at=st.datetimes(timezones=st.just(dt.UTC)),
    place=TEXT,
    words=TEXT,
    shown=st.none() | st.integers(0, 2**53),
    age=st.floats(0, 1e10),
    outcomes=st.lists(st.uuids(), max_size=5),
)
def test_every_heartbeat_that_is_one_is_answered(  # noqa: PLR0917  # what is drawn
    device: Device,
    at: dt.datetime,
    place: str,
    words: str,
    shown: int | None,
    age: float,
    outcomes: list[uuid.UUID],
) -> None:
    from kiosk.server.devices.limits import OF_A_KIOSK  # noqa: PLC0415

    OF_A_KIOSK.clear()
    message = Heartbeat(
        at=at,
        glass=Glass(age=age, place=place),
        content=Content(shown=shown, doing=words),
        troubles=(Trouble(about=place, zh=words, en=words),),
        outcomes=tuple(Outcome(id=one, good=True, zh=words) for one in outcomes),
    )
    assert device.say("heartbeat", message).status_code == 200
