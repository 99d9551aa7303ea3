"""The narrator's bar at the lower edge, for a visit that is led without a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import IconButton
from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.progress import ProgressLine
from kiosk.show.film_bar import clock_text
from kiosk.show.presenter.pace import Colour
from kiosk.show.presenter.standing import Phase

if TYPE_CHECKING:
    from kivy.input import MotionEvent

    from kiosk.show.presenter.presenter import Presenter

INKS = {Colour.CALM: "page", Colour.SOON: "gold_light", Colour.OVER: "gold_light"}
SIGNS = {Colour.CALM: "", Colour.SOON: "hourglass", Colour.OVER: "warning"}
"""Who does not tell colours apart sees a sign."""
ACTS = ("back", "next", "black", "list", "phone", "end")


def pace_words(spent: float, target: float) -> str:
    """Return a time against its target: `1:20 / 2:00`."""
    return f"{clock_text(spent)} / {clock_text(target)}"


class NarratorBar(Looked, FloatLayout):
    """Back, next, black, the run-of-show, a phone, the end; and how the time stands.

    Attributes:
        acts: The buttons, by what they do.

    Events:
        on_act: One of `acts` was touched.
    """

    acts = ACTS

    __events__ = ("on_act",)

    def on_act(self, name: str) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Hang the buttons, and two lines about the time."""
        look = self.look
        with self.canvas.before:
            Color(*look.colour("red_night", 0.94))
            self._ground = Rectangle()
            Color(*look.colour("gold", 0.8))
            self._edge = Rectangle()
        words = {
            "back": ("left", look.say("Back one")),
            "next": ("right", look.say("On")),
            "black": ("presentation", look.say("Black")),
            "freeze": ("pause", look.say("Freeze")),
            "list": ("list", look.say("Run-of-show")),
            "phone": ("phone", look.say("Phone")),
            "end": ("stop", look.say("End")),
        }
        self.buttons: dict[str, IconButton] = {}
        for name in self.acts:
            icon, word = words[name]
            kind = "gold" if name == "next" else "dark"
            button = IconButton(look=look, kind=kind, icon=icon, hint=word, caption=word)
            button.bind(on_release=lambda _, name=name: self.dispatch("on_act", name))
            self.buttons[name] = button
            self.add_widget(button)
        free = {"size_hint": (None, None)}
        self._title = Lettering(look=look, style="label", tint="page", max_lines=1, **free)
        self._time = Lettering(look=look, style="label", tint="page", max_lines=1, **free)
        self._line = ProgressLine(look=look, tint="gold", track="red_deep", thick=6, **free)
        for part in (self._title, self._time, self._line):
            self.add_widget(part)
        self.size_hint = (None, None)
        self._tell_size()
        self.follow_box()

    def _tell_size(self) -> None:
        look = self.look
        button = max(one.height for one in self.buttons.values())
        words = self._title.leading + look.space("small") + look.px(8)
        self.height = button + 2 * look.space("tight") + (0 if look.wide else words)

    def tell(self, led: Presenter) -> None:
        """Show where the visit is, and how the time stands."""
        look, now, pace = self.look, led.standing, led.pace
        leg = led.legs[now.cursor.leg]
        title = f"{now.cursor.leg + 1} · {look.pick(leg.title)}"
        if len(leg.beats) > 1:
            title += f"  {now.cursor.beat + 1}/{len(leg.beats)}"
        self._title.text = look.say("Welcome") if now.phase is Phase.WELCOME else title
        here = pace_words(pace.spent, pace.target)
        whole = pace_words(pace.whole_spent, pace.whole_target)
        self._time.text = look.join(here, look.say("in all {time}", time=whole))
        self._time.tint = INKS[pace.colour]
        self._line.share = min(1.0, pace.spent / pace.target) if pace.target else 0.0
        self.buttons["black"].chosen = now.black
        self.place()

    def place(self) -> None:
        """Lay a row of buttons, and the words beside it or, on a tall glass, above."""
        look = self.look
        self._ground.pos, self._ground.size = self.pos, self.size
        self._edge.pos = (self.x, self.y + self.height - look.line("rule"))
        self._edge.size = (self.width, look.line("rule"))
        margin, low = look.space("small"), self.y + look.space("tight")
        row = list(self.buttons.values())
        gap = max(look.gap, look.space("tight"))
        if look.wide:
            self._lay_row(row[:2], self.x + margin, low, gap)
            right = sum(one.width + gap for one in row[2:]) - gap
            self._lay_row(row[2:], self.x + self.width - margin - right, low, gap)
            left = row[1].x + row[1].width + 2 * margin
            self._place_words(left, row[2].x - 2 * margin, low + row[0].height / 2)
            return
        whole = sum(one.width for one in row)
        spread = (self.width - 2 * margin - whole) / (len(row) - 1)
        self._lay_row(row, self.x + margin, low, spread)
        top = low + row[0].height + look.space("tight")
        self._place_words(
            self.x + margin,
            self.x + self.width - margin,
            top + self._title.leading / 2,
            one_line=True,
        )

    @staticmethod
    def _lay_row(row: list[IconButton], x: float, y: float, gap: float) -> None:
        for button in row:
            button.pos = (x, y)
            x += button.width + gap

    def _place_words(
        self, left: float, right: float, middle: float, *, one_line: bool = False
    ) -> None:
        look, room = self.look, max(1.0, right - left)
        high = self._title.leading
        if one_line:
            self._title.width, self._time.width = room * 0.46, room * 0.54
            self._title.pos, self._time.pos = (
                (left, middle - high / 2),
                (left + room * 0.46, middle - high / 2),
            )
            self._time.align = "right"
            self._line.size = (room, look.px(8))
            self._line.pos = (left, middle + high / 2 + look.space("hair"))
            return
        self._title.width = self._time.width = self._line.width = room
        self._line.height = look.px(8)
        self._title.pos = (left, middle + look.px(6))
        self._time.pos = (left, middle + look.px(2) - high)
        self._line.pos = (left, middle + look.px(6) - look.px(4))

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Let nothing through to what lies beneath."""
        return bool(super().on_touch_down(touch)) or bool(self.collide_point(*touch.pos))
