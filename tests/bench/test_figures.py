from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.bench.figures import median, percentile, ratio, slope

NUMBERS = st.floats(-1e6, 1e6)


def test_the_median_of_an_even_count_lies_between_the_middle_two() -> None:
    assert median([4, 1, 3, 2]) == 2.5


def test_the_99th_percentile_leans_to_the_slowest() -> None:
    assert percentile(range(101), 99) == 99
    assert percentile([1, 2], 99) == pytest.approx(1.99)


def test_one_value_is_every_percentile() -> None:
    assert percentile([7], 1) == percentile([7], 99) == 7


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 50)


@given(st.lists(NUMBERS, min_size=1), st.floats(0, 100))
def test_a_percentile_lies_within_the_values(values: list[float], percent: float) -> None:
    found = percentile(values, percent)
    assert min(values) - 1e-6 <= found <= max(values) + 1e-6


def test_a_straight_line_has_its_slope_and_no_error() -> None:
    line = slope([0, 1, 2, 3], [5, 7, 9, 11])
    assert line.rise == 2
    assert line.error == 0
    assert not line.flat


def test_noise_about_a_level_is_flat() -> None:
    assert slope(range(8), [10, 12, 10, 12, 10, 12, 10, 12]).flat


def test_a_growth_under_noise_is_still_found() -> None:
    values = [100 * x + (-1) ** x * 40 for x in range(20)]
    assert not slope(range(20), values).flat


def test_a_fall_is_no_growth() -> None:
    assert slope(range(4), [9, 6, 3, 0]).flat


@pytest.mark.parametrize(("xs", "ys"), [([0, 1], [0, 1]), ([2, 2, 2], [1, 2, 3]), ([1], [1, 2])])
def test_points_without_a_line_are_refused(xs: list[float], ys: list[float]) -> None:
    with pytest.raises(ValueError, match=r"three points|one x"):
        slope(xs, ys)


@given(NUMBERS, NUMBERS, st.lists(st.integers(0, 500), min_size=3, unique=True))
def test_any_straight_line_is_found_again(rise: float, level: float, xs: list[int]) -> None:
    assume(abs(rise) > 1e-3)
    line = slope(xs, [level + rise * x for x in xs])
    assert math.isclose(line.rise, rise, rel_tol=1e-3, abs_tol=1e-3)


def test_a_ratio_to_nothing_is_not_told() -> None:
    assert ratio(3, 2) == 1.5
    assert ratio(3, 0) is None
