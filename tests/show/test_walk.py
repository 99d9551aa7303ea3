"""The route walked in its minutes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.model import Route
from kiosk.show.walk import Walk


def route(stops: list[tuple[float, float, float]], line: list[tuple[float, float]]) -> Route:
    """A route of stops (x, y, minutes)."""
    data: dict[str, Any] = {
        "title": "route",
        "map": "map.jpg",
        "line": [{"x": x, "y": y} for x, y in line],
        "stops": [
            {
                "number": number,
                "name": f"stop {number}",
                "at": {"x": x, "y": y},
                "minutes": minutes,
                "commentary": "words",
            }
            for number, (x, y, minutes) in enumerate(stops, start=1)
        ],
    }
    return Route.model_validate(data)


@pytest.fixture
def walk() -> Walk:
    stops = [(0.1, 0.5, 1.0), (0.5, 0.5, 2.0), (0.9, 0.5, 1.0)]
    return Walk(route(stops, [(0.0, 0.5), (1.0, 0.5)]))


def test_the_walk_takes_the_minutes_of_its_stops(walk: Walk) -> None:
    assert walk.length == 240


def test_it_begins_standing_at_the_first_stop(walk: Walk) -> None:
    step = walk.at(0)
    assert step.spot.x == pytest.approx(0.1)
    assert step.stop == 0
    assert not step.walking
    assert step.left == 240


def test_after_a_stops_minutes_the_way_to_the_next_begins(walk: Walk) -> None:
    step = walk.at(60)
    assert step.stop == 1
    assert step.walking
    assert step.spot.x == pytest.approx(0.1)


def test_the_way_and_the_stay_make_up_the_stops_minutes(walk: Walk) -> None:
    arrival = walk.arrival(1)
    assert 60 < arrival < 180
    assert walk.at(arrival).spot.x == pytest.approx(0.5)
    assert not walk.at(arrival).walking
    assert not walk.at(179).walking
    assert walk.start(2) == 180


def test_the_way_never_takes_more_than_half_of_the_minutes() -> None:
    walk = Walk(route([(0.0, 0.0, 9.0), (1.0, 0.0, 0.5)], [(0.0, 0.0), (1.0, 0.0)]))
    assert walk.arrival(1) - walk.start(1) == pytest.approx(15)


def test_time_left_is_told_for_the_stop_and_for_the_whole(walk: Walk) -> None:
    step = walk.at(150)
    assert step.stop_left == 30
    assert step.left == 90
    assert step.share == 0.75


def test_it_ends_standing_at_the_last_stop(walk: Walk) -> None:
    step = walk.at(10_000)
    assert step.stop == 2
    assert step.left == 0
    assert step.spot.x == pytest.approx(0.9)


def test_the_line_behind_the_walker_grows(walk: Walk) -> None:
    assert [spot.x for spot in walk.walked(0)] == pytest.approx([0.1, 0.1])
    assert walk.walked(240)[-1].x == pytest.approx(0.9)


def test_a_single_stop_is_a_walk_on_the_spot() -> None:
    walk = Walk(route([(0.5, 0.5, 1.0)], [(0.0, 0.0), (1.0, 1.0)]))
    assert walk.at(30).spot == pytest.approx((0.5, 0.5))
    assert walk.length == 60


def test_a_stop_is_jumped_to_by_its_start(walk: Walk) -> None:
    assert [walk.start(n) for n in (-1, 0, 1, 2, 99)] == [0, 0, 60, 180, 180]


units = st.floats(0, 1)
stop_lists = st.lists(st.tuples(units, units, st.floats(0.1, 5)), min_size=1, max_size=9)
point_lists = st.lists(st.tuples(units, units), min_size=2, max_size=9)


@given(stop_lists, point_lists, st.floats(0, 1), st.floats(0, 1))
def test_the_walker_only_goes_forward(
    stops: list[tuple[float, float, float]],
    line: list[tuple[float, float]],
    one: float,
    other: float,
) -> None:
    walk = Walk(route(stops, line), aspect=1.6)
    early, late = sorted((one * walk.length, other * walk.length))
    assert walk.at(early).stop <= walk.at(late).stop
    assert len(walk.walked(early)) <= len(walk.walked(late))
    assert walk.at(early).left >= walk.at(late).left >= 0


@given(stop_lists, point_lists)
def test_each_stop_has_time_to_be_looked_at(
    stops: list[tuple[float, float, float]], line: list[tuple[float, float]]
) -> None:
    walk = Walk(route(stops, line))
    for number, (_, _, minutes) in enumerate(stops):
        assert walk.arrival(number) - walk.start(number) <= minutes * 30 + 1e-6
