"""Takes the picture of every screen: a stopped clock, no motion, all pictures awaited."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from kivy.core.window import Window

from kiosk.screens.example_desk import RELEASE
from kiosk.screens.example_podium import ExamplePodium
from kiosk.screens.root import Root
from kiosk.screens.shots import COUNTDOWN, DUE_SOON, VISIT, WITH_BAR, shots
from kiosk.screens.stepper import Stepper
from kiosk.show.events import Preferences
from kiosk.show.place import HOME, ScreenName
from kiosk.show.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kiosk.content.model import Site
    from kiosk.screens.stage import Stage
    from kiosk.show.place import Place

NOON = dt.datetime(2026, 11, 24, 10, 26, tzinfo=dt.timezone(dt.timedelta(hours=8)))
"""The date on every picture."""


INTO_THE_CHAPTER = 24.0
"""Seconds into the middle chapter of the film on its pictures: its title has gone by then."""

WARNED = 8
"""Seconds left on the picture of the warning."""


class StoppedClock:
    """Seconds as the stepper counts them; the date stands."""

    def __init__(self, stepper: Stepper) -> None:
        """Follow `stepper`."""
        self._stepper = stepper

    def seconds(self) -> float:
        """Return the stepper's time."""
        return self._stepper.now

    def wall(self) -> dt.datetime | None:
        """Return the one date."""
        return NOON


class Photographer:
    """Walks a session from place to place and writes what the window shows."""

    def __init__(self, site: Site) -> None:
        """Stop the clock."""
        self.stepper = Stepper()
        self.session = Session(site, StoppedClock(self.stepper))
        self.podium = ExamplePodium(site, self.session.clock)

    def set_up(self, stage_for: Callable[[Site], Stage]) -> None:
        """Build the root on a stage without motion."""

        def still(site: Site) -> Stage:
            stage = stage_for(site)
            motion = stage.theme.motion.model_copy(
                update={"screen": 0.0, "fade": 0.0, "glide": 0.0, "press": 0.0}
            )
            theme = stage.theme.model_copy(update={"motion": motion})
            return replace(stage, theme=theme, number=RELEASE, podium=self.podium)

        self.root = Root(still(self.session.site), still)
        Window.add_widget(self.root)

    def close(self) -> None:
        """Let everything go."""
        self.root.close()

    def shoot(
        self,
        out: Path,
        *,
        sizes: Sequence[tuple[int, int]],
        languages: Sequence[str],
        only: Sequence[str],
        large_type: bool,
        low_reach: bool,
        across: int = 0,
    ) -> list[Path]:
        """Write a file for each wanted place, size and language; return them.

        With `across` the files are JPEGs of that many pixels across, small enough for a page.
        """
        suffix = "jpg" if across else "png"
        wanted = [
            (name, place)
            for name, place in shots(self.session.site)
            if not only or any(name.startswith(part) for part in only)
        ]
        files: list[Path] = []
        for size, language in product(sizes, languages):
            Window.size = size
            self.stepper.step(3)
            self.session.prefer(Preferences(language, large_type, low_reach))
            for name, place in wanted:
                file = out / f"{name}-{size[0]}x{size[1]}-{language}.{suffix}"
                self._lead(name, place)
                self._go(place)
                self._bring_bar_up(wanted=name == WITH_BAR)
                self.root.warden.warn(self.root.look, WARNED if name == COUNTDOWN else None)
                self._shoot(file, across)
                files.append(file)
            self.root.warden.warn(self.root.look, None)
            self.podium.lead_to(None)
        return files

    def _lead(self, name: str, place: Place) -> None:
        """Have a visit led, or none; a screen of the other kind is left for it."""
        led, kept = place if name.startswith(VISIT) else None, self.session.preferences
        if (led is None) != (self.podium.lectern.presenter is None):
            self.session.leave()
        self.podium.expect(soon=name == DUE_SOON)
        if name == DUE_SOON:
            self.session.go(HOME)
        self.podium.lead_to(led)
        self.session.prefer(kept)  # the attract loop begins with nobody's preferences

    def _bring_bar_up(self, *, wanted: bool) -> None:
        layer = self.root.limelight.layer
        if layer is not None:
            (layer.show_bar if wanted else layer.put_bar_away)()

    def _wind_on(self) -> None:
        """Show the film where there is something to see."""
        player, wanted = self.root.stage.player, self._in_the_film
        player.seek(wanted)
        self.stepper.settle(self.root, lambda: player.status.position >= wanted)
        self.stepper.run(0.3)

    @property
    def _in_the_film(self) -> float:
        """Seconds at which the film is shown: some way into it, where there is something to see."""
        film = self.session.site.film
        if film is None or not film.chapters:
            return 0.0
        return film.chapters[len(film.chapters) // 2].at + INTO_THE_CHAPTER

    def _shoot(self, file: Path, across: int) -> None:
        self.stepper.settle(self.root, lambda: self.root.passage.still)
        screens = (ScreenName.FILM, ScreenName.ATTRACT)
        if self.session.place.screen in screens and self.podium.lectern.due is None:
            self._wind_on()
        self.stepper.screenshot(file, across)

    def _go(self, place: Place) -> None:
        kept = self.session.preferences
        self.session.go(place)
        self.session.prefer(kept)  # the attract loop begins with nobody's preferences
        self.stepper.step(2)
