"""A picture to pinch, push and look into; sharp again wherever one stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.graphics import PopMatrix, PushMatrix, Scale, Translate
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from kiosk.screens.widgets.clipped import Clipped
from kiosk.screens.widgets.gesture import Gesture, Gestured
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.scroll import SLOP
from kiosk.show.zoom import Zoom
from kiosk.show.zoom_frame import Frame

if TYPE_CHECKING:
    from kivy.input import MotionEvent

_NO_PICTURE = (16.0, 10.0)
"""Shape assumed until a picture is there."""


class Zoomable(Gestured, Looked, Clipped):
    """Shows one picture whole, and any part of it as large as two fingers want.

    Attributes:
        shelf: Where pictures come from.
        source: The picture, as `Picture.source`.
        most: How many times larger than fitting it can be made, at least.
        zoomed: Whether only a part is seen.
        alone: Whether it takes touches itself; False inside a pager.

    Events:
        on_pose: The picture lies differently; whoever draws on it calls `spot` again.
        on_tap: A finger touched a spot of the picture (fractions from its top left corner).
        on_shown: The picture `source` names is on the glass.
    """

    shelf = ObjectProperty(None, allownone=True)
    source = ObjectProperty(None, allownone=True)
    fade = NumericProperty(0.0)
    most = NumericProperty(4.0)
    zoomed = BooleanProperty(defaultvalue=False)
    alone = BooleanProperty(defaultvalue=True)

    __events__: tuple[str, ...] = ("on_pose", "on_tap", "on_shown")

    def __init__(self, **kwargs: object) -> None:
        """Prepare the transformation between the view and the picture."""
        self.picture = Picture(size_hint=(None, None))
        self._frame = Frame(1.0, 1.0, *_NO_PICTURE)
        self.zoom = Zoom(self._frame)
        self._moving = None
        super().__init__(**kwargs)
        before, after = self.picture.canvas.before, self.picture.canvas.after
        with before:
            PushMatrix()
            self._shift, self._scale = Translate(), Scale(1.0)
        with after:
            PopMatrix()
        self.add_widget(self.picture)
        self.picture.bind(on_shown=lambda *_: self.dispatch("on_shown"))
        self.picture.bind(natural=self._reframe)
        for name in ("shelf", "source", "fade"):
            self.fbind(name, self._pass_on)
        for name in ("pos", "size", "most"):
            self.fbind(name, self._reframe)
        self._pass_on()

    def dress(self) -> None:
        """Learn how far a finger may tremble."""
        self._gesture = Gesture(self, self, self.look.px(SLOP))

    def on_pose(self) -> None:
        """Do nothing; whoever draws on the picture binds to it."""

    def on_tap(self, x: float, y: float) -> None:
        """Do nothing; screens bind to it."""

    def on_shown(self) -> None:
        """Do nothing; screens bind to it."""

    # --- where things lie ---------------------------------------------------------------

    def spot(self, x: float, y: float) -> tuple[float, float]:
        """Return where on the glass a point of the picture lies now (fractions, top left)."""
        frame = self._frame
        at = self.zoom.pose.to_view(x * frame.width, (1 - y) * frame.height)
        return self.x + at[0], self.y + at[1]

    def show_part(self, x: float, y: float, times: float) -> None:
        """Glide until a point (fractions, top left) is in the middle, `times` as large."""
        frame = self._frame
        self.zoom.show(x * frame.width, (1 - y) * frame.height, times)
        self._run()

    def show_whole(self, *, glide: bool = True) -> None:
        """Show all of the picture."""
        if glide:
            self.zoom.show_whole()
            self._run()
        else:
            self.zoom = Zoom(self._frame)
            self._lay()

    # --- what fingers do (Handler) ------------------------------------------------------

    def push(self, dx: float, dy: float) -> None:
        """Follow one finger."""
        self.zoom.push(dx, dy)
        self._lay()

    def pinch(self, factor: float, x: float, y: float) -> None:
        """Grow about the middle of two fingers."""
        self.zoom.pinch(factor, x - self.x, y - self.y)
        self._lay()

    def let_go(self, vx: float = 0.0, vy: float = 0.0) -> None:
        """Go on by itself, and come to rest within bounds."""
        self.zoom.let_go(vx, vy)
        self._run()

    def tap(self, x: float, y: float) -> None:
        """Tell which point of the picture was touched."""
        px, py = self.zoom.pose.to_picture(x - self.x, y - self.y)
        self.dispatch("on_tap", px / self._frame.width, 1 - py / self._frame.height)

    def double_tap(self, x: float, y: float) -> None:
        """Look closer, or at the whole again."""
        self.zoom.double_tap(x - self.x, y - self.y)
        self._run()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take the touch when alone, after whatever lies on the picture."""
        if not self.collide_point(*touch.pos):
            return False
        if super().on_touch_down(touch):
            return True
        if touch.is_mouse_scrolling and self.alone:
            self.pinch(0.87 if touch.button == "scrollup" else 1.15, *touch.pos)
            self.let_go()
            return True
        return bool(self.alone) and self._gesture.begin(touch)

    # --- drawing ------------------------------------------------------------------------

    def _pass_on(self, *_: object) -> None:
        self.picture.shelf, self.picture.fade = self.shelf, self.fade
        if self.picture.source != self.source:
            self.picture.source = self.source
            self.zoom = Zoom(self._frame)
            self._lay()

    def _reframe(self, *_: object) -> None:
        natural = self.picture.natural
        wide, high = natural if min(natural) > 0 else _NO_PICTURE
        view = (max(1.0, self.width), max(1.0, self.height))
        self._frame = Frame(*view, wide, high, most=self.most)
        self.picture.pos, self.picture.size = self.pos, self.size
        self.zoom.resize(self._frame)
        self._lay()

    def _lay(self) -> None:
        """Move the picture from where it fits to where the fingers want it."""
        fitted, pose = self._frame.fitted, self.zoom.pose
        ratio = pose.scale / fitted.scale
        self._scale.origin = self.pos
        self._scale.xyz = (ratio, ratio, 1)
        self._shift.xy = (pose.x - fitted.x * ratio, pose.y - fitted.y * ratio)
        self.picture.magnified = (ratio, *self._shift.xy) != (1.0, 0.0, 0.0)
        self.zoomed = self.zoom.zoomed
        self.dispatch("on_pose")

    def _run(self) -> None:
        if self._moving is None:
            self._moving = Clock.schedule_interval(self._step, 0)

    def _step(self, passed: float) -> None:
        moves = self.zoom.step(passed)
        self._lay()
        if not moves and self._moving is not None:
            self._moving.cancel()
            self._moving = None
            if not self.zoom.held:
                self._sharpen()

    def _sharpen(self) -> None:
        """Ask for what is seen at the sharpness of the glass."""
        if not self.zoomed:
            self.picture.soften()
            return
        pose, frame = self.zoom.pose, self._frame
        left, low = pose.to_picture(0.0, 0.0)
        right, high = pose.to_picture(self.width, self.height)
        part = (
            max(0.0, left / frame.width),
            max(0.0, 1 - high / frame.height),
            min(1.0, right / frame.width),
            min(1.0, 1 - low / frame.height),
        )
        wide = (part[2] - part[0]) * frame.width * pose.scale
        high_ = (part[3] - part[1]) * frame.height * pose.scale
        self.picture.sharpen(part, wide, high_)
