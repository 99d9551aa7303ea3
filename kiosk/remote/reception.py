"""The reception: entrance, room and board under one lock, for a server on another thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kiosk.remote.entrance import Answer, Entrance
from kiosk.remote.room import Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.remote.board import Board
    from kiosk.remote.messages import Message


class Reception:
    """What the server may ask of the show, from any thread.

    Attributes:
        board: The latest view.
    """

    def __init__(
        self,
        board: Board,
        fits: Callable[[str], bool],
        perform: Callable[[Message], None],
        seconds: Callable[[], float],
    ) -> None:
        """Be closed, with nobody in the room.

        Args:
            board: The latest view.
            fits: Tells whether a PIN is the staff's.
            perform: Does what the phone that holds control says; called on the server's thread.
            seconds: A clock that only goes forward.
        """
        self.board = board
        self.perform = perform
        self._entrance = Entrance(fits)
        self._room = Room()
        self._seconds = seconds
        self._lock = threading.Lock()

    # --- the screen's side --------------------------------------------------------------

    def secret(self) -> str:
        """Return the secret that the screen shows now; the door is open from then on."""
        with self._lock:
            return self._entrance.open(self._seconds())

    def stop_showing(self) -> None:
        """Let nobody else in."""
        with self._lock:
            self._entrance.stop_showing()

    def close(self) -> None:
        """Send everybody out: the visit is over."""
        with self._lock:
            self._entrance.close()
            self._room.empty()

    @property
    def watching(self) -> int:
        """How many phones are in the room."""
        return len(self._room.names)

    # --- the server's side --------------------------------------------------------------

    def knock(self, secret: str, pin: str) -> Answer:
        """See `Entrance.knock`."""
        with self._lock:
            return self._entrance.knock(secret, pin, self._seconds())

    def admits(self, key: str) -> bool:
        """Tell whether `key` is a pass."""
        with self._lock:
            return self._entrance.admits(key)

    def enter(self, name: str, key: str) -> int | None:
        """Let a phone with a pass into the room; None when it has none, or the room is full."""
        with self._lock:
            if not self._entrance.admits(key):
                return None
            return self._room.enter(name, key, self._seconds())

    def leave(self, number: int) -> None:
        """A phone is gone."""
        with self._lock:
            self._room.leave(number, self._seconds())

    def holds_control(self, number: int) -> bool:
        """Tell whether a phone holds control."""
        return self._room.holder == number

    def is_in(self, number: int) -> bool:
        """Tell whether a phone is in the room still; nobody is once the visit is over."""
        return number in self._room.names

    def holder(self) -> str | None:
        """Return the name of the phone that holds control."""
        number = self._room.holder
        return self._room.names.get(number) if number is not None else None

    def take_control(self, number: int, pin: str) -> Answer | None:
        """Give control to a phone; return why not, or None when it has it."""
        with self._lock:
            now = self._seconds()
            if self._room.ask(number, now, knows_the_pin=False):
                return None
            refused = self._entrance.check(pin, now)
            if refused is None:
                self._room.ask(number, now, knows_the_pin=True)
            return refused

    def give_control(self, number: int) -> None:
        """A phone lets go of control."""
        with self._lock:
            self._room.give(number)
