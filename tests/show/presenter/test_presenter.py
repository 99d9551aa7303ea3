"""A narrator leading a visit."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from kiosk.show.presenter.acts import (
    ACT,
    Act,
    Back,
    Black,
    BringNear,
    End,
    Freeze,
    Jump,
    Next,
    PlayFilm,
    PointAt,
    SeekFilm,
    SetVolume,
    Show,
    Welcome,
)
from kiosk.show.presenter.presenter import Presenter, Sight
from kiosk.show.presenter.standing import Phase, Spot, Standing, Zoom
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def presenter(clock: FakeClock) -> Presenter:
    return Presenter.of(town_visit(), full_site(), clock)


def do(presenter: Presenter, *acts: Act) -> None:
    for act in acts:
        presenter.do(act)


def seen(presenter: Presenter) -> str:
    """Return what the guests see, as a word or a place."""
    scene = presenter.scene
    return "black" if scene.black else str(scene.place or scene.sight)


# --- the order of things ------------------------------------------------------------------


def test_a_visit_begins_with_the_welcome(presenter: Presenter) -> None:
    assert presenter.scene.sight is Sight.WELCOME


def test_next_leads_through_every_beat_to_the_end_card(presenter: Presenter) -> None:
    way = []
    for _ in range(12):
        do(presenter, Next())
        way.append(seen(presenter))

    assert way == [
        "talk",
        "film::0",
        "slides:work:0",
        "slides:work:1",
        "slides:work:2",
        "route::2",
        "ledger::0",
        "ledger:leadership/plans/plan-2026:0",
        "ledger:systems/theme-day/theme-day-may:0",
        "end",
        "end",
        "end",
    ]


def test_back_leads_the_same_way_to_the_welcome(presenter: Presenter) -> None:
    do(presenter, *[Next()] * 10, *[Back()] * 9)
    assert seen(presenter) == "talk"

    do(presenter, Back(), Back())
    assert presenter.scene.sight is Sight.WELCOME


def test_a_jump_goes_to_the_nearest_beat_there_is(presenter: Presenter) -> None:
    do(presenter, Jump(leg=2, beat=99))
    assert seen(presenter) == "slides:work:2"

    do(presenter, Jump(leg=99))
    assert seen(presenter) == "ledger::0"


def test_a_place_outside_the_run_of_show_is_shown_until_next(presenter: Presenter) -> None:
    do(presenter, Next(), Show(place="ledger:systems/dues/dues-q2"))
    assert seen(presenter) == "ledger:systems/dues/dues-q2:0"

    do(presenter, Next())
    assert seen(presenter) == "talk"


def test_a_place_of_this_segment_is_a_jump_within_it(presenter: Presenter) -> None:
    do(presenter, Jump(leg=2), Show(place="slides:work:2"), Next())

    assert seen(presenter) == "route::2"


def test_words_that_are_no_place_change_nothing(presenter: Presenter) -> None:
    do(presenter, Next(), Show(place="../etc/passwd"), Show(place="slides:work:many"))

    assert seen(presenter) == "talk"


# --- the picture --------------------------------------------------------------------------


def test_black_hides_the_picture_and_the_next_act_only_brings_it_back(
    presenter: Presenter,
) -> None:
    do(presenter, Jump(leg=2), Black(on=True))
    assert seen(presenter) == "black"

    do(presenter, Next())
    assert seen(presenter) == "slides:work:0"


def test_a_frozen_picture_stands_while_the_narrator_looks_ahead(presenter: Presenter) -> None:
    do(presenter, Jump(leg=2), Freeze(on=True), Next(), Next())
    assert seen(presenter) == "slides:work:0"
    assert presenter.standing.cursor.beat == 2

    do(presenter, Freeze(on=False))
    assert seen(presenter) == "slides:work:2"


def test_the_dot_goes_with_the_next_thing_shown(presenter: Presenter) -> None:
    do(presenter, Jump(leg=2), PointAt(spot=Spot(x=0.5, y=0.25)))
    assert presenter.scene.dot == Spot(x=0.5, y=0.25)

    do(presenter, Next())
    assert presenter.scene.dot is None


def test_what_is_brought_near_is_whole_again_with_the_next_thing(presenter: Presenter) -> None:
    near = Zoom(times=3, centre=Spot(x=0.2, y=0.8))
    do(presenter, Jump(leg=2), BringNear(zoom=near))
    assert presenter.scene.zoom == near

    do(presenter, Next())
    assert presenter.scene.zoom == Zoom()


def test_the_volume_is_kept(presenter: Presenter) -> None:
    do(presenter, SetVolume(volume=0.3), Next(), Next())

    assert presenter.standing.volume == 0.3


# --- the film -----------------------------------------------------------------------------


def test_no_second_is_lost_when_the_film_comes_to_its_end(
    presenter: Presenter, clock: FakeClock
) -> None:
    do(presenter, Next(), Next())
    presenter.follow(lambda: presenter.pace)  # who is told asks how the time stands
    clock.advance(60)
    presenter.hear_film(120.0)
    assert not presenter.standing.film.playing
    assert presenter.standing.spent[1] == 60


def test_a_part_of_the_film_begins_where_it_is_to_and_stands_at_its_end(
    presenter: Presenter,
) -> None:
    do(presenter, Jump(leg=1))
    film = presenter.scene.film
    assert film is not None
    assert (film.playing, film.at) == (True, 60)

    presenter.hear_film(120.1)

    film = presenter.scene.film
    assert film is not None
    assert not film.playing


def test_a_film_stands_while_the_screen_is_black_and_goes_on_after(presenter: Presenter) -> None:
    do(presenter, Jump(leg=1), Black(on=True))
    assert presenter.scene.film is not None
    assert not presenter.scene.film.playing

    do(presenter, Black(on=False))
    assert presenter.scene.film is not None
    assert presenter.scene.film.playing


def test_a_film_is_stopped_and_moved(presenter: Presenter) -> None:
    do(presenter, Jump(leg=1), PlayFilm(on=False), SeekFilm(seconds=75))
    film = presenter.scene.film

    assert film is not None
    assert (film.playing, film.at, film.jumps) == (False, 75, 2)


def test_where_the_film_is_tells_nobody(presenter: Presenter) -> None:
    do(presenter, Jump(leg=1))
    told: list[float] = []
    presenter.follow(lambda: told.append(1))

    presenter.hear_film(61.0)

    assert told == []
    assert presenter.standing.film.at == 61.0


def test_a_film_that_is_not_shown_is_not_heard(presenter: Presenter) -> None:
    do(presenter, Next(), SeekFilm(seconds=5), PlayFilm(on=False))
    presenter.hear_film(30.0)

    assert presenter.standing.film.at == 0


# --- time ---------------------------------------------------------------------------------


def test_time_is_counted_for_what_the_guests_see(presenter: Presenter, clock: FakeClock) -> None:
    clock.advance(50)  # the welcome
    do(presenter, Next())
    clock.advance(30)
    do(presenter, Freeze(on=True), Next(), Next())
    clock.advance(20)
    do(presenter, Freeze(on=False))
    clock.advance(5)
    do(presenter, End())
    clock.advance(600)

    assert presenter.standing.spent == (50, 0, 5, 0, 0)
    assert presenter.standing.begun is not None
    assert (presenter.standing.begun - NOON).total_seconds() == 50


def test_the_welcome_in_between_costs_no_time(presenter: Presenter, clock: FakeClock) -> None:
    do(presenter, Next(), Welcome())
    clock.advance(100)
    do(presenter, Next())
    clock.advance(1)

    assert presenter.standing.spent[0] == 1
    assert presenter.standing.phase is Phase.UNDER_WAY


def test_a_visit_goes_on_from_what_was_kept(presenter: Presenter, clock: FakeClock) -> None:
    do(presenter, Jump(leg=1))
    clock.advance(33)
    presenter.hear_film(93.0)
    kept = presenter.standing.model_dump_json()

    again = Presenter(Standing.model_validate_json(kept), full_site(), FakeClock(start=5.0))

    assert again.standing == presenter.standing
    assert again.scene == presenter.scene
    assert again.scene.film is not None
    assert again.scene.film.at == 93.0


def test_a_visit_goes_on_with_content_that_has_less(presenter: Presenter) -> None:
    do(presenter, Jump(leg=2, beat=2))

    again = Presenter(presenter.standing, full_site(decks=[]), FakeClock())

    assert again.scene.sight is Sight.TALK


# --- who follows, what is read --------------------------------------------------------------


def test_followers_are_told_of_changes_only(presenter: Presenter) -> None:
    told: list[str] = []
    presenter.follow(lambda: told.append(seen(presenter)))

    do(presenter, Back(), Next(), Black(on=False), PointAt(spot=None), Freeze(on=False))

    assert told == ["talk"]


@pytest.mark.parametrize(
    "text",
    [
        '{"do": "dance"}',
        '{"do": "jump"}',
        '{"do": "jump", "leg": -1}',
        '{"do": "seek", "seconds": "NaN"}',
        '{"do": "volume", "volume": 2}',
        '{"do": "point", "spot": {"x": 2, "y": 0}}',
        '{"do": "next", "extra": 1}',
        "[]",
    ],
)
def test_an_act_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        ACT.validate_json(text)
