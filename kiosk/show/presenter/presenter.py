"""One visit led by a narrator: acts in, what the guests see and how the time stands out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.show.presenter.acts import PointAt
from kiosk.show.presenter.conduct import after, beat_at, film_heard, shows_film, within
from kiosk.show.presenter.pace import Pace, pace
from kiosk.show.presenter.run_of_show import Beat, Leg, run_of_show
from kiosk.show.presenter.standing import FilmWish, Phase, Spot, Standing, Zoom

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.model import Site
    from kiosk.content.visit import Visit
    from kiosk.show.clock import Clock
    from kiosk.show.place import Place
    from kiosk.show.presenter.acts import Act


class Sight(StrEnum):
    """The kinds of things the guests' screen shows."""

    WELCOME = "welcome"
    PLACE = "place"
    TALK = "talk"
    END = "end"


@dataclass(frozen=True, slots=True)
class Scene:
    """What the guests see.

    Attributes:
        sight: The kind of thing.
        beat: The beat it is, while the visit is under way.
        place: Where in the site, for `Sight.PLACE`.
        black: Whether the screen is black over it.
        film: What the film does; None where no film is.
        zoom: What is brought near.
        dot: Where the laser dot is.
    """

    sight: Sight
    beat: Beat | None = None
    place: Place | None = None
    black: bool = False
    film: FilmWish | None = None
    zoom: Zoom = field(default_factory=Zoom)
    dot: Spot | None = None


class Presenter:
    """Leads one visit; every act of phone, glass and clicker passes `do`.

    It draws nothing and plays nothing: who follows it reads `scene` and `standing` after each
    change. An act that makes no sense now changes nothing.
    """

    def __init__(self, standing: Standing, site: Site, clock: Clock) -> None:
        """Go on where `standing` is, with the time running from now."""
        self.legs: tuple[Leg, ...] = run_of_show(standing.visit, site)
        self._clock = clock
        self._since = clock.seconds()
        self._standing = fitting(standing, self.legs)
        self._dot: Spot | None = None
        self._listeners: list[Callable[[], None]] = []

    @classmethod
    def of(cls, visit: Visit, site: Site, clock: Clock, *, rehearsal: bool = False) -> Presenter:
        """Stand before the welcome of `visit`."""
        return cls(Standing(visit=visit, rehearsal=rehearsal), site, clock)

    def follow(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every change from now on."""
        self._listeners.append(listener)

    def do(self, act: Act) -> None:
        """Do what the narrator wants."""
        if isinstance(act, PointAt):
            self._point(act.spot)
            return
        self._count()
        now = after(act, self._standing, self.legs)
        if now.phase is Phase.UNDER_WAY and now.begun is None:
            now = now.model_copy(update={"begun": self._clock.wall()})
        moved = now.shown != self._standing.shown or now.phase is not self._standing.phase
        self._become(now, dot=None if moved else self._dot)

    def hear_film(self, seconds: float, *, ended: bool = False) -> None:
        """Note where the film is on the glass; nobody is told unless it is to stand now."""
        self._count()  # whoever is told asks for the time, which must not be lost again
        now = film_heard(self._standing, self.legs, seconds, ended=ended)
        if now.film.playing != self._standing.film.playing:
            self._become(now, dot=self._dot)
        else:
            self._standing = now

    @property
    def standing(self) -> Standing:
        """Where the visit stands, time included."""
        self._count()
        return self._standing

    @property
    def pace(self) -> Pace:
        """How the time stands."""
        standing = self.standing
        targets = [leg.target for leg in self.legs]
        films = frozenset(n for n, leg in enumerate(self.legs) if leg.beats[0].film is not None)
        return pace(targets, standing.spent, standing.shown.leg, films)

    @property
    def scene(self) -> Scene:
        """What the guests see."""
        now = self._standing
        if now.phase is Phase.WELCOME:
            return Scene(Sight.WELCOME, black=now.black, dot=self._dot)
        if now.phase is Phase.ENDED:
            return Scene(Sight.END, black=now.black, dot=self._dot)
        beat = beat_at(now.shown, self.legs)
        if now.aside_place is not None:
            beat = Beat(beat.title, now.aside_place)
        return Scene(
            sight=Sight.TALK if beat.place is None else Sight.PLACE,
            beat=beat,
            place=beat.place,
            black=now.black,
            film=self._film(),
            zoom=now.zoom,
            dot=self._dot,
        )

    def _film(self) -> FilmWish | None:
        """Return what the film does: it stands while the screen is black or frozen."""
        now = self._standing
        if not shows_film(now, self.legs):
            return None
        plays = now.film.playing and not now.black and not now.frozen
        return now.film.model_copy(update={"playing": plays})

    def _point(self, spot: Spot | None) -> None:
        if spot != self._dot:
            self._become(self._standing, dot=spot)

    def _count(self) -> None:
        """Add the time since the last look to the segment the guests see."""
        now, before = self._clock.seconds(), self._since
        self._since = now
        if self._standing.phase is Phase.UNDER_WAY:
            spent = list(self._standing.spent)
            spent[self._standing.shown.leg] += now - before
            self._standing = self._standing.model_copy(update={"spent": tuple(spent)})

    def _become(self, standing: Standing, *, dot: Spot | None) -> None:
        if (standing, dot) == (self._standing, self._dot):
            return
        self._standing, self._dot = standing, dot
        for listener in tuple(self._listeners):
            listener()


def fitting(standing: Standing, legs: tuple[Leg, ...]) -> Standing:
    """Return `standing` with cursors that the run-of-show has, and a time for each segment."""
    spent = (*standing.spent, *[0.0] * len(legs))[: len(legs)]
    cursor, shown = within(standing.cursor, legs), within(standing.shown, legs)
    return standing.model_copy(update={"cursor": cursor, "shown": shown, "spent": spent})
