"""Film: large and plain, with everything a hand wants, and never an empty frame."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.content.model import Strand
from kiosk.player.base import Fault, PlayerState
from kiosk.screens.parts import make_known
from kiosk.screens.screen import Screen
from kiosk.screens.widgets.buttons import Button
from kiosk.screens.widgets.film_controls import FilmControls
from kiosk.screens.widgets.film_parts import ChapterSheet, FilmCard, SubtitleLine
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.spoken import SectionRow
from kiosk.screens.widgets.unseen import draw_only_when_seen
from kiosk.screens.widgets.video import Video
from kiosk.screens.words import mark
from kiosk.show.film_bar import chapter_at, clock_text, left_text, seek_by
from kiosk.show.place import ScreenName
from kiosk.show.subtitle_track import SubtitleTrack

if TYPE_CHECKING:
    from kivy.clock import ClockEvent
    from kivy.input import MotionEvent

    from kiosk.content.model import Film
    from kiosk.player.base import Status
    from kiosk.screens.look import Look
    from kiosk.screens.stage import Stage
    from kiosk.show.place import Place

make_known(FilmControls, SubtitleLine, ChapterSheet)

_HOLD = "film"
_FOLLOW = 0.1
"""Seconds between two looks at the player."""

_NEAR_END = 5.0
"""Seconds before the end from which a film that was left begins anew."""

FAULTS = {
    Fault.MISSING: mark("The film is not on this machine yet. Please tell the staff."),
    Fault.UNREADABLE: mark("This film cannot be read. Please tell the staff."),
    Fault.NO_PICTURE: mark("This machine gives no picture of the film. Please tell the staff."),
    Fault.STUCK: mark("The film stopped and could not be started again. Please tell the staff."),
}
_GOING = (PlayerState.OPENING, PlayerState.PLAYING)


class FilmScreen(Screen):
    """The film, over its poster until the first picture is there.

    Attributes:
        status: The latest look at the player.
        shown: How far the controls over the film are seen, 0.0 to 1.0.
        subtitles_on: Whether subtitles are wanted.
        covered: Whether the film hides what lies under it.
        chapters_open: Whether the list of chapters lies over the film (wide glass).
        position: Seconds; where the finger is while it seeks.
        preview: File of the small picture under the finger.
    """

    status: Status = ObjectProperty(None)
    shown = NumericProperty(1.0)
    covered = BooleanProperty(defaultvalue=False)
    subtitles_on = BooleanProperty(defaultvalue=True)
    chapters_open = BooleanProperty(defaultvalue=False)
    position = NumericProperty(0.0)
    share = NumericProperty(0.0)
    playing = BooleanProperty(defaultvalue=False)
    subtitle = StringProperty("")
    preview = ObjectProperty(None, allownone=True)
    preview_text = StringProperty("")

    def __init__(self, stage: Stage, look: Look, place: Place) -> None:
        """Make picture and poster once; a new build only moves them."""
        super().__init__(stage, look, place)
        box = {"size_hint": (1, 1), "pos_hint": {"x": 0, "y": 0}}
        self._poster = Picture(shelf=stage.shelf, source=self.film.poster, **box)
        draw_only_when_seen(self._poster)
        self._video = Video(bridge=stage.bridge, **box)
        self._video.bind(on_first_picture=self._picture_is_seen)
        self._card: FilmCard | None = None
        self._rows: list[SectionRow] = []
        self._step: ClockEvent | None = None
        self.status = stage.player.status
        self._touched_at = stage.session.clock.seconds()
        self._track = self._read_track(look)

    @property
    def film(self) -> Film:
        """The film shown."""
        film = self.stage.site.film
        if film is None:
            raise LookupError("this site has no film")
        return film

    @property
    def duration(self) -> float:
        """Seconds of the film, as measured before if the player does not know yet."""
        return self.status.duration or self.stage.seconds.get(self.film.file, 0.0)

    @property
    def marks(self) -> list[float]:
        """Shares of the film at which chapters begin."""
        length = self.duration
        return [chapter.at / length for chapter in self.film.chapters] if length else []

    # --- life ---------------------------------------------------------------------------

    def enter(self, place: Place) -> None:
        """Go on where this visitor left the film."""
        self._video.slot = self.stage.player.slot
        kept = self.stage.session.seconds(_HOLD)
        length = self.stage.seconds.get(self.film.file, 0.0)
        file = self.stage.path(self.film.file)
        self.stage.player.load(file, at=0.0 if length and kept > length - _NEAR_END else kept)
        self.stage.previews.prepare(file)
        super().enter(place)
        self._step = Clock.schedule_interval(self._follow, _FOLLOW)

    def build(self) -> None:
        """Hang picture and poster into the new build, and list the chapters."""
        for layer in (self._video, self._poster):
            if layer.parent is not None:
                layer.parent.remove_widget(layer)
        self._card = None
        super().build()
        for name in {"ground", "veil", "sheet"} & set(self.ids):
            draw_only_when_seen(self.ids[name])
        for layer in (self._video, self._poster):
            self.ids["picture"].add_widget(layer)
        self._list_chapters()
        self._show_controls()
        self._follow()

    def relayout(self, look: Look) -> None:
        """Draw everything again; the film plays on."""
        self._track = self._read_track(look)
        super().relayout(look)

    def leave(self) -> None:
        """Keep the place in the film, and let it go."""
        if self._step is not None:
            self._step.cancel()
        Animation.cancel_all(self, "shown")
        self.stage.session.keep_seconds(_HOLD, self.stage.player.status.position)
        self.stage.player.unload()
        self._video.slot = None

    # --- what a touch does --------------------------------------------------------------

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Bring hidden controls back first: what cannot be seen cannot be meant."""
        hidden = self.shown < 0.5  # noqa: PLR2004  # nearer to gone than to there
        self._show_controls()
        if hidden:
            return True
        if super().on_touch_down(touch):
            return True
        if self.look.wide and self.chapters_open:
            self.toggle_chapters()
        elif self.ids["picture"].collide_point(*touch.pos) and self._card is None:
            self.toggle()
        return True

    def toggle(self) -> None:
        """Play, or hold the picture."""
        if self.status.state in _GOING:
            self.stage.player.pause()
        else:
            self.stage.player.play()
        self._follow()

    def jump(self, seconds: float) -> None:
        """Go back or forward by some seconds."""
        self._seek(seek_by(self.status.position, seconds, self.duration))

    def slide(self, share: float) -> None:
        """Follow a finger along the line: time, chapter, small picture; the film follows too."""
        if not self.ids["controls"].sliding:
            return
        at = share * self.duration
        self.preview = self.stage.previews.at(self.stage.path(self.film.file), at)
        chapter = chapter_at(self.film.chapters, at)
        title = self.look.pick(self.film.chapters[chapter].title) if chapter >= 0 else ""
        self.preview_text = f"{clock_text(at)}  {title}".strip()
        self.stage.player.seek(at)

    def settle(self, share: float) -> None:
        """Play on from where the finger left the line, if the film played before."""
        self._seek(share * self.duration)

    def set_volume(self, share: float) -> None:
        """Make it louder or softer; a touch on the line is also a wish to hear."""
        self.stage.player.set_volume(share)
        self.stage.player.set_muted(share <= 0)

    def toggle_sound(self) -> None:
        """Switch the sound off or on."""
        self.stage.player.set_muted(not self.status.muted)
        self._follow()

    def toggle_subtitles(self) -> None:
        """Show subtitles or not."""
        self.subtitles_on = not self.subtitles_on
        self._follow()

    def toggle_chapters(self) -> None:
        """Open or close the list of chapters over the film."""
        self.chapters_open = not self.chapters_open

    def _seek(self, seconds: float) -> None:
        ended = self.status.state is PlayerState.ENDED
        self.stage.player.seek(seconds)
        if ended:
            self.stage.player.play()
        self._touched_at = self.stage.session.clock.seconds()
        self._follow()

    # --- following the player -----------------------------------------------------------

    def _follow(self, _passed: float = 0.0) -> None:
        status = self.stage.player.status
        self.status = status
        self.playing = status.state in _GOING
        if self.playing:
            self.stage.session.hold(_HOLD)
        else:
            self.stage.session.release(_HOLD)
        self.position = status.position
        self.share = status.position / self.duration if self.duration else 0.0
        words = self._track.at(status.position) if self.subtitles_on else ""
        self.subtitle = words if self._card is None else ""
        self._write()
        self._mark_chapter(chapter_at(self.film.chapters, status.position))
        self._end_or_fail(status)
        self._fade_controls()

    def _write(self) -> None:
        controls, status = self.ids["controls"], self.status
        controls.playing, controls.share = self.playing, self.share
        controls.passed = clock_text(status.position)
        left = left_text(status.position, self.duration)
        controls.left = self.look.say("{time} left", time=left) if self.duration else ""
        controls.volume, controls.muted = status.volume, status.muted
        controls.subtitles = self.subtitles_on
        controls.preview, controls.preview_text = self.preview, self.preview_text
        self.ids["subtitle"].text = self.subtitle

    def _end_or_fail(self, status: Status) -> None:
        if status.state is PlayerState.FAILED and status.fault is not None:
            self._hang_card(self.look.say("The film cannot be shown"), FAULTS[status.fault])
        elif status.state is PlayerState.ENDED:
            self._hang_card(self.look.say("The film has ended"), mark("Thank you for watching"))
        elif self._card is not None:
            self.ids["picture"].remove_widget(self._card)
            self._card = None

    def _fade_controls(self) -> None:
        """Leave the film alone after a while, on a wide glass where controls lie over it."""
        now = self.stage.session.clock.seconds()
        waits = now - self._touched_at < self.look.theme.motion.controls
        busy = self.chapters_open or self.ids["controls"].sliding or not self.playing
        if self.look.wide and self.shown == 1.0 and not waits and not busy and self.position > 0:
            Animation(shown=0.0, d=self.look.theme.motion.glide, t="out_quad").start(self)

    def _show_controls(self) -> None:
        self._touched_at = self.stage.session.clock.seconds()
        Animation.cancel_all(self, "shown")
        if self.shown < 1.0:
            Animation(shown=1.0, d=self.look.theme.motion.fade, t="out_quad").start(self)

    def _picture_is_seen(self, *_: object) -> None:
        self.ready = True
        fade = Animation(opacity=0.0, d=self.look.theme.motion.glide, t="in_out_sine")
        fade.bind(on_complete=lambda *_: setattr(self, "covered", True))
        fade.start(self._poster)

    def _read_track(self, look: Look) -> SubtitleTrack:
        files = self.film.subtitles
        file = files.get(look.words.language) or next(iter(files.values()), None)
        return SubtitleTrack(self.stage.subtitles(self.stage.path(file)) if file else ())

    # --- chapters and the card ----------------------------------------------------------

    def _list_chapters(self) -> None:
        self._rows = []
        column = self.ids["sheet"].column if "sheet" in self.ids else self.ids["chapters"]
        for chapter in self.film.chapters:
            row = SectionRow(
                look=self.look,
                text=self.look.pick(chapter.title),
                time=clock_text(chapter.at),
                dark=True,
            )
            row.bind(on_release=partial(self._go_to_chapter, chapter.at))
            self._rows.append(row)
            column.add_widget(row)

    def _go_to_chapter(self, at: float, _row: object) -> None:
        self._seek(at)
        self.stage.player.play()
        if self.chapters_open:
            self.toggle_chapters()

    def _mark_chapter(self, chapter: int) -> None:
        for number, row in enumerate(self._rows):
            row.chosen = number == chapter

    def _hang_card(self, heading: str, words: str) -> None:
        if self._card is not None:
            return
        self._show_controls()
        self._card = FilmCard(
            look=self.look,
            heading=heading,
            words=self.look.say(words),
            acts=self._ways_on(),
            size_hint=(1, 1),
            pos_hint={"x": 0, "y": 0},
        )
        self.ids["picture"].add_widget(self._card)

    def _ways_on(self) -> list[Button]:
        look, session, site = self.look, self.stage.session, self.stage.site
        ways = [("replay", look.say("Play again"), self._again)]
        following = (
            (site.report, ScreenName.REPORT, "report", look.say("On to the report")),
            (site.route, ScreenName.ROUTE, "route", look.say("On to the route")),
            (site.ledger, ScreenName.LEDGER, "book", look.say("On to the ledger")),
        )
        for content, screen, icon, words in following:
            strand = Strand(screen.value)
            if content is not None and not session.journey(strand).begun:
                ways.append((icon, words, partial(session.enter, screen)))
                break
        ways.append(("home", look.say("Home"), session.home))
        acts = []
        for number, (icon, words, act) in enumerate(ways):
            kind = "gold" if number == len(ways) - 2 else "dark"
            button = Button(look=look, kind=kind, icon=icon, text=words, fit=True)
            button.bind(on_release=lambda _, act=act: act())
            acts.append(button)
        return acts

    def _again(self) -> None:
        if self.status.state is PlayerState.FAILED:
            self.stage.player.load(self.stage.path(self.film.file))
        else:
            self.stage.player.seek(0.0)
            self.stage.player.play()
        self._follow()
