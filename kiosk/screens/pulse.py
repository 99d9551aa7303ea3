"""A sign of life that means something: a picture has reached the glass since the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.core.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable


class Pulse:
    """Tells when the first picture is on the glass, and then whether pictures still come.

    A still screen is drawn anew for it, which costs one picture a beat.
    """

    def __init__(self, ready: Callable[[], None], alive: Callable[[], None]) -> None:
        """Tell `ready` once, and `alive` at each beat before which a picture came."""
        self._ready = ready
        self._alive = alive
        self._begun = self._drawn = False
        Window.bind(on_flip=self._on_flip)

    def beat(self, _passed: float = 0.0) -> None:
        """Tell that all is well if it is, and have a picture drawn for the next time."""
        if self._drawn:
            self._alive()
        self._drawn = False
        Window.canvas.ask_update()

    def _on_flip(self, *_: object) -> None:
        self._drawn = True
        if not self._begun:
            self._begun = True
            self._ready()
