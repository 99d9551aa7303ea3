"""Pictures one after the other, turned by a finger: slides, photos, scanned pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.animation import Animation
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty

from kiosk.screens.widgets.clipped import Clipped
from kiosk.screens.widgets.gesture import Gesture, Gestured
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.scroll import SLOP
from kiosk.screens.widgets.zoomable import Zoomable

if TYPE_CHECKING:
    from kivy.input import MotionEvent

_TURN = 0.22
"""Part of the width after which a page turns when the finger leaves it."""

_FLING = 0.9
"""Widths a second at which it turns however little it moved."""

_EDGE = 0.16
"""Part of the width at either edge where a tap turns the page."""

_GIVE = 0.3
"""How much of the finger's way the first and the last page follow outwards."""


class Pager(Gestured, Looked, Clipped):
    """Shows one of `sources`; its neighbours wait beside it, ready.

    Attributes:
        sources: The pictures.
        index: Which one is shown.
        fade: Seconds a jump takes to blend; a turned page slides instead.
        zoomed: Whether only a part of the page is seen.

    Events:
        on_turn: A finger turned to the page at this index; the owner moves the session.
        on_tap: A finger touched the middle.
        on_touched: A finger came down.
        on_shown: The picture of the page is on the glass.
    """

    shelf = ObjectProperty(None, allownone=True)
    sources = ListProperty([])
    index = NumericProperty(0)
    fade = NumericProperty(0.0)
    most = NumericProperty(4.0)
    zoomed = BooleanProperty(defaultvalue=False)
    shift = NumericProperty(0.0)

    __events__ = ("on_turn", "on_tap", "on_touched", "on_shown")

    def __init__(self, **kwargs: object) -> None:
        """Follow every change, once the look is known."""
        self._pages: list[Zoomable] = []
        super().__init__(**kwargs)
        for name in ("pos", "size", "shift"):
            self.fbind(name, self._lay)
        for name in ("sources", "index", "shelf", "most", "fade"):
            self.fbind(name, self._fill)

    def dress(self) -> None:
        """Make the page and its two neighbours."""
        for _ in range(3):
            page = Zoomable(look=self.look, alone=False, size_hint=(None, None))
            page.bind(zoomed=self._note_zoom, on_shown=self._note_shown)
            self._pages.append(page)
            self.add_widget(page)
        self._gesture = Gesture(self, self, self.look.px(SLOP))
        self._fill()
        self._lay()

    def on_turn(self, index: int) -> None:
        """Do nothing; bound."""

    def on_tap(self) -> None:
        """Do nothing; bound."""

    def on_touched(self) -> None:
        """Do nothing; bound."""

    def on_shown(self) -> None:
        """Do nothing; bound."""

    @property
    def page(self) -> Zoomable:
        """The page shown."""
        return self._pages[1]

    @property
    def shown(self) -> bool:
        """Whether the picture of the page is on the glass."""
        return bool(self.page.picture.ready)

    # --- turning ------------------------------------------------------------------------

    def turn(self, step: int) -> None:
        """Slide to the page before (-1) or after (1)."""
        if not self._has(step):
            self._settle()
            return
        Animation.cancel_all(self, "shift")
        seconds = self.look.theme.motion.screen
        slide = Animation(shift=-step * self.width, d=seconds, t="out_cubic")
        slide.bind(on_complete=lambda *_: self._turned(step))
        slide.start(self)

    def _turned(self, step: int) -> None:
        """Give each page its new role; the picture on the glass stays the very same."""
        if not self._has(step):
            self._settle()
            return
        before, here, after = self._pages
        self._pages = [here, after, before] if step > 0 else [after, before, here]
        self.shift = 0.0
        self.index += step
        self._fill()
        self._lay()
        self.dispatch("on_turn", self.index)

    def _has(self, step: int) -> bool:
        return bool(0 <= self.index + step < len(self.sources))

    def _settle(self) -> None:
        Animation.cancel_all(self, "shift")
        Animation(shift=0.0, d=self.look.theme.motion.fade, t="out_cubic").start(self)

    def _finish_slide(self) -> None:
        """End a slide that is under way at once: a finger came, or another turn."""
        Animation.cancel_all(self, "shift")
        if abs(self.shift) > self.width / 2:
            self._turned(1 if self.shift < 0 else -1)

    # --- what fingers do (Handler) ------------------------------------------------------

    def push(self, dx: float, dy: float) -> None:
        """Move within a large page, or turn."""
        if self.page.zoom.zoomed or self.page.zoom.held:
            self.page.push(dx, dy)
            return
        outwards = not self._has(1 if self.shift + dx < 0 else -1)
        self.shift += dx * (_GIVE if outwards else 1.0)

    def pinch(self, factor: float, x: float, y: float) -> None:
        """Grow the page about the fingers."""
        if abs(self.shift) < self.width * _TURN:
            self.shift = 0.0
            self.page.pinch(factor, x, y)

    def let_go(self, vx: float, vy: float) -> None:
        """Turn, or fall back, or fling a large page."""
        if self.page.zoom.held or self.page.zoom.zoomed:
            self.page.let_go(vx, vy)
            return
        flung = abs(vx) > self.width * _FLING and vx * self.shift > 0
        if abs(self.shift) > self.width * _TURN or flung:
            self.turn(1 if self.shift < 0 else -1)
        else:
            self._settle()

    def tap(self, x: float, _y: float) -> None:
        """Turn at the edges; tell the owner in the middle."""
        part = (x - self.x) / max(1.0, self.width)
        if self.page.zoomed or _EDGE <= part <= 1 - _EDGE:
            self.dispatch("on_tap")
        else:
            self.turn(-1 if part < _EDGE else 1)

    def double_tap(self, x: float, y: float) -> None:
        """Look closer, unless two quick taps at the edge meant two pages."""
        part = (x - self.x) / max(1.0, self.width)
        if self.page.zoomed or _EDGE <= part <= 1 - _EDGE:
            self.page.double_tap(x, y)
        else:
            self.tap(x, y)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take every touch on the page that nothing on it wants."""
        if not self.collide_point(*touch.pos):
            return False
        if super().on_touch_down(touch):
            return True
        self.dispatch("on_touched")
        if touch.is_mouse_scrolling:
            self.turn(-1 if touch.button in ("scrollup", "scrollleft") else 1)
            return True
        self._finish_slide()
        return bool(self._gesture.begin(touch))

    # --- drawing ------------------------------------------------------------------------

    def _fill(self, *_: object) -> None:
        """Give the page and its neighbours their pictures."""
        for step, page in zip((-1, 0, 1), self._pages, strict=False):
            page.shelf, page.most = self.shelf, self.most
            page.fade = self.fade if step == 0 else 0.0
            at = int(self.index) + step
            if step and page.zoomed:
                page.show_whole(glide=False)
            if 0 <= at < len(self.sources):
                page.source = self.sources[at]
            elif step:
                page.source = None
        self._note_zoom()

    def _lay(self, *_: object) -> None:
        for step, page in zip((-1, 0, 1), self._pages, strict=False):
            page.size = self.size
            page.pos = (self.x + step * self.width + round(self.shift), self.y)
            page.opacity = 1.0 if step == 0 or self.shift else 0.0

    def _note_zoom(self, *_: object) -> None:
        if self._pages:
            self.zoomed = self.page.zoomed

    def _note_shown(self, page: Zoomable) -> None:
        if page is self.page:
            self.dispatch("on_shown")
