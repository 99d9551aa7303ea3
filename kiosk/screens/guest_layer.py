"""What lies over the guests' screens: black, the laser dot, the narrator's bar and its sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.animation import Animation
from kivy.graphics import Color, Rectangle
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.screens.widgets.laser import LaserDot
from kiosk.screens.widgets.last_question import last_question
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.narrator_bar import NarratorBar
from kiosk.screens.widgets.pairing_code import PairingCode
from kiosk.screens.widgets.show_list import ShowList
from kiosk.show.presenter import acts
from kiosk.show.presenter.podium import Role

if TYPE_CHECKING:
    from kivy.input import MotionEvent

    from kiosk.screens.look import Look
    from kiosk.screens.screen import Screen
    from kiosk.screens.stage import Stage
    from kiosk.show.presenter.lectern import Lectern
    from kiosk.show.presenter.podium import Podium
    from kiosk.show.presenter.presenter import Presenter, Scene

EDGE = 34
"""Height at the lower edge where a touch brings the bar up, in thousandths of the short side.

In the right corner it is a whole touch high: nothing of any screen answers there."""
BAR_STAYS = 12.0
"""Seconds from the last touch until the bar goes away by itself."""


class Blackness(Looked, Widget):
    """Nothing to be seen."""

    def dress(self) -> None:
        """Cover everything."""
        with self.canvas:
            Color(0, 0, 0, 1)
            self._box = Rectangle()
        self.follow_box()

    def place(self) -> None:
        """Follow the size."""
        self._box.pos, self._box.size = self.pos, self.size


class GuestLayer(FloatLayout):
    """Lies over all screens while a visit is led.

    Attributes:
        bar: The narrator's bar while it is up.
        sheet: What the bar has opened.
    """

    def __init__(self, stage: Stage, look: Look, podium: Podium, **kwargs: object) -> None:
        """Show nothing yet."""
        super().__init__(size_hint=(None, None), **kwargs)
        self._stage, self._look = stage, look
        self._podium, self._lectern = podium, podium.lectern
        self._touched = 0.0
        self._is_black = False
        self._black = Blackness(look=look, pos_hint={"x": 0, "y": 0}, opacity=0.0)
        self._dot = LaserDot(look=look)
        self.bar: NarratorBar | None = None
        self.sheet: Widget | None = None

    @property
    def _led(self) -> Presenter | None:
        return self._stage.led

    # --- following the scene ------------------------------------------------------------

    def show(self, scene: Scene, screen: Screen | None) -> None:
        """Make black, point and tell what `scene` says."""
        self._set_black(on=scene.black)
        self._point(scene, screen)
        if self.bar is not None and self._led is not None:
            self.bar.tell(self._led)

    def tick(self) -> None:
        """Let time be seen; a bar that nobody touches goes away."""
        if self.bar is None or self._led is None:
            return
        self.bar.tell(self._led)
        if self._now - self._touched > BAR_STAYS and self.sheet is None:
            self.put_bar_away()

    def close(self) -> None:
        """Stop what moves."""
        self.put_bar_away()
        self._dot.rest()

    def _set_black(self, *, on: bool) -> None:
        if on == self._is_black:
            return
        self._is_black, black = on, self._black
        Animation.cancel_all(black, "opacity")
        if black.parent is None:
            self.add_widget(black, len(self.children))
        fade = Animation(opacity=1.0 if on else 0.0, d=self._look.theme.motion.fade, t="out_quad")
        if not on:
            fade.bind(on_complete=lambda *_: self.remove_widget(black))
        fade.start(black)

    def _point(self, scene: Scene, screen: Screen | None) -> None:
        dot = self._dot
        if scene.dot is None or scene.black or screen is None:
            dot.rest()
            if dot.parent is not None:
                self.remove_widget(dot)
            return
        spot = screen.point_at(scene.dot.x, scene.dot.y)
        if dot.parent is None:
            dot.jump(*spot)
            self.add_widget(dot, len(self.children))
        else:
            dot.glide(*spot)

    # --- what fingers do ----------------------------------------------------------------

    @property
    def _now(self) -> float:
        return self._stage.session.clock.seconds()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Bring the bar up at the lower edge; take what would press something in the dark."""
        if self._podium.role is not Role.FIRST:
            return True  # who leads stands at another screen
        if super().on_touch_down(touch):
            self._touched = self._now
            return True
        if touch.is_mouse_scrolling or self._led is None:
            return False
        if self.bar is not None:
            self.put_bar_away()
        elif self._is_at_the_edge(touch.x - self.x, touch.y - self.y):
            self.show_bar()
            return True
        return self._is_black

    def _is_at_the_edge(self, x: float, y: float) -> bool:
        corner = self._look.touch
        in_the_corner = y < corner and x > self.width - corner
        return y < self._look.px(EDGE) or in_the_corner

    # --- the bar ------------------------------------------------------------------------

    def show_bar(self) -> None:
        """Bring the bar up."""
        self._touched = self._now
        if self._led is None or self.bar is not None:
            return
        self.bar = self._new_bar()
        self.bar.width, self.bar.pos = self.width, self.pos
        self.bar.bind(on_act=lambda _, name: self._act(name))
        self.add_widget(self.bar)
        self.bar.tell(self._led)

    def _new_bar(self) -> NarratorBar:
        return NarratorBar(look=self._look)

    def put_bar_away(self) -> None:
        """Leave the picture to the guests."""
        self.put_sheet_away()
        if self.bar is not None:
            self.remove_widget(self.bar)
            self.bar = None

    def put_sheet_away(self) -> None:
        """Close what the bar has opened."""
        if self.sheet is not None:
            self.remove_widget(self.sheet)
            if isinstance(self.sheet, PairingCode):
                self._podium.hide()
        self.sheet = None

    def _act(self, name: str) -> None:
        led, lectern = self._led, self._lectern
        if led is None:
            return
        match name:
            case "next":
                lectern.do(acts.Next())
            case "back":
                lectern.do(acts.Back())
            case "black":
                lectern.do(acts.Black(on=not led.standing.black))
            case "list":
                self._open(self._list(led, lectern))
            case "phone":
                self._open(self._code())
            case "end":
                self._open(last_question(self._look, led, lectern, self.put_sheet_away))

    def _open(self, sheet: Widget) -> None:
        self.put_sheet_away()
        self.sheet = sheet
        sheet.size_hint, sheet.pos_hint = (1, 1), {"x": 0, "y": 0}
        self.add_widget(sheet)

    def _list(self, led: Presenter, lectern: Lectern) -> ShowList:
        sheet = ShowList(led, look=self._look)

        def choose(_sheet: object, leg: int) -> None:
            self.put_sheet_away()
            lectern.do(acts.Jump(leg=leg))

        sheet.bind(on_choose=choose, on_close=lambda _: self.put_sheet_away())
        return sheet

    def _code(self) -> PairingCode:
        sheet = PairingCode(look=self._look, podium=self._podium)
        sheet.bind(on_close=lambda _: self.put_sheet_away())
        return sheet
