"""Ten minutes, spent and left."""

from __future__ import annotations

from kiosk.show.journey import Journey


def test_a_new_journey_has_ten_minutes_left() -> None:
    assert Journey().left == 600
    assert not Journey().begun


def test_time_spent_is_time_no_longer_left() -> None:
    journey = Journey().after(150)
    assert journey.left == 450
    assert journey.share == 0.25


def test_a_glance_is_not_a_beginning() -> None:
    assert not Journey().after(4.9).begun
    assert Journey().after(5).begun


def test_a_journey_never_owes_time() -> None:
    journey = Journey().after(900)
    assert journey.left == 0
    assert journey.share == 1.0
