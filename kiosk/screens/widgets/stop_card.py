"""The card of a stop: its photo, number, name, minutes and the words told there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Line
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.read_along import ReadAlong
from kiosk.screens.widgets.scroll import ScrollArea
from kiosk.screens.widgets.stop_marker import Seal
from kiosk.screens.widgets.surfaces import Panel, Scrim
from kiosk.screens.widgets.touchable import Touchable

if TYPE_CHECKING:
    from kiosk.screens.widgets.shelf import Shelf

_SHAPES = {True: 16 / 9, False: 16 / 10}
"""Width by height of the photo, on a standing and a lying card."""
_EYE_LINE = 0.4
"""Where in its window the spoken line is kept, from the top."""


class StopPhoto(Touchable, FloatLayout):
    """A photo that opens large under a finger, with its words on it.

    Attributes:
        source: The photo.
        caption: Its words.
        count: Which of how many, in words; empty for the only one.
    """

    shelf: Shelf = ObjectProperty(None)
    source = ObjectProperty(None, allownone=True)
    caption = StringProperty("")
    count = StringProperty("")
    hint = StringProperty("")

    def dress(self) -> None:
        """Put dusk and words on the photo."""
        look = self.look
        self.picture = Picture(shelf=self.shelf, source=self.source, fit="cover")
        self.picture.fade = look.theme.motion.glide
        self._dusk = Scrim(look=look, depth=0.88)
        self._words = Lettering(look=look, style="small", rgba=look.colour("page"), max_lines=2)
        self._count = Lettering(look=look, style="small", rgba=look.colour("page"), fit=True)
        self._large = Icon(look=look, name="zoom-in", rgba=look.colour("page"))
        for part in (self.picture, self._dusk, self._words, self._count, self._large):
            part.size_hint = (None, None)
            self.add_widget(part)
        with self.canvas.after:
            self._veil = Color(*look.colour("gold"))
            self._frame = Line(width=look.line("rule") / 2)
        self.follow_box()
        for name in ("source", "caption", "count", "pressed"):
            self.fbind(name, self.place_again)

    def place(self) -> None:
        """Fill the box with the photo."""
        look, pad = self.look, self.look.space("tight")
        self.picture.source = self.source
        self.picture.pos, self.picture.size = self.pos, self.size
        icon = look.em("small") * 1.3
        self._large.size = (icon, icon)
        self._large.pos = (self.x + self.width - pad - icon, self.y + pad)
        self._large.opacity = 0.0 if self.mute else 1.0
        self._words.text, self._count.text = self.caption, self.count
        count = self._count.width + pad if self.count else 0.0
        self._words.width = max(1.0, self.width - 3 * pad - icon - count)
        self._words.pos = (self.x + pad, self.y + pad * 0.8)
        self._count.pos = (self._large.x - count, self.y + pad * 0.8)
        self._dusk.pos = self.pos
        self._dusk.size = (self.width, self._words.height + 4 * pad)
        inset = look.line("rule") / 2
        self._frame.width = look.line("bold" if self.pressed else "rule") / 2
        self._frame.rectangle = (
            *(self.x + inset, self.y + inset),
            *(max(1.0, self.width - 2 * inset), max(1.0, self.height - 2 * inset)),
        )


class StopCard(Looked, FloatLayout):
    """One stop; standing on a wide glass (photo above), lying on a tall one (photo left).

    Attributes:
        number: The stop's number.
        name: Its name.
        minutes: How long one stays, in words.
        text: What is told.
        photos: Its photos.
        captions: Their words.
        photo_index: Which of them is shown, from 0.
        standing: Whether the photo lies above the words.
        far: Whether the card is out of reach, so that nothing on it is to be touched.

    Events:
        on_photo: The photo is to be seen large.
        on_list: The list of stops is wanted.
    """

    shelf: Shelf = ObjectProperty(None)
    number = NumericProperty(0)
    name = StringProperty("")
    minutes = StringProperty("")
    text = StringProperty("")
    photos = ListProperty([])
    captions = ListProperty([])
    photo_index = NumericProperty(0)
    standing = BooleanProperty(defaultvalue=True)
    far = BooleanProperty(defaultvalue=False)

    __events__ = ("on_photo", "on_list")

    def on_photo(self) -> None:
        """Do nothing; bound."""

    def on_list(self) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Lay out sheet, photo and words."""
        look = self.look
        self._sheet = Panel(look=look, fill="paper", edge="gold", raised=True)
        self._photo = StopPhoto(
            look=look, shelf=self.shelf, hint=look.say("See the photo large"), mute=self.far
        )
        self._seal = Seal(look=look, number=self.number, state="here")
        self._name = Title(look=look, text=self.name, style="heading", tint="red", max_lines=2)
        self._clock = Icon(look=look, name="clock", tint="ink_soft")
        self._minutes = Lettering(look=look, text=self.minutes, style="label", tint="ink_soft")
        self._list = Button(look=look, icon="list", text=look.say("All stops"), fit=True)
        self._list.opacity, self._list.mute = (0.0, True) if self.far else (1.0, False)
        self.words = ReadAlong(look=look, text=self.text, style="body" if self.standing else "lead")
        self.area = ScrollArea(look=look)
        column = BoxLayout(size_hint_y=None, padding=(0, 0, look.space("medium"), 0))
        column.add_widget(self.words)
        self.words.bind(height=column.setter("height"))
        column.height = self.words.height
        self.area.add_widget(column)
        for part in (self._sheet, self._photo, self._seal, self._name, self._clock):
            self._hang(part)
        for part in (self._minutes, self.area, self._list):
            self._hang(part)
        self._photo.bind(on_release=lambda _: self.dispatch("on_photo"))
        self._list.bind(on_release=lambda _: self.dispatch("on_list"))
        self.follow_box()
        for name in ("photo_index", "photos"):
            self.fbind(name, self.place_again)
        self._name.fbind("height", self.place_again)

    def _hang(self, part: Looked) -> None:
        part.size_hint = (None, None)
        self.add_widget(part)

    # --- told by the screen -------------------------------------------------------------

    def speak(self, begin: int, end: int, *, speaking: bool) -> None:
        """Light the spoken words, and keep them in sight."""
        words = self.words
        words.speaking, words.begin, words.end = speaking, begin, end
        line = words.line_spoken if speaking else -1
        if line >= 0 and not self.area.dragging:
            below = (line + 0.5) * words.leading - self.area.height * _EYE_LINE
            target = min(max(0.0, below), self.area.reach_end)
            if abs(target - self.area.offset) > words.leading / 2:
                self.area.scroll_to(target)

    # --- drawing ------------------------------------------------------------------------

    def place(self) -> None:
        """Lay everything for the present box."""
        self._sheet.pos, self._sheet.size = self.pos, self.size
        if min(self.size) < self.look.touch * 2:
            return
        self._show_photo()
        if self.standing:
            self._stand()
        else:
            self._lie()

    def _show_photo(self) -> None:
        count = len(self.photos)
        at = min(int(self.photo_index), count - 1)
        self._photo.source = self.photos[at] if count else None
        self._photo.caption = self.captions[at] if count else ""
        self._photo.count = f"{at + 1} / {count}" if count > 1 else ""
        self._photo.opacity = 1.0 if count else 0.0
        self._photo.mute = self.far or not count

    def _stand(self) -> None:
        look, pad = self.look, self.look.space("small")
        top, inset = self.y + self.height, look.space("hair")
        wide = self.width - 2 * inset
        high = min(round(wide / _SHAPES[True]), round(self.height * 0.4)) if self.photos else 0
        self._photo.size = (wide, high)
        self._photo.pos = (self.x + inset, top - inset - high)
        below = self._photo.y - pad
        left, right = self.x + pad, self.x + self.width - pad
        self._head(left, right, below)
        low = min(self._minutes.y, self._list.y) - look.space("tight")
        self.area.pos = (left + inset, self.y + pad)
        self.area.size = (right - left - inset, max(1.0, low - self.area.y))

    def _lie(self) -> None:
        look, pad = self.look, self.look.space("medium")
        top = self.y + self.height - pad
        left, right = self.x + pad, self.x + self.width - pad
        wide = round((right - left) * (0.58 if self.photos else 0.0))
        high = min(round(wide / _SHAPES[False]), round(self.height * 0.46))
        self._photo.size, self._photo.pos = (wide, high), (left, top - high)
        self._head(left + wide + pad if self.photos else left, right, top)
        low = min(self._minutes.y, self._list.y, top - high) - look.space("small")
        self.area.pos = (left, self.y + look.space("small"))
        self.area.size = (right - left, max(1.0, low - self.area.y))

    def _head(self, left: float, right: float, top: float) -> None:
        """Seal and name, below them the minutes; the way to the list lies lowest."""
        look, gap = self.look, self.look.space("small")
        side = round(look.touch * 0.8)
        self._seal.size = (side, side)
        self._name.width = max(1.0, right - left - side - gap)
        line = max(side, self._name.height)
        self._seal.pos = (left, round(top - (line + side) / 2))
        self._name.pos = (left + side + gap, top - (line + self._name.height) / 2)
        icon = round(look.em("label") * 1.2)
        room = look.touch if self.standing and not self.far else self._minutes.height
        middle = top - line - look.space("tight") - room / 2
        self._minutes.width = max(1.0, right - left - icon)
        self._clock.size = (icon, icon)
        self._clock.pos = (left, middle - icon / 2)
        self._minutes.pos = (left + icon + look.space("tight"), middle - self._minutes.height / 2)
        if self.standing:
            self._list.pos = (right - self._list.width, middle - look.touch / 2)
        else:
            low = self._photo.y if self.photos else middle - room / 2 - gap - look.touch
            self._list.pos = (left, low)
