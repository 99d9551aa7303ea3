"""Pieces of text as quads on shared textures: drawn once, tinted and placed as often as needed.

Every Chinese character and every Latin word of a size is rasterised once, into pages of light
and alpha (two bytes a pixel). Text then costs one mesh a page, its colour can change without
drawing it again, and a screen of new text is ready within a few milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kivy.core.text import Label as CoreLabel
from kivy.graphics.texture import Texture

from kiosk.screens.typeset import forget_texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PAGE = 1024
"""Side of a page, in pixels."""

MOST_PAGES = 8
"""Pages kept until `retire` begins anew (2 MiB each)."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A piece of text on a texture.

    Attributes:
        texture: Where it is drawn, white with alpha.
        box: Left, top, right and bottom on the texture, as fractions.
        size: Width and height, in pixels.
    """

    texture: Texture
    box: tuple[float, float, float, float]
    size: tuple[int, int]


@dataclass(slots=True)
class _Page:
    """A texture filled shelf by shelf."""

    texture: Texture
    shelves: list[list[int]] = field(default_factory=list)  # [y, height, x used]

    def room(self, width: int, height: int) -> tuple[int, int] | None:
        for shelf in self.shelves:
            if shelf[1] == height and shelf[2] + width <= PAGE:
                shelf[2] += width
                return shelf[2] - width, shelf[0]
        top = self.shelves[-1][0] + self.shelves[-1][1] if self.shelves else 0
        if top + height > PAGE:
            return None
        self.shelves.append([top, height, width])
        return 0, top


class Face:
    """One font at one size."""

    def __init__(self, atlas: Glyphs, font: Path, size: int) -> None:
        """Open the font; pieces are drawn when they are first asked for."""
        self._atlas = atlas
        self._label = CoreLabel(font_name=str(font), font_size=size, color=(1, 1, 1, 1))
        self._label.resolve_font_name()
        self._glyphs: dict[str, Glyph] = {}
        self._widths: dict[str, float] = {}
        self.size = size
        self.ascent = float(self._label.get_ascent())
        self.height = float(self._label.get_ascent() - self._label.get_descent())

    def measure(self, text: str) -> float:
        """Return the width of `text`, in pixels."""
        width = self._widths.get(text)
        if width is None:
            # every Chinese character is one em wide, and there are tens of thousands
            if len(text) == 1 and "\u4e00" <= text <= "\u9fff":
                width = float(self.size)
            else:
                width = float(self._label.get_extents(text)[0])
            self._widths[text] = width
        return width

    def glyph(self, text: str) -> Glyph:
        """Return `text` drawn."""
        glyph = self._glyphs.get(text)
        if glyph is None:
            glyph = self._glyphs[text] = self._draw(text)
        return glyph

    def _draw(self, text: str) -> Glyph:
        label = self._label
        width, height = label.get_extents(text)
        label._size = (max(1, int(width)), max(1, int(height)))  # noqa: SLF001  # Kivy's own three steps, without its texture per label
        label._render_begin()  # noqa: SLF001
        label._render_text(text, 0, 0)  # noqa: SLF001
        image = label._render_end()  # noqa: SLF001
        return self._atlas.put(image.width, image.height, image.data)


class Glyphs:
    """All faces and pages; lives as long as the window."""

    def __init__(self, fonts: Mapping[str, Path]) -> None:
        """Know the fonts by name (`serif`, `sans`, `icons`)."""
        self._fonts = dict(fonts)
        self._faces: dict[tuple[str, int], Face] = {}
        self._pages: list[_Page] = []

    def face(self, font: str, size: float) -> Face:
        """Return the font called `font` at `size` pixels."""
        key = (font, max(4, round(size)))
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = Face(self, self._fonts[font], key[1])
        return face

    def retire(self) -> None:
        """Begin new pages once there are many; texts on the glass keep the ones they use."""
        if len(self._pages) > MOST_PAGES:
            self._pages.clear()
            self._faces.clear()
            forget_texts()

    def put(self, width: int, height: int, rgba: bytes) -> Glyph:
        """Place drawn pixels on a page (a large piece gets a texture of its own)."""
        pixels = bytearray(b"\xff" * (2 * width * height))
        pixels[1::2] = rgba[3::4]
        if width > PAGE // 2 or height > PAGE // 4:
            texture = _texture(width, height)
            x = y = 0
        else:
            texture, x, y = self._room(width, height)
        texture.blit_buffer(
            bytes(pixels), size=(width, height), pos=(x, y), colorfmt="luminance_alpha"
        )
        across, down = texture.size
        box = (x / across, y / down, (x + width) / across, (y + height) / down)
        return Glyph(texture, box, (width, height))

    def _room(self, width: int, height: int) -> tuple[Texture, int, int]:
        for page in self._pages:
            place = page.room(width + 1, height + 1)
            if place is not None:
                return page.texture, *place
        page = _Page(_texture(PAGE, PAGE))
        self._pages.append(page)
        place = page.room(width + 1, height + 1)
        if place is None:
            raise AssertionError("a piece larger than a page has a texture of its own")
        return page.texture, *place


def _texture(width: int, height: int) -> Texture:
    texture = Texture.create(size=(width, height), colorfmt="luminance_alpha")
    texture.blit_buffer(bytes(2 * width * height), size=(width, height), colorfmt="luminance_alpha")
    texture.mag_filter = texture.min_filter = "nearest"  # glyphs lie on whole pixels
    return texture
