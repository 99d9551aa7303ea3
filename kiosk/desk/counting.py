"""Counts what was really on the glass: pictures a second, and the play ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.player.base import PlayerState
from kiosk.show.picture_rate import PictureRate
from kiosk.show.place import ATTRACT
from kiosk.show.plays import Plays, item_at

if TYPE_CHECKING:
    from kiosk.device.book import Book, Scribe
    from kiosk.player.base import Player
    from kiosk.screens.stage import Stage
    from kiosk.show.picture_rate import Rate
    from kiosk.show.plays import Play


class Counting:
    """Looks at the glass now and then; the UI thread's."""

    def __init__(self, player: Player, book: Book, scribe: Scribe) -> None:
        """Write plays into `book` through `scribe`."""
        self._player = player
        self._book = book
        self._scribe = scribe
        self._rate = PictureRate()
        self._plays = Plays(self._keep)

    @property
    def rate(self) -> Rate | None:
        """Pictures a second of the last film; None before the first."""
        return self._rate.rate

    def see(self, stage: Stage) -> None:
        """Take one look."""
        session, slot = stage.session, self._player.slot
        playing = self._player.status.state is PlayerState.PLAYING
        now, wall = session.clock.seconds(), session.clock.wall()
        self._rate.see(now, slot.written, slot.taken, playing=playing)
        item = item_at(session.place, stage.site, stage.loop.current, playing=playing)
        self._plays.see(item, now, wall, visitor=session.place != ATTRACT, release=stage.number)

    def end(self) -> None:
        """Write down what is on the glass as the display ends."""
        self._plays.end()

    def _keep(self, play: Play) -> None:
        self._scribe.write(
            self._book,
            {
                "item": play.item,
                "from": play.began and play.began.isoformat(timespec="seconds"),
                "to": play.ended and play.ended.isoformat(timespec="seconds"),
                "seconds": play.seconds,
                "by": "visitor" if play.visitor else "loop",
                "release": play.release,
            },
        )
