"""What a visit was like: minutes of each segment against its target, kept and passed on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kiosk.content.values import Model, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.show.presenter.run_of_show import Leg
    from kiosk.show.presenter.standing import Standing


class SegmentReport(Model):
    """One segment: its title, seconds it was meant to take, seconds it took."""

    title: Text
    target: float
    spent: float

    @property
    def over(self) -> float:
        """Seconds it ran over; below zero when it ended early."""
        return self.spent - self.target


class VisitReport(Model):
    """A whole visit.

    Attributes:
        visit: The visit's id.
        delegation: Who came.
        narrator: Who led them.
        rehearsal: Whether it was one.
        begun: When the first segment began, if the clock could be trusted.
        segments: One for each segment, those never shown with no time.
    """

    visit: str
    delegation: Text
    narrator: Text
    rehearsal: bool
    begun: dt.datetime | None
    segments: tuple[SegmentReport, ...]

    @property
    def target(self) -> float:
        """Seconds of all segments as planned."""
        return sum(segment.target for segment in self.segments)

    @property
    def spent(self) -> float:
        """Seconds of all segments as they were."""
        return sum(segment.spent for segment in self.segments)


def report_on(standing: Standing, legs: Sequence[Leg]) -> VisitReport:
    """Return the report of a visit as it stands."""
    return VisitReport(
        visit=standing.visit.id,
        delegation=standing.visit.delegation,
        narrator=standing.visit.narrator,
        rehearsal=standing.rehearsal,
        begun=standing.begun,
        segments=tuple(
            SegmentReport(title=leg.title, target=leg.target, spent=round(spent, 1))
            for leg, spent in zip(legs, standing.spent, strict=True)
        ),
    )
