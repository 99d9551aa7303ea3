"""A visitor's walk along the route: where it is, what is told, and where a touch leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show.playhead import Playhead
from kiosk.show.telling import Telling, with_room_for
from kiosk.show.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.model import Route
    from kiosk.show.clock import Clock
    from kiosk.show.polyline import Spot
    from kiosk.show.walk import Step

_ARRIVED = 0.01
"""Seconds after the arrival, so that no rounding leaves the walker a step before it."""


class Tour:
    """The timetable of a route in one language, and the playhead that runs through it."""

    def __init__(
        self,
        clock: Clock,
        route: Route,
        language: str,
        recorded: Sequence[float | None],
        at: float = 0.0,
    ) -> None:
        """Stand still at `at` seconds.

        Args:
            clock: The time.
            route: The route.
            language: In which it is told.
            recorded: Seconds of each stop's recording; None for one without.
            at: Seconds from the beginning.
        """
        self._clock = clock
        self._route = route
        self._recorded = tuple(recorded)
        self._timed = with_room_for(route, recorded)
        self.walk = Walk(self._timed)
        self._tellings = [
            Telling.of(
                stop.commentary.pick(language),
                self.walk.arrival(number) - self.walk.start(number),
                stop.minutes * 60,
                seconds,
            )
            for number, (stop, seconds) in enumerate(zip(self._timed.stops, recorded, strict=True))
        ]
        self.head = Playhead(clock, self.walk.length, at)

    # --- where it is --------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """The moment of the walk."""
        return self.walk.at(self.head.position)

    @property
    def passed(self) -> int:
        """How many stops are behind."""
        return len(self._route.stops) if self.head.ended else self.step.stop

    @property
    def walked(self) -> list[Spot]:
        """The part of the line that is behind."""
        return self.walk.walked(self.head.position)

    def telling(self, stop: int) -> Telling:
        """Return what is told at `stop`, counted from 0."""
        return self._tellings[stop]

    @property
    def spoken(self) -> tuple[int, int]:
        """Which part of the stop's text is spoken now; both ends the same for none."""
        step = self.step
        return self._tellings[step.stop].spoken(self._into(step.stop))

    @property
    def told(self) -> float:
        """Part of the stop's words that is told, 0.0 to 1.0."""
        stop = self.step.stop
        telling = self._tellings[stop]
        at = self._into(stop) - telling.start
        return min(max(0.0, at / telling.seconds), 1.0) if telling.seconds else 0.0

    @property
    def recording_at(self) -> tuple[int, float]:
        """Which stop's recording is to be heard, and at which second; -1 for silence."""
        stop = self.step.stop
        telling, seconds = self._tellings[stop], self._recorded[stop]
        at = self._into(stop) - telling.start
        heard = at >= 0 and (seconds is None or at < seconds) and not self.head.ended
        return (stop, at) if heard else (-1, 0.0)

    def _into(self, stop: int) -> float:
        return self.head.position - self.walk.start(stop)

    # --- where it goes ------------------------------------------------------------------

    def measure(self, aspect: float) -> None:
        """Learn the shape of the map, so that the walker goes at one pace up and across."""
        self.walk = Walk(self._timed, aspect)

    def go_to(self, stop: int) -> None:
        """Stand at `stop`, counted from 0, with its words still to be told."""
        start = self.walk.start(stop) + self._tellings[stop].start
        self.head.seek(min(self.walk.arrival(stop), start) + _ARRIVED)

    def after(self, stops: int) -> int:
        """Return the stop so many further on, counted from 0; the first or last at the ends."""
        return min(max(0, self.step.stop + stops), len(self._route.stops) - 1)

    def told_in(self, language: str, recorded: Sequence[float | None]) -> Tour:
        """Return the same moment of the tour told in another language; it goes on if this did."""
        step, playing = self.step, self.head.playing
        tour = Tour(self._clock, self._route, language, recorded)
        length = step.share * tour.step_length(step.stop)
        tour.head.seek(tour.walk.start(step.stop) + length)
        if playing:
            tour.head.play()
        return tour

    def step_length(self, stop: int) -> float:
        """Return the seconds of `stop`'s minutes, counted from 0."""
        return self._timed.stops[stop].minutes * 60
