"""A line measured along its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.polyline import Polyline, Spot

CORNER = Polyline([Spot(0, 0), Spot(1, 0), Spot(1, 1)])
THERE_AND_BACK = Polyline([Spot(0, 0), Spot(1, 0), Spot(0, 0)])

units = st.floats(0, 1)
spots = st.builds(Spot, units, units)
lines = st.lists(spots, min_size=2, max_size=12)


def test_a_spot_is_found_by_its_way_along_the_line() -> None:
    assert CORNER.at(0.25) == Spot(0.25, 0)
    assert CORNER.at(1.5) == Spot(1, 0.5)


def test_the_way_along_a_line_ends_at_its_ends() -> None:
    assert CORNER.at(-1) == Spot(0, 0)
    assert CORNER.at(9) == Spot(1, 1)


def test_up_is_as_long_as_across_on_a_wide_map() -> None:
    assert Polyline([Spot(0, 0), Spot(0, 1)], aspect=2).length == 0.5


def test_a_part_of_the_line_keeps_its_corners() -> None:
    assert CORNER.between(0.5, 1.5) == [Spot(0.5, 0), Spot(1, 0), Spot(1, 0.5)]


def test_a_stop_beside_the_line_is_joined_at_its_nearest_point() -> None:
    assert CORNER.join([Spot(0.3, 0.1)]) == [pytest.approx(0.3)]


def test_stops_on_a_way_there_and_back_are_joined_in_their_order() -> None:
    assert THERE_AND_BACK.join([Spot(0.8, 0), Spot(0.2, 0)]) == pytest.approx([0.8, 1.8])


def test_a_tour_that_ends_where_it_began_begins_at_the_beginning() -> None:
    assert THERE_AND_BACK.join([Spot(0, 0), Spot(1, 0), Spot(0, 0)]) == pytest.approx([0, 1, 2])


def test_a_line_without_length_is_a_spot() -> None:
    line = Polyline([Spot(0.4, 0.4), Spot(0.4, 0.4)])
    assert line.length == 0
    assert line.at(0.0) == Spot(0.4, 0.4)
    assert line.join([Spot(0.1, 0.1)]) == [0.0]


def test_no_stops_are_joined_nowhere() -> None:
    assert CORNER.join([]) == []


@given(lines, st.lists(spots, min_size=1, max_size=8), st.floats(0.4, 2.5))
def test_the_walk_from_stop_to_stop_never_goes_back(
    points: list[Spot], stops: list[Spot], aspect: float
) -> None:
    line = Polyline(points, aspect)
    marks = line.join(stops)
    assert marks == sorted(marks)
    assert all(0 <= mark <= line.length + 1e-9 for mark in marks)


@given(lines, st.floats(-1, 20))
def test_every_spot_lies_on_the_map(points: list[Spot], along: float) -> None:
    spot = Polyline(points).at(along)
    assert -1e-9 <= spot.x <= 1 + 1e-9
    assert -1e-9 <= spot.y <= 1 + 1e-9
