"""Keeps in memory what a lectern wants kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.content.visit import Visit
    from kiosk.show.presenter.report import VisitReport
    from kiosk.show.presenter.standing import Standing


class FakeKeeper:
    """Notes everything in the order it came."""

    def __init__(self) -> None:
        self.standings: list[Standing | None] = []
        self.visits: list[Visit] = []
        self.reports: list[VisitReport] = []

    def standing(self, standing: Standing | None) -> None:
        self.standings.append(standing)

    def visit(self, visit: Visit) -> None:
        self.visits.append(visit)

    def report(self, report: VisitReport) -> None:
        self.reports.append(report)
