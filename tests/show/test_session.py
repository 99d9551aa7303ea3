"""Visitors led through a site."""

from __future__ import annotations

import pytest

from kiosk.content.model import Strand
from kiosk.show.idle import IdleRules
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName
from kiosk.show.session import (
    Countdown,
    Event,
    Moved,
    Preferences,
    PreferencesChanged,
    Session,
    SiteChanged,
)
from tests.fakes.clock import FakeClock
from tests.fakes.site import bare_site, full_site

FILM = Place(ScreenName.FILM)
LEDGER = Place(ScreenName.LEDGER)
DUES = Place(ScreenName.LEDGER, "systems/dues")
SLIDE_TWO = Place(ScreenName.SLIDES, "work", 1)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def session(clock: FakeClock) -> Session:
    """A session with a visitor who just touched the glass."""
    session = Session(full_site(), clock)
    session.touched()
    return session


@pytest.fixture
def events(session: Session) -> list[Event]:
    told: list[Event] = []
    session.follow(told.append)
    return told


def wait(session: Session, clock: FakeClock, seconds: float, step: float = 0.25) -> None:
    """Let `seconds` pass as they do: in ticks."""
    for _ in range(round(seconds / step)):
        clock.advance(step)
        session.tick()


# --- where a touch leads ----------------------------------------------------------------


def test_a_kiosk_begins_at_the_attract_loop() -> None:
    assert Session(full_site(), FakeClock()).place == ATTRACT


def test_the_first_touch_leads_home() -> None:
    session = Session(full_site(), FakeClock())
    session.touched()
    assert session.place == HOME


def test_a_touch_elsewhere_leads_nowhere(session: Session) -> None:
    session.go(FILM)
    session.touched()
    assert session.place == FILM


def test_a_move_is_told_with_where_it_came_from(session: Session, events: list[Event]) -> None:
    session.go(FILM)
    assert events == [Moved(HOME, FILM)]


def test_going_where_one_is_tells_nothing(session: Session, events: list[Event]) -> None:
    session.go(HOME)
    assert events == []


def test_back_goes_one_step(session: Session) -> None:
    session.go(LEDGER)
    session.go(DUES)
    session.back()
    assert session.place == LEDGER
    session.back()
    assert session.place == HOME


def test_back_at_home_stays_home(session: Session, events: list[Event]) -> None:
    session.back()
    assert session.place == HOME
    assert events == []


def test_turning_slides_leaves_one_step_back(session: Session) -> None:
    session.go(Place(ScreenName.SLIDES, "work"))
    session.replace(SLIDE_TWO)
    session.replace(SLIDE_TWO.at(2))
    session.back()
    assert session.place == HOME


def test_back_always_leads_away(session: Session) -> None:
    session.go(LEDGER)
    session.go(DUES)
    session.replace(LEDGER)
    session.back()
    assert session.place == HOME


def test_home_forgets_the_way_back(session: Session) -> None:
    session.go(LEDGER)
    session.go(DUES)
    session.home()
    session.back()
    assert session.place == HOME


def test_going_to_the_home_place_forgets_the_way_back_too(session: Session) -> None:
    session.go(LEDGER)
    session.go(HOME)
    session.back()
    assert session.place == HOME


def test_going_to_the_attract_loop_ends_the_visit(session: Session) -> None:
    session.speak("en")
    session.go(ATTRACT)
    assert session.place == ATTRACT
    assert session.preferences.language == "zh-Hans"


def test_a_place_that_is_gone_leads_to_the_nearest(session: Session) -> None:
    session.go(Place(ScreenName.SLIDES, "work", 99))
    assert session.place == Place(ScreenName.SLIDES, "work", 2)


def test_a_strand_the_site_lacks_leads_home() -> None:
    session = Session(bare_site(), FakeClock())
    session.touched()
    session.go(FILM)
    assert session.place == HOME


# --- resuming within one visit ----------------------------------------------------------


