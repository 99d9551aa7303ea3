"""Which places a set of screenshots shows: every screen, and each of its states worth seeing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show.place import ATTRACT, CARDS, HOME, Place, ScreenName
from kiosk.show.upkeep import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.content.model import Entry, Ledger, Site

SEARCHED = "dy"
"""What the picture of the search screen has typed: pinyin initials of 党员."""


COUNTDOWN = "countdown"
"""Home again, with the warning before a visit ends."""


VISIT = "visit-"
"""How names of pictures begin on which a narrator leads guests."""
WITH_BAR = "visit-bar"
"""The narrator's bar is up."""
DUE_SOON = "attract-due"
"""A delegation is expected."""


def shots(site: Site) -> Iterator[tuple[str, Place]]:
    """Yield a name and a place for each picture; names begin with the screen's name."""
    yield "attract", ATTRACT
    yield "home", HOME
    if site.film:
        yield "film", Place(ScreenName.FILM)
    if site.decks:
        yield "slides", Place(ScreenName.SLIDES)
        yield "slides-deck", Place(ScreenName.SLIDES, site.decks[0].id, 1)
    if site.route:
        middle = site.route.stops[len(site.route.stops) // 2]
        yield "route", Place(ScreenName.ROUTE)
        yield "route-stop", Place(ScreenName.ROUTE, index=middle.number)
    if site.ledger:
        yield from _ledger_shots(site.ledger)
    if site.report:
        yield "report", Place(ScreenName.REPORT)
    if site.notices:
        yield "notices", Place(ScreenName.NOTICES)
        yield "notices-one", Place(ScreenName.NOTICES, site.notices[0].id)
    if site.gallery:
        yield "gallery", Place(ScreenName.GALLERY)
        yield "gallery-photo", Place(ScreenName.GALLERY, site.gallery[0].id, 2)
    if site.take_away:
        yield "take-away", Place(ScreenName.TAKE_AWAY)
    yield "pin", Place(ScreenName.PIN)
    for section in SECTIONS:
        yield f"service-{section}", Place(ScreenName.SERVICE, section)
    yield "service-code", Place(ScreenName.SERVICE, "logs", 1)
    yield from _visit_shots(site)
    yield COUNTDOWN, HOME


def _visit_shots(site: Site) -> Iterator[tuple[str, Place]]:
    yield DUE_SOON, ATTRACT
    yield "lectern", Place(ScreenName.LECTERN)
    for card in CARDS:
        yield f"{VISIT}{card}", Place(ScreenName.VISIT, card)
    if site.decks:
        yield f"{VISIT}slide", Place(ScreenName.SLIDES, site.decks[0].id, 1)
    if site.film:
        yield f"{VISIT}film", Place(ScreenName.FILM)
    if site.route:
        second = site.route.stops[:2][-1]
        yield f"{VISIT}route", Place(ScreenName.ROUTE, index=second.number)
    if site.decks:
        yield WITH_BAR, Place(ScreenName.SLIDES, site.decks[0].id, 2)


def _ledger_shots(ledger: Ledger) -> Iterator[tuple[str, Place]]:
    yield "ledger", Place(ScreenName.LEDGER)
    chapter = max(ledger.chapters, key=lambda c: len(c.categories))
    yield "ledger-chapter", Place(ScreenName.LEDGER, chapter.name)
    if chapter.categories:
        category = chapter.categories[0]
        yield "ledger-category", Place(ScreenName.LEDGER, f"{chapter.name}/{category.id}")
    for kind in ("table", "chart", "pages"):
        item = next((i for i, entry in _entries(ledger) if getattr(entry, kind)), None)
        if item:
            yield f"ledger-{kind}", Place(ScreenName.LEDGER, item)
    yield "search", Place(ScreenName.SEARCH, SEARCHED)


def _entries(ledger: Ledger) -> Iterator[tuple[str, Entry]]:
    for chapter in ledger.chapters:
        for category in chapter.categories:
            for entry in category.entries:
                yield f"{chapter.name}/{category.id}/{entry.id}", entry
