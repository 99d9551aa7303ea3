"""What of a site can be found: one document for every place that has a title."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.content.model import EMPTY, Text
from kiosk.show.place import Place, ScreenName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.content.model import Entry, Ledger, Site, Table

_LONGEST_TABLE = 4000
"""Characters of a table's cells that are searched."""


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found.

    Attributes:
        place: Where it leads.
        title: Its name.
        body: Its words, one after another.
        highlight: Whether the site is proud of it.
        date: Its day, if it has one.
    """

    place: Place
    title: Text
    body: tuple[Text, ...] = ()
    highlight: bool = False
    date: dt.date = dt.date.min

    def body_in(self, language: str) -> str:
        """Return its words in `language`, on one line."""
        return " ".join(" ".join(text.pick(language).split()) for text in self.body if text)


def documents(site: Site) -> Iterator[Document]:
    """Yield everything that can be found, the ledger first."""
    if site.ledger:
        yield from _ledger(site.ledger)
    yield from _strands(site)
    yield from _slides(site)
    yield from _beside(site)


def _ledger(ledger: Ledger) -> Iterator[Document]:
    for chapter in ledger.chapters:
        yield Document(Place(ScreenName.LEDGER, chapter.name), chapter.title, (chapter.summary,))
        for category in chapter.categories:
            path = f"{chapter.name}/{category.id}"
            yield Document(Place(ScreenName.LEDGER, path), category.title)
            for entry in category.entries:
                yield _entry(f"{path}/{entry.id}", entry)


def _entry(path: str, entry: Entry) -> Document:
    captions = (photo.caption for photo in entry.photos)
    cells = _cells(entry.table) if entry.table else EMPTY
    return Document(
        Place(ScreenName.LEDGER, path),
        entry.title,
        (entry.text, *captions, cells),
        highlight=entry.highlight,
        date=entry.date,
    )


def _cells(table: Table) -> Text:
    """Return a table's words, for a name in a list is what people look for."""
    columns = {language for column in table.columns for language in column.root}
    cells = (cell for row in table.rows for cell in row if cell is not None)
    kept = list(_first(cells, _LONGEST_TABLE))
    return Text(
        {
            language: " ".join(
                [
                    *(column.pick(language) for column in table.columns),
                    *(c.pick(language) if isinstance(c, Text) else str(c) for c in kept),
                ]
            )
            for language in columns
        }
    )


def _first(cells: Iterable[Text | str | float], characters: int) -> Iterator[Text | str | float]:
    for cell in cells:
        yield cell
        characters -= len(str(cell))
        if characters < 0:
            return


def _strands(site: Site) -> Iterator[Document]:
    if site.film:
        chapters = (chapter.title for chapter in site.film.chapters)
        words = (site.film.summary, *chapters)
        yield Document(Place(ScreenName.FILM), site.film.title, words)
    if site.route:
        for stop in site.route.stops:
            captions = (photo.caption for photo in stop.photos)
            place = Place(ScreenName.ROUTE, index=stop.number)
            yield Document(place, stop.name, (stop.commentary, *captions))
    if site.report:
        for index, section in enumerate(site.report.sections):
            yield Document(Place(ScreenName.REPORT, index=index), section.title, (section.text,))


def _slides(site: Site) -> Iterator[Document]:
    for deck in site.decks:
        yield Document(Place(ScreenName.SLIDES, deck.id), deck.title, (deck.summary,))
        for index, slide in enumerate(deck.slides):
            if slide.title or slide.words:
                place = Place(ScreenName.SLIDES, deck.id, index)
                yield Document(place, slide.title or deck.title, (slide.words,))


def _beside(site: Site) -> Iterator[Document]:
    for notice in site.notices:
        place = Place(ScreenName.NOTICES, notice.id)
        yield Document(place, notice.title, (notice.text,), date=notice.from_)
    for album in site.gallery:
        yield Document(Place(ScreenName.GALLERY, album.id), album.title)
        for index, photo in enumerate(album.photos):
            if photo.caption:
                yield Document(Place(ScreenName.GALLERY, album.id, index), photo.caption)
    for code in site.take_away:
        yield Document(Place(ScreenName.TAKE_AWAY), code.title, (code.note,))
