"""A widget that shows nothing of its children beyond its own box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Rectangle, StencilPop, StencilPush, StencilUnUse, StencilUse
from kivy.uix.widget import Widget

if TYPE_CHECKING:
    from kivy.input import MotionEvent


class Clipped(Widget):
    """As Kivy's StencilView, whose clip is written in the style sheet that the kiosk unloads."""

    clips = True

    def __init__(self, **kwargs: object) -> None:
        """Prepare the mask around whatever is drawn."""
        super().__init__(**kwargs)
        before, after = self.canvas.before, self.canvas.after
        self._masks = (Rectangle(), Rectangle())
        for place, instruction in enumerate((StencilPush(), self._masks[0], StencilUse())):
            before.insert(place, instruction)
        for instruction in (StencilUnUse(), self._masks[1], StencilPop()):
            after.add(instruction)
        self.fbind("pos", self._mask)
        self.fbind("size", self._mask)
        self._mask()

    def _mask(self, *_: object) -> None:
        for mask in self._masks:
            mask.pos, mask.size = self.pos, self.size

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take no touch where nothing is seen."""
        return bool(self.collide_point(*touch.pos) and super().on_touch_down(touch))
