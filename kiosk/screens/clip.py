"""A film clip that plays in the place of a slide's picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.player.base import PlayerState
from kiosk.screens.widgets.video import Video

if TYPE_CHECKING:
    from pathlib import Path

    from kivy.uix.widget import Widget

    from kiosk.player.base import Player
    from kiosk.screens.bridge import Bridge


class Clip:
    """Lies on the slide; unseen until it has a picture, and holds its last one."""

    def __init__(self, player: Player, bridge: Bridge) -> None:
        """Prepare the layer; nothing is played."""
        self._player = player
        self._video = Video(bridge=bridge, size_hint=(None, None), opacity=0.0)
        self._video.bind(on_first_picture=lambda *_: setattr(self._video, "opacity", 1.0))
        self._file: Path | None = None

    @property
    def playing(self) -> bool:
        """Whether it is still to be seen to its end; one that cannot be played is not."""
        going = (PlayerState.OPENING, PlayerState.PLAYING)
        return self._file is not None and self._player.status.state in going

    def start(self, file: Path, on: Widget) -> None:
        """Play `file` on the widget `on`."""
        self.stop()
        self._file = file
        self._video.opacity = 0.0
        self._video.slot = self._player.slot
        on.parent.add_widget(self._video, index=on.parent.children.index(on))
        self.lie_on(on)
        self._player.load(file)

    def lie_on(self, on: Widget) -> None:
        """Follow the widget it lies on."""
        if self._file is not None:
            self._video.pos, self._video.size = on.pos, on.size

    def stop(self) -> None:
        """Take it off the slide and let the film go."""
        if self._file is None:
            return
        self._file = None
        self._player.unload()
        self._video.slot = None
        if self._video.parent is not None:
            self._video.parent.remove_widget(self._video)
