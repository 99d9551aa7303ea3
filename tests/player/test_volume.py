from __future__ import annotations

import pytest

from kiosk.player.volume import Fader


def test_a_fade_moves_evenly_from_where_it_is() -> None:
    fader = Fader(1.0)
    fader.move(0.0, 2.0, now=10.0)
    assert [fader.at(t) for t in (10.0, 11.0, 12.0, 99.0)] == [1.0, 0.5, 0.0, 0.0]


def test_a_fade_without_a_duration_is_there_at_once() -> None:
    fader = Fader(1.0)
    fader.move(0.3, 0.0, now=10.0)
    assert fader.at(10.0) == 0.3
    assert not fader.moving(10.0)


def test_a_fade_can_be_turned_around_half_way() -> None:
    fader = Fader(0.0)
    fader.move(1.0, 2.0, now=0.0)
    fader.move(0.0, 1.0, now=1.0)
    assert fader.at(1.0) == pytest.approx(0.5)
    assert fader.at(1.5) == pytest.approx(0.25)
    assert fader.moving(1.5)
    assert fader.at(2.0) == 0.0


def test_a_clock_that_steps_back_does_not_overshoot() -> None:
    fader = Fader(0.2)
    fader.move(1.0, 1.0, now=10.0)
    assert fader.at(5.0) == 0.2
