"""How everything looks to this visitor, on this glass: the one value all drawing reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kiosk.screens.metrics import Shape
from kiosk.screens.theme import LARGE_TYPE_INK

if TYPE_CHECKING:
    from kiosk.screens.glyphs import Face, Glyphs
    from kiosk.screens.metrics import Metrics
    from kiosk.screens.theme import Theme, TypeStyle
    from kiosk.screens.words import Words

Rgba = tuple[float, float, float, float]


class Spoken(Protocol):
    """Words that came in several languages."""

    def pick(self, language: str) -> str:
        """Return them in `language`, or the nearest there is."""


@dataclass(frozen=True, slots=True)
class Look:
    """Theme, glass and language together; replaced whole when any of them changes.

    Lengths come out in pixels, colours as Kivy's four fractions.
    """

    theme: Theme
    metrics: Metrics
    words: Words
    glyphs: Glyphs

    # --- words --------------------------------------------------------------------------

    def say(self, msgid: str, /, **values: object) -> str:
        """Return the interface's own words in the visitor's language."""
        return self.words(msgid, **values)

    def pick(self, text: Spoken) -> str:
        """Return words that came in several languages in the visitor's: a site's, an error's."""
        return text.pick(self.words.language)

    def join(self, *texts: str) -> str:
        """Put short texts in one line, a dot between them; empty ones are left out."""
        return ("·" if self.chinese else " · ").join(text for text in texts if text)

    @property
    def chinese(self) -> bool:
        """Whether the visitor reads Chinese."""
        return self.words.language.startswith("zh")

    # --- lengths ------------------------------------------------------------------------

    def px(self, thousandths: float) -> float:
        """Return thousandths of the short side, in whole pixels."""
        return self.metrics.milli(thousandths)

    def space(self, name: str) -> float:
        """Return a distance: hair, tight, small, medium, large, huge."""
        return self.px(getattr(self.theme.space, name))

    def radius(self, name: str) -> float:
        """Return a radius: small, card, panel."""
        return self.px(getattr(self.theme.radius, name))

    def line(self, name: str) -> float:
        """Return a line's width: hair, rule, bold."""
        return self.px(getattr(self.theme.line, name))

    @property
    def touch(self) -> float:
        """The least side of anything that answers a touch."""
        return self.metrics.touch

    @property
    def gap(self) -> float:
        """The least distance between two things that answer a touch."""
        return self.metrics.gap

    @property
    def reach(self) -> float:
        """The height, from the bottom, in which controls may lie (all of it, normally)."""
        return self.metrics.reach

    @property
    def wide(self) -> bool:
        """Whether the glass is wider than high."""
        return self.metrics.shape is Shape.WIDE

    @property
    def low(self) -> bool:
        """Whether controls keep to the low part of the glass."""
        return self.metrics.low_reach

    @property
    def large(self) -> bool:
        """Whether type is large."""
        return self.metrics.large_type

    # --- colours ------------------------------------------------------------------------

    def colour(self, name: str, alpha: float = 1.0) -> Rgba:
        """Return a colour of the theme, for grounds, lines and ornaments."""
        return (*self.theme.colours.rgb(name), alpha)

    def ink(self, name: str) -> Rgba:
        """Return a colour for text: the stronger one in large-type mode."""
        return self.colour(LARGE_TYPE_INK.get(name, name) if self.large else name)

    # --- type ---------------------------------------------------------------------------

    def style(self, name: str) -> TypeStyle:
        """Return a step of the type scale."""
        style: TypeStyle = getattr(self.theme.type, name)
        return style

    def em(self, name: str) -> float:
        """Return the size of a step of the type scale, in pixels."""
        style = self.style(name)
        return self.px(style.size * (style.large if self.large else 1.0))

    def leading(self, name: str) -> float:
        """Return the distance from line to line, in whole pixels."""
        return float(round(self.em(name) * self.style(name).leading))

    def face(self, name: str) -> Face:
        """Return the face that draws a step of the type scale."""
        return self.glyphs.face(self.style(name).font, self.em(name))
