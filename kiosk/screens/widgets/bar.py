"""The bar of every screen: the way home and back, the title, ten minutes, how one reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.content.model import Strand
from kiosk.screens.typeset import natural_width
from kiosk.screens.widgets.buttons import IconButton
from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering
from kiosk.screens.widgets.looked import Looked, Staged
from kiosk.screens.widgets.progress import Ring
from kiosk.screens.words import mark

if TYPE_CHECKING:
    from kiosk.show.session import Session

STRAND_WORDS = {
    Strand.ROUTE: mark("Look · ten minutes"),
    Strand.LEDGER: mark("Read · ten minutes"),
    Strand.FILM: mark("Watch · ten minutes"),
    Strand.REPORT: mark("Listen · ten minutes"),
}
LANGUAGE_NAMES = {"zh-Hans": "中文", "en": "English"}
"""Each language in its own words: who cannot read this screen finds theirs."""
_TITLE_STYLES = ("heading", "subhead", "small")
STRAND_ICONS = {
    Strand.ROUTE: "route",
    Strand.LEDGER: "book",
    Strand.FILM: "film",
    Strand.REPORT: "report",
}


class ReadingControls(Staged, FloatLayout):
    """Language, large type and low reach, as a row of icons; as wide as it needs.

    Attributes:
        dark: Light signs, for dark grounds.
        solid: On sheets of their own, for pictures as grounds.
    """

    dark = BooleanProperty(defaultvalue=False)
    solid = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Make a button for each way of reading the site offers."""
        look, session = self.look, self.stage.session
        kind = ("dark" if self.solid else "dark-ghost") if self.dark else "ghost"
        self._buttons: list[IconButton] = []
        if len(self.stage.site.languages) > 1:
            following = next_language(session)
            name = LANGUAGE_NAMES.get(following, following)
            self._add(kind, "language", (look.say("Language"), name))
            self._buttons[-1].bind(on_release=lambda _: session.speak(following))
        self._add(kind, "large-type", (look.say("Large type"), look.say("Large")))
        self._buttons[-1].bind(on_release=lambda _: switch(session, "large_type"))
        self._buttons[-1].chosen = look.large
        self._add(kind, "low-reach", (look.say("Low reach"), look.say("Low")))
        self._buttons[-1].bind(on_release=lambda _: switch(session, "low_reach"))
        self._buttons[-1].chosen = look.low
        self.size_hint = (None, None)
        gaps = (len(self._buttons) - 1) * look.gap
        self.size = (sum(b.width for b in self._buttons) + gaps, self._buttons[-1].height)
        self.follow_box()

    def _add(self, kind: str, icon: str, words: tuple[str, str]) -> None:
        hint, caption = words
        button = IconButton(look=self.look, kind=kind, icon=icon, hint=hint, caption=caption)
        self._buttons.append(button)
        self.add_widget(button)

    def place(self) -> None:
        """Lay the parts in a row."""
        x = self.x
        for button in self._buttons:
            button.pos = (x, self.y)
            x += button.width + self.look.gap


def next_language(session: Session) -> str:
    """Return the language of the site that comes after the one spoken."""
    languages = session.site.languages
    at = languages.index(session.preferences.language)
    return languages[(at + 1) % len(languages)]


def _both(word: str) -> dict[str, str]:
    """Return a word as a button's hint and caption."""
    return {"hint": word, "caption": word}


def switch(session: Session, preference: str) -> None:
    """Turn large type or low reach on or off."""
    now = session.preferences
    if preference == "large_type":
        session.prefer(replace(now, large_type=not now.large_type))
    else:
        session.prefer(replace(now, low_reach=not now.low_reach))


class JourneyMark(Looked, FloatLayout):
    """The ten minutes of a strand: a ring that fills, and the time left in words."""

    strand = StringProperty("")
    dark = BooleanProperty(defaultvalue=False)
    share = NumericProperty(0.0)

    def dress(self) -> None:
        """Put the ring, the strand's icon in it, and two lines of words."""
        look = self.look
        ink = "gold_light" if self.dark else "red"
        strand = Strand(self.strand)
        self.size_hint = (None, None)
        self._ring = Ring(
            look=look,
            tint="gold_light" if self.dark else "red",
            track="red" if self.dark else "paper_deep",
        )
        self._icon = Icon(look=look, name=STRAND_ICONS[strand], tint=ink, scale=0.5)
        name = look.say(STRAND_WORDS[strand])
        self._name = Lettering(look=look, text=name, style="small", tint=ink, fit=True)
        self._left = Lettering(
            look=look, style="small", tint="page" if self.dark else "ink", fit=True
        )
        for part in (self._ring, self._icon, self._name, self._left):
            part.size_hint = (None, None)
            self.add_widget(part)
        self.follow_box()

    @property
    def _roomy(self) -> bool:
        """Whether there is room for the strand's name: a tall glass needs it for the title.

        There the time left stands on two lines, so that nobody takes it for the time of day.
        """
        return self.look.wide

    def tell(self, share: float, left: float) -> None:
        """Show how far the journey is and the seconds left."""
        minutes, seconds = divmod(int(left + 0.5), 60)
        self._ring.share = self.share = share
        time = f"{minutes}:{seconds:02d}"
        if self._roomy:
            self._left.text = self.look.say("{time} left", time=time)
        else:
            words = self.look.say("{time} left", time=f"\n{time}\n")
            self._name.text, self._left.text = (w.strip() for w in words.split("\n") if w.strip())
        side = self.look.touch
        words_width = max(self._name.width, self._left.width)
        self.size = (side + self.look.space("tight") + words_width, side)
        self.place()

    def place(self) -> None:
        """Lay the parts in a row."""
        side = self.look.touch
        self._ring.size = self._icon.size = (side, side)
        self._ring.pos = self._icon.pos = self.pos
        x = self.x + side + self.look.space("tight")
        self._name.pos = (x, self.center_y)
        self._left.pos = (x, self.center_y - self._left.height)


