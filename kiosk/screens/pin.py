"""The staff's door: a PIN, and then where to go."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.screens.parts import make_known
from kiosk.screens.screen import Screen
from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.key_pad import KeyPad, PinDots
from kiosk.screens.words import mark
from kiosk.show.pin import LONGEST
from kiosk.show.place import DUE, Place, ScreenName
from kiosk.show.presenter.podium import Role

if TYPE_CHECKING:
    from kiosk.show.place import Place as _Place

make_known(KeyPad, PinDots)

HOW = "kiosk settings pin"
"""The command that sets a PIN."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the staff's door leads.

    Attributes:
        screen: The screen.
        name: What it is called.
        icon: Its sign.
    """

    screen: ScreenName
    name: str
    icon: str


LECTERN = Destination(ScreenName.LECTERN, mark("Lead a visit"), "people")
DESTINATIONS = (LECTERN, Destination(ScreenName.SERVICE, mark("Maintenance"), "presentation"))
"""With one of them nobody is asked; with more, each is a button behind the PIN."""


class PinScreen(Screen):
    """Comes up locked; what was typed is never kept, and shown as dots only.

    Attributes:
        count: Digits typed.
        message: What there is to say about it.
        how: The command that sets a PIN.
        shut: Whether no digit is taken now.
    """

    count = NumericProperty(0)
    message = StringProperty("")
    how = StringProperty(HOW)
    shut = BooleanProperty(defaultvalue=False)

    def enter(self, place: _Place) -> None:
        """Come up with the door shut."""
        self.stage.desk.lock()
        self._typed = ""
        self._asking = self._wrong = self._left = self._choosing = False
        super().enter(place)

    def leave(self) -> None:
        """Forget what was typed."""
        self._typed = ""
        self._left = True

    @property
    def settled(self) -> bool:
        """Whether no PIN is being tried."""
        return not self._asking

    @property
    def rule(self) -> str:
        """The pad; how to set a PIN where there is none; the choice behind it."""
        if not self.stage.desk.has_pin:
            return "PinUnset"
        if self._choosing:
            return "PinChoice"
        return "PinLow" if self.look.low and not self.look.wide else "PinPad"

    def build(self) -> None:
        """Wire the pad, or make a button for each destination."""
        self._retell()
        super().build()
        if "pad" in self.ids:
            pad = self.ids["pad"]
            pad.bind(on_digit=lambda _, digit: self.type(digit))
            pad.bind(on_delete=lambda _: self.take_back(), on_enter=lambda _: self.give())
        if "choice" in self.ids:
            for destination in self.destinations:
                self.ids["choice"].add_widget(self._button(destination))

    def _button(self, destination: Destination) -> Button:
        look = self.look
        button = Button(
            look=look,
            kind="dark",
            icon=destination.icon,
            text=look.say(destination.name),
            style="subhead",
            size_hint=(1, None),
            height=look.px(120),
        )
        button.bind(on_release=partial(self._go, destination))
        return button

    def tick(self) -> None:
        """Count a wait down."""
        super().tick()
        self._retell()

    @property
    def destinations(self) -> tuple[Destination, ...]:
        """Where this kiosk's staff may go."""
        podium = self.stage.podium
        leads = podium is not None and podium.role is Role.FIRST
        return DESTINATIONS if leads else DESTINATIONS[1:]

    # --- what a touch does --------------------------------------------------------------

    def type(self, digit: str) -> None:
        """Take a digit."""
        self._wrong = False
        self._typed = (self._typed + digit)[:LONGEST]
        self._retell()

    def take_back(self) -> None:
        """Take the last digit back."""
        self._typed = self._typed[:-1]
        self._retell()

    def give(self) -> None:
        """Try what was typed."""
        if not self._typed or self._asking:
            return
        typed, self._typed = self._typed, ""
        self._asking = True
        self._retell()
        self.stage.desk.try_pin(typed, self._told)

    def cancel(self) -> None:
        """Go home."""
        self.stage.session.home()

    def _told(self, right: bool) -> None:  # noqa: FBT001  # an answer
        self._asking, self._wrong = False, not right
        if self._left:
            self.stage.desk.lock()  # who gave it has gone meanwhile
            return
        self._retell()
        if not right:
            return
        if self.place.item == ScreenName.LECTERN:
            self.stage.session.replace(Place(ScreenName.LECTERN, DUE))
        elif len(self.destinations) == 1:
            self._go(self.destinations[0])
        else:
            self._choosing = True
            self.build()

    def _go(self, destination: Destination, *_: object) -> None:
        # in the place of the pad: the way back leads home, never to a door that stands open
        self.stage.session.replace(Place(destination.screen))

    def _retell(self) -> None:
        look, wait = self.look, math.ceil(self.stage.desk.wait)
        self.count = len(self._typed)
        self.shut = self._asking or wait > 0
        if wait > 0:
            minutes, seconds = divmod(wait, 60)
            time = f"{minutes}:{seconds:02d}"
            self.message = look.say("Too many tries. The next one is in {time}.", time=time)
        elif self._asking:
            self.message = look.say("One moment")
        elif self._wrong:
            self.message = look.say("That was not it. Please try again.")
        else:
            self.message = look.say("Enter the staff's PIN")
