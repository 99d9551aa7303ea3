"""One visitor after another: where they are, where they were, how they like to read."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.show.events import (
    Countdown,
    Event,
    Listener,
    Moved,
    Preferences,
    PreferencesChanged,
    SiteChanged,
)
from kiosk.show.idle import Idle, IdleRules
from kiosk.show.memory import Memory
from kiosk.show.place import ATTRACT, HOME, Place
from kiosk.show.resolve import resolve

if TYPE_CHECKING:
    from kiosk.content.model import Site, Strand
    from kiosk.show.clock import Clock
    from kiosk.show.journey import Journey
    from kiosk.show.place import ScreenName

__all__ = [
    "Countdown",
    "Event",
    "Listener",
    "Moved",
    "Preferences",
    "PreferencesChanged",
    "Session",
    "SiteChanged",
]


class Session:
    """Leads visitors through a site; every touch and every tick passes here.

    Nothing here draws or plays: screens call the methods and follow the events. Whatever place
    is asked for, `place` is always one that `site` has.
    """

    def __init__(
        self,
        site: Site,
        clock: Clock,
        rules: IdleRules | None = None,
        language: str | None = None,
    ) -> None:
        """Begin at the attract loop, with nobody in front of the glass.

        Args:
            site: What is shown.
            clock: The time.
            rules: When an untouched kiosk goes back to the attract loop.
            language: What every visit begins in, if the site speaks it; else the site's first.
        """
        self.site = site
        self.clock = clock
        self.place = ATTRACT
        self._rules = rules or IdleRules()
        self._language = language
        self.preferences = _at_first(site, language)
        self._idle = Idle(self._rules, clock.seconds())
        self._memory = Memory(clock.seconds(), self._rules.after)
        self._countdown: int | None = None
        self._listeners: list[Listener] = []
        self._offered: Site | None = None

    # --- who follows --------------------------------------------------------------------

    def follow(self, listener: Listener) -> None:
        """Call `listener` with every event from now on."""
        self._listeners.append(listener)

    # --- where a touch leads ------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Move to `place`, or the nearest the site has, and remember the way back."""
        place = resolve(place, self.site)
        if place != self.place:
            self._memory.step_on(self.place)
        self._move(place)

    def replace(self, place: Place) -> None:
        """Move within a screen (next slide, next stop) without a step on the way back."""
        self._move(resolve(place, self.site))

    def enter(self, screen: ScreenName, item: str = "") -> None:
        """Go to a screen where this visitor left it (or `item` of it), or to its beginning."""
        self.go(self._memory.left_at(screen, item))

    def back(self) -> None:
        """Go one step back; home when there is none."""
        self._move(self._memory.step_back(self.place))

    def home(self) -> None:
        """Go home; the way back is forgotten."""
        self._move(HOME)

    def _move(self, place: Place) -> None:
        now = self.clock.seconds()
        self._memory.spend(self.place.strand, now)
        if place == ATTRACT:
            self.leave()
            return
        if place == HOME:
            self._memory.stay()
        before, self.place = self.place, place
        if before != place:
            self._memory.leave(before)
            if before.screen is not place.screen:
                self._idle.release_here(now)
            self._tell(Moved(before, place))

    # --- time ---------------------------------------------------------------------------

    def touched(self) -> None:
        """Note a touch anywhere; from the attract loop it leads home."""
        self._idle.touch(self.clock.seconds())
        self._show_countdown(None)
        if self.place == ATTRACT:
            self.home()

    def hold(self, reason: str, at_most: float = math.inf, *, everywhere: bool = False) -> None:
        """Stay here while `reason` lasts: a film plays, a finger rests on the glass.

        Args:
            reason: What to call `release` with.
            at_most: Seconds after which the hold ends by itself: dirt on a touch panel looks
                like a finger that never leaves.
            everywhere: Keep the hold when the visitor moves to another screen.
        """
        self._idle.hold(reason, self.clock.seconds() + at_most, everywhere=everywhere)
        self._show_countdown(None)

    def release(self, reason: str) -> None:
        """End a hold; the full idle time begins again."""
        self._idle.release(reason, self.clock.seconds())

    def tick(self) -> None:
        """Let time pass; call a few times a second."""
        now = self.clock.seconds()
        self._memory.spend(self.place.strand, now)
        if self.place == ATTRACT:
            self._take_offer()
        elif self._idle.left(now) > 0:
            self._show_countdown(self._idle.countdown(now))
        elif self._countdown is None and self._rules.warning > 0:
            self._idle.warn(now)  # the machine stood still through the whole warning
            self._show_countdown(self._idle.countdown(now))
        else:
            self.leave()

    def leave(self) -> None:
        """End the visit: back to the attract loop, with nothing of this visitor kept."""
        if self.place == ATTRACT:
            return
        now = self.clock.seconds()
        self._show_countdown(None)
        before, self.place = self.place, ATTRACT
        self._memory = Memory(now, self._rules.after)
        self._idle.release_all(now)
        self._tell(Moved(before, ATTRACT))
        self.prefer(_at_first(self.site, self._language))

    def _show_countdown(self, seconds: int | None) -> None:
        if seconds != self._countdown:
            self._countdown = seconds
            self._tell(Countdown(seconds))

    # --- what this visitor did ----------------------------------------------------------

    def journey(self, strand: Strand) -> Journey:
        """Return how far this visitor is in `strand`."""
        return self._memory.journey(strand)

    def keep_seconds(self, key: str, seconds: float) -> None:
        """Keep where in a film or a reading the visitor is, to go on there."""
        if self.place != ATTRACT:  # a screen that fades out late speaks of a visitor who is gone
            self._memory.keep(key, seconds)

    def seconds(self, key: str) -> float:
        """Return what `keep_seconds` kept, or 0.0."""
        return self._memory.seconds(key)

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
            self.prefer(_at_first(self.site, self._language))

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)


def _at_first(site: Site, language: str | None) -> Preferences:
    """Return how a visit begins: in `language` if the site speaks it, else in its first."""
    return Preferences(language if language in site.languages and language else site.languages[0])
