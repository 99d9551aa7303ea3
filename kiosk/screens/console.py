"""The narrator's own screen: the words, what the guests see and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.clock import Clock

from kiosk.screens.console_layer import ConsoleBar
from kiosk.screens.screen import Screen
from kiosk.screens.widgets.lettering import Lettering, Title
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.scroll import ScrollArea
from kiosk.screens.widgets.surfaces import Ground, Panel
from kiosk.show.presenter.conduct import beat_after, beat_at
from kiosk.show.presenter.standing import Phase

if TYPE_CHECKING:
    from kiosk.content.model import MediaPath
    from kiosk.show.place import Place
    from kiosk.show.presenter.presenter import Presenter, Scene
    from kiosk.show.presenter.run_of_show import Beat
    from kiosk.show.upkeep import Said

_FREE = {"size_hint": (None, None)}
_LEFT = 0.42
"""Part of a wide glass's width that the pictures take."""
_HIGH = 0.42
"""Part of a tall glass's height."""
_SMALL = 0.5
"""The next picture, beside the present one."""


_PALE = 0.4
"""How much of it is seen while the first screen is not heard."""


class Glimpse:
    """A picture with a word over it and its title below."""

    def __init__(self, screen: ConsoleScreen, style: str) -> None:
        """Hang it into `screen`, empty."""
        look = screen.look
        self._panel = Panel(look=look, fill="ink", edge="gold", corner="card", **_FREE)
        self.picture = Picture(shelf=screen.stage.shelf, **_FREE)
        self.head = Lettering(look=look, style="label", tint="gold_light", max_lines=1, **_FREE)
        self.title = Lettering(look=look, style=style, tint="page", max_lines=2, **_FREE)
        for part in (self._panel, self.picture, self.head, self.title):
            screen.add_widget(part)

    def tell(self, head: str, title: str, picture: MediaPath | None) -> None:
        """Show another one."""
        self.head.text, self.title.text = head, title
        self.picture.source = picture

    def lay(self, x: float, top: float, width: float) -> float:
        """Lay it below `top`; return where it ends."""
        for part in (self.head, self.title):
            part.width, part.x = width, x
        high = width * 9 / 16
        self.head.y = top - self.head.leading
        low = self.head.y - high - 4
        for part in (self._panel, self.picture):
            part.pos, part.size = (x, low), (width, high)
        self.title.y = low - self.title.height - 4
        return float(self.title.y)


class ConsoleScreen(Screen):
    """Follows the visit that is led on another screen; the buttons lie over it, in a layer.

    Attributes:
        words: What the narrator says now, as it is read.
    """

    def enter(self, place: Place) -> None:
        """Come up; without a visit there is nothing to see here."""
        self._known: object = None
        self._trouble: Said | None = None
        super().enter(place)
        if self.stage.led is None:
            Clock.schedule_once(lambda _passed: self.stage.session.home(), 0)

    def build(self) -> None:
        """Hang the pictures and the sheet of words."""
        self.unbuild()
        look = self.look
        self.add_widget(Ground(look=look, tone="red", pos_hint={"x": 0, "y": 0}))
        self._name = Title(look=look, style="heading", tint="gold_light", **_FREE)
        self.add_widget(self._name)
        self._now, self._next = Glimpse(self, "label"), Glimpse(self, "small")
        self._sheet = Panel(look=look, fill="page", edge="gold", corner="panel", **_FREE)
        self._area = ScrollArea(look=look, **_FREE)
        self.words = Lettering(look=look, style="lead", size_hint_y=None)
        self._area.add_widget(self.words)
        for part in (self._sheet, self._area):
            self.add_widget(part)
        self._bar_height = ConsoleBar(look=look).height
        self.bind(size=lambda *_: self._place())
        self._known = None
        led = self.stage.led
        if led is not None:
            self._tell(led)
        self._place()

    def lead(self, scene: Scene) -> None:  # noqa: ARG002  # the narrator is ahead of the guests
        """Show where the narrator is."""
        led = self.stage.led
        if led is not None:
            self._tell(led)

    def tick(self) -> None:
        """Never show what is not known any more as if it were."""
        super().tick()
        podium, led = self.stage.podium, self.stage.led
        trouble = podium.trouble if podium is not None else None
        if trouble != self._trouble and led is not None:
            self._trouble, self._known = trouble, None
            self._tell(led)

    # --- what is told -------------------------------------------------------------------

    def _tell(self, led: Presenter) -> None:
        now, look = led.standing, self.look
        known = (now.visit, now.phase, now.cursor, now.frozen)
        if known == self._known:
            return
        self._known = known
        lost = self._trouble
        name = look.pick(now.visit.delegation)
        self._name.text = name if lost is None else lost.pick(look.words.language)
        for part in (self._now.picture, self.words):
            part.opacity = 1.0 if lost is None else _PALE
        following = beat_after(now.cursor, led.legs)
        beat = beat_at(now.cursor, led.legs)
        after = beat_at(following, led.legs) if following else None
        if now.phase is Phase.WELCOME:
            self._now.tell(look.say("Now"), look.say("Welcome"), None)
            self._glimpse(self._next, look.say("Coming next"), beat)
        elif now.phase is Phase.ENDED:
            self._now.tell(look.say("Now"), look.say("End"), None)
            self._next.tell("", "", None)
        else:
            head = look.say("Frozen: the guests see another picture")
            self._glimpse(self._now, head if now.frozen else look.say("Now"), beat)
            self._glimpse(self._next, look.say("Coming next"), after)
        self.words.text = "" if now.phase is Phase.ENDED else self._said(led, beat)
        self._area.offset = 0.0
        self._place()

    def _glimpse(self, glimpse: Glimpse, head: str, beat: Beat | None) -> None:
        look = self.look
        title = look.pick(beat.title) if beat else look.say("End")
        glimpse.tell(head, title, beat.picture if beat else None)

    def _said(self, led: Presenter, beat: Beat) -> str:
        """Return the words of the segment and of the beat, each once."""
        texts = (
            self.look.pick(led.legs[led.standing.cursor.leg].words),
            self.look.pick(beat.words),
        )
        return "\n".join(dict.fromkeys(text for text in texts if text))

    # --- where it lies ------------------------------------------------------------------

    def _place(self) -> None:
        look, pad = self.look, self.look.space("large")
        low, top = self.y + self._bar_height + pad, self.top - pad
        self._name.width, self._name.x = self.width - 2 * pad, self.x + pad
        self._name.y = top - self._name.height
        top = self._name.y - look.space("small")
        x, width = self.x + pad, self.width - 2 * pad
        if look.wide:
            left = self.width * _LEFT - pad
            high = (top - low) * 0.62
            left = min(left, high * 16 / 9)
            below = self._now.lay(x, top, left)
            self._next.lay(x, below - look.space("small"), min(left * _SMALL, (below - low) * 1.1))
            x, width = x + left + pad, width - left - pad
        else:
            wide = min(width * 0.62, (top - low) * _HIGH * 16 / 9)
            below = self._now.lay(x, top, wide)
            self._next.lay(x + wide + pad, top, max(1.0, width - wide - pad))
            top = below - look.space("medium")
        self._sheet.pos, self._sheet.size = (x, low), (width, max(1.0, top - low))
        inner = look.space("medium")
        self._area.pos = (x + inner, low + inner)
        self._area.size = (max(1.0, width - 2 * inner), max(1.0, top - low - 2 * inner))
