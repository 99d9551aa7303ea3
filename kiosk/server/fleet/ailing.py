"""Says in words what is wrong with a kiosk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiosk.link.messages import Heartbeat
from kiosk.server.devices.ailments import Ailment, ailments_of, failed_release

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kiosk.server.devices.models import Kiosk

GIB = 2**30
MINUTE, HOUR, DAY = 60, 3_600, 86_400


@dataclass(frozen=True, slots=True)
class Said:
    """What a kiosk last said of itself.

    Attributes:
        heartbeat: All of it; None before the first.
        ailments: What is wrong by it.
        skew: Seconds by which its clock is ahead of ours.
    """

    heartbeat: Heartbeat | None
    ailments: Ailment
    skew: float

    @classmethod
    def of(cls, kiosk: Kiosk) -> Said:
        """Read it from a kiosk's row."""
        if not kiosk.facts:
            return cls(None, Ailment(0), kiosk.skew)
        heartbeat = Heartbeat.model_validate(kiosk.facts)
        return cls(heartbeat, ailments_of(heartbeat, kiosk.skew), kiosk.skew)

    def words(self, only: Ailment | None = None) -> list[str]:
        """Return what is wrong, in the present language; of `only` some ailments when given."""
        heartbeat = self.heartbeat
        if heartbeat is None:
            return []
        wanted = self.ailments if only is None else self.ailments & only
        found = [words for ailment, words in self._simple(heartbeat) if ailment & wanted]
        if Ailment.TOLD & wanted:
            chinese = (translation.get_language() or "zh").startswith("zh")
            found += [one.zh if chinese else one.en for one in heartbeat.troubles]
        return found

    def _simple(self, said: Heartbeat) -> list[tuple[Ailment, str]]:
        glass = said.glass
        lost, shown = (glass.lost, glass.rate) if glass else (0.0, 0.0)
        free = said.disk.free / GIB if said.disk else 0.0
        film = _("The film loses %(lost).0f of %(all).0f pictures a second.")
        release = _("Release %(number)s could not be shown.")
        return [
            (Ailment.NO_DISPLAY, _("Nothing is shown: the display does not run.")),
            (Ailment.HANGS, _("The screen stands still: the display hangs.")),
            (Ailment.SLOW_FILM, film % {"lost": lost, "all": lost + shown}),
            (Ailment.RELEASE_FAILED, release % {"number": failed_release(said.content)}),
            (Ailment.DISK, _("The disk is almost full: %(free).1f GB free.") % {"free": free}),
            (Ailment.CLOCK, _("The clock is %(wrong)s.") % {"wrong": clock_words(self.skew)}),
        ]


def clock_words(skew: float) -> str:
    """Return by how much a clock is wrong."""
    far = span(abs(skew))
    return _("%(far)s fast") % {"far": far} if skew > 0 else _("%(far)s slow") % {"far": far}


def span(seconds: float) -> str:
    """Return a length of time in its largest unit."""
    if seconds >= DAY:
        n = int(seconds // DAY)
        return ngettext("%(n)d day", "%(n)d days", n) % {"n": n}
    if seconds >= HOUR:
        n = int(seconds // HOUR)
        return ngettext("%(n)d hour", "%(n)d hours", n) % {"n": n}
    if seconds >= MINUTE:
        n = int(seconds // MINUTE)
        return ngettext("%(n)d minute", "%(n)d minutes", n) % {"n": n}
    n = int(seconds)
    return ngettext("%(n)d second", "%(n)d seconds", n) % {"n": n}


def dark_words(kiosk: Kiosk) -> str:
    """Return since when nothing is heard of a kiosk."""
    if kiosk.last_seen is None:
        return _("It was paired and has never told of itself.")
    at = timezone.localtime(kiosk.last_seen)
    return _("Nothing heard since %(at)s.") % {"at": f"{at:%m-%d %H:%M}"}


def unused_words(kiosk: Kiosk, now: dt.datetime) -> str:
    """Return for how long nobody has touched a kiosk."""
    if kiosk.touched_at is None:
        return _("Nobody has touched it since it was paired.")
    ago = span((now - kiosk.touched_at).total_seconds())
    return _("Nobody has touched it for %(ago)s.") % {"ago": ago}


def in_both(say: Callable[[], str]) -> tuple[str, str]:
    """Return what `say()` says, in Chinese and in English."""
    said = []
    for language in (settings.LANGUAGE_CODE, "en"):
        with translation.override(language):
            said.append(say()[:300])
    return said[0], said[1]
