"""Characters that the font on the screen cannot draw."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont, TTLibError

from kiosk.content.encoding import spot_at
from kiosk.content.limits import LIMITS
from kiosk.content.nodes import texts
from kiosk.content.problems import Spot
from kiosk.content.shape import NOT_WORDS
from kiosk.errors import FontError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.content.nodes import Node
    from kiosk.content.problems import Problems

BROKEN_FONT = (TTLibError, AssertionError, LookupError, ValueError, struct.error)
"""What fontTools raises for a font whose bytes are wrong."""

_NEVER_DRAWN = frozenset("\t\n\r")


def drawable(font: Path) -> frozenset[str]:
    """Return every character that `font` has a glyph for.

    Raises:
        FontError: It is not there or is no font.
    """
    try:
        with TTFont(font, lazy=True) as opened:
            return frozenset(map(chr, opened.getBestCmap() or ())) | _NEVER_DRAWN
    except (OSError, *BROKEN_FONT) as error:
        raise FontError(
            f"字体文件 {font} 打不开；请重新运行 kiosk fonts",
            f"the font {font} cannot be opened; run kiosk fonts again",
        ) from error


class GlyphCheck:
    """Tells each character that cannot be drawn, once, where it stands first."""

    def __init__(self, font: Path, problems: Problems) -> None:
        """Check against `font`."""
        self._drawable = drawable(font)
        self._font = font.name
        self._problems = problems
        self._told: set[str] = set()

    def check_tree(self, root: Node, sources: Mapping[str, str]) -> None:
        """Check every text below `root`; `sources` holds the files as they were read."""
        for node in texts(root, NOT_WORDS):
            if isinstance(node.value, str):
                for character in self._missing(node.value):
                    self._tell(character, _spot_of(character, node, sources))

    def check_text(self, text: str, file: str) -> None:
        """Check a whole file, such as one with subtitles."""
        for character in self._missing(text):
            self._tell(character, spot_at(text, text.index(character), file))

    def _missing(self, text: str) -> list[str]:
        left = LIMITS.problems - len(self._told)
        missing = set(text) - self._drawable - self._told if left > 0 else ()
        return [character for character in dict.fromkeys(text) if character in missing][:left]

    def _tell(self, character: str, spot: Spot) -> None:
        self._told.add(character)
        code = f"U+{ord(character):04X}"
        self._problems.add(
            spot,
            f"字体 {self._font} 里没有“{character}”（{code}），屏幕上会是方框；请换个写法",
            f"the font {self._font} has no “{character}” ({code}), it would show as a box; write"
            " it otherwise",
        )


def _spot_of(character: str, node: Node, sources: Mapping[str, str]) -> Spot:
    """Find `character` from where its text begins; escapes are not found, nor CSV columns."""
    lines = sources.get(node.file, "").splitlines()
    line, column = node.place
    if node.file.endswith(".csv"):
        return node.spot
    for number in range(line, len(lines)):
        found = lines[number].find(character, column if number == line else 0)
        if found >= 0:
            return Spot(node.file, number + 1, found + 1)
    return node.spot
