"""Grounds and panels: paper with a grain, dark red with a glow, soft shadows, gold hairlines."""

from __future__ import annotations

import math
import random
from functools import cache
from typing import TYPE_CHECKING

from kivy.graphics import BorderImage, Color, Rectangle, SmoothLine, SmoothRoundedRectangle
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.screens.widgets.looked import Looked

if TYPE_CHECKING:
    from kiosk.screens.look import Look, Rgba

_SHADOW_SIDE = 48
_SHADOW_EDGE = 22


@cache
def shadow_texture() -> Texture:
    """Return a blurred square, to be stretched between its edges; drawn once."""
    side, edge = _SHADOW_SIDE, _SHADOW_EDGE
    sigma = edge / 2.4

    def covered(at: float) -> float:
        near = math.erf((at - edge) / (sigma * math.sqrt(2)))
        far = math.erf((side - edge - at) / (sigma * math.sqrt(2)))
        return (near + far) / 2

    row = [covered(i + 0.5) for i in range(side)]
    pixels = bytearray(b"\xff" * (2 * side * side))
    pixels[1::2] = bytes(round(255 * max(0.0, a * b)) for a in row for b in row)
    return _texture(side, side, bytes(pixels))


_TILE = 256


@cache
def paper_texture(base: Rgba, grain: Rgba) -> Texture:
    """Return a tile of paper with a fine grain, which also hides the bands of a gradient.

    Grain and ground are mixed here, once, and not in every frame: without a graphics card each
    layer as large as the glass costs as much as a whole film.
    """
    noise = random.Random(7).randbytes(_TILE * _TILE)  # noqa: S311  # a pattern, not a secret
    cover = [max(0, i - 128) // 9 / 255 * grain[3] for i in range(256)]
    pixels = bytearray(3 * _TILE * _TILE)
    for channel in range(3):
        ground, dust = base[channel], grain[channel]
        mixed = bytes(round(255 * (ground + (dust - ground) * part)) for part in cover)
        pixels[channel::3] = noise.translate(mixed)
    texture = Texture.create(size=(_TILE, _TILE), colorfmt="rgb")
    texture.blit_buffer(bytes(pixels), size=(_TILE, _TILE), colorfmt="rgb")
    texture.wrap = "repeat"
    texture.mag_filter = texture.min_filter = "nearest"  # one to one
    return texture


@cache
def glow_texture() -> Texture:
    """Return light that falls off from the middle of the upper part."""
    side = 96
    pixels = bytearray(b"\xff" * (2 * side * side))
    values = bytearray()
    for y in range(side):
        for x in range(side):
            far = math.hypot((x + 0.5) / side - 0.5, ((y + 0.5) / side - 0.62) * 0.9) / 0.62
            values.append(round(255 * (max(0.0, 1 - far * far) ** 1.6)))
    pixels[1::2] = values
    return _texture(side, side, bytes(pixels))


@cache
def fade_texture() -> Texture:
    """Return a column that is clear above and full below, eased."""
    side = 64
    pixels = bytearray(b"\xff" * (2 * side))
    pixels[1::2] = bytes(round(255 * (1 - y / (side - 1)) ** 1.5) for y in range(side))
    return _texture(1, side, bytes(pixels))


@cache
def shine_texture() -> Texture:
    """Return light that lies across brushed metal."""
    side = 64
    pixels = bytearray(b"\xff" * (2 * side * side))
    pixels[1::2] = bytes(
        round(127 + 127 * math.sin((x + 0.55 * y) / side * 2.2 * math.pi + 0.6))
        for y in range(side)
        for x in range(side)
    )
    return _texture(side, side, bytes(pixels))


def _texture(width: int, height: int, pixels: bytes) -> Texture:
    texture = Texture.create(size=(width, height), colorfmt="luminance_alpha")
    texture.blit_buffer(pixels, size=(width, height), colorfmt="luminance_alpha")
    return texture


class Ground(Looked, Widget):
    """A full ground: `page` (warm white paper), `red` (deep red with a glow), `deep`, `night`.

    Put it first in a screen.
    """

    tone = OptionProperty("page", options=["page", "red", "deep", "night"])

    def dress(self) -> None:
        """Build the layers and follow the size."""
        look = self.look
        base, glow, grain = {
            "page": ("page", None, ("ink", 0.55)),
            "deep": ("red_deep", None, ("red_night", 0.9)),
            "red": ("red_deep", ("red", 0.85), ("red_night", 0.9)),
            "night": ("red_night", ("red_deep", 0.9), ("ink", 0.6)),
        }[self.tone]
        self.canvas.clear()
        self._glow: Rectangle | None = None
        with self.canvas:
            Color(1, 1, 1)
            self._paper = Rectangle(texture=paper_texture(look.colour(base), look.colour(*grain)))
            if glow is not None:
                Color(*look.colour(*glow))
                self._glow = Rectangle(texture=glow_texture())
        self.follow_box()

    def place(self) -> None:
        """Fill the present box."""
        for layer in (self._paper, self._glow):
            if layer is not None:
                layer.pos, layer.size = self.pos, self.size
        across, down = self.width / _TILE, self.height / _TILE
        self._paper.tex_coords = (0, 0, across, 0, across, down, 0, down)


class Panel(Looked, FloatLayout):
    """A sheet of paper that lies on the ground.

    Attributes:
        fill: A colour of the theme, or "" for none.
        edge: A colour of its hairline, or "" for none.
        corner: A radius of the theme.
        raised: Whether it throws a soft shadow.
    """

    fill = StringProperty("paper")
    edge = StringProperty("")
    corner = StringProperty("card")
    raised = BooleanProperty(defaultvalue=False)
    fill_alpha = NumericProperty(1.0)

    def dress(self) -> None:
        """Build shadow, sheet and hairline, and follow the size."""
        self.sheet = Sheet(self.look, self.fill, self.edge, self.corner, raised=self.raised)
        self.sheet.fill.a = self.fill_alpha if self.fill else 0.0
        self.canvas.before.add(self.sheet.group)
        self.follow_box()

    def place(self) -> None:
        """Fill the present box."""
        self.sheet.lay(self.x, self.y, self.width, self.height)


class Sheet:
    """The instructions of a panel: a shadow, a filled rounded rectangle, a hairline."""

    def __init__(
        self, look: Look, fill: str, edge: str, corner: str, *, raised: bool = False
    ) -> None:
        """Make them for colours of the theme; empty names draw nothing."""
        from kivy.graphics import InstructionGroup  # noqa: PLC0415

        self.group = InstructionGroup()
        self._radius = look.radius(corner)
        self._reach = look.px(16)
        self._drop = look.px(5)
        self._shadow: BorderImage | None = None
        self._line: SmoothLine | None = None
        if raised:
            self.group.add(Color(*look.colour("red_night", 0.30)))
            border = (_SHADOW_EDGE,) * 4
            self._shadow = BorderImage(texture=shadow_texture(), border=border)
            self._shadow.display_border = (self._reach * 2,) * 4
            self.group.add(self._shadow)
        self.fill = Color(*look.colour(fill)) if fill else Color(0, 0, 0, 0)
        self.group.add(self.fill)
        self._face = SmoothRoundedRectangle(radius=[self._radius])
        self.group.add(self._face)
        if edge:
            self.edge = Color(*look.colour(edge))
            self.group.add(self.edge)
            self._line = SmoothLine(width=look.line("hair") / 2 + 0.2)
            self.group.add(self._line)

    def lay(self, x: float, y: float, width: float, height: float) -> None:
        """Lay the sheet."""
        self._face.pos, self._face.size = (x, y), (max(1, width), max(1, height))
        if self._shadow is not None:
            reach = self._reach
            self._shadow.pos = (x - reach, y - reach - self._drop)
            self._shadow.size = (width + 2 * reach, height + 2 * reach)
        if self._line is not None:
            self._line.rounded_rectangle = (x, y, width, height, self._radius)

    def tint(self, rgba: Rgba) -> None:
        """Change the sheet's colour."""
        self.fill.rgba = rgba


class Rule(Looked, Widget):
    """A gold hairline; with `knot: True` a small lozenge in its middle."""

    tint = StringProperty("gold")
    knot = BooleanProperty(defaultvalue=False)
    weight = StringProperty("hair")

    def dress(self) -> None:
        """Draw the line and follow the size."""
        with self.canvas:
            Color(*self.look.colour(self.tint))
            self._left, self._right = Rectangle(), Rectangle()
            self._knot = SmoothLine(close=True, width=self.look.line("hair") / 2 + 0.3)
        self.follow_box()

    def place(self) -> None:
        """Fill the present box."""
        thick = self.look.line(self.weight)
        y = round(self.center_y - thick / 2)
        if not self.knot:
            self._left.pos, self._left.size = (self.x, y), (self.width, thick)
            self._right.size = (0, 0)
            self._knot.points = []
            return
        half = self.look.px(9)
        gap = half * 2.1
        reach = max(0, self.width / 2 - gap)
        middle = y + thick / 2
        self._left.pos, self._left.size = (self.x, y), (reach, thick)
        self._right.pos, self._right.size = (self.right - reach, y), (reach, thick)
        cx = self.center_x
        self._knot.points = [
            cx - half,
            middle,
            cx,
            middle + half,
            cx + half,
            middle,
            cx,
            middle - half,
        ]


class Scrim(Looked, Widget):
    """Dusk over a picture, so that words on it can be read.

    Attributes:
        side: Where it is darkest: bottom, top, left or right.
        tint: A colour of the theme.
        depth: How dark it gets, 0.0 to 1.0.
    """

    side = OptionProperty("bottom", options=["bottom", "top", "left", "right"])
    tint = StringProperty("red_night")
    depth = NumericProperty(0.94)

    def dress(self) -> None:
        """Draw it and follow the size."""
        full, clear = (0, 0), (0, 1)
        corners = {
            "bottom": (*full, *full, *clear, *clear),
            "top": (*clear, *clear, *full, *full),
            "left": (*full, *clear, *clear, *full),
            "right": (*clear, *full, *full, *clear),
        }[self.side]
        with self.canvas:
            Color(*self.look.colour(self.tint, self.depth))
            self._dusk = Rectangle(texture=fade_texture(), tex_coords=corners)
        self.follow_box()

    def place(self) -> None:
        """Fill the present box."""
        self._dusk.pos, self._dusk.size = self.pos, self.size
