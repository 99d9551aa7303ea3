"""From one screen to the next: the old one stays until the new one is ready, then fades over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.animation import Animation
from kivy.clock import Clock

if TYPE_CHECKING:
    from kivy.uix.floatlayout import FloatLayout

    from kiosk.screens.screen import Screen

LONGEST_WAIT = 0.25
"""Seconds the old screen is held for a new one that is not ready; then it comes as it is."""


class Passage:
    """Keeps at most two screens in a layout: the present one over the one that goes."""

    def __init__(self, layout: FloatLayout) -> None:
        """Begin with no screen."""
        self._layout = layout
        self._going: Screen | None = None
        self._seconds = 0.0
        self._wait = Clock.create_trigger(self._start, LONGEST_WAIT)
        self.screen: Screen | None = None

    @property
    def still(self) -> bool:
        """Whether no screen is on its way, and the present one has all it asked for."""
        return self._going is None and (self.screen is None or self.screen.settled)

    def to(self, screen: Screen, seconds: float) -> None:
        """Bring up `screen`; a passage under way ends at once."""
        self._finish()
        self._going, self.screen, self._seconds = self.screen, screen, seconds
        if self._going is not None:
            self._going.leave()
            self._going.disabled = True
        screen.size_hint = (None, None)
        screen.size, screen.pos = self._layout.size, self._layout.pos
        screen.opacity = 0.0 if self._going is not None else 1.0
        self._layout.add_widget(screen)
        screen.enter(screen.place)
        screen.bind(ready=self._on_ready)
        if self._going is not None:
            self._wait()
            self._on_ready(screen, screen.ready)

    def end(self) -> None:
        """Take the screen off the layout, for good."""
        self._finish()
        if self.screen is not None:
            self.screen.leave()
            self._layout.remove_widget(self.screen)
            self.screen.unbuild()
            self.screen = None

    def _on_ready(self, screen: Screen, ready: bool) -> None:  # noqa: FBT001  # Kivy's signature
        if ready and screen is self.screen and self._wait.is_triggered:
            self._wait.cancel()
            self._start()

    def _start(self, *_: object) -> None:
        if self._seconds <= 0 or self.screen is None:
            self._finish()
            return
        fade = Animation(opacity=1.0, duration=self._seconds, transition="out_cubic")
        fade.bind(on_complete=self._finish)
        fade.start(self.screen)

    def _finish(self, *_: object) -> None:
        self._wait.cancel()
        if self.screen is not None:
            Animation.cancel_all(self.screen, "opacity")
            self.screen.opacity = 1.0
        if self._going is not None:
            self._layout.remove_widget(self._going)
            self._going.unbuild()
            self._going = None
