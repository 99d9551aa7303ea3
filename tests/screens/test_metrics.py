"""Sizes follow the short side; nothing that is touched is ever too small."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.screens.metrics import LEAST_GAP, Metrics, Shape

side = st.integers(320, 7680)


@pytest.mark.parametrize(
    ("width", "height", "shape"),
    [
        (1920, 1080, Shape.WIDE),
        (1080, 1920, Shape.TALL),
        (1366, 768, Shape.WIDE),
        (3840, 2160, Shape.WIDE),
        (1000, 1000, Shape.TALL),
    ],
)
def test_the_shape_is_chosen_by_aspect(width: int, height: int, shape: Shape) -> None:
    assert Metrics(width, height).shape is shape


def test_lengths_are_thousandths_of_the_short_side_in_both_orientations() -> None:
    assert Metrics(1920, 1080).milli(50) == Metrics(1080, 1920).milli(50) == 54


@given(side, side)
def test_a_touch_target_is_a_fourteenth_of_the_short_side_at_least(w: int, h: int) -> None:
    assert Metrics(w, h).touch * 14 >= min(w, h)


@given(side, side)
def test_touch_targets_stand_eight_pixels_apart_at_least(w: int, h: int) -> None:
    assert Metrics(w, h).gap >= LEAST_GAP


@given(side, side, st.floats(0, 400))
def test_lengths_are_whole_pixels_and_never_vanish(w: int, h: int, length: float) -> None:
    pixels = Metrics(w, h).milli(length)
    assert pixels >= 1
    assert pixels == int(pixels)


def test_with_low_reach_controls_keep_to_the_lower_part() -> None:
    assert Metrics(1080, 1920).reach == 1920
    assert Metrics(1080, 1920, low_reach=True).reach == 768
