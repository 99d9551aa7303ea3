from __future__ import annotations

import pytest

from kiosk.player.sync import Sync, compare


def test_each_flash_is_matched_with_the_nearest_beep() -> None:
    sync = compare([1.02, 2.03, 2.99], [1.0, 2.0, 3.0])
    assert sync.offsets == pytest.approx((0.02, 0.03, -0.01))
    assert sync.middle == pytest.approx(0.02)
    assert sync.worst == pytest.approx(0.03)
    assert sync.mean == pytest.approx(0.04 / 3)


def test_a_flash_far_from_every_beep_says_nothing() -> None:
    assert compare([1.0, 5.0], [1.01]).offsets == pytest.approx((-0.01,))


@pytest.mark.parametrize(("flashes", "beeps"), [([], [1.0]), ([1.0], []), ([1.0], [9.0])])
def test_without_a_match_there_is_no_figure(flashes: list[float], beeps: list[float]) -> None:
    with pytest.raises(ValueError, match="no flash"):
        compare(flashes, beeps)


def test_the_worst_counts_in_either_direction() -> None:
    assert Sync((0.01, -0.07)).worst == 0.07
