"""What stands on the map: a seal for each stop, its name, the walker, and where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Ellipse, Rectangle, SmoothLine, Triangle
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.surfaces import Sheet, glow_texture
from kiosk.screens.widgets.touchable import Touchable

if TYPE_CHECKING:
    from kivy.input import MotionEvent

_SIDE = {"ahead": 0.60, "walked": 0.60, "here": 0.84}
"""Side of the seal as a part of the touch target."""
_LOOKS = {
    # state: seal, its edge, its inner line and number
    "ahead": ("red", "gold_light", "page"),
    "walked": ("gold", "page", "red_night"),
    "here": ("red", "gold_light", "gold_light"),
}


class Seal(Looked, FloatLayout):
    """A stop's number on a seal, as it is pressed in red or gold.

    Attributes:
        number: The number.
        state: `ahead`, `walked` or `here`.
    """

    number = NumericProperty(0)
    state = OptionProperty("ahead", options=list(_SIDE))

    def dress(self) -> None:
        """Draw shadow, seal, inner line and number."""
        self._sheet = Sheet(self.look, "red", "gold_light", "card", raised=True)
        self.canvas.before.add(self._sheet.group)
        with self.canvas.before:
            self._inner_colour = Color()
            self._inner = SmoothLine(width=self.look.line("hair") / 2)
        self._figure = Lettering(
            look=self.look,
            text=str(self.number),
            style="label",
            align="center",
            size_hint=(None, None),
        )
        self.add_widget(self._figure)
        self.follow_box()
        for name in ("state", "number"):
            self.fbind(name, self.place_again)

    def place(self) -> None:
        """Fill the box with the seal."""
        fill, edge, ink = _LOOKS[self.state]
        look, figure = self.look, self._figure
        x, y, wide, high = self.x, self.y, self.width, self.height
        self._sheet.tint(look.colour(fill))
        self._sheet.edge.rgba = look.colour(edge)
        self._sheet.lay(x, y, wide, high)
        inset = round(wide * 0.09)
        self._inner_colour.rgba = look.colour(ink, 0.55)
        self._inner.rounded_rectangle = (
            *(x + inset, y + inset, max(1.0, wide - 2 * inset), max(1.0, high - 2 * inset)),
            look.radius("small"),
        )
        figure.text = str(self.number)
        figure.style = "numeral" if wide > look.touch * 0.7 else "subhead"
        figure.rgba = look.colour(ink)
        figure.width = wide
        figure.pos = (x, y + (high - figure.height) / 2)


class StopMarker(Touchable, FloatLayout):
    """The seal of a stop on the map; one touch on each side, larger than the seal.

    The map gives it its touches, so that a push or a pinch may begin on it.

    Attributes:
        number: The stop's number.
        hint: The stop's name, for those who look for it.
        state: As of `Seal`.
    """

    number = NumericProperty(0)
    hint = StringProperty("")
    state = OptionProperty("ahead", options=list(_SIDE))

    def dress(self) -> None:
        """Put the seal in the middle, a glow behind it when one stands here."""
        self.size_hint = (None, None)
        self.size = (self.look.touch, self.look.touch)
        with self.canvas.before:
            self._glow_colour = Color(*self.look.colour("gold_light", 0.0))
            self._glow = Rectangle(texture=glow_texture())
        self.seal = Seal(look=self.look, number=self.number, size_hint=(None, None))
        self.add_widget(self.seal)
        self.follow_box()
        for name in ("state", "pressed"):
            self.fbind(name, self.place_again)

    @property
    def side(self) -> float:
        """Side of the seal, in pixels."""
        return float(round(self.look.touch * _SIDE[self.state]))

    def place(self) -> None:
        """Keep the seal in the middle; it shrinks a little under a finger."""
        side = round(self.side * (0.9 if self.pressed else 1.0))
        middle_x, middle_y = self.x + self.width / 2, self.y + self.height / 2
        self.seal.state = self.state
        self.seal.size = (side, side)
        self.seal.pos = (round(middle_x - side / 2), round(middle_y - side / 2))
        halo = side * 2.3
        self._glow_colour.a = 0.9 if self.state == "here" or self.pressed else 0.0
        self._glow.size = (halo, halo)
        self._glow.pos = (middle_x - halo / 2, middle_y - halo * 0.5 - halo * 0.02)

    def on_touch_down(self, _touch: MotionEvent) -> bool:
        """Leave it to the map."""
        return False


class NameTag(Looked, FloatLayout):
    """A stop's name on a slip of paper.

    Attributes:
        text: The name.
        chosen: Whether it is the stop of the moment.
    """

    text = StringProperty("")
    chosen = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Write the name; the slip is as large as it needs."""
        look = self.look
        self._sheet = Sheet(look, "page", "gold", "small")
        self.canvas.before.add(self._sheet.group)
        self._words = Lettering(look=look, text=self.text, style="small", fit=True)
        self.add_widget(self._words)
        self.size_hint = (None, None)
        self.size = (
            self._words.width + 2 * look.space("tight"),
            self._words.height + look.space("hair"),
        )
        self.follow_box()
        self.fbind("chosen", self.place_again)

    def place(self) -> None:
        """Lay the slip."""
        fill, ink = ("red", "page") if self.chosen else ("page", "ink")
        self._sheet.tint(self.look.colour(fill, 1.0 if self.chosen else 0.9))
        self._sheet.lay(self.x, self.y, self.width, self.height)
        self._words.tint = ink
        self._words.pos = (
            self.x + self.look.space("tight"),
            self.y + (self.height - self._words.height) / 2,
        )