def test_a_screen_is_entered_where_it_was_left(session: Session) -> None:
    session.go(DUES)
    session.home()
    session.enter(ScreenName.LEDGER)
    assert session.place == DUES


def test_a_deck_is_entered_at_the_slide_where_it_was_left(session: Session) -> None:
    session.go(SLIDE_TWO)
    session.home()
    session.go(Place(ScreenName.SLIDES, "elders"))
    session.home()
    session.enter(ScreenName.SLIDES, "work")
    assert session.place == SLIDE_TWO


def test_a_film_goes_on_where_the_visitor_stopped(session: Session) -> None:
    session.go(FILM)
    session.keep_seconds("film", 200.0)
    session.home()
    assert session.seconds("film") == 200.0


def test_nothing_of_a_visitor_is_left_for_the_next(session: Session, clock: FakeClock) -> None:
    session.go(DUES)
    session.keep_seconds("film", 200.0)
    session.prefer(Preferences("en", large_type=True, low_reach=True))
    wait(session, clock, 30)
    session.leave()
    session.touched()
    assert session.seconds("film") == 0.0
    assert session.preferences == Preferences("zh-Hans")
    assert session.journey(Strand.LEDGER).spent == 0.0
    session.enter(ScreenName.LEDGER)
    assert session.place == LEDGER


def test_a_screen_that_fades_out_late_cannot_write_into_the_next_visit(session: Session) -> None:
    def keep_on_leaving(event: Event) -> None:
        if isinstance(event, Moved) and event.before == FILM:
            session.keep_seconds("film", 321.0)

    session.go(FILM)
    session.follow(keep_on_leaving)
    session.leave()
    session.touched()
    assert session.seconds("film") == 0.0


def test_a_screen_may_keep_its_seconds_as_it_is_left(session: Session) -> None:
    def keep_on_leaving(event: Event) -> None:
        if isinstance(event, Moved) and event.before == FILM:
            session.keep_seconds("film", 321.0)

    session.go(FILM)
    session.follow(keep_on_leaving)
    session.home()
    assert session.seconds("film") == 321.0


# --- timed journeys ---------------------------------------------------------------------


def test_time_in_a_strand_counts_towards_its_ten_minutes(
    session: Session, clock: FakeClock
) -> None:
    session.go(LEDGER)
    wait(session, clock, 30)
    session.home()
    wait(session, clock, 20)
    assert session.journey(Strand.LEDGER).spent == 30


def test_searching_is_part_of_reading_the_ledger(session: Session, clock: FakeClock) -> None:
    session.go(Place(ScreenName.SEARCH))
    wait(session, clock, 10)
    assert session.journey(Strand.LEDGER).spent == 10


def test_time_between_ticks_belongs_to_the_screen_that_was_there(
    session: Session, clock: FakeClock
) -> None:
    session.go(LEDGER)
    clock.advance(3)
    session.home()
    clock.advance(3)
    session.tick()
    assert session.journey(Strand.LEDGER).spent == 3


# --- idle -------------------------------------------------------------------------------


def test_an_untouched_kiosk_warns_and_goes_back(
    session: Session, clock: FakeClock, events: list[Event]
) -> None:
    wait(session, clock, 61)
    assert events == [
        *(Countdown(n) for n in range(10, 0, -1)),
        Countdown(None),
        Moved(HOME, ATTRACT),
    ]


def test_one_touch_cancels_the_countdown(
    session: Session, clock: FakeClock, events: list[Event]
) -> None:
    wait(session, clock, 55)
    session.touched()
    assert events[-1] == Countdown(None)
    wait(session, clock, 49)
    assert session.place == HOME


def test_a_film_that_plays_is_never_interrupted(session: Session, clock: FakeClock) -> None:
    session.go(FILM)
    session.hold("film")
    wait(session, clock, 700, step=1)
    assert session.place == FILM


def test_a_paused_film_is_interrupted(session: Session, clock: FakeClock) -> None:
    session.go(FILM)
    session.hold("film")
    wait(session, clock, 100, step=1)
    session.release("film")
    wait(session, clock, 59, step=1)
    assert session.place == FILM
    wait(session, clock, 1, step=1)
    assert session.place == ATTRACT


