"""Whatever a hand, a screen and the clock do, in whatever order, what must hold holds."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.content.model import Strand
from kiosk.show.idle import IdleRules
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName
from kiosk.show.resolve import resolve
from kiosk.show.session import Countdown, Event, Moved, Preferences, Session
from tests.fakes.clock import FakeClock
from tests.fakes.site import bare_site, full_site

SITES = (full_site(), bare_site(), full_site(film=None, decks=(), languages=["en"]))
RULES = IdleRules(after=60, warning=10)

places = st.builds(
    Place,
    st.sampled_from(ScreenName),
    st.sampled_from(["", "work", "elders", "systems/dues", "systems/dues/dues-q2", "seasons", "x"]),
    st.integers(-1, 6),
)
reasons = st.sampled_from(["film", "finger", "reading"])


class Visits(RuleBasedStateMachine):
    """Touches, screens and time, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock()
        self.session = Session(SITES[0], self.clock, RULES)
        self.session.follow(self.note)
        self.holds: dict[str, bool] = {}
        self.unheld_since = self.clock.now

    def note(self, event: Event) -> None:
        if isinstance(event, Moved):
            assert event.before != event.now
            if event.before.screen is not event.now.screen:
                self.holds = {r: e for r, e in self.holds.items() if e and event.now != ATTRACT}
                self.unheld_since = self.clock.now
        if isinstance(event, Countdown):
            assert event.seconds is None or not self.holds
            assert event.seconds is None or 0 < event.seconds <= RULES.warning

    @rule(place=places)
    def go(self, place: Place) -> None:
        self.session.go(place)

    @rule(place=places)
    def replace(self, place: Place) -> None:
        self.session.replace(place)

    @rule(screen=st.sampled_from(ScreenName), item=st.sampled_from(["", "work", "x"]))
    def enter(self, screen: ScreenName, item: str) -> None:
        self.session.enter(screen, item)

    @rule()
    def back(self) -> None:
        here = self.session.place
        self.session.back()
        assert self.session.place != here or here == HOME

    @rule()
    def touch(self) -> None:
        self.session.touched()
        self.unheld_since = self.clock.now
        assert self.session.place != ATTRACT

    @rule()
    def two_touches_lead_home(self) -> None:
        self.session.touched()
        self.session.home()
        assert self.session.place == HOME
        self.unheld_since = self.clock.now

    @rule(reason=reasons, everywhere=st.booleans())
    def hold(self, reason: str, everywhere: bool) -> None:  # noqa: FBT001
        self.session.hold(reason, everywhere=everywhere)
        self.holds[reason] = everywhere

    @rule(reason=reasons)
    def release(self, reason: str) -> None:
        self.session.release(reason)
        if self.holds.pop(reason, None) is not None:
            self.unheld_since = self.clock.now

    @rule(seconds=st.sampled_from([0.0, 0.25, 1.0, 9.0, 30.0, 59.0, 3600.0]))
    def let_time_pass(self, seconds: float) -> None:
        here, unheld_since = self.session.place, self.unheld_since
        self.clock.advance(seconds)
        self.session.tick()
        if self.holds:
            assert self.session.place == here
        if self.session.place != here:
            assert self.session.place == ATTRACT
            assert self.clock.now - unheld_since >= RULES.after

    @precondition(lambda self: not self.holds)
    @rule()
    def walk_away(self) -> None:
        for _ in range(61):
            self.clock.advance(1)
            self.session.tick()
        assert self.session.place == ATTRACT

    @rule(preferences=st.builds(Preferences, st.sampled_from(["zh-Hans", "en"]), st.booleans()))
    def prefer(self, preferences: Preferences) -> None:
        self.session.prefer(preferences)

    @rule(seconds=st.floats(0, 600))
    def keep(self, seconds: float) -> None:
        self.session.keep_seconds("film", seconds)

    @rule(site=st.sampled_from(SITES))
    def offer(self, site: object) -> None:
        shown = self.session.site
        self.session.offer(site)  # type: ignore[arg-type]
        assert self.session.site is shown

    @invariant()
    def the_place_is_one_the_site_has(self) -> None:
        assert resolve(self.session.place, self.session.site) == self.session.place

    @invariant()
    def the_trail_is_bounded(self) -> None:
        assert len(self.session._memory.trail) <= 50
        assert ATTRACT not in self.session._memory.trail

    @invariant()
    def nobody_is_remembered_at_the_attract_loop(self) -> None:
        if self.session.place == ATTRACT:
            assert self.session.seconds("film") == 0.0
            assert all(self.session.journey(strand).spent == 0 for strand in Strand)
            assert self.session._memory.trail == ()


TestVisits = Visits.TestCase
TestVisits.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)