class TopBar(Staged, FloatLayout):
    """Home and back on the left, the title, the ten minutes, the reading controls on the right.

    Give it `id: bar`: the screen then lets its time run. It is one touch and some space high.

    Attributes:
        title: What the screen is; one line.
        dark: Light signs, for dark grounds.
        plain: No hairline and no ground, for bars that lie over a picture.
    """

    title = StringProperty("")
    dark = BooleanProperty(defaultvalue=False)
    plain = BooleanProperty(defaultvalue=False)

    def dress(self) -> None:
        """Make the parts and follow the size."""
        look, session = self.look, self.stage.session
        kind = "dark-ghost" if self.dark else "ghost"
        self.size_hint_y = None
        with self.canvas.before:
            self._line_colour = Color(*look.colour("gold", 0.0 if self.plain else 0.75))
            self._line = Rectangle()
        self._home = IconButton(look=look, kind=kind, icon="home", **_both(look.say("Home")))
        self._home.bind(on_release=lambda _: session.home())
        self._back = IconButton(look=look, kind=kind, icon="back", **_both(look.say("Back")))
        self._back.bind(on_release=lambda _: session.back())
        self.height = self._home.height + 2 * look.space("tight")
        self._title = Lettering(
            look=look,
            text=self.title,
            style="heading",
            tint="gold_light" if self.dark else "red",
            max_lines=1,
            size_hint=(None, None),
        )
        self._controls = ReadingControls(look=look, stage=self.stage, dark=self.dark)
        self._journey: JourneyMark | None = None
        self._add_parts()
        self.follow_box()
        self.bind(title=self._retitle)
        self.tick()

    def _add_parts(self) -> None:
        """Guests are led: they need no way home, and the way back only where a touch led on."""
        led, session = self.stage.led, self.stage.session
        self.add_widget(self._title)
        if led is not None:
            if led.standing.aside is not None or session.place != led.scene.place:
                self.add_widget(self._back)
            return
        strand = session.place.strand
        if strand is not None:
            self._journey = JourneyMark(look=self.look, strand=strand.value, dark=self.dark)
            self.add_widget(self._journey)
        for part in (self._home, self._back, self._controls):
            self.add_widget(part)

    def tick(self) -> None:
        """Show the time left now."""
        strand = self.stage.session.place.strand
        if self._journey is not None and strand is not None:
            journey = self.stage.session.journey(strand)
            self._journey.tell(journey.share, journey.left)
            self.place()

    def _retitle(self, *_: object) -> None:
        self._title.text = self.title

    def place(self) -> None:
        """Lay the parts in a row."""
        look = self.look
        edge, gap, middle = look.space("small"), look.gap, self.center_y
        low = look.low
        self._line.size = (self.width, look.line("hair"))
        self._line.pos = (self.x, self.top - look.line("hair") if low else self.y)
        self._back.pos = (self.x + edge, middle - self._back.height / 2)
        self._home.pos = (self._back.right + gap, self._back.y)
        right = self.right - edge
        self._controls.pos = (right - self._controls.width, middle - self._controls.height / 2)
        right = self._controls.x - look.space("small")
        if self._journey is not None:
            self._journey.pos = (right - self._journey.width, middle - look.touch / 2)
            right = self._journey.x - look.space("small")
        left = self._home.right + look.space("small")
        if self.stage.led is not None:
            right = self.right - 2 * edge
            left = self.x + 2 * edge if self._back.parent is None else self._home.x + edge
        self._title.width = max(1.0, right - left)
        self._title.style = self._fitting_style(self._title.width)
        self._title.max_lines = 1 if self._title.style != _TITLE_STYLES[-1] else 2
        self._title.x = left
        self._title.center_y = middle

    def _fitting_style(self, room: float) -> str:
        """Return the largest step of the type scale in which the title fits into one line."""
        for style in _TITLE_STYLES:
            face = self.look.face(style)
            if natural_width(self.title, face.size, face.measure) <= room:
                return style
        return _TITLE_STYLES[-1]
