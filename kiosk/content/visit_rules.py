"""What a visit owes the site it leads through: every segment shows something the site has."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from kiosk.content.files import did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.content.model import Ledger, Segment, Site, Visit

Wrong = tuple[tuple[int | str, ...], str, str]
"""Where below the visit, and what is wrong there in Chinese and in English."""


def wrong_segments(visit: Visit, site: Site) -> Iterator[Wrong]:
    """Yield what `visit` names that `site` has not."""
    for index, segment in enumerate(visit.segments):
        for key, zh, en in _wrong(segment, site):
            yield ("segments", index, key), zh, en


def _wrong(segment: Segment, site: Site) -> Iterator[tuple[str, str, str]]:
    if segment.strand is not None and getattr(site, segment.strand) is None:
        yield (
            "strand",
            f"这个示范点没有“{segment.strand}”",
            f"this site has no {segment.strand}",
        )
    if segment.film is not None and site.film is None:
        yield "film", "这个示范点没有影片", "this site has no film"
    stops = [str(stop.number) for stop in site.route.stops] if site.route else []
    for key, written, known in (
        ("deck", segment.deck, [deck.id for deck in site.decks]),
        ("stop", None if segment.stop is None else str(segment.stop), stops),
        ("entry", segment.entry, _entries(site.ledger) if site.ledger else []),
    ):
        if written is not None and written not in known:
            yield (key, *_missing(written, known))


def _entries(ledger: Ledger) -> list[str]:
    return [
        f"{chapter.name}/{category.id}/{entry.id}"
        for chapter in ledger.chapters
        for category in chapter.categories
        for entry in category.entries
    ]


def _missing(written: str, known: list[str]) -> tuple[str, str]:
    near = next(iter(difflib.get_close_matches(written, known, n=1, cutoff=0.5)), None)
    zh, en = did_you_mean(near)
    return f"示范点里没有“{shown(written)}”{zh}", f"the site has no “{shown(written)}”{en}"
