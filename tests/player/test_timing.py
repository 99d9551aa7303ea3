from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.player.timing import PictureClock


def clock(rate: float = 25.0, duration: float = 10.0) -> PictureClock:
    times = PictureClock()
    times.rate, times.duration = rate, duration
    return times


def test_the_first_picture_after_a_jump_is_the_one_jumped_to() -> None:
    times = clock()
    times.jumped(4.0)
    assert times.shown(100.0) == 4.0


def test_pictures_lie_on_the_films_grid_however_late_they_come() -> None:
    times = clock()
    times.jumped(0.0)
    late = [0.0, 0.002, 0.011, 0.0, 0.02, 0.001]
    shown = [times.shown(50.0 + 0.04 * n + late[n]) for n in range(6)]
    assert shown == pytest.approx([0.0, 0.04, 0.08, 0.12, 0.16, 0.2])


def test_what_the_decoder_announces_corrects_the_count() -> None:
    times = clock()
    times.jumped(5.0)
    times.shown(10.0)  # the picture before the one meant, shown at once
    times.heard(5.36, 10.37)
    assert times.shown(10.374) == pytest.approx(5.36)


def test_an_announcement_before_the_first_picture_is_of_the_place_before() -> None:
    times = clock()
    times.jumped(5.0)
    times.heard(1.0, 9.9)
    assert times.shown(10.0) == 5.0


def test_after_a_pause_the_next_picture_follows() -> None:
    times = clock()
    times.jumped(2.0)
    times.shown(10.0)
    times.held()
    assert times.shown(500.0) == pytest.approx(2.04)
    assert times.shown(500.04) == pytest.approx(2.08)


def test_a_small_correction_never_shows_as_a_step_back() -> None:
    times = clock()
    times.jumped(2.0)
    times.shown(10.0)
    before = times.shown(10.08)
    times.heard(2.03, 10.1)
    assert times.shown(10.1) >= before


def test_a_film_of_unknown_rate_follows_the_clock() -> None:
    times = clock(rate=0.0)
    times.jumped(0.0)
    times.shown(10.0)
    assert times.shown(10.123) == pytest.approx(0.123)


def test_time_does_not_run_past_the_last_picture() -> None:
    times = clock(duration=1.0)
    times.jumped(0.9)
    times.shown(10.0)
    assert times.shown(15.0) == pytest.approx(0.96)
    assert times.at_end


def test_the_end_is_not_known_without_a_duration() -> None:
    times = clock(duration=0.0)
    times.jumped(9.0)
    times.shown(10.0)
    assert not times.at_end


@given(
    st.sampled_from([24.0, 25.0, 29.97, 30.0, 50.0, 60.0]),
    st.lists(st.floats(0.0, 0.4), min_size=1, max_size=200),
)
def test_a_picture_late_by_less_than_half_a_step_gets_its_own_time(
    rate: float, lateness: list[float]
) -> None:
    times = clock(rate=rate, duration=0.0)
    times.jumped(0.0)
    times.shown(7.0)
    for number, late in enumerate(lateness, 1):
        shown = times.shown(7.0 + (number + late) / rate)
        assert shown == pytest.approx(number / rate)
