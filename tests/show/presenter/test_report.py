"""What is kept of a visit."""

from __future__ import annotations

from kiosk.show.presenter.acts import Jump, Next
from kiosk.show.presenter.presenter import Presenter
from kiosk.show.presenter.report import VisitReport, report_on
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit


def test_a_report_tells_the_time_of_each_segment() -> None:
    clock = FakeClock()
    presenter = Presenter.of(town_visit(), full_site(), clock, rehearsal=True)
    presenter.do(Next())
    clock.advance(150)
    presenter.do(Jump(leg=2))
    clock.advance(60)

    report = report_on(presenter.standing, presenter.legs)

    assert [segment.spent for segment in report.segments] == [150, 0, 60, 0, 0]
    assert report.segments[0].over == 30
    assert (report.target, report.spent) == (1200, 210)
    assert report.rehearsal
    assert report.begun == NOON
    assert VisitReport.model_validate_json(report.model_dump_json()) == report
