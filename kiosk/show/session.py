"""One visitor after another: where they are, where they were, how they like to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.show.idle import Idle, IdleRules
from kiosk.show.journey import Journey
from kiosk.show.place import ATTRACT, HOME, Place, ScreenName

if TYPE_CHECKING:
    from kiosk.content.model import Site, Strand
    from kiosk.show.clock import Clock


@dataclass(frozen=True, slots=True)
class Preferences:
    """How this visitor reads."""

    language: str
    large_type: bool = False
    low_reach: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """The visitor is at another place."""

    before: Place
    now: Place


@dataclass(frozen=True, slots=True)
class Countdown:
    """The idle warning: whole seconds left, or None when it goes away."""

    seconds: int | None


@dataclass(frozen=True, slots=True)
class PreferencesChanged:
    """Language, type size or reach changed; every text is drawn again."""

    preferences: Preferences


@dataclass(frozen=True, slots=True)
class SiteChanged:
    """Other content is shown from now on."""

    site: Site


Event = Moved | Countdown | PreferencesChanged | SiteChanged
Listener = Callable[[Event], None]

_LONGEST_TRAIL = 50


class Session:
    """Leads visitors through a site; every touch and every tick passes here.

    Nothing here draws or plays: screens call the methods and follow the events.
    """

    def __init__(self, site: Site, clock: Clock, rules: IdleRules | None = None) -> None:
        """Begin at the attract loop, with nobody in front of the glass."""
        self.site = site
        self.clock = clock
        self.place = ATTRACT
        self.preferences = Preferences(language=site.languages[0])
        self._idle = Idle(rules or IdleRules(), clock.seconds())
        self._trail: list[Place] = []
        self._journeys: dict[Strand, Journey] = {}
        self._left_at: dict[ScreenName, Place] = {}
        self._seconds_at: dict[str, float] = {}
        self._last_tick = clock.seconds()
        self._countdown: int | None = None
        self._listeners: list[Listener] = []
        self._offered: Site | None = None

    # --- who follows --------------------------------------------------------------------

    def follow(self, listener: Listener) -> None:
        """Call `listener` with every event from now on."""
        self._listeners.append(listener)

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    # --- where a touch leads ------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Move to `place` and remember the way back."""
        if place == self.place:
            return
        if self.place.screen is not ScreenName.ATTRACT:
            self._remember(self.place)
        self._move(place)

    def replace(self, place: Place) -> None:
        """Move within a screen (next slide, next stop) without a step on the way back."""
        if place != self.place:
            self._move(place)

    def enter(self, screen: ScreenName) -> None:
        """Go to a screen where this visitor left it, or to its beginning."""
        self.go(self._left_at.get(screen, Place(screen)))

    def back(self) -> None:
        """Go one step back; home when there is none."""
        self._move(self._trail.pop() if self._trail else HOME)

    def home(self) -> None:
        """Go home; the way back is forgotten."""
        self._trail.clear()
        self._move(HOME)

    def _remember(self, place: Place) -> None:
        self._trail.append(place)
        del self._trail[:-_LONGEST_TRAIL]

    def _move(self, place: Place) -> None:
        before, self.place = self.place, place
        if before.screen is not ScreenName.ATTRACT:
            self._left_at[before.screen] = before
        if before.screen is not place.screen:
            self._idle.release_all(self.clock.seconds())
        if before != place:
            self._tell(Moved(before, place))

    # --- time ---------------------------------------------------------------------------

    def touched(self) -> None:
        """Note a touch anywhere; from the attract loop it leads home."""
        self._idle.touch(self.clock.seconds())
        self._show_countdown(None)
        if self.place.screen is ScreenName.ATTRACT:
            self.home()

    def hold(self, reason: str) -> None:
        """Stay here while `reason` lasts (a film plays, a finger rests on the glass)."""
        self._idle.hold(reason)
        self._show_countdown(None)

    def release(self, reason: str) -> None:
        """End a hold; the full idle time begins again."""
        self._idle.release(reason, self.clock.seconds())

    def tick(self) -> None:
        """Let time pass; call a few times a second."""
        now = self.clock.seconds()
        passed, self._last_tick = now - self._last_tick, now
        strand = self.place.strand
        if strand is not None:
            self._journeys[strand] = self.journey(strand).after(passed)
        if self.place.screen is ScreenName.ATTRACT:
            self._take_offer()
        elif self._idle.left(now) <= 0:
            self.leave()
        else:
            self._show_countdown(self._idle.countdown(now))

    def leave(self) -> None:
        """End the visit: back to the attract loop, with nothing of this visitor kept."""
        self._show_countdown(None)
        self._trail.clear()
        self._journeys.clear()
        self._seconds_at.clear()
        self._move(ATTRACT)
        self._left_at.clear()
        self.prefer(Preferences(language=self.site.languages[0]))

    def _show_countdown(self, seconds: int | None) -> None:
        if seconds != self._countdown:
            self._countdown = seconds
            self._tell(Countdown(seconds))

    # --- what this visitor did ----------------------------------------------------------

    def journey(self, strand: Strand) -> Journey:
        """Return how far this visitor is in `strand`."""
        return self._journeys.get(strand, Journey())

    def keep_seconds(self, key: str, seconds: float) -> None:
        """Keep where in a film or a reading the visitor is, to go on there."""
        self._seconds_at[key] = seconds

    def seconds(self, key: str) -> float:
        """Return what `keep_seconds` kept, or 0.0."""
        return self._seconds_at.get(key, 0.0)

    def prefer(self, preferences: Preferences) -> None:
        """Change how the visitor reads."""
        if preferences != self.preferences:
            self.preferences = preferences
            self._tell(PreferencesChanged(preferences))

    def speak(self, language: str) -> None:
        """Change the language."""
        self.prefer(replace(self.preferences, language=language))

    # --- new content --------------------------------------------------------------------

    def offer(self, site: Site) -> None:
        """Show `site` from the next moment nobody is here."""
        self._offered = site

    def _take_offer(self) -> None:
        if self._offered is not None:
            self.site, self._offered = self._offered, None
            self._tell(SiteChanged(self.site))
