"""Where films are opened, with sound when the machine can make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.errors import PlayerError
from kiosk.player.gate import Count, Gate
from kiosk.player.take import Take

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.player.around import Around
    from kiosk.player.engine import Engine, Look


class Booth:
    """Opens films in one engine, and knows how they are heard."""

    def __init__(self, engine: Engine, around: Around) -> None:
        """Open films in `engine`."""
        self._engine = engine
        self._around = around
        self._load = 0
        self._way: str | None = None
        self._trying: str | None = None

    def open(self, film: Path, load: int, at: float, since: Count) -> Take:
        """Open `film`, ready to start.

        Args:
            film: A file.
            load: The film's number.
            at: Seconds from its start.
            since: What of it came through already, when it is opened anew.

        Raises:
            PlayerError: It is no film.
        """
        sound = self._around.sound
        if load != self._load:
            self._load = load
            sound.forgive()
        self._way = self._trying = sound.best()
        gate = Gate(self._around, load, since)
        try:
            reel = self._engine.open(film, gate, at=at, sound=self._way)
        except PlayerError:
            self._trying = None
            raise
        self._trying = None
        return Take(reel, gate, at, self._around.clock())

    def sound_changed(self, look: Look) -> bool:
        """Tell whether the film must be opened anew, for the sound went away or came back."""
        if not look.has_audio:
            return False
        if look.sound_lost and self._way is not None:
            self._around.sound.refuse(self._way)
        return self._around.sound.best() != self._way

    def give_up(self) -> None:
        """Note that the engine hangs; a sound server that does not answer holds up all of it."""
        if self._trying is not None:
            self._around.sound.refuse(self._trying)
