"""The play ledger: which item was on the glass from when to when; pure.

It tells of items, never of people: neither what was typed nor who looked is in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.show.attract import AttractKind
from kiosk.show.place import ScreenName

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kiosk.content.model import Site
    from kiosk.show.attract import AttractItem
    from kiosk.show.place import Place

LEAST = 2.0
"""Seconds; what was left sooner was passed by, not played."""
LONGEST_STEP = 5.0
"""Seconds between two looks that are counted at once: a machine that slept showed nothing."""

_COUNTED = {
    ScreenName.SLIDES,
    ScreenName.ROUTE,
    ScreenName.LEDGER,
    ScreenName.REPORT,
    ScreenName.NOTICES,
    ScreenName.GALLERY,
}


@dataclass(frozen=True, slots=True)
class Play:
    """One item that was on the glass.

    Attributes:
        item: What: `film`, `slides/work`, `route/3`, `ledger/systems/dues`.
        began: When, by the clock on the wall; None while that cannot be trusted.
        ended: The same of its end.
        seconds: How long, by a clock that cannot be set.
        visitor: Whether a visitor chose it; else it played while nobody was there.
        release: The release it belongs to; None for a plain folder.
    """

    item: str
    began: dt.datetime | None
    ended: dt.datetime | None
    seconds: float
    visitor: bool
    release: int | None = None


def item_at(place: Place, site: Site, loop: AttractItem, *, playing: bool) -> str:
    """Return what is on the glass; an empty text when nothing of the site plays.

    Args:
        place: Where the session is.
        site: The content.
        loop: What the attract loop shows, where it is on the glass.
        playing: Whether a film plays.
    """
    if place.screen is ScreenName.ATTRACT:
        return _of_the_loop(site, loop)
    if place.screen is ScreenName.FILM:
        return "film" if playing else ""
    if place.screen not in _COUNTED:
        return ""
    if place.screen is ScreenName.ROUTE:
        return f"route/{place.index}" if place.index else "route"
    if place.screen is ScreenName.REPORT:
        return f"report/{place.index + 1}"
    return f"{place.screen.value}/{place.item}" if place.item else ""


def _of_the_loop(site: Site, loop: AttractItem) -> str:
    if loop.kind is AttractKind.SLIDE:
        decks = (d.id for d in site.decks for slide in d.slides if slide.picture == loop.file)
        return f"slides/{next(decks, '')}"
    return loop.kind.value


class Plays:
    """Follows the glass by looks, and tells of each item when it has been left."""

    def __init__(self, told: Callable[[Play], None]) -> None:
        """Call `told` with each play."""
        self._told = told
        self._shown: tuple[str, bool, int | None] = ("", False, None)
        self._began: dt.datetime | None = None
        self._seen: dt.datetime | None = None
        self._since = self._last = 0.0

    def see(
        self,
        item: str,
        now: float,
        wall: dt.datetime | None,
        *,
        visitor: bool,
        release: int | None = None,
    ) -> None:
        """Take one look; an empty item is none."""
        shown = (item, visitor, release)
        slept = now - self._last > LONGEST_STEP
        if slept or shown != self._shown:
            if not slept:
                self._last, self._seen = now, wall
            self.end()
            self._shown = shown
            self._began, self._since = wall, now
        self._last, self._seen = now, wall

    def end(self) -> None:
        """Tell of what is on the glass now, as the display ends."""
        item, visitor, release = self._shown
        seconds = self._last - self._since
        if item and seconds >= LEAST:
            sure = self._began is not None and self._seen is not None
            began, ended = (self._began, self._seen) if sure else (None, None)
            self._told(Play(item, began, ended, round(seconds, 1), visitor, release))
        self._shown = ("", False, None)
