"""A chart's scale has round steps and holds every value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.axis import axis_for, number


def test_bars_stand_on_zero() -> None:
    assert axis_for([231, 188, 286]).ticks == [0, 100, 200, 300]


def test_a_line_may_show_only_the_part_it_moves_in() -> None:
    assert axis_for([95, 86, 100], from_zero=False).low == 85


def test_a_line_that_falls_far_stands_on_zero_too() -> None:
    assert axis_for([10, 100], from_zero=False).low == 0


def test_values_below_zero_have_gridlines_of_their_own() -> None:
    assert axis_for([-3, 4]).ticks == [-4, -2, 0, 2, 4]


def test_nothing_but_zeros_is_a_scale_all_the_same() -> None:
    assert axis_for([0, 0]).share(0) == 0


@given(
    st.lists(st.floats(-1e9, 1e9).map(lambda v: round(v, 3)), min_size=1, max_size=60),
    st.booleans(),
)
def test_every_value_lies_on_the_scale(values: list[float], from_zero: bool) -> None:  # noqa: FBT001
    axis = axis_for(values, from_zero=from_zero)
    assert 1 <= len(axis.ticks) - 1 <= 12
    for value in values:
        assert -1e-6 <= axis.share(value) <= 1 + 1e-6


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (-0.001, "0"), (1248, "1,248"), (87.5, "87.5"), (100, "100")]
)
def test_values_are_written_short(value: float, text: str) -> None:
    assert number(value) == text
