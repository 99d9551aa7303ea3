"""Route: the map and its stops, walked in ten minutes or by the finger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.player.base import PlayerState
from kiosk.screens.parts import make_known
from kiosk.screens.screen import Screen
from kiosk.screens.voice import Voice
from kiosk.screens.widgets.photo_sheet import PhotoSheet
from kiosk.screens.widgets.route_map import RouteMap
from kiosk.screens.widgets.route_side import RouteSide
from kiosk.show.film_bar import clock_text
from kiosk.show.presenter.standing import Zoom
from kiosk.show.tour import Tour

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.model import Route, Stop
    from kiosk.screens.look import Look
    from kiosk.screens.stage import Stage
    from kiosk.show.place import Place
    from kiosk.show.presenter.presenter import Scene

make_known(RouteMap, RouteSide)

_HOLD = "route"
_HANDS_OFF = 8.0
"""Seconds the map stays where a finger moved it before it follows the walker again."""

_PACE_OF_EYE = 1 / 30
"""Seconds between two steps of the walker."""

_LINE_STEPS = 1500
"""Steps of the line that shows the time: finer ones would be drawn and not be seen."""


class RouteScreen(Screen):
    """The map beside the list of stops, or beside the card of one of them.

    Attributes:
        playing: Whether the walk goes on by itself.
        share: Part of the walk that is behind.
        passed: The time it has taken, and the whole, in words.
        heading: The stop walked to or stood at.
        start_word: What the button says while the walk rests.
        photos_here: Whether the stop has photos to be seen large.
    """

    playing = BooleanProperty(defaultvalue=False)
    share = NumericProperty(0.0)
    passed = StringProperty("")
    heading = StringProperty("")
    start_word = StringProperty("")
    photos_here = BooleanProperty(defaultvalue=False)

    def __init__(self, stage: Stage, look: Look, place: Place) -> None:
        """Lay the walk out in time, and stand where this visitor left it."""
        super().__init__(stage, look, place)
        self._photos: PhotoSheet | None = None
        self._goes_on = False
        self._let_alone_until = 0.0
        self._zoom = Zoom()
        kept = stage.session.seconds(_HOLD)
        recordings, lengths = self._recordings(look)
        language = look.words.language
        self.tour = Tour(stage.session.clock, self.route, language, lengths, kept)
        self._voice = Voice(stage.player, recordings)

    @property
    def route(self) -> Route:
        """The route shown."""
        route = self.stage.site.route
        if route is None:
            raise LookupError("this site has no route")
        return route

    @property
    def rule(self) -> str:
        """On a tall glass the map lies low when controls do."""
        return "RouteScreenLow" if self.look.low and not self.look.wide else "RouteScreen"

    @property
    def _stop(self) -> Stop:
        return self.route.stops[self.tour.step.stop]

    # --- life ---------------------------------------------------------------------------

    def enter(self, place: Place) -> None:
        """Come up with the whole map, at the stop asked for, or where the walk was left."""
        self._reach(place)
        super().enter(place)
        self._step = Clock.schedule_interval(self._advance, _PACE_OF_EYE)

    def show(self, place: Place) -> None:
        """Go to a stop, or back to the list; the walk itself may have led here."""
        self.place = place
        self._reach(place)
        self._reflect()

    def relayout(self, look: Look) -> None:
        """Draw everything again; the walk goes on."""
        self._voice.stop()
        photo = self._photos.index if self._photos is not None else None
        if look.words != self.look.words:
            recordings, lengths = self._recordings(look)
            self.tour = self.tour.told_in(look.words.language, lengths)
            self._voice = Voice(self.stage.player, recordings)
        super().relayout(look)
        if photo is not None:
            self.open_photos(int(photo))

    def leave(self) -> None:
        """Keep the place in the walk, and fall silent."""
        self._step.cancel()
        self.stage.session.keep_seconds(_HOLD, self.tour.head.position)
        self._voice.stop()

    def build(self) -> None:
        """Lay out map, side and bar."""
        self._photos = None
        super().build()
        self.ids["map"].bind(on_shown=self._measure)
        self._reflect()

    # --- what a narrator does -----------------------------------------------------------

    def lead(self, scene: Scene) -> None:
        """Bring a part of the map near, or show all of it."""
        if scene.zoom == self._zoom:
            return
        self._zoom = scene.zoom
        chart, centre = self.ids["map"], scene.zoom.centre
        if scene.zoom.times > 1:
            self.take_map()
            chart.show_part(centre.x, centre.y, scene.zoom.times)
        else:
            chart.show_whole()

    def point_at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the map lies now; a stop's card is pointed at as the glass."""
        if self.place.index:
            return super().point_at(x, y)
        at: tuple[float, float] = self.ids["map"].spot(x, y)
        return at

    # --- what a touch does --------------------------------------------------------------

    def toggle(self) -> None:
        """Walk on, or rest; whoever sets off sees the stop's card."""
        self.tour.head.toggle()
        self._let_alone_until = 0.0
        if self.tour.head.playing:
            self.stage.session.replace(self.place.at(self._stop.number))
        self._reflect()

    def choose(self, index: int) -> None:
        """Go to a stop, counted from 0; from the list there is a way back to it."""
        self.tour.go_to(index)
        place = self.place.at(self.route.stops[index].number)
        if place == self.place:
            self._reflect()
        elif self.place.index:
            self.stage.session.replace(place)
        else:
            self.stage.session.go(place)

    def step(self, stops: int) -> None:
        """Go to the stop before or after."""
        self.choose(self.tour.after(stops))

    def list_stops(self) -> None:
        """Show the list of all stops; a walk goes on."""
        self.stage.session.replace(self.place.at(0))

    def take_map(self) -> None:
        """Leave the map to the finger for a while."""
        self._let_alone_until = self.stage.session.clock.seconds() + _HANDS_OFF

    def open_photos(self, index: int | None = None) -> None:
        """Show the stop's photos large; the walk waits."""
        stop, look = self._stop, self.look
        if not stop.photos or self._photos is not None:
            return
        self._photos = PhotoSheet(
            look=look,
            shelf=self.stage.shelf,
            sources=[photo.picture for photo in stop.photos],
            titles=[look.pick(photo.caption) for photo in stop.photos],
            index=int(self.ids["side"].photo_index) if index is None else index,
            back_word=look.say("Back to the map"),
            size_hint=(1, 1),
            pos_hint={"x": 0, "y": 0},
        )
        self._goes_on = self._goes_on or self.tour.head.playing
        self._photos.bind(on_close=lambda _: self.close_photos())
        self.tour.head.pause()
        self.add_widget(self._photos)
        self._reflect()

    def close_photos(self) -> None:
        """Put the photos away; a walk that waited goes on."""
        sheet, self._photos = self._photos, None
        if sheet is not None:
            self.remove_widget(sheet)
            if self._goes_on:
                self.tour.head.play()
            self._goes_on = False
            self._reflect()

    # --- the walk goes on ---------------------------------------------------------------

    def _advance(self, _passed: float) -> None:
        if not self.tour.head.playing and not self.playing:
            return
        number = self._stop.number
        if self.place.index and self.place.index != number:
            self.stage.session.replace(self.place.at(number))
        self._reflect()
        if self.stage.session.clock.seconds() >= self._let_alone_until:
            self.ids["map"].follow(self.tour.step.spot)

    def _reach(self, place: Place) -> None:
        """Stand at the stop of a place, unless the walk is there already."""
        numbers = [stop.number for stop in self.route.stops]
        if place.index in numbers and self._stop.number != place.index:
            self.tour.go_to(numbers.index(place.index))

    def _reflect(self) -> None:
        """Let bar, map, card, voice and idle return follow the walk."""
        tour, look = self.tour, self.look
        at, step = tour.head.position, tour.step
        begun = at > 0 or bool(self.place.index)
        self.start_word = (
            *(look.say("Walk again"), look.say("Walk on"), look.say("Walk the route")),
        )[0 if tour.head.ended else 1 if at > 0 else 2]
        self.share = round(tour.head.share * _LINE_STEPS) / _LINE_STEPS
        self.passed = f"{clock_text(at)} / {clock_text(tour.walk.length)}"
        self.heading = f"{self._stop.number} · {look.pick(self._stop.name)}" if begun else ""
        if self.playing != tour.head.playing:
            self.playing = tour.head.playing
            act = self.stage.session.hold if self.playing else self.stage.session.release
            act(_HOLD)
        chart = self.ids["map"]
        chart.current = step.stop if begun else -1
        chart.walking = step.walking and begun
        chart.tell(step.spot, tour.walked if begun else (), tour.passed)
        self.photos_here = bool(self.place.index and self._stop.photos)
        side = self.ids["side"]
        side.shown = step.stop if self.place.index else -1
        side.tell(tour, playing=self.playing)
        self._speak()

    def _speak(self) -> None:
        stop, second = self.tour.recording_at
        status = self.stage.player.status
        over = status.state is PlayerState.ENDED and second >= status.duration
        if stop < 0 or not over:
            self._voice.follow(stop, second, speaking=self.playing)

    def _measure(self, chart: RouteMap) -> None:
        """Take the shape of the map's picture, now that it is known; it may come too late."""
        width, height = chart.picture.natural
        if height and "map" in self.ids:
            self.tour.measure(width / height)
            self._reflect()

    def _recordings(self, look: Look) -> tuple[list[Path | None], list[float | None]]:
        """Return each stop's recording in the visitor's language, and its seconds if known."""
        files = [stop.audio.get(look.words.language) for stop in self.route.stops]
        paths = [self.stage.path(file) if file else None for file in files]
        return paths, [self.stage.seconds.get(file) if file else None for file in files]
