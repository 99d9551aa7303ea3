"""Where something that was found is, in words and with a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.screens.words import mark
from kiosk.show.ledger import locate
from kiosk.show.place import ScreenName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.content.model import Album, Deck, Site
    from kiosk.screens.look import Look
    from kiosk.show.place import Place

_PLACES = {
    ScreenName.FILM: ("film", mark("Film")),
    ScreenName.ROUTE: ("route", mark("Observation route")),
    ScreenName.REPORT: ("report", mark("Experience report")),
    ScreenName.SLIDES: ("slides", mark("Slide shows")),
    ScreenName.NOTICES: ("notice", mark("Notices")),
    ScreenName.GALLERY: ("gallery", mark("Gallery")),
    ScreenName.TAKE_AWAY: ("take-away", mark("Take home")),
    ScreenName.LEDGER: ("book", mark("Ledger")),
}


def whereabouts(look: Look, site: Site, place: Place) -> tuple[str, str]:
    """Return a sign and the words for where `place` is."""
    icon, word = _PLACES.get(place.screen, ("search", ""))
    if place.screen is ScreenName.LEDGER and site.ledger is not None:
        spot = locate(site.ledger, place.item)
        if spot.chapter is not None:
            category = look.pick(spot.category.title) if spot.category else ""
            shown = category if spot.entry is not None else ""
            return spot.chapter.name.value, look.join(look.pick(spot.chapter.title), shown)
    return icon, look.join(look.say(word), _part(look, site, place))


def _part(look: Look, site: Site, place: Place) -> str:
    """Return which stop, deck or album."""
    if place.screen is ScreenName.ROUTE and place.index:
        return look.say("stop {number}", number=place.index)
    sets: dict[ScreenName, Iterable[Deck | Album]] = {
        ScreenName.SLIDES: site.decks,
        ScreenName.GALLERY: site.gallery,
    }
    found = (one for one in sets.get(place.screen, ()) if one.id == place.item)
    return next((look.pick(one.title) for one in found), "")
