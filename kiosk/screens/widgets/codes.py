"""QR codes on the glass: drawn from a link, or shown from a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.screens.widgets.buttons import Card
from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering, Paragraph, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.surfaces import Panel
from kiosk.screens.widgets.touchable import Touchable

if TYPE_CHECKING:
    from kiosk.screens.look import Look
    from kiosk.screens.widgets.shelf import Shelf

QUIET = 3
"""Modules of empty margin; the light ground around adds the fourth that readers want."""


class Code(Looked, Widget):
    """The QR code of a link, every module a whole number of pixels, in the widget's middle."""

    link = StringProperty("")

    def dress(self) -> None:
        """Draw the modules as a tiny texture, stretched without smoothing."""
        code = segno.make(self.link, error="m", micro=False)
        rows = [bytes(row) for row in code.matrix_iter(border=QUIET)]
        self._modules = len(rows)
        pixels = b"".join(row.translate(bytes([255, 0, *range(2, 256)])) for row in reversed(rows))
        texture = Texture.create(size=(self._modules, self._modules), colorfmt="luminance")
        texture.mag_filter = texture.min_filter = "nearest"
        texture.blit_buffer(pixels, colorfmt="luminance")
        with self.canvas:
            Color(1, 1, 1, 1)
            self._square = Rectangle(texture=texture)
        self.follow_box()

    def place(self) -> None:
        """Take the largest whole multiple that fits."""
        scale = max(1, int(min(self.width, self.height) // self._modules))
        side = scale * self._modules
        self._square.size = (side, side)
        self._square.pos = (
            round(self.x + (self.width - side) / 2),
            round(self.y + (self.height - side) / 2),
        )


def code_widget(look: Look, shelf: Shelf, link: str, picture: str | None) -> Widget:
    """Return what shows a code: drawn from its link, or its picture."""
    if link:
        return Code(look=look, link=link, size_hint=(None, None))
    return Picture(shelf=shelf, source=picture, fit="contain", size_hint=(None, None))


class CodeCard(Card):
    """A code with its title and note.

    Attributes:
        code: Side of the code, in pixels.
    """

    shelf: Shelf = ObjectProperty(None)
    link = StringProperty("")
    picture = ObjectProperty(None, allownone=True)
    title = StringProperty("")
    note = StringProperty("")
    code = NumericProperty(400.0)

    def dress(self) -> None:
        """Put code and words on the sheet."""
        look = self.look
        self.fill, self.edge = "page", "gold"
        self._code = code_widget(look, self.shelf, self.link, self.picture)
        self._title = Title(
            look=look, text=self.title, style="subhead", align="center", max_lines=2
        )
        self._note = Paragraph(
            look=look, text=self.note, style="small", tint="ink_soft", align="center", max_lines=3
        )
        self._note.justify = False
        for part in (self._code, self._title, self._note):
            part.size_hint = (None, None)
            self.add_widget(part)
        super().dress()

    def place(self) -> None:
        """Stand the code over title and note."""
        super().place()
        look, pad = self.look, self.look.space("small")
        side = min(self.code, self.width - pad)
        self._code.size = (side, side)
        self._code.pos = (self.x + (self.width - side) / 2, self.top - pad - side)
        for part in (self._title, self._note):
            part.width = max(1.0, self.width - 2 * pad)
            part.x = self.x + pad
        self._title.top = self._code.y - look.space("tight")
        self._note.top = self._title.y - look.space("hair")


class CodeOverlay(Touchable, FloatLayout):
    """One code as large as the glass allows; a touch puts it back."""

    shelf: Shelf = ObjectProperty(None)
    link = StringProperty("")
    picture = ObjectProperty(None, allownone=True)
    title = StringProperty("")

    def dress(self) -> None:
        """Lay a veil, a white panel, the code, its title and a cross."""
        look = self.look
        with self.canvas.before:
            Color(*look.colour("red_night", 0.8))
            self._veil = Rectangle()
        self._panel = Panel(look=look, fill="page", edge="gold", corner="panel", raised=True)
        self._code = code_widget(look, self.shelf, self.link, self.picture)
        self._title = Title(look=look, text=self.title, style="heading", align="center")
        self._hint = Lettering(
            look=look,
            text=look.say("Touch anywhere to close"),
            style="small",
            tint="ink_soft",
            align="center",
        )
        self._cross = Icon(look=look, name="close", tint="ink_soft", scale=0.5)
        for part in (self._panel, self._code, self._title, self._hint, self._cross):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.follow_box()

    def place(self) -> None:
        """Put everything in the middle."""
        look = self.look
        self._veil.pos, self._veil.size = self.pos, self.size
        pad, side = look.space("medium"), look.px(660)
        for part in (self._title, self._hint):
            part.width = side
        height = side + self._title.height + self._hint.height + 3 * pad
        self._panel.size = (side + 2 * pad, height)
        self._panel.pos = (
            self.x + (self.width - self._panel.width) / 2,
            self.y + (self.height - height) / 2,
        )
        left, top = self._panel.x + pad, self._panel.y + height - pad
        self._code.size, self._code.pos = (side, side), (left, top - side)
        self._title.pos = (left, self._code.y - pad / 2 - self._title.height)
        self._hint.pos = (left, self._title.y - self._hint.height)
        self._cross.size = (look.touch, look.touch)
        self._cross.pos = (self._panel.x + self._panel.width - look.touch, top + pad - look.touch)
