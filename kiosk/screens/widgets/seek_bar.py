"""Where in the film one is: a line with a mark for each chapter, and a look at the place sought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.slider import Slider
from kiosk.screens.widgets.surfaces import Panel

if TYPE_CHECKING:
    from kiosk.screens.widgets.shelf import Shelf

_PREVIEW = (288.0, 162.0)
"""Width and height of the small picture, in thousandths of the short side."""


class Preview(Looked, FloatLayout):
    """What stands above the finger: the picture there, the time, the chapter.

    Attributes:
        source: The file of the small picture; None while there is none.
        text: Time and chapter.
    """

    shelf: Shelf = ObjectProperty(None)
    source = ObjectProperty(None, allownone=True)
    text = StringProperty("")

    def dress(self) -> None:
        """Put picture and words on a dark panel."""
        look = self.look
        self.size_hint = (None, None)
        self._panel = Panel(look=look, fill="red_night", edge="gold", size_hint=(None, None))
        self._picture = Picture(shelf=self.shelf, fit="cover", size_hint=(None, None))
        self._words = Lettering(
            look=look,
            style="small",
            tint="page",
            align="center",
            max_lines=1,
            size_hint=(None, None),
        )
        for part in (self._panel, self._picture, self._words):
            self.add_widget(part)
        self.follow_box()
        for name in ("source", "text"):
            self.fbind(name, self.place_again)

    def place(self) -> None:
        """Lay the words below the picture; without one, only the words."""
        look = self.look
        inset, high = look.space("hair"), look.px(_PREVIEW[1])
        self._words.text = self.text
        self.width = look.px(_PREVIEW[0]) + 2 * inset
        pictured = self.source is not None
        self._picture.source = self.source
        self._picture.opacity = 1.0 if pictured else 0.0
        self.height = self._words.height + 2 * inset + (high + inset if pictured else 0.0)
        self._panel.pos, self._panel.size = self.pos, self.size
        self._words.width = self.width - 2 * inset
        self._words.pos = (self.x + inset, self.y + inset)
        self._picture.pos = (self.x + inset, self._words.top + inset)
        self._picture.size = (look.px(_PREVIEW[0]), high)


class SeekBar(Slider):
    """The film's line.

    Attributes:
        marks: Shares at which chapters begin.
        preview_text: Words for the place under the finger.
        preview: File of the small picture of that place, if there is one.
    """

    shelf: Shelf = ObjectProperty(None)
    marks = ListProperty([])
    preview = ObjectProperty(None, allownone=True)
    preview_text = StringProperty("")
    mark_width = NumericProperty(5.0)

    def dress(self) -> None:
        """Draw the marks over the line, and keep the preview ready."""
        self._mark_boxes: list[Rectangle] = []
        self._above = Preview(look=self.look, shelf=self.shelf, opacity=0.0)
        super().dress()
        with self.canvas:
            Color(*self.look.colour("red_night"))
            self._mark_boxes = [Rectangle() for share in self.marks if share > 0]
        self.add_widget(self._above)
        for name in ("preview", "preview_text"):
            self.fbind(name, self.place_again)
        self.place()

    def place(self) -> None:
        """Lay the marks, and the preview above the finger."""
        super().place()
        look, (left, length) = self.look, self.span
        width, high = look.px(self.mark_width), look.px(8)
        shares = [share for share in self.marks if share > 0]
        for share, box in zip(shares, self._mark_boxes, strict=False):
            box.pos = (left + length * share - width / 2, round(self.center_y - high / 2))
            box.size = (width, high)
        above = self._above
        above.opacity = 1.0 if self.dragging else 0.0
        above.source, above.text = self.preview, self.preview_text
        above.place()
        middle = left + length * self.share
        most = self.right - above.width
        above.pos = (min(max(self.x, middle - above.width / 2), most), self.top)
