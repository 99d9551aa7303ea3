"""What is really on the glass, written down for whoever watches from outside."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from kivy.core.window import Window
from kivy.graphics.opengl import GL_RENDERER, glGetString

from kiosk.device.health import Health, HealthError, write

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.screens.root import Root

log = logging.getLogger(__name__)


class Witness:
    """Counts frames and touches; writes them with the rest when asked."""

    def __init__(self, root: Root, file: Path) -> None:
        """Watch the window of `root`; write to `file`."""
        self._root = root
        self._file = file
        self._frames = 0
        self._last_touch: float | None = None
        self._failed = False
        self._renderer = (glGetString(GL_RENDERER) or b"").decode("utf-8", "replace")
        Window.bind(on_flip=self._drawn, on_touch_down=self._touched)

    def write(self, _passed: float = 0.0) -> None:
        """Replace the status file; there is none before the first frame.

        A full disk keeps nothing off the glass: the log tells of it once, and the file's age
        tells the watchers.
        """
        if not self._frames:
            return
        stage = self._root.stage
        status, slot, place = stage.player.status, stage.player.slot, stage.session.place
        look = Health(
            at=time.monotonic(),
            frames=self._frames,
            pictures=slot.written,
            shown=slot.taken,
            place=f"{place.screen.value}:{place.item}:{place.index}",
            position=status.position,
            last_touch=self._last_touch,
            release=stage.site.id,
            number=stage.number,
            renderer=self._renderer,
            seen_at=status.seen_at,
        )
        try:
            write(self._file, look)
        except HealthError as error:
            if not self._failed:
                log.warning("%s\n%s", error.zh, error.en)
            self._failed = True
        else:
            self._failed = False

    def _drawn(self, *_: object) -> None:
        self._frames += 1
        if self._frames == 1:
            self.write()  # whoever waits for the start sees it at once

    def _touched(self, *_: object) -> None:
        self._last_touch = time.monotonic()
