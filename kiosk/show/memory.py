"""What the kiosk remembers of one visitor, and forgets when the visit ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show.journey import Journey
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName

if TYPE_CHECKING:
    from kiosk.content.model import Strand

_LONGEST_TRAIL = 50
_LONGEST_LIST = 500
"""Bounds for what a child with an hour and ten fingers can make the kiosk remember."""


class Memory:
    """The way back, where each screen was left, and how far each strand is."""

    def __init__(self, now: float, longest_step: float) -> None:
        """Know nothing.

        Args:
            now: When the visit begins, in the clock's seconds.
            longest_step: Most seconds counted at once: a machine that stood still for an hour
                showed nobody anything.
        """
        self._counted_to = now
        self._longest_step = longest_step
        self._trail: list[Place] = []
        self._left_at: dict[tuple[ScreenName, str], Place] = {}
        self._seconds_at: dict[str, float] = {}
        self._journeys: dict[Strand, Journey] = {}

    @property
    def trail(self) -> tuple[Place, ...]:
        """The steps back, oldest first; never more than fifty."""
        return tuple(self._trail)

    def step_on(self, place: Place) -> None:
        """Remember `place` as one step back."""
        if place != ATTRACT:
            self._trail.append(place)
            del self._trail[:-_LONGEST_TRAIL]

    def step_back(self, here: Place) -> Place:
        """Take the latest step back that leads away from `here`; home when there is none."""
        while self._trail:
            place = self._trail.pop()
            if place != here:
                return place
        return HOME

    def stay(self) -> None:
        """Forget the way back, as at home."""
        self._trail.clear()

    def leave(self, place: Place) -> None:
        """Note where a screen, and the deck or album in it, is left."""
        if place == ATTRACT:
            return
        self._left_at[place.screen, ""] = place
        key = (place.screen, place.item)
        if key in self._left_at or (place.index and len(self._left_at) < _LONGEST_LIST):
            self._left_at[key] = place

    def left_at(self, screen: ScreenName, item: str = "") -> Place:
        """Return where `item` of a screen was left, or its beginning."""
        return self._left_at.get((screen, item), Place(screen, item))

    def keep(self, key: str, seconds: float) -> None:
        """Keep where in a film or a reading the visitor is."""
        if key in self._seconds_at or len(self._seconds_at) < _LONGEST_LIST:
            self._seconds_at[key] = seconds

    def seconds(self, key: str) -> float:
        """Return what `keep` kept, or 0.0."""
        return self._seconds_at.get(key, 0.0)

    def journey(self, strand: Strand) -> Journey:
        """Return how far the visitor is in `strand`."""
        return self._journeys.get(strand, Journey())

    def spend(self, strand: Strand | None, now: float) -> None:
        """Count the time since the last call towards `strand`."""
        passed = min(max(0.0, now - self._counted_to), self._longest_step)
        self._counted_to = now
        if strand is not None:
            self._journeys[strand] = self.journey(strand).after(passed)
