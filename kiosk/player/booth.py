"""Where films are opened, with sound when the machine can make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.player.gate import Count, Gate
from kiosk.player.take import Take

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.player.around import Around
    from kiosk.player.engine import Engine, Look


class Booth:
    """Opens films in one engine, and knows whether they can be heard."""

    def __init__(self, engine: Engine, around: Around) -> None:
        """Open films in `engine`."""
        self._engine = engine
        self._around = around
        self._load = 0
        self._silent = self._deaf = False

    def open(self, film: Path, load: int, at: float, since: Count) -> Take:
        """Open `film`, ready to start.

        Args:
            film: A file.
            load: The film's number.
            at: Seconds from its start.
            since: What of it came through already, when it is opened anew.
        """
        self._deaf = self._deaf and load == self._load
        self._load = load
        self._silent = self._deaf or not self._around.sound()
        gate = Gate(self._around, load, since)
        reel = self._engine.open(film, gate, at=at, silent=self._silent)
        return Take(reel, gate, at, self._around.clock())

    def sound_changed(self, look: Look) -> bool:
        """Tell whether the film must be opened anew, for the sound went away or came back."""
        if not look.has_audio:
            return False
        lost = look.sound_lost and not self._silent
        self._deaf = self._deaf or lost
        return lost or (not self._deaf and self._around.sound() is self._silent)
