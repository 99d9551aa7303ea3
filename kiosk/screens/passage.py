"""From one screen to the next: the old picture stays until the new one is ready, then fades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.animation import Animation
from kivy.clock import Clock

from kiosk.screens.crossing import Crossing

if TYPE_CHECKING:
    from kivy.uix.floatlayout import FloatLayout

    from kiosk.screens.screen import Screen

FIRST_STEP = 0.8
"""What is left of the old picture in the first frame of a fade."""


class Passage:
    """Keeps one screen in a layout, and for a moment the picture of the one before over it."""

    def __init__(self, layout: FloatLayout) -> None:
        """Begin with no screen."""
        self._layout = layout
        self._crossing: Crossing | None = None
        self._seconds = 0.0
        self._wait = Clock.create_trigger(self._start)
        self.screen: Screen | None = None

    @property
    def still(self) -> bool:
        """Whether no screen is on its way, and the present one has all it asked for."""
        return self._crossing is None and (self.screen is None or self.screen.settled)

    def to(self, screen: Screen, seconds: float) -> None:
        """Bring up `screen`; a passage under way goes on from what it shows."""
        crossing = Crossing() if self.screen is not None else None
        self.end()
        self.screen, self._seconds = screen, seconds
        screen.size_hint = (None, None)
        screen.size, screen.pos = self._layout.size, self._layout.pos
        bottom = len(self._layout.children)
        self._layout.add_widget(screen, bottom)
        if crossing is not None:
            self._layout.add_widget(crossing, bottom)
            crossing.take(screen)
            self._crossing = crossing
        screen.enter(screen.place)
        screen.bind(ready=self._on_ready)
        if crossing is not None:
            self._wait.timeout = screen.patience
            self._wait()
            self._on_ready(screen, screen.ready)

    def end(self) -> None:
        """Take the screen off the layout, for good."""
        self.arrive()
        if self.screen is not None:
            self.screen.leave()
            self._layout.remove_widget(self.screen)
            self.screen.unbuild()
            self.screen = None

    def arrive(self, *_: object) -> None:
        """End a passage under way at once."""
        self._wait.cancel()
        if self._crossing is not None:
            crossing, self._crossing = self._crossing, None
            Animation.cancel_all(crossing, "kept")
            crossing.give_back()

    def _on_ready(self, screen: Screen, ready: bool) -> None:  # noqa: FBT001  # Kivy's signature
        if ready and screen is self.screen and self._wait.is_triggered:
            self._wait.cancel()
            self._start()

    def _start(self, *_: object) -> None:
        if self._seconds <= 0 or self._crossing is None:
            self.arrive()
            return
        self._crossing.kept = FIRST_STEP  # seen in the very next frame, and not in the one after
        fade = Animation(kept=0.0, duration=self._seconds, transition="out_cubic")
        fade.bind(on_complete=self.arrive)
        fade.start(self._crossing)
