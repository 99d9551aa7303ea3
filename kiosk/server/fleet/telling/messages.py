"""What a message about alerts says, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiosk.server.fleet.ailing import span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kiosk.server.fleet.models import Alert

MOST_NAMED = 15
"""Alerts of one sort that a message names; of more it says how many."""
MOST_BYTES = 1_900
"""Of a message's text: WeCom's robots take 2,048."""


@dataclass(frozen=True, slots=True)
class News:
    """What one receiver is to hear.

    Attributes:
        fresh: Alerts that it has not heard of, the first few.
        lasting: Alerts that it heard of a day ago and that last.
        over: Alerts that it heard of and that are over.
        counts: How many there are of each, all of them.
        is_trial: Whether somebody only wants to see whether it gets there.
    """

    fresh: Sequence[Alert]
    lasting: Sequence[Alert]
    over: Sequence[Alert]
    counts: tuple[int, int, int]
    is_trial: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return any(self.counts)


def trial() -> News:
    """Return what is sent to see whether it gets there."""
    return News((), (), (), (0, 0, 0), is_trial=True)


def written(news: News, language: str, now: dt.datetime) -> tuple[str, str]:
    """Return a message's title and its text."""
    with translation.override(language):
        if news.is_trial:
            said = _("a trial message")
            text = _("Who reads this is told when a screen needs attention.")
            return f"{settings.KIOSK.name}: {said}", f"{text}\n{link()}"
        count = news.counts[0] + news.counts[1]
        if count:
            said = ngettext(
                "%(count)d kiosk needs attention", "%(count)d kiosks need attention", count
            ) % {"count": count}
        else:
            said = ngettext(
                "%(count)d kiosk is well again", "%(count)d kiosks are well again", news.counts[2]
            ) % {"count": news.counts[2]}
        lines: list[str] = []
        for heading, alerts, number in zip(
            (_("New:"), _("Still:"), _("Over:")),
            (news.fresh, news.lasting, news.over),
            news.counts,
            strict=True,
        ):
            lines += _part(heading, alerts, number, now)
        return f"{settings.KIOSK.name}: {said}", _bounded(lines, link())


def as_json(news: News, now: dt.datetime) -> dict[str, Any]:
    """Return the same for a program."""
    return {
        "trial": news.is_trial,
        "server": settings.KIOSK.name,
        "at": now.isoformat(),
        "counts": dict(zip(("new", "lasting", "over"), news.counts, strict=True)),
        "new": [_one(alert) for alert in news.fresh],
        "lasting": [_one(alert) for alert in news.lasting],
        "over": [_one(alert) for alert in news.over],
        "page": link(),
    }


def link() -> str:
    """Return the address of the page with the alerts."""
    return f"{settings.KIOSK.address}{reverse('fleet_alerts')}"


def _part(heading: str, alerts: Sequence[Alert], number: int, now: dt.datetime) -> list[str]:
    if not number:
        return []
    lines = [heading, *(f"· {_line(alert, now)}" for alert in alerts)]
    if number > len(alerts):
        lines.append(_("… and %(count)d more") % {"count": number - len(alerts)})
    return lines


def _line(alert: Alert, now: dt.datetime) -> str:
    chinese = (translation.get_language() or "zh").startswith("zh")
    about = alert.about_zh if chinese else alert.about_en
    since = timezone.localtime(alert.since)
    lasted = span(((alert.until or now) - alert.since).total_seconds())
    where = f"{alert.kiosk.site.title} {alert.kiosk}" if alert.kiosk.site else str(alert.kiosk)
    return _("%(where)s: %(what)s (since %(since)s, %(lasted)s). %(about)s") % {
        "where": where,
        "what": alert.get_kind_display(),
        "since": f"{since:%m-%d %H:%M}",
        "lasted": lasted,
        "about": about,
    }


def _one(alert: Alert) -> dict[str, Any]:
    return {
        "id": alert.pk,
        "kind": alert.kind,
        "kiosk": {"id": str(alert.kiosk_id), "name": str(alert.kiosk)},
        "site": alert.kiosk.site.code if alert.kiosk.site else None,
        "since": alert.since.isoformat(),
        "until": alert.until.isoformat() if alert.until else None,
        "zh": alert.about_zh,
        "en": alert.about_en,
    }


def _bounded(lines: Sequence[str], last: str) -> str:
    """Join the lines that have room, and the last one in any case."""
    room = MOST_BYTES - len(last.encode()) - 8
    kept: list[str] = []
    for line in lines:
        room -= len(line.encode()) + 1
        if room < 0:
            kept.append("…")
            break
        kept.append(line)
    return "\n".join([*kept, last])
