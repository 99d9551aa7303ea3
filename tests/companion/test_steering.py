"""Two films brought into step."""

from __future__ import annotations

import random

import pytest

from kiosk.companion.steering import FASTEST, SLOWEST, Lead, Steering

TICK = 0.1


class SlowFilm:
    """A film whose jumps take time, whose clock drifts, and which tells its place with a jitter."""

    def __init__(self, *, jump_takes: float, drift: float, jitter: float, seed: int) -> None:
        self.at = 0.0
        self.playing = False
        self.pace = 1.0
        self.seeks = 0
        self._waits = 0.0
        self._takes, self._drift = jump_takes, drift
        self._jitter, self._random = jitter, random.Random(seed)  # noqa: S311  # a test's dice

    def obey(self, pace: float, seek: float | None, *, playing: bool) -> None:
        self.pace, self.playing = pace, playing
        if seek is not None:
            self.at, self._waits = seek, self._takes
            self.seeks += 1

    def live(self, seconds: float) -> None:
        waited = min(self._waits, seconds)
        self._waits -= waited
        if self.playing:
            self.at += (seconds - waited) * self.pace * (1 + self._drift)

    def told(self) -> float:
        return self.at + self._random.uniform(-self._jitter, self._jitter)


def follow(
    film: SlowFilm, seconds: float, *, start: float = 30.0, link: tuple[float, float] = (0, 0)
) -> list[float]:
    """Follow a film that plays from `start`; return how far apart both were at each tick."""
    steering, now, apart = Steering(), 0.0, []
    lead = Lead(0.0, start, playing=True, jumps=1)
    while now < seconds:
        if not link[0] <= now < link[1]:
            lead = Lead(now, start + now, playing=True, jumps=1)
        steer = steering.steer(lead, film.told(), now)
        film.obey(steer.pace, steer.seek, playing=steer.playing)
        assert SLOWEST <= steer.pace <= FASTEST
        film.live(TICK)
        now += TICK
        apart.append(film.at - (start + now))
    return apart


@pytest.mark.parametrize("takes", [0.05, 0.2, 0.5])
@pytest.mark.parametrize("drift", [-0.0005, 0.0, 0.0005])
def test_films_are_in_step_within_seconds_and_stay_for_ten_minutes(
    takes: float, drift: float
) -> None:
    film = SlowFilm(jump_takes=takes, drift=drift, jitter=0.01, seed=1)

    apart = follow(film, 600)

    assert max(map(abs, apart[150:])) < 0.08
    assert film.seeks <= 2


def test_a_late_beginning_is_made_good_by_pace_and_not_by_jumps() -> None:
    film = SlowFilm(jump_takes=0.5, drift=0, jitter=0, seed=2)

    follow(film, 30)

    assert film.seeks == 1


def test_a_lost_link_changes_nothing_while_both_films_play_on() -> None:
    film = SlowFilm(jump_takes=0.1, drift=0.0001, jitter=0.005, seed=3)

    apart = follow(film, 120, link=(20.0, 90.0))

    assert max(map(abs, apart[150:])) < 0.08
    assert film.seeks == 1


def test_a_jump_of_the_other_film_is_followed_at_once() -> None:
    steering = Steering()
    steering.steer(Lead(0, 30, playing=True, jumps=1), 0, 0)

    steer = steering.steer(Lead(5, 400, playing=True, jumps=2), 35, 5)

    assert steer.seek is not None
    assert steer.seek == pytest.approx(400, abs=0.5)


def test_a_film_that_stands_is_shown_at_the_same_picture() -> None:
    steering = Steering()
    steering.steer(Lead(0, 30, playing=True, jumps=1), 0, 0)

    first = steering.steer(Lead(10, 40, playing=False, jumps=1), 40.3, 10)
    then = steering.steer(Lead(10, 40, playing=False, jumps=1), 40.0, 12)

    assert (first.playing, first.seek) == (False, 40)
    assert (then.playing, then.seek) == (False, None)
