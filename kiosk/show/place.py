"""Where a visitor can be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.content.model import Strand


class ScreenName(StrEnum):
    """The screens, one module each in `kiosk/screens`."""

    ATTRACT = "attract"
    HOME = "home"
    FILM = "film"
    SLIDES = "slides"  # item: deck id; index: slide
    ROUTE = "route"  # index: stop number, 0 for the whole map
    LEDGER = "ledger"  # item: "", "chapter", "chapter/category" or "chapter/category/entry"
    SEARCH = "search"  # item: what was typed
    REPORT = "report"  # index: section
    NOTICES = "notices"  # item: notice id
    GALLERY = "gallery"  # item: album id; index: photo
    TAKE_AWAY = "take-away"
    PIN = "pin"  # the staff's door; item: lectern, to be led there
    SERVICE = "service"  # item: one of its sections; index: a code of the logs, from 1
    LECTERN = "lectern"  # where a narrator stands; item: due, to begin the visit that is due
    VISIT = "visit"  # item: welcome, talk or end; index: the segment of a talk
    CONSOLE = "console"  # a visit that is led on another screen, for its narrator


SHOWABLE = frozenset(
    {
        *(ScreenName.FILM, ScreenName.SLIDES, ScreenName.ROUTE, ScreenName.LEDGER),
        *(ScreenName.SEARCH, ScreenName.REPORT, ScreenName.NOTICES, ScreenName.GALLERY),
        ScreenName.TAKE_AWAY,
    }
)
"""The screens of the content: what a narrator may bring up from afar. The staff's are not."""

CARDS = ("welcome", "talk", "end")
"""What the visit's own screen shows."""
DUE = "due"
"""At the lectern: begin the visit that is due."""

STRAND_OF: dict[ScreenName, Strand] = {
    ScreenName.FILM: Strand.FILM,
    ScreenName.ROUTE: Strand.ROUTE,
    ScreenName.LEDGER: Strand.LEDGER,
    ScreenName.SEARCH: Strand.LEDGER,
    ScreenName.REPORT: Strand.REPORT,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A screen and the spot in it; plain values, so that it can be kept, sent and compared."""

    screen: ScreenName
    item: str = ""
    index: int = 0

    @property
    def strand(self) -> Strand | None:
        """The ten-minute part this place belongs to, if any."""
        return STRAND_OF.get(self.screen)

    def at(self, index: int) -> Place:
        """Return the same place at another spot."""
        return replace(self, index=index)

    def __str__(self) -> str:
        """Write the place as `screen:item:index`, for logs, the status and the command line."""
        return f"{self.screen}:{self.item}:{self.index}"

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read `screen`, `screen:item` or `screen:item:index`.

        Raises:
            ValueError: There is no such screen, or the index is no number.
        """
        screen, _, rest = text.partition(":")
        item, _, index = rest.rpartition(":") if ":" in rest else (rest, "", "0")
        return cls(ScreenName(screen), item, int(index))


HOME = Place(ScreenName.HOME)
ATTRACT = Place(ScreenName.ATTRACT)
