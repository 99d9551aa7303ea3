"""What a first screen tells a second one, and what that one makes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.companion.follower import Heard
from kiosk.presenting.second import ALONE_FOR, Second
from kiosk.presenting.telling import Telling
from kiosk.show.presenter import acts
from kiosk.show.presenter.lectern import Lectern
from kiosk.show.presenter.podium import Role
from kiosk.show.presenter.second import SecondLectern
from kiosk.show.presenter.standing import Spot
from tests.fakes.clock import FakeClock
from tests.fakes.keeper import FakeKeeper
from tests.fakes.player import FakePlayer
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit


class Hall:
    """A first screen's lectern and film."""

    def __init__(self) -> None:
        self.now = 500.0
        self.player = FakePlayer()
        self.lectern = Lectern(full_site(), FakeClock(), FakeKeeper(), made=[town_visit()])
        self.telling = Telling(
            self.lectern, self.player, lambda site: f"{site.id} 7", lambda: self.now
        )

    def lead(self, *done: acts.Act) -> None:
        self.lectern.choose("town")
        for act in done:
            self.lectern.do(act)

    def show(self, at: float) -> None:
        """Let a picture of the film come now."""
        self.player.load(Path("film.mp4"), at=at)
        self.player.status = replace(self.player.status, seen_at=self.now)


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_nothing_is_told_of_a_visit_while_none_is_led(hall: Hall) -> None:
    word = hall.telling.word()
    assert (word.standing, word.film_at, word.content) == (None, None, "hegu 7")
    hall.lead()
    assert hall.telling.word().standing is not None
    hall.lectern.lay_down()
    assert hall.telling.word().standing is None


def test_every_change_is_told_at_once(hall: Hall) -> None:
    told: list[Spot | None] = []
    stop = hall.telling.listen(lambda: told.append(hall.telling.word().dot))
    hall.lead(acts.Next(), acts.PointAt(spot=Spot(x=0.5, y=0.25)))
    assert told[-1] == Spot(x=0.5, y=0.25)
    count = len(told)
    stop()
    hall.lectern.do(acts.PointAt(spot=None))

    assert len(told) == count


def test_the_film_is_told_by_the_picture_that_was_seen_and_when(hall: Hall) -> None:
    hall.lead(acts.Jump(leg=1))
    assert hall.telling.word().film_at is None
    hall.now += 0.3
    hall.show(60.2)
    hall.now += 0.02

    word = hall.telling.word()
    assert (word.film_at, word.moment, word.clock) == (60.2, 500.3, 500.32)


def test_a_film_on_its_way_is_told_to_be_where_it_goes(hall: Hall) -> None:
    hall.lead(acts.Jump(leg=1))
    hall.now += 0.1
    hall.show(60.0)
    hall.telling.word()
    hall.now += 10
    hall.lectern.do(acts.SeekFilm(seconds=100))
    word = hall.telling.word()  # the picture of before the jump still stands
    assert (word.film_at, word.moment) == (100, hall.now)
    hall.now += 0.2
    hall.show(100.0)
    assert hall.telling.word().moment == hall.now


def test_a_film_that_never_arrives_is_believed_at_last(hall: Hall) -> None:
    hall.lead(acts.Jump(leg=1))
    hall.now += 0.1
    hall.show(20.0)
    assert hall.telling.word().film_at == 60
    hall.now += 5

    assert hall.telling.word().film_at == 20


class Other:
    """A second screen."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.lectern = SecondLectern(full_site(), FakeClock())
        self.second = Second(
            self.lectern, Role.SECOND, FakePlayer(), lambda site: f"{site.id} 6", lambda: hall.now
        )

    def hear(self) -> None:
        self.second.hear(Heard(self.hall.telling.word(), None))


def test_different_content_is_told_once_to_the_staff(
    hall: Hall, caplog: pytest.LogCaptureFixture
) -> None:
    other = Other(hall)
    other.hear()
    assert not caplog.messages
    hall.lead()
    other.hear()
    other.hear()

    (said,) = caplog.messages
    zh, en = said.splitlines()[0], " ".join(said.splitlines()[1:])
    assert "hegu 6" in zh
    assert "hegu 7 on the first one" in en


def test_a_visit_that_nothing_is_heard_of_any_more_is_over_at_last(hall: Hall) -> None:
    other = Other(hall)
    hall.lead()
    other.hear()
    other.second.lose()
    assert other.second.trouble is not None
    hall.now += ALONE_FOR - 1
    other.second.tell()
    assert other.second.lectern.guests_are_here
    hall.now += 2
    other.second.tell()
    assert not other.second.lectern.guests_are_here
    other.hear()

    assert other.second.lectern.guests_are_here
    assert other.second.trouble is None
