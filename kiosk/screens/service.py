"""The service screen, behind the PIN: how things stand, and what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kivy.clock import Clock

from kiosk.screens.screen import Screen
from kiosk.screens.service_pages import PAGES
from kiosk.screens.service_rows import about
from kiosk.screens.widgets.buttons import Button, IconButton, captioned_size
from kiosk.screens.widgets.facts import row_widget
from kiosk.show.place import Place, ScreenName
from kiosk.show.upkeep import SECTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from kivy.input import MotionEvent
    from kivy.uix.widget import Widget

    from kiosk.screens.look import Look
    from kiosk.screens.service_pages import Page
    from kiosk.show.upkeep import Report

STAY = 240.0
"""Seconds that the staff may read without a touch, before the usual idle time begins."""
LOOK_AGAIN = 4
"""Ticks between two looks at everything: two seconds."""
ICONS = {
    "content": "slides",
    "machine": "presentation",
    "touch": "touch",
    "logs": "list",
    "act": "replay",
}


class ServiceScreen(Screen):
    """Its sections are places, one beside the other; each is looked at again every two seconds.

    Attributes:
        report: The latest look at everything; None before the first.
    """

    def enter(self, place: Place) -> None:
        """Come up with a first look; without the PIN there is nothing to see."""
        self.report: Report | None = None
        self.over: Widget | None = None
        self._page: Page | None = None
        self._looking = self._left = self._chimed = False
        self._ticks = 0
        super().enter(place)
        if not self.stage.desk.unlocked:
            Clock.schedule_once(self._send_away, 0)
            return
        self._stay()
        self._look()

    def show(self, place: Place) -> None:
        """Turn to another section."""
        super().show(place)
        self._look()

    def leave(self) -> None:
        """Shut the door behind oneself."""
        self._left = True
        self.stage.desk.lock()
        if self._chimed:
            self.stage.player.unload()

    def relayout(self, look: Look) -> None:
        """Draw again; what lay over the screen is gone."""
        self.over = None
        super().relayout(look)

    @property
    def settled(self) -> bool:
        """Whether there is something to see."""
        return self.report is not None or not self.stage.desk.unlocked

    def build(self) -> None:
        """Lay the sections' names, and the page of this one."""
        super().build()
        self.over = self._page = None
        if not self.stage.desk.unlocked:
            return
        for section in SECTIONS:
            self.ids["tabs"].add_widget(self._tab(section))
        self.refill()

    def tick(self) -> None:
        """Look at everything again."""
        super().tick()
        self._ticks += 1
        if self._ticks % LOOK_AGAIN == 0 and self.stage.desk.unlocked:
            self._look()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Give whoever touches the full time again."""
        self._stay()
        return bool(super().on_touch_down(touch))

    # --- what the pages ask for ---------------------------------------------------------

    def turn_to(self, section: str, index: int = 0) -> None:
        """Show another section."""
        self.stage.session.replace(Place(ScreenName.SERVICE, section, index))

    def lay_over(self, widget: Widget) -> None:
        """Put something over the screen, one at a time."""
        self.take_off()
        self.over = widget
        widget.size_hint, widget.pos_hint = (1, 1), {"x": 0, "y": 0}
        self.add_widget(widget)

    def take_off(self) -> None:
        """Take it away."""
        if self.over is not None:
            self.remove_widget(self.over)
            self.over = None

    def play(self, sound: Path) -> None:
        """Play a sound, heard even where a visitor has silenced the films."""
        if self._left:
            return
        self._chimed = True
        self.stage.player.set_muted(False)  # the player's setter
        self.stage.player.load(sound)

    # --- looking ------------------------------------------------------------------------

    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self.stage.desk.look(self._told)

    def _told(self, report: Report) -> None:
        self._looking = False
        if self._left:
            return
        self.report = report
        self.refill()

    def refill(self) -> None:
        """Show the page as things stand now; one that says the same stays as it is."""
        if self.report is None or self.ids["scroll"].dragging:
            return
        page = PAGES[self.place.item](self, self.report)
        if self._page is not None and page == self._page:
            return
        scroll, body = self.ids["scroll"], self.ids["body"]
        at = scroll.offset if self._page is not None else 0.0
        self._page = page
        body.clear_widgets()
        told = [row_widget(self.look, row) for row in page.rows]
        done = list(page.widgets(self))
        for widget in (*done, *told) if page.first else (*told, *done):
            body.add_widget(widget)
        Clock.schedule_once(lambda _: scroll.scroll_to(at, glide=False), -1)

    def _tab(self, section: str) -> Widget:
        look, name = self.look, about(self.look, section)
        chosen = section == self.place.item
        tab: Button | IconButton
        if look.wide:
            tab = Button(
                look=look,
                kind="chip",
                icon=ICONS[section],
                text=name,
                align="left",
                chosen=chosen,
                size_hint=(1, None),
                height=round(look.touch * 1.15),
            )
        else:
            short = look.say("Test") if section == "touch" else name
            tab = IconButton(
                look=look,
                kind="chip",
                icon=ICONS[section],
                hint=name,
                caption=short,
                chosen=chosen,
                size_hint=(1, None),
                height=captioned_size(look, short)[1],
            )
        tab.bind(on_release=partial(self._turn, section))
        return tab

    def _turn(self, section: str, *_: object) -> None:
        self.turn_to(section)

    def _stay(self) -> None:
        self.stage.session.hold("service", at_most=STAY)

    def _send_away(self, _passed: float) -> None:
        if not self._left:
            self.stage.session.replace(Place(ScreenName.PIN))
