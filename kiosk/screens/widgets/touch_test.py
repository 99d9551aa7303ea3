"""Shows where fingers are, and which parts of the glass have felt one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, InstructionGroup, Rectangle, SmoothLine
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.surfaces import Panel

if TYPE_CHECKING:
    from kivy.input import MotionEvent

LONG, SHORT = 14, 8
"""Fields along the long and the short side; each about as large as a touch."""


class TouchTest(Looked, FloatLayout):
    """Fills the glass with fields that turn gold where a finger has been.

    Events:
        on_done: It has been seen enough.
    """

    __events__ = ("on_done",)

    def on_done(self) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Lay the fields, the words and the way out."""
        look = self.look
        self.felt: set[tuple[int, int]] = set()
        self._fingers: dict[int, InstructionGroup] = {}
        with self.canvas.before:
            Color(*look.colour("red_night"))
            self._ground = Rectangle()
            self._fields = InstructionGroup()
        self._plate = Panel(look=look, fill="red_night", edge="gold")
        self._words = Lettering(look=look, style="lead", tint="page", fit=True)
        self._out = Button(look=look, kind="gold", text=look.say("Done"), icon="check", fit=True)
        self._out.bind(on_release=lambda _: self.dispatch("on_done"))
        for part in (self._plate, self._words, self._out):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.follow_box()

    @property
    def grid(self) -> tuple[int, int]:
        """Columns and rows."""
        return (LONG, SHORT) if self.look.wide else (SHORT, LONG)

    def place(self) -> None:
        """Draw every field, and put the words in the middle."""
        look = self.look
        columns, rows = self.grid
        self._ground.pos, self._ground.size = self.pos, self.size
        wide, high = self.width / columns, self.height / rows
        gap = look.line("rule")
        self._fields.clear()
        for column in range(columns):
            for row in range(rows):
                felt = (column, row) in self.felt
                self._fields.add(Color(*look.colour("gold" if felt else "red_deep")))
                at = (self.x + column * wide + gap / 2, self.y + row * high + gap / 2)
                self._fields.add(Rectangle(pos=at, size=(wide - gap, high - gap)))
        self._words.text = look.say(
            "{fingers} fingers · {felt} of {all} fields felt",
            fingers=len(self._fingers),
            felt=len(self.felt),
            all=columns * rows,
        )
        pad, wide, high = look.space("small"), self._words.width, self._words.height
        x, y = self.x + (self.width - wide) / 2, self.y + self.height / 2
        self._words.pos = (x, y)
        self._plate.pos, self._plate.size = (x - pad, y - pad), (wide + 2 * pad, high + 2 * pad)
        self._out.pos = (
            self.x + (self.width - self._out.width) / 2,
            self.y + look.space("medium"),
        )

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Draw another finger."""
        self._feel(touch)
        super().on_touch_down(touch)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Follow a finger."""
        if touch.grab_current is None and touch.uid in self._fingers:
            self._feel(touch)
        super().on_touch_move(touch)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Take a finger's cross away."""
        super().on_touch_up(touch)
        cross = self._fingers.pop(touch.uid, None)
        if cross is not None:
            self.canvas.after.remove(cross)
            self.place_again()
        return True

    def _feel(self, touch: MotionEvent) -> None:
        columns, rows = self.grid
        column = int((touch.x - self.x) / max(1.0, self.width) * columns)
        row = int((touch.y - self.y) / max(1.0, self.height) * rows)
        self.felt.add((min(max(0, column), columns - 1), min(max(0, row), rows - 1)))
        cross = self._fingers.get(touch.uid)
        if cross is None:
            cross = self._fingers[touch.uid] = InstructionGroup()
            self.canvas.after.add(cross)
        cross.clear()
        cross.add(Color(*self.look.colour("page")))
        thin = self.look.line("rule") / 2
        cross.add(SmoothLine(points=[self.x, touch.y, self.right, touch.y], width=thin))
        cross.add(SmoothLine(points=[touch.x, self.y, touch.x, self.top], width=thin))
        cross.add(SmoothLine(circle=(*touch.pos, self.look.touch * 0.7), width=2 * thin))
        self.place_again()
