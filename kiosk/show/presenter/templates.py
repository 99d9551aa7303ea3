"""A run-of-show in one touch: forty minutes, twenty minutes, or the film only."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.content.values import Strand, Text
from kiosk.content.visit import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.content.model import Site

_WELCOME = Text({"zh-Hans": "欢迎", "en": "Welcome"})
_FAREWELL = Text({"zh-Hans": "交流与道别", "en": "Questions and farewell"})

_FORTY = ((Strand.FILM, 10.0), (Strand.ROUTE, 10.0), (Strand.LEDGER, 10.0), (Strand.REPORT, 10.0))
_TWENTY = ((Strand.FILM, 10.0), (Strand.ROUTE, 5.0), (Strand.LEDGER, 5.0))
_FILM = ((Strand.FILM, 10.0),)


class Template(StrEnum):
    """The templates a narrator chooses from."""

    FORTY = "forty"
    TWENTY = "twenty"
    FILM = "film"


_PLANS = {Template.FORTY: _FORTY, Template.TWENTY: _TWENTY, Template.FILM: _FILM}


def segments_from(template: Template, site: Site) -> tuple[Segment, ...]:
    """Return the template's segments that `site` can show.

    A strand the site has not yet gives its minutes to the slide shows, one after another, so
    that forty minutes stay forty; without slide shows they become free talk.
    """
    plan = _PLANS[template]
    there = [Segment(strand=strand, minutes=m) for strand, m in plan if _has(site, strand)]
    missing = sum(minutes for strand, minutes in plan if not _has(site, strand))
    return (*there, *_instead(missing, site)) or (Segment(talk=_WELCOME, minutes=10),)


def _has(site: Site, strand: Strand) -> bool:
    return getattr(site, strand) is not None


def _instead(minutes: float, site: Site) -> Iterable[Segment]:
    if not minutes:
        return ()
    if not site.decks:
        return (Segment(talk=_FAREWELL, minutes=minutes),)
    each = minutes / len(site.decks)
    return tuple(Segment(deck=deck.id, minutes=each) for deck in site.decks)
