"""Pictures large on a dark ground, with their words, thumbnails and controls: decks, albums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.animation import Animation
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.typeset import natural_width
from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.lettering import Lettering, Paragraph, Title
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.pager import Pager
from kiosk.screens.widgets.progress import ProgressLine
from kiosk.screens.widgets.scroll import ScrollArea
from kiosk.screens.widgets.thumbs import Thumbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kivy.uix.widget import Widget

    from kiosk.screens.look import Look
    from kiosk.screens.widgets.shelf import Shelf

_WORDS_PART = 0.3
"""Part of a wide glass that the words beside a picture take."""

_TALL_PICTURE = 0.64
"""Height of the picture on a tall glass, as part of its width."""

_ABOVE = 0.4
"""Part of the spare room that lies above a picture without words, on a tall glass."""


class Viewer(Looked, FloatLayout):
    """One picture of several, as large as the room allows.

    A tap in the middle puts everything but the picture away, and brings it back.

    Attributes:
        sources: The pictures.
        titles: A title for each.
        texts: Words for each, shown below the picture (tall) or beside it (wide).
        index: The one shown.
        words_shown: Whether the words are shown beside the picture on a wide glass.
        share: Part of this picture's time that is over, drawn as a line; below zero for none.
        bare: How far everything but the picture is put away, 0.0 to 1.0.
        upright: Whether the pictures are pages, higher than wide, and get all the room.
        acts: Buttons of the screen, from the right end of the lowest row.

    Events:
        on_turn: A finger turned to the picture at this index.
        on_touched: A finger came down on the picture.
        on_shown: The picture is on the glass.
    """

    shelf: Shelf = ObjectProperty(None)
    sources = ListProperty([])
    titles = ListProperty([])
    texts = ListProperty([])
    acts = ListProperty([])
    index = NumericProperty(0)
    words_shown = BooleanProperty(defaultvalue=False)
    upright = BooleanProperty(defaultvalue=False)
    share = NumericProperty(-1.0)
    bare = NumericProperty(0.0)

    __events__ = ("on_turn", "on_touched", "on_shown")

    def on_turn(self, index: int) -> None:
        """Do nothing; bound."""

    def on_touched(self) -> None:
        """Do nothing; bound."""

    def on_shown(self) -> None:
        """Do nothing; bound."""

    def dress(self) -> None:
        """Hang pager, words, strip and controls."""
        look = self.look
        self.pager = Pager(
            look=look,
            shelf=self.shelf,
            sources=self.sources,
            index=self.index,
            fade=look.theme.motion.fade,
        )
        self._title = Title(look=look, style="subhead", tint="gold_light", max_lines=2)
        self._counter = Lettering(look=look, style="label", tint="page", fit=True)
        self._before = self._turner("left", look.say("Previous"), -1)
        self._after = self._turner("right", look.say("Next"), 1)
        self._text = Paragraph(look=look, tint="page", style="body" if look.wide else "lead")
        self._words = ScrollArea(look=look)
        self._words.add_widget(self._text)
        self._strip = Thumbs(look=look, shelf=self.shelf, sources=self.sources, index=self.index)
        self._line = ProgressLine(look=look, tint="gold", track="red_deep", thick=5)
        self._row = BoxLayout(spacing=look.gap, size_hint=(None, None))
        for act in reversed(self.acts):
            self._row.add_widget(act)
        self._around: Sequence[Widget] = (
            *(self._title, self._before, self._counter, self._after),
            *(self._words, self._strip, self._line, self._row),
        )
        for part in (self.pager, *self._around):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.pager.bind(on_turn=self._turned, on_tap=self._toggle_bare)
        self.pager.bind(on_touched=lambda *_: self.dispatch("on_touched"))
        self.pager.bind(on_shown=lambda *_: self.dispatch("on_shown"))
        self._strip.bind(on_choose=lambda _, at: self.dispatch("on_turn", at))
        self.follow_box()
        for name in ("index", "bare", "words_shown", "share", "titles", "texts"):
            self.fbind(name, self.place_again)

    def _turner(self, icon: str, word: str, step: int) -> Button:
        """Return a button that turns: nobody has to know that pictures can be pushed."""
        button = Button(
            look=self.look, kind="dark", icon=icon, text=word, icon_after=step > 0, fit=True
        )
        button.bind(on_release=lambda _: self._step(step))
        return button

    # --- what fingers do ----------------------------------------------------------------

    def _turned(self, _pager: Pager, index: int) -> None:
        if index != self.index:
            self.dispatch("on_turn", index)

    def _step(self, step: int) -> None:
        self.dispatch("on_touched")
        self.dispatch("on_turn", int(self.index) + step)

    def _toggle_bare(self, *_: object) -> None:
        self.put_away(away=self.bare < 0.5)  # noqa: PLR2004  # whichever it is nearer to

    def put_away(self, *, away: bool) -> None:
        """Leave only the picture on the glass, or bring everything back."""
        Animation.cancel_all(self, "bare")
        seconds = self.look.theme.motion.fade
        Animation(bare=1.0 if away else 0.0, d=seconds, t="out_quad").start(self)

    # --- drawing ------------------------------------------------------------------------

    def place(self) -> None:
        """Lay the rows from below, and give the picture what is left."""
        self._write()
        look, margin = self.look, self.look.space("large" if self.look.wide else "medium")
        row, strip = look.touch, look.px(92 if look.wide else 132)
        low = self.y + look.space("small")
        self._row.height = row
        self._row.width = sum(act.width + look.gap for act in self.acts)
        self._row.pos = (self.right - margin - self._row.width, low)
        self._place_turners(self.x + margin, low)
        self._strip.pos = (self.x + margin, low + row + look.space("tight"))
        self._strip.size = (self.width - 2 * margin, strip)
        top = self._strip.top + look.space("small")
        self._line.size = (self.width, look.px(8))
        if look.wide:
            self._place_wide(top, margin)
        else:
            self._place_tall(top, margin)
        self._line.pos = (self.x, self.pager.y - self._line.height)
        for part in self._around:
            part.opacity = 1.0 - self.bare
            if self.bare >= 1.0:
                part.y -= 2 * self.height  # out of reach: what cannot be seen takes no touch
        self._line.opacity = 0.0 if self.share < 0 else 1.0
        self._before.dim = self.index <= 0
        self._after.dim = self.index >= len(self.sources) - 1
        for button in (self._before, self._after):
            button.opacity *= 1.0 - self.bare
        if look.wide and not self._beside:
            self._words.opacity = 0.0

    def _place_turners(self, left: float, low: float) -> None:
        """Lay the buttons that turn, with the number between them."""
        look = self.look
        widest = _number_width(look, len(self.sources))
        self._before.pos = (left, low)
        middle = self._before.right + look.space("small")
        self._counter.center_x = middle + widest / 2
        self._counter.y = low + (look.touch - self._counter.height) / 2
        self._after.pos = (middle + widest + look.space("small"), low)

    @property
    def _beside(self) -> bool:
        """Whether words stand beside the picture of a wide glass."""
        return self.words_shown and bool(self._text.text)

    def _place_wide(self, low: float, margin: float) -> None:
        """Words to the right of the picture, if wanted; the title in the lowest row."""
        look = self.look
        panel = self.width * _WORDS_PART if self._beside else 0.0
        free = 1.0 - self.bare
        self.pager.pos = (self.x, self.y + (low - self.y) * free)
        air = look.space("small") * free
        self.pager.size = (self.width - panel * free, self.top - air - self.pager.y)
        self._title.x = self._after.right + look.space("medium")
        self._title.width = max(1.0, self._row.x - look.space("small") - self._title.x)
        face = look.face("subhead")
        one_line = natural_width(self._title.text, face.size, face.measure) <= self._title.width
        self._title.style = "subhead" if one_line else "small"
        self._title.center_y = self._row.center_y
        self._words.size = (max(1.0, panel - margin), self.top - low - 2 * look.space("medium"))
        self._words.pos = (self.right - panel, low + look.space("medium"))
        self._words.disabled = not self._beside

    def _place_tall(self, low: float, margin: float) -> None:
        """Words below the picture."""
        look, free = self.look, 1.0 - self.bare
        high = min(self.width * _TALL_PICTURE, (self.top - low) * 0.66)
        if self.upright:
            high = self.top - low - self._title.height - 2 * look.space("medium")
        air = look.space("small")
        if not (self.upright or any(self.texts)):  # alone with its title: in the middle, not above
            words = 2 * look.leading("subhead") + 2 * look.space("medium")
            air += max(0.0, (self.top - low - high - words) * _ABOVE)
        top = self.top - air * free
        self.pager.size = (self.width, high + (top - self.y - high) * self.bare)
        self.pager.pos = (self.x, top - self.pager.height)
        self._title.width = self.width - 2 * margin
        self._title.x = self.x + margin
        self._title.top = self.top - air - high - look.space("medium")
        room = self._title.y - look.space("small") - low
        self._words.size = (self.width - 2 * margin, max(1.0, room))
        self._words.pos = (self.x + margin, low)

    def _write(self) -> None:
        at = int(self.index)
        self.pager.index = self._strip.index = at
        self._title.text = self.titles[at] if at < len(self.titles) else ""
        text = self.texts[at] if at < len(self.texts) else ""
        if text != self._text.text:
            self._text.text = text
            self._words.scroll_to(0, glide=False)
        self._counter.text = f"{at + 1} / {len(self.sources)}"
        self._line.share = max(0.0, self.share)


def _number_width(look: Look, count: int) -> float:
    """Return the pixels of the widest `n / count`, so that nothing moves while one turns."""
    face = look.face("label")
    return natural_width(f"{count} / {count}", face.size, face.measure) + 1
