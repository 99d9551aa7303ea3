"""What the search offers before anything is typed: words to touch, and the site's best entries."""

from __future__ import annotations

import re
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from kiosk.show.place import Place, ScreenName
from kiosk.show.search import Hit
from kiosk.show.search_text import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.content.model import Site

MOST_WORDS = 10
_LONGEST_WORD = 6
_LONGEST_LATIN = 22
_JOINED = re.compile(r"[与和、（(]")


def words(site: Site, language: str) -> list[str]:
    """Return words to search for: the ledger's categories, one of each chapter in turn."""
    if site.ledger is None:
        return []
    rows = [
        [word for one in chapter.categories for word in _short(one.title.pick(language))]
        for chapter in site.ledger.chapters
    ]
    in_turn = chain.from_iterable(zip_longest(*rows, fillvalue=""))
    return list(dict.fromkeys(word for word in in_turn if word))[:MOST_WORDS]


def _short(title: str) -> Iterator[str]:
    """Yield a title's first thing; a title too long to touch gives none."""
    word = _JOINED.split(title)[0]
    if 1 < len(word) <= (_LONGEST_LATIN if word.isascii() else _LONGEST_WORD):
        yield word


def proud_of(site: Site, language: str, most: int = 24) -> list[Hit]:
    """Return the ledger's highlights, the latest first, as if they had been searched for."""
    if site.ledger is None:
        return []
    found = [
        (entry, f"{chapter.name}/{category.id}/{entry.id}")
        for chapter in site.ledger.chapters
        for category in chapter.categories
        for entry in category.entries
        if entry.highlight
    ]
    found.sort(key=lambda one: one[0].date, reverse=True)
    return [
        Hit(
            Place(ScreenName.LEDGER, item),
            entry.title.pick(language),
            excerpt(" ".join(entry.text.pick(language).split()), ())[0],
            highlight=True,
        )
        for entry, item in found[:most]
    ]
