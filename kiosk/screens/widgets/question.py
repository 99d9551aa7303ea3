"""A question over a screen, before something happens that guests would notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle
from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.lettering import Paragraph, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.surfaces import Panel

if TYPE_CHECKING:
    from kivy.input import MotionEvent


class Question(Looked, FloatLayout):
    """Two answers, and nothing else can be touched meanwhile.

    Attributes:
        asked: The question.
        text: What would happen.
        act: The words on the button that does it.

    Events:
        on_answer: True to do it.
    """

    asked = StringProperty("")
    text = StringProperty("")
    act = StringProperty("")

    __events__ = ("on_answer",)

    def on_answer(self, yes: bool) -> None:  # noqa: FBT001  # an answer
        """Do nothing; bound."""

    def dress(self) -> None:
        """Lay a veil, a panel, the words and two buttons."""
        look = self.look
        with self.canvas.before:
            Color(*look.colour("red_night", 0.72))
            self._veil = Rectangle()
        self._panel = Panel(look=look, fill="page", edge="gold", corner="panel", raised=True)
        self._asked = Title(look=look, text=self.asked, style="heading", tint="red")
        self._text = Paragraph(look=look, text=self.text)
        self._no = Button(look=look, kind="plain", text=look.say("Leave it"), fit=True)
        self._yes = Button(look=look, kind="primary", text=self.act, fit=True)
        self._no.bind(on_release=lambda _: self.dispatch("on_answer", False))  # noqa: FBT003
        self._yes.bind(on_release=lambda _: self.dispatch("on_answer", True))  # noqa: FBT003
        for part in (self._panel, self._asked, self._text, self._no, self._yes):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.follow_box()

    def place(self) -> None:
        """Lay the panel where it is seen and reached."""
        look, pad = self.look, self.look.space("large")
        self._veil.pos, self._veil.size = self.pos, self.size
        width = min(look.px(820), self.width * 0.9)
        for part in (self._asked, self._text):
            part.width = width - 2 * pad
        words = self._asked.height + look.space("small") + self._text.height
        height = words + look.space("medium") + look.touch + 2 * pad
        middle = (look.reach / 2 if look.low and not look.wide else self.height / 2) + self.y
        x = self.x + (self.width - width) / 2
        y = max(self.y + look.space("small"), middle - height / 2)
        self._panel.pos, self._panel.size = (x, y), (width, height)
        top = y + height - pad
        self._asked.pos = (x + pad, top - self._asked.height)
        self._text.pos = (x + pad, top - words)
        self._yes.pos = (x + width - pad - self._yes.width, y + pad)
        self._no.pos = (self._yes.x - look.space("small") - self._no.width, y + pad)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take every touch, so that none presses what lies beneath."""
        super().on_touch_down(touch)
        return True
