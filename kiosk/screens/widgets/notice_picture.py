"""The picture of the notice that is read."""

from __future__ import annotations

from kivy.properties import NumericProperty

from kiosk.screens.widgets.picture import Picture


class NoticePicture(Picture):
    """The picture of a notice; it takes no room when there is none.

    Attributes:
        room: Its height, in pixels, when there is one.
    """

    room = NumericProperty(0.0)

    def __init__(self, **kwargs: object) -> None:
        """Follow the source."""
        super().__init__(size_hint_y=None, **kwargs)
        self.bind(source=self._take_room, room=self._take_room)
        self._take_room()

    def _take_room(self, *_: object) -> None:
        self.height = self.room if self.source else 0.0
