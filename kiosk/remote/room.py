"""The phones in the room: who watches, and who holds control; pure."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_WATCHING = 40
"""Phones at once."""
LET_GO_AFTER = 20.0
"""Seconds after which control of a phone that is gone is free."""


@dataclass(slots=True)
class Room:
    """Phones by the number of their connection, which is never used twice.

    Attributes:
        names: What each phone calls itself.
        holder: Who holds control, or None.
    """

    names: dict[int, str] = field(default_factory=dict)
    holder: int | None = None
    _keys: dict[int, str] = field(default_factory=dict)
    _left: tuple[str, float] | None = None
    _next: int = 1

    def enter(self, name: str, key: str, now: float) -> int | None:
        """Return the number of a phone that comes in; None when the room is full.

        The first one holds control; the one who held it and lost the network has it again.
        """
        if len(self.names) >= MOST_WATCHING:
            return None
        number, self._next = self._next, self._next + 1
        self.names[number], self._keys[number] = name, key
        if self.holder is None and (self._is_free(now) or self._was(key)):
            self._hold(number)
        return number

    def leave(self, number: int, now: float) -> None:
        """A phone is gone; its control is kept for it for a while."""
        self.names.pop(number, None)
        key = self._keys.pop(number, "")
        if self.holder == number:
            self.holder = None
            self._left = key, now + LET_GO_AFTER

    def ask(self, number: int, now: float, *, knows_the_pin: bool) -> bool:
        """Give control to a phone that asks; tell whether it has it."""
        if number in self.names and (
            knows_the_pin or self.holder == number or (self.holder is None and self._is_free(now))
        ):
            self._hold(number)
        return self.holder == number

    def give(self, number: int) -> None:
        """A phone lets go of control."""
        if self.holder == number:
            self.holder = self._left = None

    def empty(self) -> None:
        """Everybody is gone."""
        self.names.clear()
        self._keys.clear()
        self.holder = self._left = None

    def _hold(self, number: int) -> None:
        self.holder, self._left = number, None

    def _is_free(self, now: float) -> bool:
        return self._left is None or now >= self._left[1]

    def _was(self, key: str) -> bool:
        return self._left is not None and self._left[0] == key
