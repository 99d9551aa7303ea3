"""The run-of-show: every segment of a visit taken apart into what the guests see, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.content.values import EMPTY, Strand, Text
from kiosk.content.visit import Part
from kiosk.show.ledger import Sieve, listed, locate
from kiosk.show.place import Place, ScreenName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.content.model import Deck, Entry, Photo, Site, Slide, Stop
    from kiosk.content.values import MediaPath
    from kiosk.content.visit import Segment, Visit


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing the guests see until the narrator goes on.

    Attributes:
        title: What it is called on the phone; of a talk, what the screen says.
        place: Where in the site it is; None for a talk.
        words: What the narrator says about it.
        picture: Its picture in the site's folder, for the phone.
        film: The part of the film that plays.
    """

    title: Text
    place: Place | None = None
    words: Text = EMPTY
    picture: MediaPath | None = None
    film: Part | None = None


@dataclass(frozen=True, slots=True)
class Leg:
    """A segment as it is led: its title, its time, its beats.

    Attributes:
        title: What it is called.
        target: Seconds it is meant to take.
        words: What the narrator says in all of it.
        beats: What is seen, at least one.
    """

    title: Text
    target: float
    words: Text
    beats: tuple[Beat, ...]


def run_of_show(visit: Visit, site: Site) -> tuple[Leg, ...]:
    """Return the legs of `visit` through `site`, one for each segment.

    What the site does not have any more becomes a talk under the same title: a visit prepared
    for last week's content never stops in front of guests.
    """
    return tuple(_leg(segment, site) for segment in visit.segments)


def _leg(segment: Segment, site: Site) -> Leg:
    title, beats = _shown(segment, site)
    title = segment.title or title
    beats = beats or (Beat(title=title, words=segment.words),)
    return Leg(title, segment.minutes * 60, segment.words, beats)


def _shown(segment: Segment, site: Site) -> tuple[Text, tuple[Beat, ...]]:
    if segment.strand is not None:
        return _STRANDS[segment.strand](site)
    if segment.deck is not None:
        return _deck(next((deck for deck in site.decks if deck.id == segment.deck), None))
    if segment.stop is not None:
        return _stop(site, segment.stop)
    if segment.film is not None:
        return _film(site, segment.film)
    if segment.entry is not None:
        return _entry(site, segment.entry)
    return segment.talk or EMPTY, ()


def _film(site: Site, part: Part | None = None) -> tuple[Text, tuple[Beat, ...]]:
    film = site.film
    if film is None:
        return EMPTY, ()
    place = Place(ScreenName.FILM)
    part = part or Part()
    beat = Beat(film.title, place, film.summary, film.poster, part)
    return film.title, (beat,)


def _deck(deck: Deck | None) -> tuple[Text, tuple[Beat, ...]]:
    if deck is None:
        return EMPTY, ()
    return deck.title, tuple(_slide(deck, n, slide) for n, slide in enumerate(deck.slides))


def _slide(deck: Deck, number: int, slide: Slide) -> Beat:
    place = Place(ScreenName.SLIDES, deck.id, number)
    return Beat(slide.title or deck.title, place, slide.words, slide.picture)


def _stop(site: Site, number: int) -> tuple[Text, tuple[Beat, ...]]:
    stops = site.route.stops if site.route else ()
    stop = next((one for one in stops if one.number == number), None)
    return (stop.name, (_stop_beat(stop),)) if stop else (EMPTY, ())


def _stop_beat(stop: Stop) -> Beat:
    place = Place(ScreenName.ROUTE, index=stop.number)
    return Beat(stop.name, place, stop.commentary, _first(stop.photos))


def _route(site: Site) -> tuple[Text, tuple[Beat, ...]]:
    route = site.route
    if route is None:
        return EMPTY, ()
    whole = Beat(route.title, Place(ScreenName.ROUTE), route.summary, route.map)
    return route.title, (whole, *map(_stop_beat, route.stops))


def _report(site: Site) -> tuple[Text, tuple[Beat, ...]]:
    report = site.report
    if report is None:
        return EMPTY, ()
    beats = (
        Beat(section.title, Place(ScreenName.REPORT, index=n), section.text, section.slide)
        for n, section in enumerate(report.sections)
    )
    return report.title, tuple(beats)


def _ledger(site: Site) -> tuple[Text, tuple[Beat, ...]]:
    ledger = site.ledger
    if ledger is None:
        return EMPTY, ()
    whole = Beat(ledger.title, Place(ScreenName.LEDGER), ledger.summary, ledger.picture)
    return ledger.title, (whole, *_highlights(site))


def _highlights(site: Site) -> Iterator[Beat]:
    for chapter in site.ledger.chapters if site.ledger else ():
        for category, entries in listed(chapter.categories, Sieve(highlights=True)):
            for entry in entries:
                yield _entry_beat(f"{chapter.name}/{category.id}/{entry.id}", entry)


def _entry(site: Site, item: str) -> tuple[Text, tuple[Beat, ...]]:
    entry = locate(site.ledger, item).entry if site.ledger else None
    return (entry.title, (_entry_beat(item, entry),)) if entry else (EMPTY, ())


def _entry_beat(item: str, entry: Entry) -> Beat:
    picture = entry.pages[0] if entry.pages else _first(entry.photos)
    return Beat(entry.title, Place(ScreenName.LEDGER, item), entry.text, picture)


def _first(photos: tuple[Photo, ...]) -> MediaPath | None:
    return photos[0].picture if photos else None


_STRANDS: dict[Strand, Callable[[Site], tuple[Text, tuple[Beat, ...]]]] = {
    Strand.ROUTE: _route,
    Strand.LEDGER: _ledger,
    Strand.FILM: _film,
    Strand.REPORT: _report,
}
