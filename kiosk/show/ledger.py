"""The ledger as a visitor turns it over: where a place lies in it, what is listed, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.content.model import Category, Entry, Ledger, LedgerChapter


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place lies in the ledger; what it does not name is None."""

    chapter: LedgerChapter | None = None
    category: Category | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Sieve:
    """What of a chapter a visitor wants to see.

    Attributes:
        year: Only entries of this year; None for all.
        highlights: Only what the site is proud of.
    """

    year: int | None = None
    highlights: bool = False

    def keeps(self, entry: Entry) -> bool:
        """Tell whether `entry` is wanted."""
        in_year = self.year is None or entry.date.year == self.year
        return in_year and (entry.highlight or not self.highlights)


def locate(ledger: Ledger, item: str) -> Spot:
    """Return what `chapter/category/entry` names, as far as the ledger has it."""
    names = [*item.split("/"), "", ""][:3]
    chapter = next((one for one in ledger.chapters if one.name == names[0]), None)
    categories = chapter.categories if chapter else ()
    category = next((one for one in categories if one.id == names[1]), None)
    entries = category.entries if category else ()
    return Spot(chapter, category, next((one for one in entries if one.id == names[2]), None))


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries by year, the latest first; in each year the highlights before the rest."""
    return sorted(
        entries, key=lambda one: (-one.date.year, not one.highlight, -one.date.toordinal())
    )


def years(categories: Iterable[Category]) -> list[int]:
    """Return the years that have entries, the latest first."""
    found = {entry.date.year for category in categories for entry in category.entries}
    return sorted(found, reverse=True)


def listed(categories: Iterable[Category], sieve: Sieve) -> list[tuple[Category, list[Entry]]]:
    """Return each category with its wanted entries in order; one without any is left out."""
    kept = ((category, in_order(filter(sieve.keeps, category.entries))) for category in categories)
    return [(category, entries) for category, entries in kept if entries]


def neighbours(chapter: LedgerChapter, item: str) -> tuple[str, str]:
    """Return the items before and after an entry of the chapter; empty at either end."""
    items = items_of(chapter, listed(chapter.categories, Sieve()))
    if item not in items:
        return "", ""
    at = items.index(item)
    return (items[at - 1] if at else ""), (items[at + 1] if at + 1 < len(items) else "")


def items_of(
    chapter: LedgerChapter, shown: Sequence[tuple[Category, Sequence[Entry]]]
) -> list[str]:
    """Return the item of every entry listed, one after another."""
    return [
        f"{chapter.name}/{category.id}/{entry.id}"
        for category, entries in shown
        for entry in entries
    ]


def pictures(entry: Entry) -> list[str]:
    """Return what of an entry opens large: its scanned pages, then its photos."""
    return [*entry.pages, *(photo.picture for photo in entry.photos)]
