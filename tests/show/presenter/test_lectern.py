"""Where a narrator chooses a visit, leads it and lays it down."""

from __future__ import annotations

import pytest

from kiosk.content.values import Text
from kiosk.show.presenter.acts import End, Jump, Next, PointAt
from kiosk.show.presenter.lectern import Lectern
from kiosk.show.presenter.presenter import Sight
from kiosk.show.presenter.standing import Spot
from kiosk.show.presenter.templates import Template
from tests.fakes.clock import FakeClock
from tests.fakes.keeper import FakeKeeper
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit

GUESTS = Text({"zh-Hans": "清水镇考察团"})
NOBODY = Text({})


@pytest.fixture
def keeper() -> FakeKeeper:
    return FakeKeeper()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def lectern(keeper: FakeKeeper, clock: FakeClock) -> Lectern:
    site = full_site(visits=[town_visit().model_dump(by_alias=True)])
    return Lectern(site, clock, keeper)


def make(lectern: Lectern) -> str:
    visit = lectern.make(Template.FILM, delegation=GUESTS, welcome=NOBODY, narrator=NOBODY)
    return visit.id


def test_nobody_stands_there_at_first(lectern: Lectern) -> None:
    assert not lectern.open
    assert not lectern.guests_are_here


def test_a_prepared_visit_is_chosen_and_led(lectern: Lectern) -> None:
    assert lectern.choose("town")
    lectern.do(Next())

    assert lectern.guests_are_here
    assert lectern.presenter is not None
    assert lectern.presenter.scene.sight is Sight.TALK


def test_a_visit_that_is_not_there_is_not_chosen(lectern: Lectern) -> None:
    assert not lectern.choose("nobody")
    assert not lectern.open


def test_no_other_visit_is_chosen_while_one_is_led(lectern: Lectern) -> None:
    other = make(lectern)
    lectern.choose("town")

    assert not lectern.choose(other)


def test_a_visit_made_on_the_spot_is_kept_and_can_be_chosen(
    lectern: Lectern, keeper: FakeKeeper
) -> None:
    name = make(lectern)

    assert [visit.id for visit in keeper.visits] == [name] == ["visit-20261124-1200"]
    assert lectern.choose(name)


def test_two_visits_made_in_a_minute_have_two_names(lectern: Lectern) -> None:
    assert make(lectern) != make(lectern)


def test_every_act_is_kept_for_a_crash(lectern: Lectern, keeper: FakeKeeper) -> None:
    lectern.choose("town")
    lectern.do(Jump(leg=2, beat=1))

    kept = keeper.standings[-1]
    assert kept is not None
    assert kept.shown.beat == 1


def test_a_visit_is_resumed_where_it_was(lectern: Lectern, clock: FakeClock) -> None:
    lectern.choose("town")
    lectern.do(Jump(leg=2, beat=1))
    assert lectern.presenter is not None
    kept = lectern.presenter.standing

    again = Lectern(lectern.site, clock, FakeKeeper())
    again.resume(kept)

    assert again.presenter is not None
    assert again.presenter.scene == lectern.presenter.scene


def test_a_visit_that_is_laid_down_leaves_a_report_and_nothing_to_resume(
    lectern: Lectern, keeper: FakeKeeper, clock: FakeClock
) -> None:
    lectern.choose("town")
    lectern.do(Next())
    clock.advance(60)
    lectern.do(End())
    lectern.lay_down()

    assert keeper.reports[0].spent == 60
    assert lectern.reports == tuple(keeper.reports)
    assert keeper.standings[-1] is None
    assert not lectern.open


def test_a_visit_that_never_began_leaves_no_report(lectern: Lectern, keeper: FakeKeeper) -> None:
    lectern.choose("town")
    lectern.lay_down()

    assert keeper.reports == []


def test_new_content_waits_until_the_guests_are_gone(lectern: Lectern) -> None:
    before = lectern.site
    lectern.choose("town")
    lectern.take_site(full_site(film=None))
    assert lectern.site is before

    lectern.lay_down()
    lectern.take_site(full_site(film=None))
    assert lectern.site.film is None


def test_followers_hear_of_choosing_acting_and_laying_down(lectern: Lectern) -> None:
    told: list[bool] = []
    lectern.follow(lambda: told.append(lectern.guests_are_here))

    lectern.stand_up()
    lectern.choose("town")
    lectern.do(Next())
    lectern.lay_down()

    assert told == [False, True, True, False]


def test_a_laser_dot_that_moves_is_nothing_to_keep(lectern: Lectern, keeper: FakeKeeper) -> None:
    lectern.choose("town")
    lectern.do(Next())
    kept = len(keeper.standings)
    for step in range(20):
        lectern.do(PointAt(spot=Spot(x=step / 20, y=0.5)))
    assert len(keeper.standings) == kept

    lectern.do(Next())
    assert len(keeper.standings) == kept + 1


def test_an_end_card_that_nobody_finishes_leaves_the_room_after_a_quarter_of_an_hour(
    lectern: Lectern, keeper: FakeKeeper, clock: FakeClock
) -> None:
    lectern.choose("town")
    lectern.do(Next())
    clock.advance(1200)
    lectern.forget()
    lectern.do(End())
    clock.advance(890)
    lectern.forget()
    assert lectern.ended

    clock.advance(20)
    lectern.forget()
    assert lectern.presenter is None
    assert keeper.reports[0].spent == 1200


def test_a_long_talk_is_not_taken_for_a_visit_that_was_left(
    lectern: Lectern, clock: FakeClock
) -> None:
    lectern.choose("town")
    lectern.do(Next())
    clock.advance(2 * 3600)
    lectern.forget()
    assert lectern.presenter is not None

    clock.advance(2 * 3600)
    lectern.forget()
    assert lectern.presenter is None
