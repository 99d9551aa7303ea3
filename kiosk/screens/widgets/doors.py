"""The doors of the home screen: a picture, a seal and a few words each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle, SmoothLine, SmoothRoundedRectangle
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.progress import Ring
from kiosk.screens.widgets.surfaces import Sheet, shine_texture
from kiosk.screens.widgets.touchable import Touchable

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from kiosk.screens.widgets.shelf import Shelf


MOST_WORDS = 0.6
"""Part of a door that its words may take."""


class Seal(Looked, FloatLayout):
    """One character as it stands in a red seal."""

    text = StringProperty("")
    fill = StringProperty("red")
    tint = StringProperty("page")

    def dress(self) -> None:
        """Draw the seal: a red field, a fine inner frame, the character."""
        look = self.look
        with self.canvas.before:
            Color(*look.colour(self.fill))
            self._field = SmoothRoundedRectangle(radius=[look.radius("small")])
            Color(*look.colour(self.tint, 0.75))
            self._frame = SmoothLine(width=look.line("hair") / 2 + 0.2)
        self._char = Lettering(look=look, text=self.text, style="title", tint=self.tint)
        self._char.size_hint = (None, None)
        self._char.align = "center"
        self.add_widget(self._char)
        self.follow_box()

    def place(self) -> None:
        """Fill the present box."""
        self._field.pos, self._field.size = self.pos, self.size
        inset = self.look.px(5)
        radius = self.look.radius("small") * 0.6
        self._frame.rounded_rectangle = (
            self.x + inset,
            self.y + inset,
            max(1, self.width - 2 * inset),
            max(1, self.height - 2 * inset),
            radius,
        )
        self._char.width = self.width
        self._char.pos = (self.x, self.y + (self.height - self._char.height) / 2)


class GreatDoor(Touchable, FloatLayout):
    """One strand: the picture above, the seal on its lower edge, the words below.

    With `flat: True` the picture stands on the left and the words beside it, for low rooms.

    Attributes:
        seal: The strand's one character.
        heading: Ten minutes of what.
        title: The site's own title.
        note: A last line: what is in it, or how much is left.
        words_room: Height kept for the words, so that the pictures of a row end alike.
        share: Part of the ten minutes already spent; the ring shows only then.
    """

    shelf: Shelf = ObjectProperty(None)
    picture = StringProperty("")
    seal = StringProperty("")
    heading = StringProperty("")
    title = StringProperty("")
    note = StringProperty("")
    share = NumericProperty(0.0)
    words_room = NumericProperty(0.0)
    flat = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Build sheet, picture, seal and words."""
        look = self.look
        self.sheet = Sheet(look, "page", "gold", "card", raised=True)
        self.canvas.before.add(self.sheet.group)
        self._picture = Picture(
            shelf=self.shelf, source=self.picture, fit="cover", fade=look.theme.motion.fade
        )
        self._seal = Seal(look=look, text=self.seal)
        self._heading = Title(
            look=look,
            text=self.heading,
            style="heading",
            or_style="subhead",
            tint="red",
            max_lines=2,
        )
        self._title = Lettering(
            look=look, text=self.title, style="label", balance=True, max_lines=2
        )
        self._note = Lettering(
            look=look, text=self.note, style="small", tint="ink_soft", max_lines=1
        )
        self._ring = Ring(look=look, share=self.share, thick=6)
        parts: list[Widget] = [self._picture, self._seal, self._heading, self._title, self._note]
        for part in [*parts, self._ring] if self.share > 0 else parts:
            part.size_hint = (None, None)
            self.add_widget(part)
        with self.canvas.after:
            Color(*look.colour("red_night", 0.22))
            self._veil = Rectangle()
            Color(*look.colour("gold"))
            self._edge = SmoothLine(width=look.line("hair") / 2 + 0.3)
        self.bind(pressed=self._press)
        self.follow_box()
        self.bind(words_room=self.place_again)

    def _press(self, *_: object) -> None:
        self._veil.size = self.size if self.pressed else (0, 0)

    def place(self) -> None:
        """Lay everything, upright or flat."""
        self.sheet.lay(self.x, self.y, self.width, self.height)
        self._veil.pos = self.pos
        self._press()
        self._edge.rounded_rectangle = (*self.pos, *self.size, self.look.radius("card"))
        if self.flat:
            self._place_flat()
        else:
            self._place_upright()

    def _place_words(self, left: float, top: float) -> None:
        for part in (self._heading, self._title, self._note):
            part.x = left
        self._heading.top = top
        self._title.top = self._heading.y - self.look.space("hair") * 0.4
        self._note.top = self._title.y - self.look.space("hair") * 0.4

    def words_height(self, width: float) -> float:
        """Return the height of the words, set in a door `width` pixels wide.

        Where they would crowd out the picture the note goes first, then half the title.
        """
        pad = self.look.space("medium")
        room = self.height * MOST_WORDS - 1.7 * pad
        if self.flat:
            pad = self.look.space("small")
            width -= self._flat_picture(width) + pad
            room = self.height - pad
        for title_lines, note in ((2, 1), (1, 1), (2, 0), (1, 0), (0, 0)):
            height = self._set_words(width - 2 * pad, title_lines, note)
            if height <= room:
                break
        return height

    def _set_words(self, width: float, title_lines: int, note: int) -> float:
        parts = [self._heading]
        self._title.max_lines = title_lines or 1
        for part, seen in ((self._title, title_lines), (self._note, note)):
            part.opacity = 1.0 if seen else 0.0
            if seen:
                parts.append(part)
        for part in parts:
            part.width = max(1.0, width)
        return sum(part.height for part in parts) + self.look.space("hair") * 0.8

    def _place_upright(self) -> None:
        look, inset = self.look, self.look.px(8)
        pad = look.space("medium")
        seal = look.px(92)
        words = max(self.words_room, self.words_height(self.width)) + 1.7 * pad
        room = max(1.0, self.height - words - inset)
        self._picture.size = (self.width - 2 * inset, room)
        self._picture.pos = (self.x + inset, self.top - inset - room)
        # the seal hangs into the words where the heading leaves it room
        free = self.width - 2 * pad - self._heading.lines[0].width if self._heading.lines else 0
        hang = 0.42 if free > seal + look.space("tight") else 0.0
        self._seal.size = (seal, seal)
        self._seal.pos = (
            self.right - inset - pad * 0.7 - seal,
            self._picture.y + (inset * 1.5 if not hang else -seal * hang),
        )
        ring = look.px(64)
        self._ring.size = (ring, ring)
        self._ring.pos = (self.right - pad * 0.8 - ring, self.y + pad * 0.8)
        self._place_words(self.x + pad, self._picture.y - pad * 0.8)

    def _flat_picture(self, width: float) -> float:
        return float(min((self.height - 2 * self.look.px(8)) * 1.15, width * 0.4))

    def _place_flat(self) -> None:
        look, inset = self.look, self.look.px(8)
        pad = look.space("small")
        side = self.height - 2 * inset
        self._picture.size = (self._flat_picture(self.width), side)
        self._picture.pos = (self.x + inset, self.y + inset)
        seal = min(look.px(72), side * 0.5)
        self._seal.size = (seal, seal)
        self._seal.pos = (self._picture.x + pad / 2, self._picture.y + pad / 2)
        self._ring.size = (0, 0)
        words = self.words_height(self.width)
        middle = self.y + (self.height + words) / 2
        self._place_words(self._picture.right + pad, middle)


