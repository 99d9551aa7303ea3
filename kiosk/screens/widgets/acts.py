"""What the staff can set and do: sheets with a button, and lines with a knob."""

from __future__ import annotations

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering, Paragraph, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.slider import Slider
from kiosk.screens.widgets.surfaces import Panel

_NARROW = 0.42
"""Part of the width above which a button goes below the words."""


class ActRow(Looked, FloatLayout):
    """A sheet that says what something does, with the button that does it.

    Attributes:
        title: What it is.
        text: What happens.
        label: The words on the button.
        icon: Its sign.
        kind: How the button looks.
        dim: Whether it cannot be done now.

    Events:
        on_act: The button was touched.
    """

    title = StringProperty("")
    text = StringProperty("")
    label = StringProperty("")
    icon = StringProperty("")
    kind = StringProperty("plain")
    dim = BooleanProperty(defaultvalue=False)

    __events__ = ("on_act",)

    def on_act(self) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Lay the words and the button on a sheet."""
        look = self.look
        self.size_hint_y = None
        self._panel = Panel(look=look, fill="page", edge="paper_deep", raised=True)
        self._title = Title(look=look, text=self.title, style="subhead")
        self._text = Paragraph(look=look, text=self.text, style="small", tint="ink_soft")
        self.button = Button(
            look=look, kind=self.kind, text=self.label, icon=self.icon, fit=True, dim=self.dim
        )
        self.button.bind(on_release=lambda _: self.dispatch("on_act"))
        for part in (self._panel, self._title, self._text, self.button):
            if part is not self.button:
                part.size_hint = (None, None)
            self.add_widget(part)
        for part in (self._title, self._text):
            part.bind(height=self._measure)
        self.bind(width=self._measure)
        self._measure()
        self.follow_box()

    @property
    def _below(self) -> bool:
        return bool(self.button.width > self.width * _NARROW)

    def _measure(self, *_: object) -> None:
        look, pad = self.look, self.look.space("medium")
        beside = 0 if self._below else self.button.width + look.space("medium")
        for part in (self._title, self._text):
            part.width = max(1.0, self.width - 2 * pad - beside)
        words = self._title.height + look.space("hair") + self._text.height
        height = words + look.space("small") + look.touch if self._below else max(words, look.touch)
        self.height = height + 2 * look.space("small") + look.space("tight")

    def place(self) -> None:
        """Lay them."""
        look, pad = self.look, self.look.space("medium")
        low = look.space("tight") / 2
        self._panel.pos = (self.x, self.y + low)
        self._panel.size = (self.width, self.height - 2 * low)
        words = self._title.height + look.space("hair") + self._text.height
        top = self.top - low - look.space("small")
        if not self._below:
            top = self.center_y + words / 2
        self._title.pos = (self.x + pad, top - self._title.height)
        self._text.pos = (self.x + pad, top - words)
        self.button.x = self.x + pad if self._below else self.right - pad - self.button.width
        bottom = self.y + low + look.space("small")
        self.button.y = bottom if self._below else self.center_y - self.button.height / 2


class KnobRow(Looked, FloatLayout):
    """A line with a knob, its sign before it and its share behind it.

    Attributes:
        share: 0.0 to 1.0.
        icon: The sign.
        hint: What it sets.

    Events:
        on_set: A finger moved the knob here.
    """

    share = NumericProperty(0.0)
    icon = StringProperty("")
    hint = StringProperty("")

    __events__ = ("on_set",)

    def on_set(self, share: float) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Lay sign, line and number."""
        look = self.look
        self.size_hint_y = None
        self.height = look.touch + look.space("tight")
        self._icon = Icon(look=look, name=self.icon, tint="red", scale=0.55)
        self.slider = Slider(
            look=look, share=self.share, hint=self.hint, tint="red", track="ink_soft"
        )
        self._number = Lettering(look=look, style="label", align="right")
        for part in (self._icon, self.slider, self._number):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.slider.bind(share=self._retell)
        self.slider.bind(on_slide=lambda _, share: self.dispatch("on_set", share))
        self._retell()
        self.follow_box()

    def _retell(self, *_: object) -> None:
        self._number.text = f"{round(self.slider.share * 100)} %"

    def place(self) -> None:
        """Lay them in a row."""
        look = self.look
        side, number = look.touch, look.em("label") * 3.4
        self._icon.size, self._icon.pos = (side, side), (self.x, self.y)
        self._number.width = number
        self._number.pos = (
            self.right - number - look.space("small"),
            self.y + (side - self._number.height) / 2,
        )
        self.slider.pos = (self.x + side, self.y)
        self.slider.size = (self._number.x - self.x - side - look.space("tight"), side)
