"""Pictures a second that really reach the glass."""

from __future__ import annotations

import pytest

from kiosk.show.picture_rate import PictureRate


def play(meter: PictureRate, seconds: float, rate: float, *, shown: float = 1.0) -> None:
    for half in range(round(seconds * 2) + 1):
        written = round(half / 2 * rate)
        meter.see(half / 2, written, round(written * shown), playing=True)


def test_nothing_is_known_before_a_film_has_played_a_while() -> None:
    meter = PictureRate()
    play(meter, 1.5, 25)
    assert meter.rate is None


def test_a_film_that_plays_well_loses_nothing() -> None:
    meter = PictureRate()
    play(meter, 30, 25)
    assert meter.rate is not None
    assert meter.rate.shown == pytest.approx(25, abs=0.2)
    assert meter.rate.lost == 0


def test_what_is_decoded_and_not_drawn_is_lost() -> None:
    meter = PictureRate()
    play(meter, 30, 25, shown=0.8)
    assert meter.rate is not None
    assert meter.rate.shown == pytest.approx(20, abs=0.5)
    assert 45 <= meter.rate.lost <= 51


def test_a_pause_is_no_slow_film() -> None:
    meter = PictureRate()
    play(meter, 10, 25)
    before = meter.rate
    for half in range(100):
        meter.see(10 + half / 2, 250, 250, playing=False)
    assert meter.rate is before
    meter.see(60, 250, 250, playing=True)
    assert meter.rate is before
