"""What plays while nobody is here: the film, then the slides, round and round."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.content.model import EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.content.model import MediaPath, Site, Text

_COVER_SECONDS = 20.0


class AttractKind(StrEnum):
    """What an item of the loop is."""

    FILM = "film"
    SLIDE = "slide"
    COVER = "cover"


@dataclass(frozen=True, slots=True)
class AttractItem:
    """One thing to show.

    Attributes:
        kind: What it is.
        file: The film or the picture.
        title: Its words, if any.
        seconds: How long a picture is shown; 0.0 for a film, which ends by itself.
    """

    kind: AttractKind
    file: MediaPath
    title: Text
    seconds: float = 0.0


class AttractLoop:
    """An endless sequence that goes on where it stopped and never has nothing to show.

    What cannot be played is passed over and tried again in the next round, for a decoder may
    come to its senses; while nothing can be played the cover is shown.
    """

    def __init__(self, site: Site) -> None:
        """Begin with the film."""
        self._cover = AttractItem(AttractKind.COVER, site.cover, site.name, _COVER_SECONDS)
        self._items = tuple(_items(site))
        self._index = 0
        self._failures = 0
        self.at = 0.0
        """Seconds into the film where the loop was left; a screen keeps it up to date."""

    @property
    def current(self) -> AttractItem:
        """What to show now."""
        if self._failures >= len(self._items):
            return self._cover
        return self._items[self._index]

    @property
    def still(self) -> MediaPath:
        """The picture that is on the glass until the current item plays."""
        item = self.current
        return self._cover.file if item.kind is AttractKind.FILM else item.file

    @property
    def following(self) -> AttractItem:
        """What comes after it, to be made ready."""
        if not self._items:
            return self._cover
        if self.current is self._cover:
            return self._items[self._index]
        return self._items[(self._index + 1) % len(self._items)]

    def advance(self) -> AttractItem:
        """Go on to the next item, this one having been shown; return it."""
        if self.current is not self._cover:
            self._turn()
        self._failures = 0
        return self.current

    def failed(self) -> AttractItem:
        """Go on, this one having failed; return what to show instead."""
        if self.current is not self._cover:
            self._turn()
            self._failures += 1
        return self.current

    def _turn(self) -> None:
        self._index = (self._index + 1) % len(self._items)
        self.at = 0.0


def _items(site: Site) -> Iterator[AttractItem]:
    if site.film:
        yield AttractItem(AttractKind.FILM, site.film.file, site.film.title)
    for deck in site.decks:
        for slide in deck.slides:
            title = slide.title or deck.title or EMPTY
            yield AttractItem(AttractKind.SLIDE, slide.picture, title, slide.seconds)
