"""The controls of the film: the line, and a row of buttons below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button, IconButton
from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.seek_bar import SeekBar
from kiosk.screens.widgets.slider import Slider

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from kiosk.screens.widgets.shelf import Shelf

_VOLUME = 170.0
"""Length of the volume's line, in thousandths of the short side."""


class FilmControls(Looked, FloatLayout):
    """Everything one does with a film; each event is one act.

    Attributes:
        playing: Whether it plays.
        share: Part of it that is over.
        passed: Time passed, in words.
        left: Time left, in words.
        volume: 0.0 to 1.0.
        muted: Whether the sound is off.
        subtitles: Whether subtitles are shown.
        has_subtitles: Whether there are any.
        chapters: Whether there is a button for the list of chapters.
        marks: Shares at which chapters begin.
        preview: File of the small picture under the finger.
        preview_text: Its time and chapter.
    """

    shelf: Shelf = ObjectProperty(None)
    playing = BooleanProperty(defaultvalue=False)
    share = NumericProperty(0.0)
    passed = StringProperty("0:00")
    left = StringProperty("")
    volume = NumericProperty(1.0)
    muted = BooleanProperty(defaultvalue=False)
    subtitles = BooleanProperty(defaultvalue=True)
    has_subtitles = BooleanProperty(defaultvalue=False)
    chapters = BooleanProperty(defaultvalue=False)
    marks = ListProperty([])
    preview = ObjectProperty(None, allownone=True)
    preview_text = StringProperty("")

    __events__ = (
        *("on_toggle", "on_jump", "on_slide", "on_set", "on_loudness"),
        *("on_mute", "on_words", "on_list"),
    )

    def on_toggle(self) -> None:
        """Play or pause; bound."""

    def on_jump(self, seconds: float) -> None:
        """Go back or forward by some seconds; bound."""

    def on_slide(self, share: float) -> None:
        """A finger draws along the line; bound."""

    def on_set(self, share: float) -> None:
        """The finger left the line; bound."""

    def on_loudness(self, share: float) -> None:
        """A finger sets the volume; bound."""

    def on_mute(self) -> None:
        """Switch the sound; bound."""

    def on_words(self) -> None:
        """Switch the subtitles; bound."""

    def on_list(self) -> None:
        """Open or close the list of chapters; bound."""

    def dress(self) -> None:
        """Make the line, the buttons and the times."""
        look = self.look
        self.size_hint_y = None
        self._line = SeekBar(
            look=look, shelf=self.shelf, marks=self.marks, hint=look.say("Position in the film")
        )
        self._line.bind(on_slide=lambda _, share: self.dispatch("on_slide", share))
        self._line.bind(on_set=lambda _, share: self.dispatch("on_set", share))
        self._passed = Lettering(look=look, style="label", tint="page", fit=True)
        self._left = Lettering(look=look, style="label", tint="page", fit=True)
        self._play = Button(look=look, kind="gold", fit=True)
        self._play.bind(on_release=lambda _: self.dispatch("on_toggle"))
        back = self._button("replay-10", look.say("Ten seconds back"), look.say("−10 s"))
        back.bind(on_release=lambda _: self.dispatch("on_jump", -10.0))
        on = self._button("forward-10", look.say("Ten seconds forward"), look.say("+10 s"))
        on.bind(on_release=lambda _: self.dispatch("on_jump", 10.0))
        self._near: list[Widget] = [back, self._play, on]
        self._far = self._far_row()
        self._row = max(part.height for part in (*self._near, *self._far))
        self.height = look.touch + self._row + look.space("small")
        for part in (self._passed, self._left, self._line, *self._near, *self._far):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.follow_box()
        for name in ("playing", "share", "passed", "left", "volume", "muted", "subtitles"):
            self.fbind(name, self.place_again)
        for name in ("preview", "preview_text"):
            self.fbind(name, self.place_again)

    def _far_row(self) -> list[Widget]:
        """Return the parts at the right end: chapters, subtitles, sound."""
        look, far = self.look, []
        if self.chapters:
            words = look.say("Chapters")
            far.append(self._button("chapters", words, words))
            far[-1].bind(on_release=lambda _: self.dispatch("on_list"))
        words = look.say("Subtitles")
        self._words = self._button("subtitles", words, words)
        self._words.bind(on_release=lambda _: self.dispatch("on_words"))
        if self.has_subtitles:
            far.append(self._words)
        self._sound = self._button("volume", look.say("Sound on or off"), look.say("Sound"))
        self._sound.bind(on_release=lambda _: self.dispatch("on_mute"))
        self._loud = Slider(look=look, hint=look.say("Volume"), width=look.px(_VOLUME))
        self._loud.height = look.touch
        self._loud.bind(on_slide=lambda _, share: self.dispatch("on_loudness", share))
        return [*far, self._sound, self._loud]

    def _button(self, icon: str, hint: str, caption: str) -> IconButton:
        return IconButton(look=self.look, kind="dark-ghost", icon=icon, hint=hint, caption=caption)

    @property
    def sliding(self) -> bool:
        """Whether a finger is on the film's line."""
        return bool(self._line.dragging)

    def place(self) -> None:
        """Lay the line above, the buttons below."""
        look = self.look
        self._say()
        row = self.y + look.space("tight")
        line = row + self._row + look.space("hair")
        self._passed.pos = (self.x, line + (look.touch - self._passed.height) / 2)
        self._left.pos = (self.right - self._left.width, self._passed.y)
        edge = max(self._passed.width, self._left.width) + look.space("tight")
        self._line.pos = (self.x + edge, line)
        self._line.size = (max(1.0, self.width - 2 * edge), look.touch)
        at = self.x
        for part in self._near:
            part.pos = (at, row + (self._row - part.height) / 2)
            at = part.right + look.gap
        at = self.right
        for part in reversed(self._far):
            part.pos = (at - part.width, row + (self._row - part.height) / 2)
            at = part.x - look.gap

    def _say(self) -> None:
        look = self.look
        self._play.icon = "pause" if self.playing else "play"
        self._play.text = look.say("Pause") if self.playing else look.say("Play")
        self._passed.text, self._left.text = self.passed, self.left
        self._sound.icon = "mute" if self.muted or self.volume <= 0 else "volume"
        self._words.chosen = self.subtitles
        self._line.preview, self._line.preview_text = self.preview, self.preview_text
        if not self._line.dragging:
            self._line.share = self.share
        if not self._loud.dragging:
            self._loud.share = 0.0 if self.muted else self.volume
