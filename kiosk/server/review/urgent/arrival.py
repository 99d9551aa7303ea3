"""Where an urgent notice is, screen by screen: by what kiosks say is on their glass."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kiosk.server.devices.models import KioskCommand

if TYPE_CHECKING:
    from kiosk.server.devices.models import Kiosk
    from kiosk.server.review.urgent.models import Delivery, UrgentNotice

_Command = KioskCommand.State


class Arrival(enum.Enum):
    """How far a notice is with one screen."""

    UNSENT = "unsent"
    WAITING = "waiting"
    SENT = "sent"
    SHOWN = "shown"
    FAILED = "failed"
    GOING = "going"
    GONE = "gone"

    @property
    def words(self) -> str:
        """In words."""
        return str(_WORDS[self])


_WORDS = {
    Arrival.UNSENT: _("not sent yet"),
    Arrival.WAITING: _("waits for the screen to ask"),
    Arrival.SENT: _("sent, not shown yet"),
    Arrival.SHOWN: _("on the glass"),
    Arrival.FAILED: _("the screen could not show it"),
    Arrival.GOING: _("being taken back"),
    Arrival.GONE: _("not on the glass any more"),
}


@dataclass(frozen=True)
class Screen:
    """One screen, and how far the notice is with it."""

    kiosk: Kiosk
    arrival: Arrival


def screens(notice: UrgentNotice) -> list[Screen]:
    """Return every chosen screen."""
    deliveries = notice.deliveries.select_related(
        "kiosk", "kiosk__site", "shows", "takes_back", "notice"
    )
    return [Screen(each.kiosk, _arrival(each)) for each in deliveries.order_by("kiosk__name")]


def _arrival(delivery: Delivery) -> Arrival:
    notice, shows = delivery.notice, delivery.shows
    glass = delivery.kiosk.facts.get("glass") or {}
    on_glass = glass.get("notice") == str(notice.uid)
    if not notice.is_showing and notice.state != notice.State.WRITTEN:
        return Arrival.GOING if on_glass else Arrival.GONE
    if shows is None:
        return Arrival.UNSENT
    if on_glass:
        return Arrival.SHOWN
    if shows.state in {_Command.FAILED, _Command.EXPIRED}:
        return Arrival.FAILED
    return Arrival.WAITING if shows.state == _Command.WAITING else Arrival.SENT
