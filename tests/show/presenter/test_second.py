"""A visit heard from another screen."""

from __future__ import annotations

import pytest

from kiosk.show.place import ATTRACT, Place, ScreenName
from kiosk.show.presenter import acts
from kiosk.show.presenter.presenter import Presenter, Sight
from kiosk.show.presenter.second import CONSOLE, SecondLectern, console_place
from kiosk.show.presenter.standing import Cursor, Phase, Spot
from kiosk.show.presenter.usher import Usher
from kiosk.show.session import Session
from tests.fakes.clock import FakeClock
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit


class Pair:
    """A first screen's visit, and a second screen that hears of it."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.first = Presenter.of(town_visit(), full_site(), self.clock)
        self.asked: list[acts.Act | None] = []
        self.lectern = SecondLectern(full_site(), self.clock, self.asked.append)
        self.session = Session(full_site(), self.clock)
        self.told = 0
        self.lectern.follow(self._count)

    def hear(self, dot: Spot | None = None) -> None:
        self.lectern.hear(self.first.standing, dot)

    @property
    def mirror(self) -> Presenter:
        assert self.lectern.presenter is not None
        return self.lectern.presenter

    def _count(self) -> None:
        self.told += 1


@pytest.fixture
def pair() -> Pair:
    return Pair()


def test_the_second_screen_stands_where_the_first_one_does(pair: Pair) -> None:
    pair.hear()
    assert pair.mirror.scene.sight is Sight.WELCOME
    pair.first.do(acts.Jump(leg=2, beat=1))
    pair.hear(Spot(x=0.25, y=0.5))

    assert pair.mirror.scene.place == Place(ScreenName.SLIDES, "work", 1)
    assert pair.mirror.scene.dot == Spot(x=0.25, y=0.5)


def test_its_screen_goes_along_and_is_the_visitors_afterwards(pair: Pair) -> None:
    usher = Usher(pair.lectern, pair.session)
    pair.first.do(acts.Jump(leg=2, beat=1))
    pair.hear()
    assert pair.session.place == Place(ScreenName.SLIDES, "work", 1)
    pair.session.home()  # as a touch would
    assert pair.session.place == Place(ScreenName.SLIDES, "work", 1)
    pair.lectern.hear(None)

    assert pair.session.place == ATTRACT
    assert usher is not None


def test_a_console_stays_the_narrators_wherever_the_visit_is(pair: Pair) -> None:
    usher = Usher(pair.lectern, pair.session, console_place)
    pair.hear()
    pair.first.do(acts.Jump(leg=2, beat=1))
    pair.hear()

    assert pair.session.place == CONSOLE
    assert usher is not None


def test_what_is_wanted_here_is_asked_of_the_first_screen_and_done_there(pair: Pair) -> None:
    pair.lectern.lay_down()
    pair.hear()
    pair.lectern.do(acts.Next())
    assert pair.mirror.standing.phase is Phase.WELCOME
    pair.lectern.lay_down()

    assert pair.asked == [acts.Next(), None]
    assert pair.lectern.presenter is not None


def test_a_mere_mirror_wants_nothing(pair: Pair) -> None:
    lectern = SecondLectern(full_site(), pair.clock)
    lectern.hear(pair.first.standing)
    lectern.do(acts.Next())
    lectern.lay_down()
    lectern.stand_up()

    assert not lectern.choose("town")
    assert lectern.presenter is not None
    assert lectern.presenter.standing.phase is Phase.WELCOME


def test_time_is_the_first_screens_and_moves_nothing_here(pair: Pair) -> None:
    pair.first.do(acts.Next())
    pair.hear()
    told = pair.told
    pair.clock.advance(90)
    assert pair.mirror.pace.spent == 0
    pair.hear()

    assert pair.mirror.pace.spent == 90
    assert pair.told == told


def test_the_film_is_silent_here_and_led_by_no_jump(pair: Pair) -> None:
    pair.first.do(acts.SetVolume(volume=0.7))
    pair.first.do(acts.Jump(leg=1))
    pair.hear()
    film = pair.mirror.scene.film
    assert film is not None
    assert (film.playing, film.at, film.jumps) == (True, 60.0, 0)
    told = pair.told
    pair.first.hear_film(75.0)
    pair.mirror.hear_film(20.0)
    pair.hear()

    assert pair.mirror.standing.volume == 0
    assert pair.mirror.scene.film is not None
    assert pair.mirror.scene.film.at == 75.0
    assert pair.told == told


def test_what_this_screen_lacks_leads_to_the_nearest_it_has(pair: Pair) -> None:
    site = full_site()
    short = site.model_copy(
        update={
            "decks": tuple(
                deck.model_copy(update={"slides": deck.slides[:1]}) for deck in site.decks
            )
        }
    )
    lectern = SecondLectern(short, pair.clock)
    pair.first.do(acts.Jump(leg=2, beat=1))
    lectern.hear(pair.first.standing)

    assert lectern.presenter is not None
    assert lectern.presenter.standing.shown == Cursor(leg=2, beat=0)


def test_alone_it_stays_where_it_is_and_nobody_points(pair: Pair) -> None:
    pair.lectern.be_alone()
    pair.first.do(acts.Jump(leg=2, beat=1))
    pair.hear(Spot(x=0.5, y=0.5))
    pair.lectern.be_alone()

    assert pair.mirror.scene.dot is None
    assert pair.mirror.scene.place == Place(ScreenName.SLIDES, "work", 1)


def test_another_visit_takes_the_place_of_the_one_before(pair: Pair) -> None:
    pair.hear()
    other = town_visit(id="other", delegation="另一个团")
    pair.first = Presenter.of(other, full_site(), pair.clock)
    pair.hear()

    assert pair.mirror.standing.visit == other


def test_a_visit_that_was_shown_here_is_not_expected_any_more(pair: Pair) -> None:
    wall = pair.clock.wall()
    assert wall is not None
    visit = town_visit(at=wall.replace(tzinfo=None).isoformat())
    site = full_site(visits=[visit.model_dump(by_alias=True)])
    lectern = SecondLectern(site, pair.clock)
    assert lectern.due == visit
    pair.first = Presenter.of(visit, site, pair.clock)
    pair.first.do(acts.Next())
    lectern.hear(pair.first.standing)

    assert lectern.due is None
