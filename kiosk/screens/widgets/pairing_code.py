"""The code with which a narrator's phone comes to the lectern, and what to know about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.properties import ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button, IconButton
from kiosk.screens.widgets.codes import Code
from kiosk.screens.widgets.lettering import Lettering, Paragraph, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.surfaces import Panel

if TYPE_CHECKING:
    from kivy.input import MotionEvent

    from kiosk.show.presenter.podium import Podium, Way

_FREE = {"size_hint": (None, None)}
RENEW = 5.0
"""Seconds between two looks at networks and secret."""


class CodeSheet(Looked, FloatLayout):
    """The code, the network it works in, and a switch where there are several.

    Attributes:
        podium: Tells the ways.
    """

    podium: Podium = ObjectProperty(None)

    def dress(self) -> None:
        """Make the parts, and look again now and then."""
        look = self.look
        self._number = 0
        self._shown: tuple[Way, ...] | None = None
        self._code: Code | None = None
        self._panel = Panel(
            look=look, fill="page", edge="gold", corner="panel", raised=True, **_FREE
        )
        self._heading = Title(look=look, style="heading", tint="red", align="center", **_FREE)
        self._text = Paragraph(look=look, style="label", tint="ink_soft", align="center", **_FREE)
        self._text.justify, self._text.balance = False, True
        self._address = Lettering(look=look, style="label", tint="ink", align="center", **_FREE)
        self._switch = Button(look=look, kind="plain", icon="replay", fit=True)
        self._switch.text = look.say("Another network")
        self._switch.bind(on_release=lambda _: self._turn())
        for part in (self._panel, self._heading, self._text, self._address):
            self.add_widget(part)
        self._again = Clock.schedule_interval(lambda _: self.renew(), RENEW)
        self.renew()
        self.follow_box()

    def stop(self) -> None:
        """Look no more."""
        self._again.cancel()

    def renew(self) -> None:
        """Show the ways there are now."""
        ways = self.podium.ways()
        if ways == self._shown:
            return
        self._shown = ways
        self._write()

    def _turn(self) -> None:
        self._number += 1
        self._write()

    def _write(self) -> None:
        look, ways = self.look, self._shown or ()
        for part in (self._code, self._switch):
            if part is not None and part.parent is not None:
                self.remove_widget(part)
        self._code = None
        trouble = self.podium.trouble
        if not ways or trouble is not None:
            self._heading.text = look.say("Without a phone")
            self._text.text = (
                look.pick(trouble)
                if trouble is not None
                else look.say(
                    "This screen is in no network. Everything works here on the glass, and with"
                    " a clicker."
                )
            )
            self._address.text = ""
            self.place()
            return
        way = ways[self._number % len(ways)]
        self._heading.text = look.say("Lead with your phone")
        network = self.podium.network
        self._text.text = (
            look.say("The phone must be in the network {name}.", name=network)
            if network
            else look.say("The phone must be in the same Wi-Fi as this screen.")
            if way.wireless
            else look.say("The phone must be in the Wi-Fi of the network this screen is wired to.")
        )
        self._address.text = way.address
        self._code = Code(look=look, link=way.link, **_FREE)
        self.add_widget(self._code)
        if len(ways) > 1:
            self.add_widget(self._switch)
        self.place()

    def place(self) -> None:
        """Stand the code between heading and words."""
        look, pad = self.look, self.look.space("medium")
        self._panel.pos, self._panel.size = self.pos, self.size
        width = self.width - 2 * pad
        for part in (self._heading, self._text, self._address):
            part.width, part.x = max(1.0, width), self.x + pad
        switch = self._switch.height + pad / 2 if self._switch.parent is not None else 0.0
        self._heading.y = self.y + self.height - pad - self._heading.height
        if self._code is None:
            self._text.y = self._heading.y - pad - self._text.height
            return
        self._switch.pos = (self.x + (self.width - self._switch.width) / 2, self.y + pad)
        self._address.y = self.y + pad + switch
        self._text.y = self._address.y + self._address.height + look.space("hair")
        low = self._text.y + self._text.height + look.space("tight")
        side = max(1.0, min(width, self._heading.y - look.space("tight") - low))
        self._code.size = (side, side)
        spare = self._heading.y - look.space("tight") - low - side
        self._code.pos = (self.x + (self.width - side) / 2, low + spare / 2)


class PairingCode(Looked, FloatLayout):
    """The code over a guests' screen, for a phone that comes late.

    Events:
        on_close: It is to be put away.
    """

    podium: Podium = ObjectProperty(None)

    __events__ = ("on_close",)

    def on_close(self) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Lay a veil, the sheet and a cross."""
        look = self.look
        with self.canvas.before:
            Color(*look.colour("red_night", 0.72))
            self._veil = Rectangle()
        self._sheet = CodeSheet(look=look, podium=self.podium, **_FREE)
        self._cross = IconButton(look=look, icon="close", hint=look.say("Close"))
        self._cross.bind(on_release=lambda _: self.dispatch("on_close"))
        for part in (self._sheet, self._cross):
            self.add_widget(part)
        self.bind(parent=self._gone)
        self.follow_box()

    def _gone(self, *_: object) -> None:
        if self.parent is None:
            self._sheet.stop()

    def place(self) -> None:
        """Stand in the middle."""
        look = self.look
        self._veil.pos, self._veil.size = self.pos, self.size
        width, height = min(look.px(820), self.width * 0.9), min(look.px(960), self.height * 0.96)
        x, y = self.x + (self.width - width) / 2, self.y + (self.height - height) / 2
        self._sheet.pos, self._sheet.size = (x, y), (width, height)
        self._cross.pos = (x + width - self._cross.width, y + height - self._cross.height)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take every touch; one beside the sheet puts it away."""
        if not super().on_touch_down(touch) and not self._sheet.collide_point(*touch.pos):
            self.dispatch("on_close")
        return True