class SideDoorTile(Touchable, FloatLayout):
    """A small door: an icon, its words, and a line of what is inside."""

    icon = StringProperty("")
    label = StringProperty("")
    detail = StringProperty("")

    def dress(self) -> None:
        """Build sheet, icon and words."""
        look = self.look
        self.sheet = Sheet(look, "paper", "paper_deep", "card")
        self.canvas.before.add(self.sheet.group)
        self._icon = Icon(look=look, name=self.icon, tint="red")
        self._label = Lettering(
            look=look, text=self.label, style="subhead", or_style="label", max_lines=1
        )
        self._detail = Lettering(
            look=look, text=self.detail, style="small", tint="ink_soft", max_lines=1
        )
        self._arrow = Icon(look=look, name="right", tint="gold", scale=0.5)
        for part in (self._icon, self._label, self._detail, self._arrow):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.bind(pressed=self._press)
        self.follow_box()

    def _press(self, *_: object) -> None:
        self.sheet.tint(self.look.colour("paper_deep" if self.pressed else "paper"))

    def place(self) -> None:
        """Lay icon, words and arrow in a row; without room only icon and label."""
        self.sheet.lay(self.x, self.y, self.width, self.height)
        look, pad = self.look, self.look.space("small")
        side = min(look.px(52), self.height * 0.6)
        middle = self.y + self.height / 2
        self._icon.size = (side, side)
        self._icon.pos = (self.x + pad, middle - side / 2)
        if self.width < look.px(270):
            self._place_narrow(side, middle)
            return
        self._label.style, self._label.align = "subhead", "left"
        left = self._icon.right + pad * 0.8
        roomy = self.width > look.px(330)
        arrow = look.px(44) if roomy else 0
        self._arrow.size = (arrow, arrow)
        self._arrow.pos = (self.right - arrow - pad / 2, middle - arrow / 2)
        width = max(1.0, self._arrow.x - left)
        self._label.width = self._detail.width = width
        self._label.x = self._detail.x = left
        both = self._label.height + self._detail.height
        if self.detail and roomy and both < self.height:
            self._detail.opacity = 1.0
            self._label.top = middle + both / 2
            self._detail.top = self._label.y
        else:
            self._detail.opacity = 0.0
            self._label.y = middle - self._label.height / 2

    def _place_narrow(self, side: float, middle: float) -> None:
        """Stand the icon over the label."""
        self._arrow.size = (0, 0)
        self._detail.opacity = 0.0
        side = min(side, self.height * 0.42)
        self._label.style = "label"
        self._label.align = "center"
        self._label.width = self.width
        both = side + self._label.height
        self._icon.size = (side, side)
        self._icon.pos = (self.x + (self.width - side) / 2, middle + both / 2 - side)
        self._label.pos = (self.x, middle - both / 2)


