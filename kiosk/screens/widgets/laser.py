"""The narrator's laser dot: small, red and gold, with a soft halo; sixty times a second."""

from __future__ import annotations

import math
from functools import cache

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from kiosk.screens.widgets.looked import Looked

SIDE = 72
"""Of dot and halo, in thousandths of the short side."""
_PULL = 28.0
"""How fast it nears where the finger is, per second: phones send thirty spots, not sixty."""
_NEAR = 0.4
"""Pixels at which it has arrived."""
_TEXELS = 96


@cache
def dot_texture(red: tuple[float, ...], gold: tuple[float, ...]) -> Texture:
    """Return a dot with a bright heart, a ring of gold and a halo that fades; drawn once."""
    pixels = bytearray()
    middle = (_TEXELS - 1) / 2
    for y in range(_TEXELS):
        for x in range(_TEXELS):
            far = math.hypot(x - middle, y - middle) / middle
            pixels += _texel(far, red, gold)
    texture = Texture.create(size=(_TEXELS, _TEXELS), colorfmt="rgba")
    texture.blit_buffer(bytes(pixels), colorfmt="rgba")
    texture.mag_filter = texture.min_filter = "linear"
    return texture


def _texel(far: float, red: tuple[float, ...], gold: tuple[float, ...]) -> bytes:
    heart = max(0.0, 1 - far / 0.16) ** 0.8
    core = min(1.0, max(0.0, (0.25 - far) / 0.03))
    ring = min(1.0, max(0.0, (0.33 - far) / 0.03)) - core
    halo = 0.5 * max(0.0, 1 - far) ** 2.2
    alpha = max(core, ring * 0.95, halo)
    part = max(0.0, min(1.0, ring))
    bright = [
        r + (g - r) * part + (1 - r) * 0.75 * heart * core for r, g in zip(red, gold, strict=True)
    ]
    return bytes(round(255 * min(1.0, value)) for value in (*bright, alpha))


class LaserDot(Looked, Widget):
    """Follows a spot of the glass; no larger than it is seen, so little is drawn anew."""

    def dress(self) -> None:
        """Draw the dot."""
        look = self.look
        side = look.px(SIDE)
        self.size_hint, self.size = (None, None), (side, side)
        red, gold = (0.93, 0.11, 0.09), look.colour("gold_light")[:3]
        with self.canvas:
            Color(1, 1, 1, 1)
            self._spot = Rectangle(texture=dot_texture(red, gold), size=self.size)
        self._goal = (0.0, 0.0)
        self._moving = Clock.create_trigger(self._step, 0, interval=True)
        self.fbind("pos", self._follow)

    def jump(self, x: float, y: float) -> None:
        """Be at a spot at once: the finger has come down there."""
        self._goal = (x, y)
        self.pos = (x - self.width / 2, y - self.height / 2)

    def glide(self, x: float, y: float) -> None:
        """Go to a spot."""
        self._goal = (x, y)
        self._moving()

    def rest(self) -> None:
        """Move no more."""
        self._moving.cancel()

    def _step(self, passed: float) -> None:
        x, y = self.x + self.width / 2, self.y + self.height / 2
        share = 1 - math.exp(-_PULL * min(0.1, passed))
        dx, dy = self._goal[0] - x, self._goal[1] - y
        if math.hypot(dx, dy) < _NEAR:
            self.rest()
            share = 1.0
        self.pos = (self.x + dx * share, self.y + dy * share)

    def _follow(self, *_: object) -> None:
        self._spot.pos = self.pos
