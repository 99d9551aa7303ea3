"""What a kiosk shows that nobody knows yet: a code, where to type it, and whom it is to trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import ObjectProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.screens.widgets.codes import Code
from kiosk.screens.widgets.lettering import Lettering, Paragraph, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.surfaces import Ground, Panel, Rule
from kiosk.show.covering import pick

if TYPE_CHECKING:
    from kivy.input import MotionEvent

    from kiosk.show.covering import Pairing

CELL, CELL_HIGH = 92.0, 124.0
"""A sign of the code, in thousandths of the short side."""
QR_WIDE, QR_TALL = 380.0, 420.0
COLUMN = 0.54
"""The part of a wide glass that the words take."""


class CodeCells(Looked, Widget):
    """The code, each sign on a sheet of its own, in two groups that the eye can hold."""

    code = ObjectProperty("")

    def dress(self) -> None:
        """Make a sheet and a sign for each place."""
        look = self.look
        self._sheets = [Panel(look=look, fill="page", corner="card") for _ in self.code]
        self._signs = [
            Lettering(look=look, text=sign, style="display", tint="red", align="center")
            for sign in self.code
        ]
        for part in (*self._sheets, *self._signs):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.size_hint = (None, None)
        self.size = (self._span, look.px(CELL_HIGH))
        self.follow_box()

    @property
    def _gap(self) -> float:
        return self.look.space("tight")

    @property
    def _span(self) -> float:
        count = len(self.code)
        return count * self.look.px(CELL) + (count - 1) * self._gap + 2 * self._gap

    def place(self) -> None:
        """Lay them in a row, a wider gap in the middle."""
        cell, x = self.look.px(CELL), self.x
        for at, (sheet, sign) in enumerate(zip(self._sheets, self._signs, strict=True)):
            if at == len(self._sheets) // 2:
                x += 2 * self._gap
            sheet.pos, sheet.size = (x, self.y), (cell, self.height)
            sign.width = cell
            sign.center = sheet.center
            x += cell + self._gap


class PairingBoard(Looked, FloatLayout):
    """Fills the glass until there is content.

    Attributes:
        pairing: What is shown.
    """

    pairing: Pairing = ObjectProperty(None)

    def dress(self) -> None:
        """Make the parts."""
        look, said = self.look, self.pairing
        self._ground = Ground(look=look, tone="red")
        self.add_widget(self._ground)
        self._column: list[Widget] = [
            Title(look=look, text=self._title, style="title", tint="gold_light"),
            Rule(look=look, size_hint=(None, None), height=look.px(20)),
            *self._middle(),
        ]
        self._qr: tuple[Panel, Code] | None = None
        if said.link and not said.root:
            panel = Panel(look=look, fill="page", edge="gold", corner="panel", raised=True)
            self._qr = panel, Code(look=look, link=said.link, size_hint=(None, None))
        for part in (*self._column, *(self._qr or ())):
            if part.size_hint_x is not None:
                part.size_hint_x = None
            part.size_hint_y = None
            self.add_widget(part)
        self.follow_box()

    @property
    def _title(self) -> str:
        look = self.look
        return (
            look.say("This kiosk is paired") if self.pairing.root else look.say("Pair this kiosk")
        )

    def _middle(self) -> list[Widget]:
        look, said = self.look, self.pairing
        if said.root:
            return [
                self._line(look.say("Content is on its way and is shown by itself")),
                *self._print(look.say("Fingerprint of the root of trust"), said.root),
                self._line(look.say("The console must show the same one"), style="small"),
            ]
        if not said.code:
            trouble = pick(said.trouble, look.words.language)
            return [
                self._line(trouble or look.say("Asking the server for a code…")),
                *self._print(look.say("Fingerprint of this kiosk"), said.fingerprint),
            ]
        return [
            self._line(look.say("An administrator types this code at the console")),
            CodeCells(look=look, code=said.code),
            self._line(said.console, style="label", tint="gold_light"),
            *self._print(look.say("Fingerprint of this kiosk"), said.fingerprint),
            self._line(
                look.say("Agree only if the console shows the same fingerprint"), style="small"
            ),
        ]

    def _line(self, text: str, style: str = "lead", tint: str = "page") -> Paragraph:
        line = Paragraph(look=self.look, text=text, style=style, tint=tint)
        line.justify = False
        return line

    def _print(self, heading: str, fingerprint: str) -> list[Widget]:
        return [
            self._line(heading, style="small", tint="gold_light"),
            Lettering(look=self.look, text=fingerprint.upper(), style="heading", tint="page"),
        ]

    def place(self) -> None:
        """Stand the words beside the picture for the phone, or over it on a tall glass."""
        look = self.look
        self._ground.pos, self._ground.size = self.pos, self.size
        margin, wide = look.space("huge"), look.wide
        width = self.width * COLUMN if wide and self._qr else self.width - 2 * margin
        for part in self._column:
            if not isinstance(part, CodeCells):
                part.width = width - (margin if wide else 0)
        gap = look.space("medium")
        side = look.px(QR_WIDE if wide else QR_TALL)
        pad = look.space("small")
        high = sum(part.height + gap for part in self._column) - gap
        whole = high if wide or self._qr is None else high + 2 * gap + side + 2 * pad
        top = self.y + (self.height + whole) / 2
        for part in self._column:
            part.x, part.top = self.x + margin, top
            top -= part.height + gap
        if self._qr is not None:
            panel, code = self._qr
            panel.size = (side + 2 * pad, side + 2 * pad)
            if wide:
                middle = self.x + self.width * (1 + COLUMN) / 2
                panel.center = (middle, self.center_y)
            else:
                panel.x, panel.top = self.x + margin, top - gap
            code.size, code.pos = (side, side), (panel.x + pad, panel.y + pad)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take every touch: there is nothing to be pressed."""
        touch.ud["answered"] = self
        return True
