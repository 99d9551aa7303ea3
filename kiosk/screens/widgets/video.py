"""The moving picture: draws the latest frame of a player's slot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from kivy.core.window import Window
from kivy.graphics import BindTexture, Callback, Rectangle, RenderContext
from kivy.graphics.opengl import GL_BLEND, glDisable, glEnable
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty
from kivy.uix.widget import Widget

from kiosk.screens.widgets.fitting import place
from kiosk.screens.widgets.yuv import FRAGMENT, VERTEX, PlaneTextures, coefficients

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.player.frames import FrameSlot, Picture
    from kiosk.screens.bridge import Bridge


class Video(Widget):
    """Draws what a player decodes; holds the last picture until the next one is here.

    Nothing is drawn where there is no picture: what lies beneath shows through the letterbox.

    Attributes:
        slot: Where the pictures come from, usually `player.slot`. One widget at a time may
            watch a slot; set it to None when the widget leaves the screen. The picture stays.
        bridge: Leads from the decoder's thread to this one.
        fit: `contain` shows all of the picture, `cover` fills the widget.
        frozen: While true the picture on the glass stays, whatever is decoded.
        showing: Whether there is a picture on the glass.
        time: Seconds in the film of the picture on the glass.
        drawn: Pictures put on the glass so far.

    Events:
        on_first_picture: The first picture of a newly loaded film was drawn; what was held in
            its place (a still, another film) may go now.
    """

    __events__ = ("on_first_picture",)
    FITS: ClassVar = ("contain", "cover")

    slot = ObjectProperty(None, allownone=True)
    bridge = ObjectProperty(None, allownone=True)
    fit = OptionProperty("contain", options=FITS)
    frozen = BooleanProperty(defaultvalue=False)
    showing = BooleanProperty(defaultvalue=False)
    time = NumericProperty(0.0)
    drawn = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        """Begin empty, or with `slot` and `bridge`."""
        self._watched: FrameSlot | None = None
        self._listener: Callable[[], None] = self._take
        self._load = -1
        self._aspect = (1, 1, 1.0)
        self._colour: object = None
        self._textures = PlaneTextures(self._draw_again)
        self._context = RenderContext(use_parent_projection=True, use_parent_modelview=True)
        self._context.shader.vs = VERTEX
        self._context.shader.fs = FRAGMENT
        self._opacity = -1.0
        super().__init__(**kwargs)
        with self.canvas:
            Callback(self._follow_opacity)
        self.canvas.add(self._context)
        self.fbind("pos", self._place)
        self.fbind("size", self._place)
        self.fbind("fit", self._place)
        self.fbind("slot", self._watch)
        self.fbind("bridge", self._watch)
        self.fbind("frozen", self._on_frozen)
        self._watch()

    def on_first_picture(self) -> None:
        """Do nothing; screens bind to it."""

    def clear(self) -> None:
        """Draw nothing until the next picture, and free the memory of the last one."""
        self._context.clear()
        self._textures.release()
        self._load = -1
        self.showing = False

    # --- from the slot ------------------------------------------------------------------

    def _watch(self, *_: object) -> None:
        slot: FrameSlot | None = self.slot if self.bridge is not None else None
        if slot is self._watched:
            return
        if self._watched is not None:
            self._watched.leave(self._listener)
        self._watched = slot
        if slot is not None:
            bridge: Bridge = self.bridge
            self._listener = lambda: bridge.post(self._take)
            slot.listen(self._listener)
            slot.again()

    def _on_frozen(self, *_: object) -> None:
        if not self.frozen:
            self._take()

    def _draw_again(self) -> None:
        if self._watched is not None:
            self._watched.again()

    def _take(self) -> None:
        if self._watched is not None and not self.frozen:
            self._watched.take(self._draw)

    def _draw(self, picture: Picture) -> None:
        renewed = self._textures.upload(picture)
        if renewed or not self.showing:
            self._compose()
        look = (picture.width, picture.height, picture.sar)
        if renewed or look != self._aspect:
            self._aspect = look
            self._place()
        self._tint(picture)
        self._context.ask_update()
        self.time = picture.time
        self.drawn += 1
        self.showing = True
        if picture.load != self._load:
            self._load = picture.load
            self.dispatch("on_first_picture")

    # --- on the glass -------------------------------------------------------------------

    def _compose(self) -> None:
        y, u, v = self._textures.planes
        self._context.clear()
        with self._context:
            BindTexture(texture=u, index=1)
            BindTexture(texture=v, index=2)
            Callback(self._begin_opaque)
            # The first line of a decoded picture is its top; a texture's is its bottom.
            self._box = Rectangle(texture=y, tex_coords=(0, 1, 1, 1, 1, 0, 0, 0))
            Callback(self._end_opaque)
        self._context["texture1"] = 1
        self._context["texture2"] = 2
        self._context["visible"] = self._textures.visible
        self._place()

    def _place(self, *_: object) -> None:
        if not self._textures.planes:
            return
        width, height, sar = self._aspect
        spot = place(width * sar, height, self.pos, self.size, cover=self.fit == "cover")
        self._box.pos, self._box.size = spot.pos, spot.size
        left, bottom, right, top = spot.part
        self._box.tex_coords = (left, 1 - bottom, right, 1 - bottom, right, 1 - top, left, 1 - top)
        shown = ((right - left) * width, (top - bottom) * height)
        one_to_one = tuple(map(round, spot.size)) == tuple(map(round, shown))
        self._textures.smooth(one_to_one=one_to_one)

    def _tint(self, picture: Picture) -> None:
        colour = (picture.matrix, picture.full_range)
        if colour != self._colour:
            self._colour = colour
            uniforms = coefficients(picture.matrix, full_range=picture.full_range)
            for name, value in uniforms.items():
                self._context[name] = value

    def _follow_opacity(self, _instruction: Callback) -> None:
        # A context of its own starts at opacity 1 whatever its parents fade to.
        opacity = float(Window.render_context["opacity"])
        if opacity != self._opacity:
            self._opacity = opacity
            self._context["opacity"] = opacity

    def _begin_opaque(self, _instruction: Callback) -> None:
        # Blending reads every pixel beneath; without a GPU that is a tenth of the frame.
        if self._opacity >= 1:
            glDisable(GL_BLEND)

    def _end_opaque(self, _instruction: Callback) -> None:
        glEnable(GL_BLEND)
