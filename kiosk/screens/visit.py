"""A visit's own screen: the welcome, the words of a talk, the end card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.screens.screen import Screen
from kiosk.screens.widgets.visit_cards import EndCard, VisitCard, standing_of
from kiosk.show.place import CARDS

if TYPE_CHECKING:
    from kiosk.content.visit import Visit
    from kiosk.screens.look import Look
    from kiosk.screens.stage import Stage

_WELCOME, _TALK, _END = CARDS


def welcome_card(stage: Stage, look: Look, visit: Visit) -> VisitCard:
    """Return the welcome of `visit`; the attract loop shows it too, when its time is near."""
    site, line = look.pick(stage.site.name), look.pick(visit.welcome)
    says_it = "欢迎" in line or "welcome" in line.lower()
    return VisitCard(
        look=look,
        above=site if says_it else look.say("A warm welcome to"),
        great=look.pick(visit.delegation),
        below=line,
        foot=look.join("" if says_it else site, standing_of(stage.site, look)),
        pos_hint={"x": 0, "y": 0},
    )


class VisitScreen(Screen):
    """One of three cards; nothing on it answers a touch."""

    patience = 0.6

    def build(self) -> None:
        """Hang the card."""
        self.unbuild()
        led = self.stage.led
        if led is not None:
            self.add_widget(self._card(led.standing.visit))

    def _card(self, visit: Visit) -> VisitCard:
        if self.place.item == _WELCOME:
            return welcome_card(self.stage, self.look, visit)
        if self.place.item == _END:
            return self._end_card(visit)
        return self._talk_card(visit)

    def _talk_card(self, visit: Visit) -> VisitCard:
        stage, look = self.stage, self.look
        beat = stage.led.scene.beat if stage.led else None
        return VisitCard(
            look=look,
            above=look.pick(stage.site.name),
            great=look.pick(beat.title) if beat else "",
            below=look.pick(visit.delegation),
            pos_hint={"x": 0, "y": 0},
        )

    def _end_card(self, visit: Visit) -> EndCard:
        stage, look = self.stage, self.look
        return EndCard(
            look=look,
            above=look.pick(visit.delegation),
            great=look.pick(visit.thanks) or look.say("Thank you for coming"),
            below=look.say("Take it home with your phone") if stage.site.take_away else "",
            items=stage.site.take_away,
            shelf=stage.shelf,
            pos_hint={"x": 0, "y": 0},
        )
