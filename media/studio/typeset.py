"""Sets Chinese and English text: faces, line breaking by the rules, and paragraphs.

Chinese lines never begin with a closing mark nor end with an opening one (禁则), a mark that would
hang over is pulled in, and an opening bracket at the head of a line starts half a square further
left, so that edges look straight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import skia

if TYPE_CHECKING:
    from collections.abc import Iterator

FACES = {
    "serif": ("Noto Serif CJK SC", 400),
    "serif-bold": ("Noto Serif CJK SC", 700),
    "sans": ("Noto Sans CJK SC", 400),
    "sans-bold": ("Noto Sans CJK SC", 700),
    "latin": ("Noto Serif", 400),
    "latin-bold": ("Noto Serif", 700),
    "hand": ("LXGW WenKai", 400),
    "hand-light": ("LXGW WenKai", 300),
    "hand-bold": ("LXGW WenKai", 700),
}
PACKAGES = {"LXGW WenKai": "fonts-lxgw-wenkai", "Noto Serif": "fonts-noto-core"}

NOT_FIRST = set("，。、；：？！）》〉」』】”’…—·％,.;:?!)%]}")
NOT_LAST = set("（《〈「『【“‘([{")


class MissingFaceError(RuntimeError):
    """A font the studio draws with is not installed."""


@lru_cache(maxsize=16)
def face(name: str) -> skia.Typeface:
    """Return the face called `name` in `FACES`.

    Raises:
        MissingFaceError: It is not installed.
    """
    family, weight = FACES[name]
    style = skia.FontStyle(weight, skia.FontStyle.kNormal_Width, skia.FontStyle.kUpright_Slant)
    found = skia.FontMgr().matchFamilyStyle(family, style)
    if found is None:
        package = PACKAGES.get(family, "fonts-noto-cjk")
        raise MissingFaceError(f"{family} is missing: apt-get install {package}")
    return found


@lru_cache(maxsize=256)
def font(name: str, size: float) -> skia.Font:
    """Return a face at `size` pixels."""
    made = skia.Font(face(name), size)
    made.setEdging(skia.Font.Edging.kAntiAlias)
    made.setSubpixel(True)
    made.setHinting(skia.FontHinting.kNone)
    return made


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set.

    Attributes:
        face: A name in `FACES`.
        size: Of the square a character stands in, in pixels.
        color: As 0xAARRGGBB.
        leading: From one line's foot to the next, in sizes.
        tracking: Added after each character, in sizes.
        align: -1 left, 0 middle, 1 right.
    """

    face: str
    size: float
    color: int
    leading: float = 1.6
    tracking: float = 0.0
    align: int = -1

    @property
    def font(self) -> skia.Font:
        """The face at this size."""
        return font(self.face, self.size)

    def width(self, text: str) -> float:
        """Return the width of `text` in pixels."""
        if not text:
            return 0.0
        return float(self.font.measureText(text)) + self.tracking * self.size * (len(text) - 1)

    def but(self, **changes: object) -> Style:
        """Return this style with `changes`."""
        return replace(self, **changes)  # type: ignore[arg-type]


def _is_word(char: str) -> bool:
    return char.isascii() and not char.isspace()


def pieces(text: str) -> Iterator[str]:
    """Yield what may not be divided: a character, or an English word, with its marks."""
    clump = ""
    for char, after in pairwise([*text, ""]):
        clump += char
        if char in NOT_LAST or after in NOT_FIRST:
            continue
        if _is_word(char) and after and (_is_word(after) or after == "’"):
            continue
        if char == "’" and after and _is_word(after):
            continue
        yield clump
        clump = ""
    if clump:
        yield clump


def break_lines(text: str, style: Style, width: float) -> list[str]:
    """Break `text` into lines no wider than `width`; a closing mark may hang over by half."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in pieces(paragraph):
            slack = style.size * 0.5 if piece[-1] in "，。、；：！？”）》" else 0.0
            if line and style.width((line + piece).rstrip()) > width + slack:
                lines.append(line.rstrip())
                line = piece.lstrip()
            else:
                line += piece
        lines.append(line.rstrip())
    return lines


def put(canvas: skia.Canvas, text: str, x: float, y: float, style: Style) -> float:
    """Set one line with its foot at `y`; return its width."""
    paint = skia.Paint(Color=style.color, AntiAlias=True)
    width = style.width(text)
    left = x - width * (style.align + 1) / 2
    if text and text[0] in "“‘（《「" and style.align < 0:
        left -= style.size * (0.5 if text[0] in "（《「" else 0.0)
    if not style.tracking:
        canvas.drawString(text, left, y, style.font, paint)
        return width
    glyphs = style.font.textToGlyphs(text)
    for char, advance in zip(text, style.font.getWidths(glyphs), strict=True):
        canvas.drawString(char, left, y, style.font, paint)
        left += advance + style.tracking * style.size
    return width


def block(canvas: skia.Canvas, text: str, x: float, y: float, width: float, style: Style) -> float:
    """Set `text` as a paragraph whose first line's foot is at `y`; return the last line's foot."""
    step = style.size * style.leading
    lines = break_lines(text, style, width)
    at = {-1: x, 0: x + width / 2, 1: x + width}[style.align]
    for number, line in enumerate(lines):
        put(canvas, line, at, y + number * step, style)
    return y + (len(lines) - 1) * step


def column(canvas: skia.Canvas, text: str, x: float, y: float, style: Style) -> float:
    """Set `text` from the top down, characters centred on `x`; return where it ends."""
    paint = skia.Paint(Color=style.color, AntiAlias=True)
    step = style.size * (1 + style.tracking)
    for char in text:
        shift = (0.58, -0.62) if char in "，。、" else (0.0, 0.0)
        left = x - style.size / 2 + shift[0] * style.size
        canvas.drawString(char, left, y + style.size * (0.88 + shift[1]), style.font, paint)
        y += step * (0.6 if char in "，。、" else 1.0)
    return y
