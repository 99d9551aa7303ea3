"""Take-away: codes for the phone, large enough to be read from a step and a half away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.screens.screen import Screen
from kiosk.screens.widgets.codes import CodeCard, CodeOverlay

if TYPE_CHECKING:
    from kiosk.content.model import TakeAway

READ_FROM = 150.0
"""Centimetres from which a code is read."""

SIZE_FOR_DISTANCE = 10.0
"""A phone reads a code from ten times its own side."""

SHORT_SIDE = 40.0
"""Centimetres of the short side of a 32-inch screen, the smallest that a room gets."""

CODE = 1000 * READ_FROM / SIZE_FOR_DISTANCE / SHORT_SIDE
"""Side of a code, in thousandths of the glass's short side."""


class TakeAwayScreen(Screen):
    """All codes side by side, for a whole delegation; a touch shows one of them larger still."""

    def build(self) -> None:
        """Make a card for each thing to take away."""
        super().build()
        self._overlay: CodeOverlay | None = None
        for item in self.stage.site.take_away:
            self.ids["cards"].add_widget(self._card(item))

    def _card(self, item: TakeAway) -> CodeCard:
        look = self.look
        card = CodeCard(
            look=look,
            shelf=self.stage.shelf,
            link=item.link or "",
            picture=item.picture,
            title=look.pick(item.title),
            note=look.pick(item.note),
            code=look.px(CODE),
        )
        card.bind(on_release=lambda _: self._enlarge(item))
        return card

    def _enlarge(self, item: TakeAway) -> None:
        if self._overlay is None:
            self._overlay = CodeOverlay(
                look=self.look,
                shelf=self.stage.shelf,
                link=item.link or "",
                picture=item.picture,
                title=self.look.pick(item.title),
                size_hint=(1, 1),
                pos_hint={"x": 0, "y": 0},
            )
            self._overlay.bind(on_release=self._put_back)
            self.add_widget(self._overlay)

    def _put_back(self, overlay: CodeOverlay) -> None:
        self.remove_widget(overlay)
        self._overlay = None