class PlaqueBoard(Looked, FloatLayout):
    """The plaque the township awarded, as it hangs on the wall: brass, red letters, screws."""

    title = StringProperty("")
    by = StringProperty("")

    def dress(self) -> None:
        """Cast the board as high as its words need, and engrave them."""
        look = self.look
        self.sheet = Sheet(look, "gold", "", "small", raised=True)
        self.canvas.before.add(self.sheet.group)
        with self.canvas.before:
            Color(*look.colour("gold_light", 0.55))
            self._shine = Rectangle(texture=shine_texture())
            Color(*look.colour("red_night", 0.55))
            self._outer = SmoothLine(width=look.line("hair") / 2 + 0.2)
            self._inner = SmoothLine(width=look.line("hair") / 2)
        self._title = Title(
            look=look,
            text=self.title,
            style="heading",
            or_style="subhead",
            tint="red_night",
            align="center",
        )
        self._by = Lettering(
            look=look,
            text=self.by,
            style="small",
            tint="red_night",
            align="center",
            balance=True,
        )
        for part in (self._title, self._by):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.follow_box()

    def place(self) -> None:
        """Fill the present box."""
        look = self.look
        self.sheet.lay(self.x, self.y, self.width, self.height)
        self._shine.pos, self._shine.size = self.pos, self.size
        for line, inset in ((self._outer, look.px(7)), (self._inner, look.px(12))):
            line.rectangle = (
                *(self.x + inset, self.y + inset),
                *(max(1, self.width - 2 * inset), max(1, self.height - 2 * inset)),
            )
        pad = look.px(26)
        self._title.width = self._by.width = max(1.0, self.width - 2 * pad)
        self._title.x = self._by.x = self.x + pad
        both = self._title.height + look.space("hair") + self._by.height
        room = both + 2 * pad
        if self.size_hint_y is None:
            self.setter("height")(self, room)
        else:
            room = self.height
        middle = self.y + room / 2
        self._title.top = middle + both / 2
        self._by.top = self._title.y - look.space("hair")
