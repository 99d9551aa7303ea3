"""The lists of the ledger: entries under their categories, categories, an entry's neighbours."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kiosk.screens.widgets.article import SectionHead
from kiosk.screens.widgets.entry_row import EntryRow
from kiosk.screens.widgets.lettering import Paragraph
from kiosk.show.ledger import Sieve, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kivy.uix.widget import Widget

    from kiosk.content.model import Category, Entry, LedgerChapter
    from kiosk.screens.look import Look

    Listed = Sequence[tuple[Category, Sequence[Entry]]]
    Act = Callable[[str], None]


def entry_icons(entry: Entry) -> list[str]:
    """Return the signs of what an entry has besides words."""
    signs = {
        f"chart-{entry.chart.kind}" if entry.chart else "": entry.chart is not None,
        "table": entry.table is not None,
        "pages": bool(entry.pages),
        "picture": bool(entry.photos),
    }
    return [name for name, has in signs.items() if has]


def entry_rows(look: Look, shown: Listed, chapter: LedgerChapter, act: Act) -> Iterator[Widget]:
    """Yield a heading for each category and a row for each of its entries."""
    if not shown:
        holds = any(category.entries for category in chapter.categories)
        words = (
            look.say("Nothing matches. Touch a filter again to see more.")
            if holds
            else look.say("This chapter is still being written. Please come back.")
        )
        yield Paragraph(look=look, text=words, style="lead", tint="ink_soft")
    for category, entries in shown:
        note = look.words.plural("{count} entry", "{count} entries", len(entries))
        yield SectionHead(look=look, text=look.pick(category.title), note=note)
        for entry in entries:
            row = EntryRow(
                look=look,
                year=str(entry.date.year),
                day=look.words.day(entry.date),
                title=look.pick(entry.title),
                text=" ".join(look.pick(entry.text).split()),
                icons=entry_icons(entry),
                highlight=entry.highlight,
            )
            row.bind(on_release=partial(_lead, act, f"{chapter.name}/{category.id}/{entry.id}"))
            yield row


def category_rows(
    look: Look, chapter: LedgerChapter, here: Category | None, act: Act
) -> Iterator[Widget]:
    """Yield a row for the whole chapter and one for each category."""
    plural = look.words.plural
    total = sum(len(category.entries) for category in chapter.categories)
    whole = EntryRow(
        look=look,
        title=look.say("All categories"),
        day=plural("{count} entry", "{count} entries", total),
        chosen=here is None,
    )
    whole.bind(on_release=partial(_lead, act, chapter.name.value))
    yield whole
    for category in chapter.categories:
        row = EntryRow(
            look=look,
            title=look.pick(category.title),
            day=plural("{count} entry", "{count} entries", len(category.entries)),
            chosen=category is here,
        )
        row.bind(on_release=partial(_lead, act, f"{chapter.name}/{category.id}"))
        yield row


def sibling_rows(look: Look, chapter: LedgerChapter, item: str, act: Act) -> list[Widget]:
    """Return the entries of a chapter under their categories, in slim rows."""
    rows: list[Widget] = []
    for category, entries in listed(chapter.categories, Sieve()):
        rows.append(SectionHead(look=look, text=look.pick(category.title)))
        for entry in entries:
            its = f"{chapter.name}/{category.id}/{entry.id}"
            row = EntryRow(
                look=look,
                day=look.words.date(entry.date),
                title=look.pick(entry.title),
                highlight=entry.highlight,
                chosen=its == item,
            )
            row.bind(on_release=partial(_lead, act, its))
            rows.append(row)
    return rows


def _lead(act: Act, item: str, _row: object) -> None:
    act(item)
