"""Parts of the report: a paragraph that lights up, and a row for each section."""

from __future__ import annotations

from kivy.animation import Animation
from kivy.graphics import Color, RoundedRectangle
from kivy.properties import BooleanProperty, StringProperty

from kiosk.screens.widgets.buttons import Touch
from kiosk.screens.widgets.lettering import Lettering, Paragraph
from kiosk.screens.widgets.touchable import Touchable


class SpokenParagraph(Touchable, Paragraph):
    """A paragraph of the report; a touch reads on from it.

    While it is spoken it stands in full ink beside a gold rule; in large type all text is in
    full ink, and the rule alone tells.
    """

    style = StringProperty("lead")
    lit = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Begin unlit, and follow `lit` and the press."""
        super().dress()
        self._ink = self.look.ink("ink")
        self._dim = self.look.ink("ink_soft")
        self.rgba = self._ink if self.lit else self._dim
        with self.canvas.before:
            self._rule_colour = Color(*self.look.colour("gold", 0.0))
            self._rule = RoundedRectangle()
        self.bind(lit=self._relight, pressed=self._relight)
        self.follow_box()

    def place(self) -> None:
        """Lay the rule left of the words."""
        thick = self.look.px(6)
        self._rule.pos = (self.x - self.look.space("medium"), self.y)
        self._rule.size, self._rule.radius = (thick, self.height), [thick / 2]

    def _relight(self, *_: object) -> None:
        target = self._ink if self.lit or self.pressed else self._dim
        self._rule_colour.a = 1.0 if self.lit else 0.0
        Animation.cancel_all(self, "rgba")
        Animation(rgba=target, d=self.look.theme.motion.glide, t="out_quad").start(self)


class SectionRow(Touch):
    """The title of a section or a chapter and a time, as a row to touch."""

    text = StringProperty("")
    time = StringProperty("")
    dark = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Put title and time on the sheet."""
        look = self.look
        self.kind = "dark-ghost" if self.dark else "ghost"
        self.size_hint_y, self.height = None, look.touch
        self._words = Lettering(
            look=look, text=self.text, style="label", max_lines=1, size_hint=(None, None)
        )
        self._time = Lettering(look=look, text=self.time, style="small", fit=True)
        self._time.size_hint = (None, None)
        super().dress()
        self.add_widget(self._words)
        self.add_widget(self._time)

    def place(self) -> None:
        """Lay title left, time right."""
        super().place()
        pad = self.look.space("small")
        self._time.x = self.right - pad - self._time.width
        self._time.center_y = self._words.center_y = self.center_y
        self._words.x = self.x + pad
        self._words.width = max(1.0, self._time.x - pad - self._words.x)

    def _recolour(self, *_: object) -> None:
        super()._recolour()
        light = self.dark or not self.chosen
        self._words.tint = self.inked if light else "red"
        self._time.tint = self.inked if self.dark else "ink" if self.chosen else "ink_soft"
