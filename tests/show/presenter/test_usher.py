"""The usher: the screen goes where the visit is, and a touch there is the narrator's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.show.idle import IdleRules
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName
from kiosk.show.presenter import acts
from kiosk.show.presenter.lectern import Lectern
from kiosk.show.presenter.usher import Usher
from kiosk.show.session import Preferences, Session
from tests.fakes.clock import FakeClock
from tests.fakes.keeper import FakeKeeper
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit

if TYPE_CHECKING:
    from kiosk.content.model import Site

WELCOME = Place(ScreenName.VISIT, "welcome")
RULES = IdleRules(after=60, warning=10)


class Room:
    """A site with a lectern and a screen that is ushered."""

    def __init__(self, site: Site | None = None) -> None:
        self.clock = FakeClock()
        self.session = Session(site or full_site(), self.clock, RULES)
        self.lectern = Lectern(self.session.site, self.clock, FakeKeeper(), made=[town_visit()])
        self.usher = Usher(self.lectern, self.session)

    @property
    def place(self) -> Place:
        return self.session.place

    def begin(self) -> None:
        self.lectern.choose("town")
        self.lectern.do(acts.Next())


@pytest.fixture
def room() -> Room:
    return Room()


def test_the_screen_goes_where_the_visit_is(room: Room) -> None:
    room.lectern.choose("town")
    assert room.place == WELCOME
    seen = []
    for _ in range(5):
        room.lectern.do(acts.Next())
        seen.append(str(room.place))
    assert seen == ["visit:talk:0", "film::0", "slides:work:0", "slides:work:1", "slides:work:2"]
    room.lectern.do(acts.End())
    assert room.place.item == "end"


def test_nobody_is_sent_away_from_a_visit(room: Room) -> None:
    room.session.touched()
    room.begin()
    for _ in range(100):
        room.clock.advance(30)
        room.session.tick()
    assert room.place == Place(ScreenName.VISIT, "talk")


def test_a_visit_that_is_laid_down_leaves_the_room_to_the_visitors(room: Room) -> None:
    room.begin()
    room.lectern.lay_down()
    assert room.place == ATTRACT
    room.session.touched()
    for _ in range(200):
        room.clock.advance(0.5)
        room.session.tick()
    assert room.place == ATTRACT


def test_the_guests_read_as_the_room_does_and_not_as_the_visitor_before(room: Room) -> None:
    room.session.touched()
    room.session.prefer(Preferences("en", large_type=True, low_reach=True))
    room.begin()
    assert room.session.preferences == Preferences("en")


def test_a_finger_that_turns_a_slide_moves_the_narrator_too(room: Room) -> None:
    room.begin()
    room.lectern.do(acts.Jump(leg=2))
    room.session.replace(Place(ScreenName.SLIDES, "work", 2))
    assert room.lectern.presenter is not None
    assert room.lectern.presenter.standing.cursor.beat == 2
    assert room.lectern.presenter.standing.aside is None


def test_a_finger_that_opens_something_else_shows_it_until_the_narrator_goes_on(
    room: Room,
) -> None:
    room.begin()
    room.lectern.do(acts.Jump(leg=4))
    entry = Place(ScreenName.LEDGER, "systems/dues/dues-q2")
    room.session.go(entry)
    assert room.place == entry
    room.lectern.do(acts.Back())
    assert room.place == Place(ScreenName.LEDGER)


def test_home_leads_back_to_the_run_of_show(room: Room) -> None:
    room.begin()
    room.lectern.do(acts.Jump(leg=4))
    room.session.go(Place(ScreenName.LEDGER, "systems"))
    room.session.home()
    assert room.place == Place(ScreenName.LEDGER)
    room.session.home()
    assert room.place == Place(ScreenName.LEDGER)


@pytest.mark.parametrize("screen", [ScreenName.PIN, ScreenName.SERVICE, ScreenName.LECTERN])
def test_nothing_of_the_staff_s_comes_up_during_a_visit(room: Room, screen: ScreenName) -> None:
    room.begin()
    room.session.go(Place(screen))
    assert room.place.screen is ScreenName.VISIT
    room.lectern.do(acts.Show(place=f"{screen}::0"))
    assert room.place.screen is ScreenName.VISIT


def test_no_phone_brings_the_loop_or_home_up_in_the_middle_of_a_visit(room: Room) -> None:
    room.begin()
    for place in (ATTRACT, HOME):
        room.lectern.do(acts.Show(place=str(place)))
        assert room.place.screen is ScreenName.VISIT


def test_a_touch_on_the_welcome_moves_nothing(room: Room) -> None:
    room.lectern.choose("town")
    room.session.go(Place(ScreenName.SLIDES, "work", 1))
    assert room.place == WELCOME


def test_while_the_picture_is_frozen_the_screen_stands(room: Room) -> None:
    room.begin()
    room.lectern.do(acts.Jump(leg=2))
    room.lectern.do(acts.Freeze(on=True))
    room.lectern.do(acts.Next())
    assert room.place == Place(ScreenName.SLIDES, "work")
    room.lectern.do(acts.Freeze(on=False))
    assert room.place == Place(ScreenName.SLIDES, "work", 1)


def test_new_content_waits_for_the_end_of_a_visit(room: Room) -> None:
    old, new = room.session.site, full_site()
    room.begin()
    room.session.offer(new)
    for _ in range(20):
        room.clock.advance(1)
        room.session.tick()
    assert room.session.site is old
    room.lectern.lay_down()
    room.session.tick()
    assert room.session.site is new
    assert room.lectern.site is new


def test_a_visit_that_is_led_when_the_display_starts_is_on_the_screen_at_once() -> None:
    first = Room()
    first.begin()
    first.lectern.do(acts.Jump(leg=2, beat=1))
    assert first.lectern.presenter is not None
    again = Room()
    again.lectern.resume(first.lectern.presenter.standing)
    assert again.place == Place(ScreenName.SLIDES, "work", 1)
