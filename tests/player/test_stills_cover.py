"""Cutting a picture for a box: never beyond the picture's edge."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.player.base import Fit, Wanted
from kiosk.player.stills import _aim, _cut

side = st.integers(1, 4000)


@given(natural=st.tuples(side, side), box=st.tuples(side, side), fit=st.sampled_from(Fit))
def test_what_is_cut_out_lies_within_the_picture(
    natural: tuple[int, int], box: tuple[int, int], fit: Fit
) -> None:
    (left, top, right, bottom), size = _aim(natural, Wanted(Path("x"), *box, fit))
    assert 0 <= left < right <= 1
    assert 0 <= top < bottom <= 1
    assert min(size) >= 1


def test_a_wide_box_is_filled_from_a_wide_picture() -> None:
    # These sizes once gave a cut of less than nothing, and so no picture at all.
    part, size = _aim((1920, 1080), Wanted(Path("x"), 1190, 403, Fit.COVER))
    assert _cut(Image.new("RGB", (1920, 1080)), part, size).size == size
