"""Text on the glass: set by `typeset`, drawn from shared glyphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.graphics import Color
from kivy.properties import (
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.widget import Widget

from kiosk.screens.typeset import Setting, natural_width, typeset
from kiosk.screens.widgets.inking import Inking
from kiosk.screens.widgets.looked import Looked

if TYPE_CHECKING:
    from kiosk.screens.glyphs import Face
    from kiosk.screens.look import Rgba
    from kiosk.screens.typeset import Line

_SHIFT = {"bottom": 0.0, "middle": 0.5, "top": 1.0}


class Lettering(Looked, Widget):
    """Words in one style.

    With `size_hint_y: None` (the default) the height follows the text; with `fit: True` the
    width does too, in one line.

    Attributes:
        text: What is written.
        style: A step of the theme's type scale.
        tint: A colour of the theme that may carry text.
        rgba: A colour instead of `tint`, for texts that fade or light up.
        align: left, center or right.
        valign: bottom, middle or top, when the height does not follow the text.
        justify: Stretch lines to the full width (Chinese paragraphs).
        balance: Break into lines of about the same length (titles).
        max_lines: Cut with an ellipsis; 0 for no limit.
        or_style: A smaller style, taken when the text does not fit into one line of `style`.
        lines: The lines as set, for whoever asks what is seen.
    """

    text = StringProperty("")
    style = StringProperty("body")
    tint = StringProperty("ink")
    rgba = ObjectProperty(None, allownone=True)
    align = OptionProperty("left", options=["left", "center", "right"])
    valign = OptionProperty("middle", options=["bottom", "middle", "top"])
    justify = BooleanProperty(defaultvalue=False)
    balance = BooleanProperty(defaultvalue=False)
    max_lines = NumericProperty(0)
    or_style = StringProperty("")
    fit = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: object) -> None:
        """Draw nothing until the look is known."""
        kwargs.setdefault("size_hint_y", None)
        self.lines: tuple[Line, ...] = ()
        self._dressed = False
        self._set_for: object = None
        self._style = "body"
        super().__init__(**kwargs)
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
        self._inking = Inking(self.canvas)
        self._redraw = Clock.create_trigger(self._draw, -1)
        if self._dressed:
            self.dress()

    def dress(self) -> None:
        """Set the text for the first time, and follow every change from now on."""
        self._dressed = True
        if not hasattr(self, "_redraw"):
            return
        self.fbind("text", self._reset)
        self.fbind("width", self._reset)
        self.fbind("max_lines", self._reset)
        self.fbind("style", self._reset)
        self.fbind("rgba", self._recolour)
        self.fbind("tint", self._recolour)
        self.fbind("pos", self._redraw)
        self.fbind("height", self._redraw)
        self.fbind("align", self._redraw)
        self._recolour()
        self._reset()

    @property
    def style_now(self) -> str:
        """The style the text is set in: `style`, or `or_style` where that is too large."""
        if not self.or_style or self.fit:
            return str(self.style)
        face = self.look.face(self.style)
        fits = natural_width(self.text, face.size, face.measure) <= self.width
        return str(self.style if fits else self.or_style)

    @property
    def face(self) -> Face:
        """The font at this style's size."""
        return self.look.face(self._style)

    @property
    def leading(self) -> float:
        """Line to line, in pixels."""
        return self.look.leading(self._style)

    @property
    def colour(self) -> Rgba:
        """The colour the text is drawn in."""
        return self.rgba or self.look.ink(self.tint)

    def _recolour(self, *_: object) -> None:
        self._colour.rgba = self.colour

    def _reset(self, *_: object) -> None:
        self._style = self.style_now
        face = self.face
        if self.fit:
            self.size_hint_x = None
            self.width = natural_width(self.text, face.size, face.measure)
        key = (self.text, self.width, self._style, self.max_lines)
        if key == self._set_for:
            return
        self._set_for = key
        setting = Setting(
            width=max(1.0, self.width) + (0.5 if self.fit else 0),
            em=face.size,
            justify=self.justify,
            balance=self.balance,
            max_lines=int(self.max_lines),
        )
        self.lines = typeset(self.text, setting, face.measure)
        if self.size_hint_y is None:
            self.height = len(self.lines) * self.leading
        self._redraw()

    def _draw(self, *_: object) -> None:
        leading = self.leading
        spare = self.height - len(self.lines) * leading
        top = self.top - spare * (1 - _SHIFT[self.valign])
        self._inking.write(self.face, self.lines, (self.x, top, self.width), leading, self.align)
        self._inking.dry()


class Paragraph(Lettering):
    """Running text, justified when it is Chinese."""

    def dress(self) -> None:
        """Justify Chinese; a Latin text is set ragged."""
        self.justify = self.look.chinese
        super().dress()


class Title(Lettering):
    """A title in the serif, in balanced lines."""

    style = StringProperty("title")
    balance = BooleanProperty(defaultvalue=True)