class HereTag(Looked, FloatLayout):
    """“You are here”: a slip whose tip points at the spot.

    Attributes:
        lift: Pixels its tip keeps above the spot, when a stop's seal is there.
    """

    text = StringProperty("")

    def dress(self) -> None:
        """Write the words beside a pin."""
        look = self.look
        self._sheet = Sheet(look, "jade", "page", "small", raised=True)
        self.canvas.before.add(self._sheet.group)
        with self.canvas.before:
            Color(*look.colour("jade"))
            self._tip = Triangle()
        side = look.em("small") * 1.25
        self._pin = Icon(look=look, name="pin", rgba=look.colour("page"))
        self._pin.size_hint, self._pin.size = (None, None), (side, side)
        self._words = Lettering(
            look=look, text=self.text, style="small", rgba=look.colour("page"), fit=True
        )
        self.add_widget(self._pin)
        self.add_widget(self._words)
        self.size_hint = (None, None)
        self.size = (
            side + self._words.width + 2.4 * look.space("tight"),
            self._words.height + look.space("hair"),
        )
        self.follow_box()

    @property
    def tip(self) -> float:
        """Height of the tip, in pixels."""
        return self.look.px(13)

    def place(self) -> None:
        """Lay slip, tip, pin and words."""
        pad, middle = self.look.space("tight"), self.x + self.width / 2
        half = self.tip * 0.8
        self._sheet.lay(self.x, self.y, self.width, self.height)
        self._tip.points = (
            *(middle - half, self.y + 1, middle + half, self.y + 1),
            *(middle, self.y - self.tip),
        )
        self._pin.pos = (self.x + pad, self.y + (self.height - self._pin.height) / 2)
        self._words.pos = (
            self._pin.x + self._pin.width + pad * 0.4,
            self.y + (self.height - self._words.height) / 2,
        )


class Walker(Looked, FloatLayout):
    """Who walks along the line: a light disc with a walking figure."""

    def dress(self) -> None:
        """Draw disc, ring and figure."""
        look = self.look
        self.size_hint = (None, None)
        self.size = (round(look.touch * 0.62),) * 2
        with self.canvas.before:
            Color(*look.colour("gold_light", 0.9))
            self._glow = Rectangle(texture=glow_texture())
            Color(*look.colour("page"))
            self._disc = Ellipse()
            Color(*look.colour("red"))
            self._ring = SmoothLine(width=look.line("rule") / 2 + 0.4)
        self._icon = Icon(look=look, name="walking", tint="red", scale=0.74)
        self._icon.size_hint = (None, None)
        self.add_widget(self._icon)
        self.follow_box()

    def place(self) -> None:
        """Lay the disc."""
        middle_x, middle_y, side = self.x + self.width / 2, self.y + self.height / 2, self.width
        halo = side * 2.2
        self._glow.size, self._glow.pos = (halo, halo), (middle_x - halo / 2, middle_y - halo / 2)
        self._disc.pos, self._disc.size = self.pos, self.size
        self._ring.circle = (middle_x, middle_y, max(1.0, side / 2))
        self._icon.pos, self._icon.size = self.pos, self.size