def test_a_hold_takes_the_countdown_away(
    session: Session, clock: FakeClock, events: list[Event]
) -> None:
    wait(session, clock, 55)
    session.hold("finger")
    assert events[-1] == Countdown(None)


def test_a_hold_ends_with_its_screen(session: Session, clock: FakeClock) -> None:
    session.go(FILM)
    session.hold("film")
    session.home()
    wait(session, clock, 60)
    assert session.place == ATTRACT


def test_a_finger_holds_across_screens(session: Session, clock: FakeClock) -> None:
    session.hold("finger", everywhere=True)
    session.go(FILM)
    wait(session, clock, 120, step=1)
    assert session.place == FILM


def test_dirt_that_looks_like_a_finger_does_not_hold_for_ever(
    session: Session, clock: FakeClock
) -> None:
    session.hold("finger", 90, everywhere=True)
    wait(session, clock, 149, step=1)
    assert session.place == HOME
    wait(session, clock, 1, step=1)
    assert session.place == ATTRACT


def test_a_screen_may_hold_as_soon_as_it_is_entered(session: Session, clock: FakeClock) -> None:
    def play(event: Event) -> None:
        if isinstance(event, Moved) and event.now == FILM:
            session.hold("film")

    session.follow(play)
    session.go(FILM)
    wait(session, clock, 100, step=1)
    assert session.place == FILM


def test_a_machine_that_stood_still_warns_before_it_goes_back(
    session: Session, clock: FakeClock, events: list[Event]
) -> None:
    clock.advance(4000)
    session.tick()
    assert session.place == HOME
    assert events == [Countdown(10)]
    wait(session, clock, 10)
    assert session.place == ATTRACT


def test_without_a_warning_the_kiosk_goes_straight_back(clock: FakeClock) -> None:
    session = Session(full_site(), clock, IdleRules(after=30, warning=0))
    session.touched()
    clock.advance(30)
    session.tick()
    assert session.place == ATTRACT


def test_the_attract_loop_waits_for_ever(session: Session, clock: FakeClock) -> None:
    session.leave()
    wait(session, clock, 10_000, step=10)
    assert session.place == ATTRACT


# --- how they read ----------------------------------------------------------------------


def test_a_change_of_language_is_told(session: Session, events: list[Event]) -> None:
    session.speak("en")
    session.speak("en")
    assert events == [PreferencesChanged(Preferences("en"))]


def test_a_visit_begins_in_the_language_of_this_machine() -> None:
    session = Session(full_site(), FakeClock(), language="en")
    assert session.preferences.language == "en"
    session.touched()
    session.speak("zh-Hans")
    session.leave()
    assert session.preferences.language == "en"


def test_a_language_the_site_does_not_speak_is_not_begun_in() -> None:
    assert Session(bare_site(), FakeClock(), language="en").preferences.language == "zh-Hans"


# --- new content ------------------------------------------------------------------------


def test_new_content_waits_until_nobody_is_here(
    session: Session, clock: FakeClock, events: list[Event]
) -> None:
    new = full_site(id="new")
    session.offer(new)
    wait(session, clock, 30)
    assert session.site.id == "hegu"
    session.leave()
    session.tick()
    assert session.site is new
    assert events[-1] == SiteChanged(new)


def test_the_latest_offer_is_taken(session: Session) -> None:
    session.offer(full_site(id="one"))
    session.offer(full_site(id="two"))
    session.leave()
    session.tick()
    assert session.site.id == "two"


def test_new_content_is_told_once(session: Session, events: list[Event]) -> None:
    session.offer(full_site(id="new"))
    session.leave()
    session.tick()
    session.tick()
    assert len([event for event in events if isinstance(event, SiteChanged)]) == 1


def test_new_content_in_another_language_changes_what_is_spoken(session: Session) -> None:
    session.leave()
    session.offer(full_site(languages=["en"]))
    session.tick()
    assert session.preferences.language == "en"
