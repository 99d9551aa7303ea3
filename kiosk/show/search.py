"""Finding things: by Chinese words, by pinyin or its first letters, and in other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.show.search_documents import documents
from kiosk.show.search_language import LanguageIndex
from kiosk.show.search_text import excerpt, merged, terms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.model import Site
    from kiosk.show.place import Place
    from kiosk.show.search_documents import Document
    from kiosk.show.search_language import Find
    from kiosk.show.search_text import Span

    _Found = tuple[Find, str]  # what was found, and in which language

_MOST_TERMS = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    Attributes:
        place: Where it leads.
        title: Its name.
        excerpt: Its words around what was found.
        title_spans: Which characters of the title were found, as (first, one past the last).
        excerpt_spans: The same of the excerpt.
        highlight: Whether the site is proud of it.
    """

    place: Place
    title: str
    excerpt: str
    title_spans: tuple[Span, ...] = ()
    excerpt_spans: tuple[Span, ...] = ()
    highlight: bool = False


class SearchIndex:
    """Everything of a site that can be found; may be built on any thread, and never changes."""

    def __init__(self, docs: Sequence[Document], languages: Sequence[str]) -> None:
        """Index `docs` in each of `languages`."""
        self._docs = tuple(docs)
        self._languages = {language: LanguageIndex(docs, language) for language in languages}
        self._first = languages[0]

    def find(self, query: str, language: str, limit: int = 60) -> list[Hit]:
        """Return what `query` finds, the best first.

        Titles come before texts, what the site is proud of before the rest, and what was found
        in `language` before what was found in another one.

        Args:
            query: Words, pinyin or first letters; every word must be found.
            language: What the visitor reads.
            limit: Most hits returned.
        """
        terms = terms_of(query, _MOST_TERMS)
        reading = language if language in self._languages else self._first
        found = self._exact(terms, reading) or self._loose(terms, reading)
        ranked = sorted(found, key=lambda number: self._rank(number, found[number], reading))
        return [self._hit(number, found[number], reading) for number in ranked[:limit]]

    def _exact(self, terms: Sequence[str], reading: str) -> dict[int, _Found]:
        found: dict[int, _Found] = {}
        for language in sorted(self._languages, key=lambda one: one != reading):
            for number, find in self._languages[language].find(terms).items():
                found.setdefault(number, (find, language))
        return found

    def _loose(self, terms: Sequence[str], reading: str) -> dict[int, _Found]:
        finds = self._languages[reading].find_loosely(terms)
        return {number: (find, reading) for number, find in finds.items()}

    def _rank(self, number: int, found: _Found, reading: str) -> tuple[float, ...]:
        doc, (find, language) = self._docs[number], found
        at_start = bool(find.title) and min(find.title)[0] == 0
        return (
            language != reading,
            not find.in_title,
            not doc.highlight,
            find.kind,
            not at_start,
            -doc.date.toordinal(),
            number,
        )

    def _hit(self, number: int, found: _Found, reading: str) -> Hit:
        shown, doc, (find, language) = self._languages[reading], self._docs[number], found
        ours = language == reading
        words, spans = excerpt(shown.bodies[number], merged(find.body) if ours else ())
        return Hit(
            doc.place,
            shown.titles[number],
            words,
            merged(find.title) if ours else (),
            spans,
            doc.highlight,
        )


def build_index(site: Site) -> SearchIndex:
    """Index a site; takes a moment, so that it is done off the screen's thread."""
    return SearchIndex(list(documents(site)), site.languages)
