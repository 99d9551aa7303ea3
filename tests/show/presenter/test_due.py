"""Which delegation is near."""

from __future__ import annotations

import datetime as dt

import pytest

from kiosk.show.presenter.due import visit_due
from tests.fakes.clock import NOON
from tests.fakes.visits import town_visit


@pytest.mark.parametrize(
    ("at", "due"),
    [("12:31", False), ("12:30", True), ("12:00", True), ("11:00", True), ("10:59", False)],
)
def test_a_visit_is_due_half_an_hour_before_and_an_hour_after(at: str, *, due: bool) -> None:
    visit = town_visit(at=f"2026-11-24 {at}")

    assert visit_due([visit], NOON) == (visit if due else None)


def test_the_nearest_of_two_is_due() -> None:
    early = town_visit(id="early", at="2026-11-24 11:20")
    late = town_visit(id="late", at="2026-11-24 12:10")

    assert visit_due([early, late], NOON) == late


def test_without_a_clock_or_a_time_no_visit_is_due() -> None:
    assert visit_due([town_visit(at="2026-11-24 12:00")], None) is None
    assert visit_due([town_visit()], NOON) is None


def test_the_clock_of_the_room_is_meant_wherever_the_room_is() -> None:
    zone = dt.timezone(dt.timedelta(hours=-7))

    assert visit_due([town_visit(at="2026-11-24 12:00")], NOON.replace(tzinfo=zone)) is not None
