"""The film for guests: the picture alone, played, held and moved by the narrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.clock import Clock

from kiosk.player.base import PlayerState
from kiosk.screens.screen import Screen
from kiosk.screens.widgets.film_parts import SubtitleLine
from kiosk.screens.widgets.fitting import place as fit_into
from kiosk.screens.widgets.lettering import Title
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.surfaces import Ground, Rule
from kiosk.screens.widgets.video import Video
from kiosk.show.film_bar import chapter_at
from kiosk.show.presenter.standing import FilmWish
from kiosk.show.subtitle_track import SubtitleTrack

if TYPE_CHECKING:
    from kivy.clock import ClockEvent

    from kiosk.content.model import Film
    from kiosk.screens.look import Look
    from kiosk.screens.stage import Stage
    from kiosk.show.place import Place
    from kiosk.show.presenter.presenter import Scene

_FOLLOW = 0.1
"""Seconds between two looks at the player."""
_ARRIVED = 1.0
"""Seconds from where it was sent at which the film is there."""
_AT_LAST = 2.0
"""Seconds after which it is believed wherever it is: the film may end before that place."""
_SHAPE = (16, 9)
_MIDDLE = 0.56
_SUBTITLE = 140
"""How far below the picture the words stand on a tall glass, in thousandths of the short side."""
_TELLS = (PlayerState.PLAYING, PlayerState.PAUSED, PlayerState.ENDED)


class LedFilmScreen(Screen):
    """Does what the scene wants of the film, and tells the visit where the film is.

    The last picture stands wherever the film stops; over it nothing is laid but subtitles.
    """

    patience = 6.0
    """Seconds that the picture before may stay: between two beats nothing is ever black."""

    def __init__(self, stage: Stage, look: Look, place: Place) -> None:
        """Make picture and poster once; a new build only moves them."""
        super().__init__(stage, look, place)
        box = {"size_hint": (None, None)}
        self._poster = Picture(shelf=stage.shelf, source=self.film.poster, **box)
        self._video = Video(bridge=stage.bridge, **box)
        self._video.bind(on_first_picture=self._seen)
        self._wish = FilmWish(playing=False)
        self._sent: tuple[float, float] | None = None
        self._step: ClockEvent | None = None

    @property
    def film(self) -> Film:
        """The film shown."""
        film = self.stage.site.film
        if film is None:
            raise LookupError("this site has no film")
        return film

    # --- life ---------------------------------------------------------------------------

    def enter(self, place: Place) -> None:
        """Open the film where the visit wants it; come up with its first picture."""
        self.ready = False
        self._video.slot = self.stage.player.slot
        led = self.stage.led
        self._wish = (led and led.scene.film) or FilmWish(playing=False)
        player = self.stage.player
        player.set_muted(False)
        player.load(self.stage.path(self.film.file), at=self._wish.at, play=self._wish.playing)
        self._send(self._wish.at)
        super().enter(place)
        self._step = Clock.schedule_interval(self._follow, _FOLLOW)

    def leave(self) -> None:
        """Let the film go; its picture stays until the next one covers it."""
        if self._step is not None:
            self._step.cancel()
        self.stage.player.unload()
        self._video.slot = None

    def show(self, place: Place) -> None:
        """Stay: another part of the film is led to, not built."""
        self.place = place

    def build(self) -> None:
        """Lay ground, poster, film and words."""
        for layer in (self._poster, self._video):
            if layer.parent is not None:
                layer.parent.remove_widget(layer)
        self.unbuild()
        look, box = self.look, {"size_hint": (None, None)}
        self._track = self._read_track(look)
        self._subtitle = SubtitleLine(look=look)
        self._title = Title(
            look=look, text=look.pick(self.film.title), tint="gold_light", align="center", **box
        )
        self._chapter = Title(look=look, style="subhead", tint="page", align="center", **box)
        self._rule = Rule(look=look, knot=True, opacity=0.0, **box)
        ground = Ground(look=look, tone="night", pos_hint={"x": 0, "y": 0})
        words = () if look.wide else (self._title, self._rule, self._chapter)
        for part in (ground, self._poster, self._video, *words, self._subtitle):
            self.add_widget(part)
        self._place()

    # --- what the narrator does ---------------------------------------------------------

    def lead(self, scene: Scene) -> None:
        """Go where the film is wanted; play or hold it."""
        wish, player = scene.film, self.stage.player
        if wish is None:
            return
        before, self._wish = self._wish, wish
        if wish.jumps != before.jumps:
            player.seek(wish.at)
            self._send(wish.at)
            (player.play if wish.playing else player.pause)()
        elif wish.playing != before.playing:
            (player.play if wish.playing else player.pause)()

    def point_at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the film's picture lies."""
        video = self._video
        lies = fit_into(*_SHAPE, video.pos, video.size, cover=False)
        return lies.pos[0] + x * lies.size[0], lies.pos[1] + (1 - y) * lies.size[1]

    # --- following the player -----------------------------------------------------------

    def _send(self, seconds: float) -> None:
        """Believe what the player says of its place only when it has come there."""
        self._sent = seconds, self.stage.session.clock.seconds()

    def _follow(self, _passed: float = 0.0) -> None:
        status, led = self.stage.player.status, self.stage.led
        if status.state is PlayerState.FAILED:
            self.ready = True
        if led is None or status.state not in _TELLS or not self._has_arrived(status.position):
            return
        ended = status.state is PlayerState.ENDED
        led.hear_film(status.position, ended=ended)
        self._subtitle.text = self._track.at(status.position)
        number = chapter_at(self.film.chapters, status.position)
        name = self.look.pick(self.film.chapters[number].title) if number >= 0 else ""
        if self._chapter.text != name:
            self._chapter.text = name
            self._rule.opacity = 1.0 if name else 0.0
            self._place()

    def _has_arrived(self, position: float) -> bool:
        if self._sent is None:
            return True
        at, since = self._sent
        waited = self.stage.session.clock.seconds() - since
        if self.ready and (abs(position - at) < _ARRIVED or waited > _AT_LAST):
            self._sent = None
        return self._sent is None

    def _seen(self, *_: object) -> None:
        self.ready = True

    def _read_track(self, look: Look) -> SubtitleTrack:
        files = self.film.subtitles
        file = files.get(look.words.language) or next(iter(files.values()), None)
        return SubtitleTrack(self.stage.subtitles(self.stage.path(file)) if file else ())

    def _place(self) -> None:
        look = self.look
        box = (self.x, self.y, self.width, self.height)
        if not look.wide:
            high = self.width * _SHAPE[1] / _SHAPE[0]
            box = (self.x, self.y + self.height * _MIDDLE - high / 2, self.width, high)
        for layer in (self._poster, self._video):
            layer.pos, layer.size = box[:2], box[2:]
        width = self.width - 2 * look.space("huge")
        for part in (self._title, self._chapter, self._rule, self._subtitle):
            part.width, part.x = width, self.x + look.space("huge")
        self._subtitle.y = self.y + look.space("large")
        if not look.wide:
            self._title.y = box[1] + box[3] + look.space("large")
            self._rule.height = look.px(24)
            self._subtitle.y = box[1] - look.px(_SUBTITLE)
            self._rule.y = self._subtitle.y - look.space("large") - self._rule.height
            self._chapter.y = self._rule.y - look.space("medium") - self._chapter.height
