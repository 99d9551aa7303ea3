"""From a place that may be gone to the nearest one the site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show.place import CARDS, DUE, HOME, Place, ScreenName
from kiosk.show.upkeep import MOST_CODES, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.model import Ledger, Route, Site


def resolve(place: Place, site: Site) -> Place:
    """Return `place` if `site` has it, else the nearest place it does have.

    A slide past the end becomes the last one, an entry that is gone its category, a stop that
    is gone the stop with the nearest number, a strand that is gone the home screen.
    """
    rule = _RULES.get(place.screen)
    return rule(place, site) if rule else Place(place.screen)


def _film(place: Place, site: Site) -> Place:
    return Place(place.screen) if site.film else HOME


def _slides(place: Place, site: Site) -> Place:
    return _in_a_set(place, {deck.id: len(deck.slides) for deck in site.decks})


def _gallery(place: Place, site: Site) -> Place:
    return _in_a_set(place, {album.id: len(album.photos) for album in site.gallery})


def _in_a_set(place: Place, sizes: dict[str, int]) -> Place:
    """Return the place in its deck or album; the first screen of them all when that is gone."""
    if not sizes:
        return HOME
    if place.item not in sizes:
        return Place(place.screen)
    return place.at(_within(place.index, sizes[place.item]))


def _route(place: Place, site: Site) -> Place:
    return Place(place.screen, index=_stop(place.index, site.route)) if site.route else HOME


def _stop(number: int, route: Route) -> int:
    """Return the nearest stop's number; 0 is the whole map."""
    if number <= 0:
        return 0
    return min((stop.number for stop in route.stops), key=lambda n: (abs(n - number), n))


def _ledger(place: Place, site: Site) -> Place:
    if not site.ledger:
        return HOME
    item = place.item
    known = _ledger_items(site.ledger)
    while item and item not in known:
        item = item.rpartition("/")[0]
    return Place(place.screen, item, place.index if item == place.item else 0)


def _ledger_items(ledger: Ledger) -> set[str]:
    items: set[str] = set()
    for chapter in ledger.chapters:
        items.add(chapter.name)
        for category in chapter.categories:
            path = f"{chapter.name}/{category.id}"
            items.add(path)
            items.update(f"{path}/{entry.id}" for entry in category.entries)
    return items


def _report(place: Place, site: Site) -> Place:
    if not site.report:
        return HOME
    return Place(place.screen, index=_within(place.index, len(site.report.sections)))


def _notices(place: Place, site: Site) -> Place:
    if not site.notices:
        return HOME
    known = any(notice.id == place.item for notice in site.notices)
    return Place(place.screen, place.item if known else "")


def _take_away(place: Place, site: Site) -> Place:
    return Place(place.screen) if site.take_away else HOME


def _search(place: Place, _site: Site) -> Place:
    return Place(place.screen, place.item)


def _service(place: Place, _site: Site) -> Place:
    if place.item not in SECTIONS:
        return Place(place.screen, SECTIONS[0])
    return place.at(_within(place.index, MOST_CODES + 1) if place.item == "logs" else 0)


def _pin(place: Place, _site: Site) -> Place:
    return Place(place.screen, place.item if place.item == ScreenName.LECTERN else "")


def _lectern(place: Place, _site: Site) -> Place:
    return Place(place.screen, place.item if place.item == DUE else "")


def _visit(place: Place, _site: Site) -> Place:
    return place if place.item in CARDS else Place(place.screen, CARDS[0])


def _within(index: int, size: int) -> int:
    return min(max(0, index), size - 1)


_RULES: dict[ScreenName, Callable[[Place, Site], Place]] = {
    ScreenName.FILM: _film,
    ScreenName.SLIDES: _slides,
    ScreenName.ROUTE: _route,
    ScreenName.LEDGER: _ledger,
    ScreenName.SEARCH: _search,
    ScreenName.REPORT: _report,
    ScreenName.NOTICES: _notices,
    ScreenName.GALLERY: _gallery,
    ScreenName.TAKE_AWAY: _take_away,
    ScreenName.SERVICE: _service,
    ScreenName.PIN: _pin,
    ScreenName.LECTERN: _lectern,
    ScreenName.VISIT: _visit,
}
