"""A still picture: decoded in a worker, the old one held until the new one is ready."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
)
from kivy.uix.widget import Widget

from kiosk.errors import PictureError
from kiosk.player.base import Box, Fit, Wanted
from kiosk.screens.widgets.fitting import Spot, place
from kiosk.screens.widgets.layer import Layer

if TYPE_CHECKING:
    from kiosk.screens.widgets.shelf import Asked, Result, Shelf, Shown


class Picture(Widget):
    """Shows one still picture; nothing of it is decoded on the screen's thread.

    Attributes:
        shelf: Where the pictures come from.
        source: Path of the picture, relative to `shelf.root`, or None for no picture.
        fit: `contain` shows all of it, `cover` fills the widget.
        fade: Seconds over which a new picture replaces the old one; 0 for at once. A first
            picture that is at hand is there from the beginning.
        tint: Colour multiplied with the picture; its last part is the opacity.
        ready: Whether the picture on the glass is the one `source` names.
        failed: The error when it cannot be shown; the old picture stays then.
        magnified: Whether something around it is drawn larger or smaller than it is.
        natural: Width and height in pixels of the file on the glass; (0, 0) without one.

    Events:
        on_shown: The picture `source` names is on the glass (its fade begins).
    """

    __events__ = ("on_shown",)

    shelf = ObjectProperty(None, allownone=True)
    source = ObjectProperty(None, allownone=True)
    fit = OptionProperty("contain", options=("contain", "cover"))
    fade = NumericProperty(0.0)
    tint = ListProperty([1, 1, 1, 1])
    ready = BooleanProperty(defaultvalue=False)
    failed = ObjectProperty(None, allownone=True)
    natural = ObjectProperty((0, 0))
    magnified = BooleanProperty(defaultvalue=False)
    _mix = NumericProperty(1.0)

    def __init__(self, **kwargs: Any) -> None:
        """Begin empty, or with `shelf` and `source`."""
        self._asked: Asked | None = None
        self._asking = False
        self._asked_lens: Asked | None = None
        self._wanted: Wanted | None = None
        self._size_before = (0, 0)
        self._spot = Spot((0.0, 0.0), (0.0, 0.0))
        super().__init__(**kwargs)
        with self.canvas:
            self._old, self._new, self._lens = Layer(), Layer(), Layer()
        self._look_later = Clock.create_trigger(self._look)
        for name in ("shelf", "source", "fit", "size"):
            self.fbind(name, self._look_later)
        for name in ("pos", "size", "fit", "magnified"):
            self.fbind(name, self._place)
        for name in ("tint", "_mix"):
            self.fbind(name, self._paint)
        self.fbind("source", self._on_source)
        self._look_later()

    def on_shown(self) -> None:
        """Do nothing; screens bind to it."""

    @property
    def waits(self) -> bool:
        """Whether a picture, or a sharper one, is on its way to the glass."""
        if self.source is None or self.failed is not None or min(self.size) < 1:
            return False
        asked = self._asked is not None and self._asked.then is not None
        return not self.ready or asked or bool(self._look_later.is_triggered)

    # --- where things lie on it ---------------------------------------------------------

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where on the glass a point of the picture lies.

        Args:
            x: Fraction of the picture's width, from the left.
            y: Fraction of its height, from the top.
        """
        left, top, right, bottom = self._new.part
        across, down = (x - left) / (right - left), (y - top) / (bottom - top)
        return (
            self._spot.pos[0] + across * self._spot.size[0],
            self._spot.pos[1] + (1 - down) * self._spot.size[1],
        )

    def sharpen(self, part: Box, width: float, height: float) -> None:
        """Show `part` of the picture sharper, after the visitor zoomed into it.

        Args:
            part: What is seen, as fractions of the picture from its top left corner.
            width: Pixels of the screen over which that part is spread.
            height: The same, upright.
        """
        if not self.ready or self.shelf is None or min(width, height) < 1:
            return
        self._drop_asked_lens()
        wanted = Wanted(Path(self.source), round(width), round(height), Fit.CONTAIN, part)
        self._asked_lens = self.shelf.ask(wanted, self._show_lens)

    def soften(self) -> None:
        """Go back to the whole picture at the widget's own size."""
        self._drop_asked_lens()
        self._lens.show(None)

    # --- asking -------------------------------------------------------------------------

    def _on_source(self, *_: object) -> None:
        self.ready = False
        self.failed = None
        self._withdraw()  # the source may have changed to another and back since the last look
        self.soften()

    def _look(self, _dt: float = 0.0) -> None:
        if self.source is None:
            self._withdraw()
            self._show(None)
            return
        shelf: Shelf | None = self.shelf
        if shelf is None or min(self.size) < 1:
            return
        size = (round(self.width), round(self.height))
        if size != self._size_before:
            # Layouts need several frames to agree: a picture decoded for a size in between
            # would be seen blurred before the right one comes.
            self._size_before = size
            self._look_later()
            return
        wanted = Wanted(Path(self.source), *size, Fit(self.fit))
        if wanted != self._wanted:
            self._withdraw()
            self._wanted = wanted
            self._asking = True
            self._asked = shelf.ask(wanted, self._arrive)
            self._asking = False

    def _arrive(self, result: Result) -> None:
        self._asked = None
        if isinstance(result, PictureError):
            self.failed = result
        else:
            self._show(result)

    def _withdraw(self) -> None:
        self._wanted = None
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def _drop_asked_lens(self) -> None:
        if self._asked_lens is not None:
            self._asked_lens.cancel()
            self._asked_lens = None

    # --- showing ------------------------------------------------------------------------

    def _show(self, shown: Shown | None) -> None:
        Animation.cancel_all(self, "_mix")
        sharper = self.ready and shown is not None
        at_hand = self._asking and self._new.shown is None
        self._old.show(None if sharper else self._new.shown)
        self._new.show(shown)
        self.natural = shown.natural if shown is not None else (0, 0)
        self._place()
        if sharper or at_hand or self.fade <= 0:
            self._settle()
        else:
            self._mix = 0.0
            fading = Animation(_mix=1.0, duration=self.fade, transition="in_out_sine")
            fading.bind(on_complete=self._settle)
            fading.start(self)
        if shown is not None and not self.ready:
            self.ready = True
            self.dispatch("on_shown")

    def _settle(self, *_: object) -> None:
        self._mix = 1.0
        self._old.show(None)
        self._paint()

    def _show_lens(self, result: Result) -> None:
        self._asked_lens = None
        if not isinstance(result, PictureError):
            self._lens.show(result)
            self._place()
            self._paint()

    def _place(self, *_: object) -> None:
        cover = self.fit == "cover"
        for layer in (self._old, self._new):
            layer.lie(place(*layer.size, self.pos, self.size, cover=cover))
        self._spot = self._new.spot
        left, top, right, bottom = self._lens.part
        low, high = self.point(left, bottom), self.point(right, top)
        self._lens.lie(Spot(low, (high[0] - low[0], high[1] - low[1])))
        for layer in (self._old, self._new, self._lens):
            layer.smooth(magnified=self.magnified)

    def _paint(self, *_: object) -> None:
        # Two pictures in the same place: the old one stays whole beneath the new one, so that
        # the ground does not shine through half-way.
        same = self._old.spot == self._new.spot
        self._old.paint(self.tint, 1.0 if same else 1.0 - self._mix)
        self._new.paint(self.tint, self._mix)
        self._lens.paint(self.tint, 1.0)
