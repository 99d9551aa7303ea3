"""A second screen's film, steered by what is heard of the first one's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.companion.steering import Lead
from kiosk.player.base import PlayerState
from kiosk.presenting.in_step import InStep
from kiosk.presenting.second import LOOK_EVERY
from tests.fakes.player import FakePlayer

FILM = Path("film.mp4")


class Hall:
    """A film here, and word of a film there."""

    def __init__(self, at: float = 0.0, pace: float = 1.0) -> None:
        self.now = 1000.0
        self.player = FakePlayer()
        self.player.load(FILM, at=at)
        self.film = InStep(self.player, lambda: self.now)
        self.pace = pace  # how fast this machine really plays what it is told to
        self._see()

    def lead(self, at: float, *, playing: bool = True, jumps: int = 1) -> None:
        self.film.lead = Lead(self.now, at, playing=playing, jumps=jumps)

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds / LOOK_EVERY)):
            told = [call[1] for call in self.player.calls if call[0] == "set_pace"]
            pace = float(str(told[-1])) if told else 1.0
            self.now += LOOK_EVERY
            self.player.advance(LOOK_EVERY * pace * self.pace)
            self._see()
            self.film.look(shown=True)

    def calls(self, name: str) -> list[tuple[object, ...]]:
        return [call for call in self.player.calls if call[0] == name]

    @property
    def at(self) -> float:
        return self.player.status.position

    def _see(self) -> None:
        self.player.status = replace(self.player.status, seen_at=self.now)


def test_a_film_that_is_a_little_behind_comes_into_step_without_a_jump() -> None:
    hall = Hall(at=59.7)
    hall.lead(60.0)
    hall.run(20)

    assert hall.at == pytest.approx(80, abs=0.03)
    assert not hall.calls("seek")


def test_a_machine_whose_clock_is_slow_stays_in_step() -> None:
    hall = Hall(at=60.0, pace=0.999)
    hall.lead(60.0)
    hall.run(300)

    assert hall.at == pytest.approx(360, abs=0.05)
    assert not hall.calls("seek")


def test_a_film_that_is_far_away_jumps_once() -> None:
    hall = Hall(at=0.0)
    hall.lead(300.0)
    hall.run(20)

    assert len(hall.calls("seek")) == 1
    assert hall.at == pytest.approx(320, abs=0.08)


def test_a_film_that_is_held_there_is_held_here() -> None:
    hall = Hall(at=60.0)
    hall.lead(60.0)
    hall.run(2)
    hall.lead(62.0, playing=False)
    hall.run(2)
    assert hall.player.status.state is PlayerState.PAUSED
    hall.lead(62.0)
    hall.run(10)

    assert hall.player.status.state is PlayerState.PLAYING
    assert hall.at == pytest.approx(72, abs=0.05)


def test_a_jump_there_is_a_jump_here() -> None:
    hall = Hall(at=60.0)
    hall.lead(60.0)
    hall.run(2)
    hall.lead(120.0, jumps=2)
    hall.run(1)

    assert len(hall.calls("seek")) == 1


def test_without_word_the_film_plays_on_at_its_own_pace() -> None:
    hall = Hall(at=59.7)
    hall.lead(60.0)
    hall.run(1)
    assert hall.calls("set_pace")
    hall.film.lead = None
    hall.run(10)

    assert hall.calls("set_pace")[-1] == ("set_pace", 1.0)
    assert hall.player.status.state is PlayerState.PLAYING


def test_a_film_that_has_ended_does_not_begin_again() -> None:
    hall = Hall(at=599.5)
    hall.lead(599.5)
    hall.run(3)

    assert hall.player.status.state is PlayerState.ENDED


def test_a_picture_that_is_not_of_this_moment_steers_nothing() -> None:
    hall = Hall(at=60.0)
    hall.lead(75.0)
    hall.now += 5.0  # the decoder hangs
    hall.film.look(shown=True)

    assert not hall.calls("seek")


def test_elsewhere_in_the_visit_nothing_is_steered() -> None:
    hall = Hall(at=60.0)
    hall.lead(75.0)
    hall.film.look(shown=False)

    assert [call[0] for call in hall.player.calls] == ["load"]
