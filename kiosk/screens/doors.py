"""The doors of the home screen, worked out from the content; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.content.model import EMPTY, Strand
from kiosk.screens.words import mark
from kiosk.show.place import ScreenName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.content.model import MediaPath, Site, Text

SEALS = {Strand.ROUTE: "看", Strand.LEDGER: "阅", Strand.FILM: "观", Strand.REPORT: "听"}
"""The one character of each strand in the policy paper; drawn as a seal in every language."""

HEADINGS = {
    Strand.ROUTE: mark("Look"),
    Strand.LEDGER: mark("Read"),
    Strand.FILM: mark("Watch"),
    Strand.REPORT: mark("Listen"),
}

KINDS = {
    Strand.ROUTE: mark("Observation route, ten minutes"),
    Strand.LEDGER: mark("Party-building ledger, ten minutes"),
    Strand.FILM: mark("Film, ten minutes"),
    Strand.REPORT: mark("Experience report, ten minutes"),
}

SCREENS = {
    Strand.ROUTE: ScreenName.ROUTE,
    Strand.LEDGER: ScreenName.LEDGER,
    Strand.FILM: ScreenName.FILM,
    Strand.REPORT: ScreenName.REPORT,
}


@dataclass(frozen=True, slots=True)
class Door:
    """A great door: one strand of ten minutes.

    Attributes:
        strand: What it opens.
        title: The site's own title of it.
        picture: A picture from its content.
    """

    strand: Strand
    title: Text
    picture: MediaPath


@dataclass(frozen=True, slots=True)
class SideDoor:
    """A small door below the great ones.

    Attributes:
        screen: Where it leads.
        icon: Its sign.
        label: Its words (a msgid).
        detail: What one finds there, in the site's words.
    """

    screen: ScreenName
    icon: str
    label: str
    detail: Text = EMPTY


def doors(site: Site) -> Iterator[Door]:
    """Yield a door for each strand the site has, in the order of the policy paper."""
    if site.route:
        yield Door(Strand.ROUTE, site.route.title, _route_picture(site))
    if site.ledger:
        yield Door(Strand.LEDGER, site.ledger.title, site.ledger.picture or site.cover)
    if site.film:
        yield Door(Strand.FILM, site.film.title, site.film.poster)
    if site.report:
        slides = (section.slide for section in site.report.sections if section.slide)
        yield Door(Strand.REPORT, site.report.title, next(slides, site.cover))


def _route_picture(site: Site) -> MediaPath:
    """Return a photo of the last stop, which is usually the finest; else the map."""
    if site.route is None:
        return site.cover
    for stop in reversed(site.route.stops):
        if stop.photos:
            return stop.photos[0].picture
    return site.route.map


def side_doors(site: Site) -> Iterator[SideDoor]:
    """Yield a small door for each thing beside the strands that the site has."""
    if site.decks:
        yield SideDoor(ScreenName.SLIDES, "slides", mark("Slide shows"), site.decks[0].title)
    if site.notices:
        yield SideDoor(ScreenName.NOTICES, "notice", mark("Notices"), site.notices[0].title)
    if site.gallery:
        yield SideDoor(ScreenName.GALLERY, "gallery", mark("Gallery"), site.gallery[0].title)
    if site.take_away:
        detail = site.take_away[0].title
        yield SideDoor(ScreenName.TAKE_AWAY, "take-away", mark("Take home"), detail)
