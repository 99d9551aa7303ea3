"""What the first screen tells a second one: where the visit is, and where exactly its film is."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.companion.messages import Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.model import Site
    from kiosk.player.base import Player
    from kiosk.show.presenter.lectern import Lectern
    from kiosk.show.presenter.standing import FilmWish, Spot, Standing

_NEAR = 1.0
"""Seconds from where it was sent at which the film is there."""
_AT_LAST = 2.0
"""Seconds after which it is believed wherever it is."""


@dataclass(frozen=True, slots=True)
class _Now:
    content: str
    standing: Standing | None = None
    dot: Spot | None = None
    film: FilmWish | None = None
    since: float = 0.0  # when the film was last told where to be


class Telling:
    """Notes on the screen's thread how the lectern stands; tells it on any."""

    def __init__(
        self,
        lectern: Lectern,
        player: Player,
        content: Callable[[Site], str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Follow the lectern.

        Args:
            lectern: What is told of.
            player: Plays the film; its status can be read on any thread.
            content: Names what a site is, so that another screen can compare.
            clock: The clock that the player dates its pictures by.
        """
        self._lectern = lectern
        self._player = player
        self._content = content
        self._clock = clock
        self._lock = threading.Lock()
        self._listeners: list[Callable[[], None]] = []
        self._now = _Now(content(lectern.site))
        self._arrived = -1
        lectern.follow(self._changed)

    def listen(self, call: Callable[[], None]) -> Callable[[], None]:
        """Call `call` after every change from now on; return what ends that."""
        with self._lock:
            self._listeners.append(call)

        def stop() -> None:
            with self._lock:
                self._listeners.remove(call)

        return stop

    def note(self) -> None:
        """Note how things stand, for time passes without an act; on the screen's thread."""
        led, site = self._lectern.presenter, self._lectern.site
        if led is None:
            self._now = _Now(self._content(site))
            return
        scene, before = led.scene, self._now
        jumped = before.film is None or scene.film is None or before.film.jumps != scene.film.jumps
        since = self._clock() if jumped else before.since
        self._now = _Now(self._content(site), led.standing, scene.dot, scene.film, since)

    def word(self) -> Word:
        """Return how things stand; on any thread."""
        now, clock = self._now, self._clock()
        at, moment = self._film(now, clock)
        return Word(
            content=now.content,
            standing=now.standing,
            dot=now.dot,
            film_at=at,
            moment=moment,
            clock=clock,
        )

    def _film(self, now: _Now, clock: float) -> tuple[float | None, float]:
        """Return where the film is, and when; where it was sent while it is on its way there."""
        status, wish = self._player.status, now.film
        if wish is None or status.seen_at is None:
            return None, clock
        if self._arrived != wish.jumps:
            there = abs(status.position - wish.at) < _NEAR and status.seen_at > now.since
            if not there and clock - now.since < _AT_LAST:
                return wish.at, clock
            self._arrived = wish.jumps
        return status.position, status.seen_at if wish.playing else clock

    def _changed(self) -> None:
        self.note()
        with self._lock:
            listeners = tuple(self._listeners)
        for call in listeners:
            call()
