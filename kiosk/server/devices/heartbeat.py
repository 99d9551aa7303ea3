"""What a heartbeat changes, and what is said to it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.dispatch import Signal
from django.utils import timezone

from kiosk.link.commands import COMMAND, Order
from kiosk.link.messages import HeartbeatAnswer
from kiosk.link.parts import MOST_COMMANDS
from kiosk.server.devices.ailments import ailments_of
from kiosk.server.devices.interval import next_heartbeat, screenshot_interval
from kiosk.server.devices.keeping import in_column
from kiosk.server.devices.models import Kiosk, KioskCommand
from kiosk.server.devices.trust import rings_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.link.commands import Outcome
    from kiosk.link.messages import Heartbeat

command_answered = Signal()
"""Sent with `command`, a `KioskCommand`, once a kiosk has said what came of it."""

_LONGEST_COUNT = 366 * 24 * 3_600.0

State = KioskCommand.State


def take_heartbeat(kiosk: Kiosk, said: Heartbeat) -> HeartbeatAnswer:
    """Note how a kiosk is, and return what it is to do; within its turn."""
    now = timezone.now()
    skew = (said.at - now).total_seconds()
    ailments = ailments_of(said, skew)
    Kiosk.objects.filter(pk=kiosk.pk).update(
        last_seen=now,
        shown=in_column(said.content.shown),
        failing=bool(ailments),
        ailments=int(ailments),
        touched_at=touched_at(said, now) or kiosk.touched_at,
        version=said.version,
        skew=skew,
        facts=said.model_dump(mode="json", exclude={"outcomes"}),
    )
    for outcome in said.outcomes:
        take_outcome(kiosk, outcome, now)
    return HeartbeatAnswer(
        now=now,
        interval=next_heartbeat(),
        screenshot=screenshot_interval(),
        name=kiosk.name,
        rings=rings_of(kiosk),
        orders=tuple(_orders(kiosk, now)),
    )


def is_failing(said: Heartbeat) -> bool:
    """Tell whether a person should look after a kiosk."""
    return bool(ailments_of(said))


def touched_at(said: Heartbeat, now: dt.datetime) -> dt.datetime | None:
    """Return when a kiosk was touched last, on our clock; None before the first time."""
    if said.glass is None or said.glass.touched is None:
        return None
    # A display that counts for longer than the kiosk is known says nothing that helps.
    return now - dt.timedelta(seconds=min(said.glass.touched, _LONGEST_COUNT))


def take_outcome(kiosk: Kiosk, outcome: Outcome, now: dt.datetime) -> None:
    """Note what came of a command; of one that is no more open, or another's, nothing."""
    command = kiosk.commands.filter(pk=outcome.id).exclude(state__in=_CLOSED).first()
    if command is None:
        return
    command.state = State.DONE if outcome.good else State.FAILED
    command.answered = now
    command.result_zh, command.result_en = outcome.zh, outcome.en
    command.save(update_fields=["state", "answered", "result_zh", "result_en"])
    command_answered.send(KioskCommand, command=command)


_CLOSED = (State.DONE, State.FAILED)
"""A command that came too late, or was withdrawn when it was on its way, may still be answered."""


def _orders(kiosk: Kiosk, now: dt.datetime) -> Iterable[Order]:
    open_ones = list(
        kiosk.commands.filter(state__in=KioskCommand.OPEN).order_by("made", "id")[:MOST_COMMANDS]
    )
    late = [one.pk for one in open_ones if one.expires <= now]
    good = [one for one in open_ones if one.expires > now]
    if late:
        KioskCommand.objects.filter(pk__in=late).update(state=State.EXPIRED)
    fresh = [one.pk for one in good if one.state == State.WAITING]
    if fresh:
        KioskCommand.objects.filter(pk__in=fresh).update(state=State.SENT, sent=now)
    for one in good:
        yield Order(id=one.pk, expires=one.expires, command=COMMAND.validate_python(one.order))
