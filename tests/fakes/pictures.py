"""A source of still pictures that a test feeds by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.errors import PictureError
from kiosk.player.base import WHOLE, Box, Still, Urgency, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

Rgb = tuple[int, int, int]


class PaperTicket:
    """Notes that it was cancelled."""

    def __init__(self) -> None:
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class PaperPictures:
    """Keeps every wish until the test answers it."""

    def __init__(self) -> None:
        self.asked: list[Wanted] = []
        self.urgencies: list[Urgency] = []
        self.prefetched: list[Wanted] = []
        self.tickets: list[PaperTicket] = []
        self.forgotten = 0
        self._then: list[Callable[[Still | PictureError], None]] = []

    def ask(
        self,
        wanted: Wanted,
        then: Callable[[Still | PictureError], None],
        urgency: Urgency = Urgency.NOW,
    ) -> PaperTicket:
        ticket = PaperTicket()
        self.asked.append(wanted)
        self.urgencies.append(urgency)
        self.tickets.append(ticket)
        self._then.append(then)
        return ticket

    def prefetch(self, wanted: Wanted, urgency: Urgency = Urgency.NEXT) -> PaperTicket:
        self.prefetched.append(wanted)
        self.urgencies.append(urgency)
        return PaperTicket()

    def forget(self) -> None:
        self.forgotten += 1

    # --- by the test --------------------------------------------------------------------

    def answer(
        self,
        colour: Rgb,
        *,
        which: int = -1,
        size: tuple[int, int] | None = None,
        part: Box = WHOLE,
        natural: tuple[int, int] = (640, 480),
    ) -> None:
        """Give a picture of one colour to a wish, the latest by default."""
        wanted = self.asked[which]
        width, height = size or (wanted.width, wanted.height)
        pixels = bytearray(bytes((*colour, 255)) * (width * height))
        self._then[which](Still(wanted, width, height, pixels, part, natural))

    def fail(self, which: int = -1) -> None:
        """Say that there is no picture."""
        self._then[which](PictureError("没有图片", "no picture"))
