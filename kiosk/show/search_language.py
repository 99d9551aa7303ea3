"""The documents of a site in one of its languages, ready to be searched."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from kiosk.show.pinyin import PinyinTable
from kiosk.show.search_text import fold, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kiosk.show.pinyin import Sound, Spelling
    from kiosk.show.search_documents import Document
    from kiosk.show.search_text import Span

_LEAST_IN_BODY = 3
"""Letters of pinyin that are looked for in whole texts; fewer would be found everywhere."""
_LONGEST_SYLLABLE = 6
_SHIFT = 16
_LONGEST_BODY = (1 << _SHIFT) - 1


class Kind(IntEnum):
    """How well something was found, best first."""

    WORDS = 0
    SPELLED = 1
    INITIALS = 2
    LOOSE = 3


@dataclass(slots=True)
class Find:
    """What of a document was found.

    Attributes:
        kind: The weakest way in which one of the terms was found.
        title: Where in the title.
        body: Where in the body.
        in_title: Whether every term was found in the title.
    """

    kind: Kind = Kind.WORDS
    title: list[Span] = field(default_factory=list)
    body: list[Span] = field(default_factory=list)
    in_title: bool = True

    def and_also(self, other: Find) -> Find:
        """Return both finds as one."""
        return Find(
            max(self.kind, other.kind),
            self.title + other.title,
            self.body + other.body,
            self.in_title and other.in_title,
        )


class LanguageIndex:
    """Titles and bodies of all documents in one language."""

    def __init__(self, docs: Sequence[Document], language: str) -> None:
        """Read every text once; what takes time happens here."""
        self.titles = [doc.title.pick(language) for doc in docs]
        self.bodies = [doc.body_in(language)[:_LONGEST_BODY] for doc in docs]
        self._titles = [fold(title) for title in self.titles]
        self._bodies = [fold(body) for body in self.bodies]
        table = PinyinTable({c for text in (*self._titles, *self._bodies) for c in text})
        self._title_spellings = [table.spelling(title) for title in self._titles]
        self._body_spellings = [table.spelling(body) for body in self._bodies]
        self._title_starts = _starts(self._title_spellings)
        self._body_starts = _bigrams(self._body_spellings)

    def find(self, terms: Iterable[str]) -> dict[int, Find]:
        """Return the documents that hold every one of `terms` (folded), by number."""
        return _all_of([self._find_term(term) for term in terms])

    def find_loosely(self, terms: Iterable[str]) -> dict[int, Find]:
        """Return the documents whose titles sound nearly like `terms`."""
        return _all_of([self._loose_titles(term) for term in terms])

    def _find_term(self, term: str) -> dict[int, Find]:
        found: dict[int, Find] = {}
        typed = _is_typed(term)
        if typed and len(term) == 1:
            return {n: _find(sound) for n, sound in self._sounds_in_titles(term)}
        if typed and len(term) >= _LEAST_IN_BODY:
            for number, sound in self._sounds_in_bodies(term):
                entry = found.setdefault(number, Find(_kind(sound), in_title=False))
                entry.body.append((sound.start, sound.end))
        for number, body in enumerate(self._bodies):
            if spans := list(occurrences(body, term)):
                found[number] = Find(Kind.WORDS, body=spans, in_title=False)
        if typed:
            for number, sound in self._sounds_in_titles(term):
                found[number] = _find(sound, found.get(number))
        for number, title in enumerate(self._titles):
            if spans := list(occurrences(title, term)):
                body_spans = found[number].body if number in found else []
                found[number] = Find(Kind.WORDS, spans, body_spans)
        return found

    def _sounds_in_titles(self, term: str) -> Iterator[tuple[int, Sound]]:
        """Yield where titles sound like `term`; a single letter counts at the beginning only."""
        for number, start in self._title_starts.get(term[0], ()):
            if len(term) > 1 or start == 0:
                sound = self._title_spellings[number].sound(term, start)
                if sound:
                    yield number, sound

    def _sounds_in_bodies(self, term: str) -> Iterator[tuple[int, Sound]]:
        for second in dict.fromkeys(term[1 : _LONGEST_SYLLABLE + 1]):
            for packed in self._body_starts.get(term[0] + second, ()):
                number, start = packed >> _SHIFT, packed & _LONGEST_BODY
                sound = self._body_spellings[number].sound(term, start)
                if sound and sound.characters > 1:
                    yield number, sound

    def _loose_titles(self, term: str) -> dict[int, Find]:
        found: dict[int, Find] = {}
        if _is_typed(term) and len(term) > 1:
            for number, start in self._title_starts.get(term[0], ()):
                sound = self._title_spellings[number].sound(term, start, loose=True)
                if sound:
                    found[number] = Find(Kind.LOOSE, [(sound.start, sound.end)])
        return found


def _starts(spellings: Sequence[Spelling]) -> dict[str, list[tuple[int, int]]]:
    """Map a first letter to every character of a title that can begin with it."""
    starts: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, spelling in enumerate(spellings):
        for letter, index in spelling.initials():
            starts[letter].append((number, index))
    return dict(starts)


def _bigrams(spellings: Sequence[Spelling]) -> dict[str, array[int]]:
    """Map two first letters to every pair of neighbours in a body that can begin with them."""
    starts: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
    for number, spelling in enumerate(spellings):
        for letters, index in spelling.bigrams():
            starts[letters].append(number << _SHIFT | index)
    return dict(starts)


def _all_of(found: Sequence[dict[int, Find]]) -> dict[int, Find]:
    if not found:
        return {}
    first, *others = found
    for other in others:
        first = {n: find.and_also(other[n]) for n, find in first.items() if n in other}
    return first


def _is_typed(term: str) -> bool:
    return term.isascii() and term.isalnum()


def _find(sound: Sound, in_body: Find | None = None) -> Find:
    return Find(_kind(sound), [(sound.start, sound.end)], in_body.body if in_body else [])


def _kind(sound: Sound) -> Kind:
    return Kind.SPELLED if sound.spelled else Kind.INITIALS
