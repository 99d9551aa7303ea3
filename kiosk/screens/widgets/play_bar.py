"""The controls of a strand that goes on by itself: play, before, after, and how far it is."""

from __future__ import annotations

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.widgets.buttons import Button, IconButton
from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.looked import Looked
from kiosk.screens.widgets.progress import ProgressLine
from kiosk.screens.widgets.surfaces import Panel


class PlayBar(Looked, FloatLayout):
    """A bar across the glass, one touch high and some air.

    Attributes:
        playing: Whether it goes on.
        share: Part that is done.
        heading: What goes on now.
        passed: The time, in words.
        start_word: What the button says while it rests.
        before_word: What the button to the left does, for those who look for it.
        after_word: The same for the one to the right.
    """

    playing = BooleanProperty(defaultvalue=False)
    share = NumericProperty(0.0)
    heading = StringProperty("")
    passed = StringProperty("")
    start_word = StringProperty("")
    before_word = StringProperty("")
    after_word = StringProperty("")

    __events__ = ("on_toggle", "on_before", "on_after")

    def on_toggle(self) -> None:
        """Play or rest; bound."""

    def on_before(self) -> None:
        """Go to the part before; bound."""

    def on_after(self) -> None:
        """Go to the part after; bound."""

    def dress(self) -> None:
        """Put the buttons, the line and the words on the bar."""
        look = self.look
        self.size_hint_y = None
        self.height = look.touch + 2 * look.space("small")
        self._sheet = Panel(look=look, fill="paper", size_hint=(None, None))
        self._line = ProgressLine(look=look, tint="red", thick=5, size_hint=(None, None))
        self._before = IconButton(look=look, icon="previous", hint=self.before_word)
        self._play = Button(look=look, kind="primary", fit=True)
        self._after = IconButton(look=look, icon="next", hint=self.after_word)
        self._heading = Lettering(look=look, style="label", max_lines=1)
        self._passed = Lettering(look=look, style="label", tint="ink_soft", fit=True)
        parts = (self._sheet, self._line, self._before, self._play, self._after)
        for part in (*parts, self._heading, self._passed):
            part.size_hint = (None, None)
            self.add_widget(part)
        for button, event in (
            (self._before, "on_before"),
            (self._play, "on_toggle"),
            (self._after, "on_after"),
        ):
            button.bind(on_release=lambda _, event=event: self.dispatch(event))
        self.follow_box()
        for name in ("playing", "share", "heading", "passed"):
            self.fbind(name, self.place_again)

    def place(self) -> None:
        """Lay buttons left, words right of them, the time at the right end."""
        look = self.look
        self._say()
        self._sheet.pos, self._sheet.size = self.pos, self.size
        thick = look.px(10)
        self._line.pos, self._line.size = (self.x, self.top - thick / 2), (self.width, thick)
        at, middle = self.x + look.space("large"), self.y + self.height / 2
        for button in (self._before, self._play, self._after):
            button.x, button.center_y = at, middle
            at += button.width + look.gap * 1.5
        self._passed.x = self.right - look.space("large") - self._passed.width
        self._heading.x = at + look.space("small")
        room = self._passed.x - look.space("small") - self._heading.x
        self._heading.width = max(1.0, room)
        self._heading.opacity = 1.0 if room > look.px(150) else 0.0
        self._passed.center_y = self._heading.center_y = middle

    def _say(self) -> None:
        look = self.look
        self._play.icon = "pause" if self.playing else "play"
        self._play.text = look.say("Pause") if self.playing else self.start_word
        self._line.share = self.share
        self._heading.text = self.heading
        self._passed.text = self.passed
