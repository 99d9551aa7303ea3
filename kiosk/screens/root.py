"""The root of the window: holds the present screen, and moves from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.core.window import Window
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.limelight import Limelight
from kiosk.screens.look import Look
from kiosk.screens.metrics import Metrics
from kiosk.screens.passage import Passage
from kiosk.screens.registry import screen_class
from kiosk.screens.warden import Warden
from kiosk.screens.words import Words
from kiosk.show.events import Countdown, Event, Moved, PreferencesChanged, SiteChanged

if TYPE_CHECKING:
    from collections.abc import Callable

    from kivy.input import MotionEvent

    from kiosk.content.model import Site
    from kiosk.screens.stage import Stage
    from kiosk.show.place import Place


class Root(FloatLayout):
    """Follows the session: a move brings another screen, a preference draws it again."""

    def __init__(self, stage: Stage, stage_for: Callable[[Site], Stage]) -> None:
        """Show where the session is; `stage_for` makes the stage of a site that comes later."""
        super().__init__(size=Window.size, size_hint=(None, None))
        self.stage, self._stage_for = stage, stage_for
        self.look = self._look_now()
        self.passage = Passage(self)
        self.warden = Warden(self, stage.session)
        stage.session.follow(self._on_event)
        Window.bind(size=self._relook)
        self._bring(stage.session.place)
        self.limelight = Limelight(self)

    def tick(self, _passed: float = 0.0) -> None:
        """Let time pass; called twice a second."""
        self.stage.session.tick()
        if self.passage.screen is not None:
            self.passage.screen.tick()
        self.limelight.tick()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Tell the session that somebody is here, before anything answers."""
        return self.warden.takes(touch) or bool(super().on_touch_down(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Note that a finger has gone."""
        self.warden.lifted(touch)
        return bool(super().on_touch_up(touch))

    def close(self) -> None:
        """Follow nothing any more, and stop what the screen plays."""
        Window.unbind(size=self._relook)
        self.limelight.close()
        self.passage.end()

    def _look_now(self) -> Look:
        wants = self.stage.session.preferences
        width, height = map(int, Window.size)
        glass = Metrics(width, height, wants.large_type, wants.low_reach)
        return Look(self.stage.theme, glass, Words(wants.language), self.stage.glyphs)

    def _bring(self, place: Place) -> None:
        self.stage.glyphs.retire()
        kind = screen_class(place.screen, led=self.stage.led is not None)
        screen = kind(self.stage, self.look, place)
        self.passage.to(screen, self.look.theme.motion.screen)

    def _on_event(self, event: Event) -> None:
        match event:
            case Moved(before=before, now=now) if (
                before.screen is now.screen and self.passage.screen
            ):
                self.passage.screen.show(now)
            case Moved(now=now):
                self._bring(now)
            case PreferencesChanged():
                self._relook()
            case Countdown(seconds=seconds):
                self.warden.warn(self.look, seconds)
            case SiteChanged(site=site):
                self.stage = self._stage_for(site)
                self.look = self._look_now()
                self._bring(self.stage.session.place)

    def _relook(self, *_: object) -> None:
        self.size = Window.size
        self.look = self._look_now()
        self.passage.arrive()
        if self.passage.screen is not None:
            self.passage.screen.size = self.size
            self.passage.screen.relayout(self.look)
        self.limelight.relayout()
