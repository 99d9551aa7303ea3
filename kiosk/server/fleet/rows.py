"""How each kiosk of a list is, in words that a page can show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from kiosk.server.devices.ailments import WRONG_CLOCK
from kiosk.server.devices.models import Kiosk, KioskCommand
from kiosk.server.fleet.ailing import GIB, Said, clock_words, dark_words, span
from kiosk.server.fleet.listing import DARK, FAILING, ONLINE, REVOKED, STANDINGS, titles_of
from kiosk.server.fleet.offers import offered_to

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Row:
    """One kiosk.

    Attributes:
        kiosk: Which.
        site: What its village is called.
        standing: failing, dark, online or revoked.
        word: The same for people.
        troubles: What is wrong, a sentence each.
        offered: The newest release that it may take; None for none.
        glass: What is on the glass, and how it is drawn; empty when nobody knows.
        disk: How much room there is.
        room: How full the disk is, of a hundred; None when nobody knows.
        clock: How its clock is.
        clock_wrong: Whether that is wrong.
        seen: How long ago it was heard of; empty when never.
        touched: How long ago somebody touched it; empty when nobody did.
        up: For how long its machine runs.
        waiting: How many commands have no outcome yet.
        picture: By what the last picture of its glass is known; empty when there is none.
        pictured: How long ago that was taken.
    """

    kiosk: Kiosk
    site: str
    standing: str
    word: str
    troubles: tuple[str, ...]
    offered: int | None
    glass: str
    disk: str
    room: int | None
    clock: str
    clock_wrong: bool
    seen: str
    touched: str
    up: str
    waiting: int
    picture: str
    pictured: str

    @property
    def behind(self) -> bool:
        """Whether it may take a newer release than it shows."""
        return self.offered is not None and self.offered != self.kiosk.shown


def rows_of(kiosks: Sequence[Kiosk], now: dt.datetime | None = None) -> list[Row]:
    """Return how each of `kiosks` is."""
    now = now or timezone.now()
    offered, titles = offered_to(kiosks), titles_of(kiosks)
    waiting = Counter(
        KioskCommand.objects.filter(
            kiosk__in=kiosks, state__in=KioskCommand.OPEN, expires__gt=now
        ).values_list("kiosk_id", flat=True)
    )
    return [
        _row(one, titles.get(one.site_id or 0, ""), offered.get(one.pk), waiting[one.pk], now)
        for one in kiosks
    ]


def _row(kiosk: Kiosk, site: str, offered: int | None, waiting: int, now: dt.datetime) -> Row:
    said = Said.of(kiosk)
    standing = _standing(kiosk, said, now)
    disk, room = _disk(said)
    picture, pictured = _picture(kiosk, now)
    return Row(
        kiosk=kiosk,
        site=site,
        standing=standing,
        word=str(STANDINGS[standing]),
        troubles=_troubles(kiosk, said, standing),
        offered=offered,
        glass=_glass(said),
        disk=disk,
        room=room,
        clock=_clock(said),
        clock_wrong=abs(said.skew) > WRONG_CLOCK,
        seen=_ago(kiosk.last_seen, now),
        touched=_ago(kiosk.touched_at, now),
        up=span(said.heartbeat.up) if said.heartbeat else "",
        waiting=waiting,
        picture=picture,
        pictured=pictured,
    )


def _standing(kiosk: Kiosk, said: Said, now: dt.datetime) -> str:
    if kiosk.state != Kiosk.State.APPROVED:
        return REVOKED
    if kiosk.is_dark(now):
        return DARK
    return FAILING if said.ailments else ONLINE


def _troubles(kiosk: Kiosk, said: Said, standing: str) -> tuple[str, ...]:
    if standing == DARK:
        return (dark_words(kiosk),)
    return tuple(said.words()) if standing == FAILING else ()


def _glass(said: Said) -> str:
    glass = said.heartbeat.glass if said.heartbeat else None
    if glass is None:
        return ""
    if glass.rate > 0:
        return _("film, %(rate).1f pictures a second") % {"rate": glass.rate}
    return _("no film just now")


def _disk(said: Said) -> tuple[str, int | None]:
    disk = said.heartbeat.disk if said.heartbeat else None
    if disk is None:
        return "", None
    words = _("%(free).1f GB free") % {"free": disk.free / GIB}
    return words, round(100 * (1 - disk.free / disk.total)) if disk.total else None


def _clock(said: Said) -> str:
    if said.heartbeat is None:
        return ""
    return clock_words(said.skew) if abs(said.skew) > WRONG_CLOCK else _("correct")


def _ago(at: dt.datetime | None, now: dt.datetime) -> str:
    return "" if at is None else span(max(0.0, (now - at).total_seconds()))


def _picture(kiosk: Kiosk, now: dt.datetime) -> tuple[str, str]:
    kept = getattr(kiosk, "screenshot", None)
    return ("", "") if kept is None else (f"{kept.taken.timestamp():.0f}", _ago(kept.taken, now))
