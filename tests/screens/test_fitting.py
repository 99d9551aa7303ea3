from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.screens.widgets.fitting import place

SIDE = st.floats(1, 5000)


def test_a_picture_is_centred_and_keeps_its_shape() -> None:
    spot = place(1600, 900, (0, 0), (1000, 1000), cover=False)
    assert spot.pos == (0, 219)
    assert spot.size == (1000, 562)
    assert spot.part == (0, 0, 1, 1)


def test_a_covering_picture_is_cut_evenly() -> None:
    spot = place(1600, 900, (10, 20), (900, 900), cover=True)
    assert (spot.pos, spot.size) == ((10, 20), (900, 900))
    assert spot.part == pytest.approx((0.21875, 0, 0.78125, 1))


def test_a_picture_lies_on_whole_pixels() -> None:
    spot = place(100, 100, (10.4, 3.7), (333.3, 222.2), cover=False)
    assert all(float(part).is_integer() for part in (*spot.pos, *spot.size))


@pytest.mark.parametrize("size", [(0, 10), (10, 0)])
def test_nothing_is_shown_in_no_room(size: tuple[int, int]) -> None:
    assert place(16, 9, (5, 5), size, cover=False).size == (0, 0)
    assert place(*size, (5, 5), (10, 10), cover=True).size == (0, 0)


@given(SIDE, SIDE, SIDE, SIDE)
def test_a_contained_picture_stays_in_its_box(w: float, h: float, bw: float, bh: float) -> None:
    spot = place(w, h, (0, 0), (bw, bh), cover=False)
    assert spot.size[0] <= bw + 1
    assert spot.size[1] <= bh + 1
    assert max(spot.size[0] - bw, spot.size[1] - bh) > -1


@given(SIDE, SIDE, SIDE, SIDE)
def test_a_covering_picture_keeps_its_shape(w: float, h: float, bw: float, bh: float) -> None:
    left, bottom, right, top = place(w, h, (0, 0), (bw, bh), cover=True).part
    across, upright = (right - left) * w / bw, (top - bottom) * h / bh
    assert across == pytest.approx(upright, rel=1e-6)
    assert max(right - left, top - bottom) == pytest.approx(1)
