"""Report: the text at speaking pace, the spoken paragraph lit, its slide beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.screens.screen import Screen
from kiosk.screens.voice import Voice
from kiosk.screens.widgets.lettering import Lettering, Title
from kiosk.screens.widgets.spoken import SectionRow, SpokenParagraph
from kiosk.show.film_bar import clock_text
from kiosk.show.playhead import Playhead
from kiosk.show.reading import Reading

if TYPE_CHECKING:
    from kivy.input import MotionEvent

    from kiosk.content.model import Report, Section
    from kiosk.screens.look import Look
    from kiosk.screens.stage import Stage
    from kiosk.show.place import Place

_HOLD = "report"
_HANDS_OFF = 8.0
"""Seconds the text stays where a finger moved it before it follows the reading again."""

_EYE_LINE = 0.36
"""Where in the text's window the spoken words are kept, from its top."""

_PACE_OF_EYE = 1 / 30
"""Seconds between two steps of the text."""


class ReportScreen(Screen):
    """The experience report, read aloud or by oneself.

    Attributes:
        playing: Whether the reading goes on by itself.
        share: Part of the report that is read.
        passed: The time it has taken, and the whole, in words.
        heading: The title of the section that is read.
    """

    playing = BooleanProperty(defaultvalue=False)
    share = NumericProperty(0.0)
    passed = StringProperty("")
    heading = StringProperty("")

    def __init__(self, stage: Stage, look: Look, place: Place) -> None:
        """Lay the text out in time, and go on where this visitor left it."""
        super().__init__(stage, look, place)
        self._voice: Voice | None = None
        self._section = self._paragraph = -1
        self._let_alone_until = 0.0
        self._begin(look, stage.session.seconds(_HOLD))

    @property
    def report(self) -> Report:
        """The report shown."""
        report = self.stage.site.report
        if report is None:
            raise LookupError("this site has no report")
        return report

    @property
    def recorded(self) -> bool:
        """Whether there is a recording to hear."""
        return self._voice is not None and self._voice.speaks

    # --- life ---------------------------------------------------------------------------

    def enter(self, place: Place) -> None:
        """Come up at the section asked for, or where the reading was left."""
        super().enter(place)
        if place.index and self._reading.section_at(self._head.position) != place.index:
            self._head.seek(self._reading.section_start(place.index))
        self._step = Clock.schedule_interval(self._advance, _PACE_OF_EYE)
        self._look_at_words(glide=False)

    def show(self, place: Place) -> None:
        """Jump to a section."""
        self.place = place
        self.jump(self._reading.section_start(place.index))

    def relayout(self, look: Look) -> None:
        """Set the text again; the same part of the same section stays lit."""
        before, at = self._reading, self._head.position
        section = before.section_at(at)
        share = (at - before.section_start(section)) / (before.section_length(section) or 1.0)
        playing = self.playing
        self._begin(look, 0.0)
        length = self._reading.section_length(section)
        self._head.seek(self._reading.section_start(section) + share * length)
        super().relayout(look)
        if playing:
            self._head.play()
        Clock.schedule_once(lambda _: self._look_at_words(glide=False), 0)

    def leave(self) -> None:
        """Keep the place in the reading, and fall silent."""
        self._step.cancel()
        self.stage.session.keep_seconds(_HOLD, self._head.position)
        if self._voice is not None:
            self._voice.stop()

    def build(self) -> None:
        """Write every section into the scrolling text, and list the sections beside it."""
        super().build()
        self._section = self._paragraph = -1
        self._spoken: list[SpokenParagraph] = []
        self._rows: list[SectionRow] = []
        paragraphs = iter(self._reading.paragraphs)
        waiting = next(paragraphs, None)
        for number, section in enumerate(self.report.sections):
            self._write_heading(number, section)
            while waiting is not None and waiting.section == number:
                self._write(waiting.text, waiting.start)
                waiting = next(paragraphs, None)
            self._list(number, section)
        self._light()

    # --- what a touch does --------------------------------------------------------------

    def toggle(self) -> None:
        """Read on, or rest."""
        self._head.toggle()
        self._let_alone_until = 0.0
        self._light()

    def jump(self, seconds: float) -> None:
        """Go to a second of the reading."""
        self._head.seek(seconds)
        self._let_alone_until = 0.0
        self._light()
        self._look_at_words(glide=True)

    def step(self, sections: int) -> None:
        """Go to the section before or after."""
        section = self._reading.section_at(self._head.position) + sections
        last = len(self.report.sections) - 1
        self.jump(self._reading.section_start(min(max(0, section), last)))

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Leave the text to a finger that moves it."""
        text = self.ids.get("text")
        if text is not None and text.collide_point(*touch.pos):
            self._let_alone_until = self.stage.session.clock.seconds() + _HANDS_OFF
        return bool(super().on_touch_down(touch))

    # --- the reading goes on ------------------------------------------------------------

    def _begin(self, look: Look, at: float) -> None:
        language = look.words.language
        audio = [section.audio.get(language) for section in self.report.sections]
        seconds = self.stage.seconds
        lengths = [seconds.get(file) if file else None for file in audio]
        self._reading = Reading.of(self.report, language, lengths)
        self._head = Playhead(self.stage.session.clock, self._reading.length, at)
        if self._voice is not None:
            self._voice.stop()
        self._voice = Voice(
            self.stage.player, [self.stage.path(file) if file else None for file in audio]
        )

    def _advance(self, _passed: float) -> None:
        if self.playing != self._head.playing:
            self._play_or_rest()
        if self._head.playing:
            self._light()
            if self.stage.session.clock.seconds() >= self._let_alone_until:
                self._look_at_words(glide=True)

    def _play_or_rest(self) -> None:
        self.playing = self._head.playing
        if self.playing:
            self.stage.session.hold(_HOLD)
        else:
            self.stage.session.release(_HOLD)
        self._speak()

    def _speak(self) -> None:
        at = self._head.position
        section = self._reading.section_at(at)
        start = self._reading.section_start(section)
        if self._voice is not None:
            self._voice.follow(section, at - start, speaking=self._head.playing)

    def _light(self) -> None:
        """Show where the reading is: time, section, paragraph."""
        at = self._head.position
        self.share = self._head.share
        self.passed = f"{clock_text(at)} / {clock_text(self._reading.length)}"
        section, paragraph = self._reading.section_at(at), self._reading.paragraph_at(at)
        if section != self._section:
            self._turn_to(section)
        if paragraph != self._paragraph:
            for number, words in enumerate(self._spoken):
                words.lit = number == paragraph
            self._paragraph = paragraph
        if self._head.playing:
            self._speak()

    def _turn_to(self, section: int) -> None:
        self._section = section
        shown = self.report.sections[section]
        self.heading = self.look.pick(shown.title)
        self.ids["slide"].source = shown.slide or self.stage.site.cover
        for number, row in enumerate(self._rows):
            row.chosen = number == section

    def _look_at_words(self, *, glide: bool) -> None:
        """Keep the spoken words at the eye line of the text's window."""
        if not 0 <= self._paragraph < len(self._spoken):
            return
        area, words = self.ids["text"], self._spoken[self._paragraph]
        timed = self._reading.paragraphs[self._paragraph]
        done = (self._head.position - timed.start) / (timed.seconds or 1.0)
        below = area.content.top - words.top + min(1.0, done) * words.height
        target = min(max(0.0, below - area.height * _EYE_LINE), area.reach_end)
        if abs(target - area.offset) > words.leading:
            area.scroll_to(target, glide=glide)
        elif not area.dragging:
            area.offset = target

    # --- widgets ------------------------------------------------------------------------

    def _write_heading(self, number: int, section: Section) -> None:
        look, column = self.look, self.ids["words"]
        if number == 0:
            speaker = look.pick(self.report.speaker)
            column.add_widget(Lettering(look=look, text=speaker, style="small", tint="ink_soft"))
        column.add_widget(
            Title(look=look, text=look.pick(section.title), style="heading", tint="red")
        )

    def _write(self, text: str, start: float) -> None:
        words = SpokenParagraph(look=self.look, text=text)
        words.bind(on_release=lambda _: self.jump(start))
        self._spoken.append(words)
        self.ids["words"].add_widget(words)

    def _list(self, number: int, section: Section) -> None:
        length = clock_text(self._reading.section_length(number))
        row = SectionRow(look=self.look, text=self.look.pick(section.title), time=length)
        row.bind(on_release=partial(self._choose, number))
        self._rows.append(row)
        if "sections" in self.ids:
            self.ids["sections"].add_widget(row)

    def _choose(self, number: int, _row: object) -> None:
        self.jump(self._reading.section_start(number))
