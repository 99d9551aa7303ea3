"""Draws only what changed, on a machine whose processor draws.

There every pixel costs: a whole screen of it takes as long as four frames, and a finger must not
wait for that to see a button go down. A graphics chip draws the whole screen in no time, and
would have to be asked what is left in a buffer after it was shown; there all is drawn, always.
"""

from __future__ import annotations

import math
from functools import cache

from kivy.core.window import Window
from kivy.graphics import BindTexture
from kivy.graphics.opengl import (
    GL_COLOR_BUFFER_BIT,
    GL_RGBA,
    GL_SCISSOR_TEST,
    GL_TEXTURE_2D,
    GL_UNSIGNED_BYTE,
    glClear,
    glClearColor,
    glCopyTexSubImage2D,
    glDisable,
    glEnable,
    glReadPixels,
    glScissor,
)
from kivy.graphics.texture import Texture

from kiosk.screens.damage import Box, Damage
from kiosk.screens.widgets.yuv import has_gpu

_NOTHING = Box(0.0, 0.0, 0.0, 0.0)


def draw_sparingly() -> None:
    """Have the window draw only what changed, where that is safe; once, after it has opened."""
    if _keeps_what_was_shown():
        _Sparing()


def fill_plainly() -> None:
    """Fill areas of one colour without smoothing the white picture that Kivy fills them with.

    Without a graphics chip that halves the time they take.
    """
    white = BindTexture().texture
    white.min_filter = white.mag_filter = "nearest"


def picture_of_the_glass() -> Texture:
    """Return what the window shows now, as large as it."""
    if not _keeps_what_was_shown():
        Window.dispatch("on_draw")
    size = Window.system_size
    texture = Texture.create(size=size, colorfmt="rgb")
    texture.min_filter = texture.mag_filter = "nearest"
    texture.bind()
    glCopyTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, 0, 0, *size)
    return texture


def pixels_of_the_glass() -> tuple[int, int, bytes]:
    """Return width, height and RGBA bytes of what the window shows now, the lowest line first."""
    if not _keeps_what_was_shown():
        Window.dispatch("on_draw")
    width, height = map(int, Window.system_size)
    return width, height, glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE)


@cache
def _keeps_what_was_shown() -> bool:
    """Try whether the buffer drawn into still holds the last picture after it was shown."""
    if has_gpu():
        return False
    for lighter in (0.0, 0.02):  # both look like the window before its first picture
        glClearColor(*(part + lighter for part in Window.clearcolor[:3]), 1.0)
        glClear(GL_COLOR_BUFFER_BIT)
        before = bytes(glReadPixels(1, 1, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE))
        Window.flip()
        if bytes(glReadPixels(1, 1, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE)) != before:
            return False
    return True


class _Sparing:
    """Puts a limit to each drawing of the window."""

    def __init__(self) -> None:
        self._damage = Damage()
        Window.fbind("on_draw", self._limit)  # holds this, which `bind` would not
        Window.fbind("on_flip", self._unlimit)
        Window.fbind("size", self._forget)

    def _forget(self, *_: object) -> None:
        self._damage.forget()

    def _limit(self, *_: object) -> None:
        found = self._damage.find(Window) or _NOTHING
        width, height = Window.system_size
        left, low = max(0, math.floor(found.left)), max(0, math.floor(found.low))
        right, high = min(width, math.ceil(found.right)), min(height, math.ceil(found.high))
        glEnable(GL_SCISSOR_TEST)
        glScissor(left, low, max(0, right - left), max(0, high - low))

    def _unlimit(self, *_: object) -> None:
        glDisable(GL_SCISSOR_TEST)
