"""A visit that is led on another screen, as it is heard from there; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show.place import Place, ScreenName
from kiosk.show.presenter.due import visit_due
from kiosk.show.presenter.lectern import Lectern
from kiosk.show.presenter.presenter import Presenter, fitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.model import Site
    from kiosk.content.visit import Visit
    from kiosk.show.clock import Clock
    from kiosk.show.presenter.acts import Act
    from kiosk.show.presenter.report import VisitReport
    from kiosk.show.presenter.standing import FilmWish, Spot, Standing

CONSOLE = Place(ScreenName.CONSOLE)


def console_place(_presenter: Presenter) -> Place:
    """Return where the narrator's own screen is in a visit: always there."""
    return CONSOLE


class Mirror(Presenter):
    """Stands where another screen's visit does; decides nothing and counts no time.

    It is silent: the sound of both in one room would be an echo. The film is brought into step by
    whoever steers it, so no jump of it is told here.
    """

    def __init__(
        self, standing: Standing, site: Site, clock: Clock, ask: Callable[[Act], None] | None
    ) -> None:
        """Stand where `standing` is, in what this screen has of the content.

        Args:
            standing: As it was heard.
            site: What this screen shows.
            clock: The time.
            ask: Tells the first screen what is wanted here; None where nobody may want anything.
        """
        super().__init__(_silent(standing), site, clock)
        self._ask = ask

    def do(self, act: Act) -> None:
        """Ask the first screen for it; what comes of it is heard from there."""
        if self._ask is not None:
            self._ask(act)

    def hear_film(self, seconds: float, *, ended: bool = False) -> None:
        """Note nothing: the first screen's film tells where the visit is."""

    def take(self, standing: Standing, dot: Spot | None) -> None:
        """Stand where `standing` is; nobody is told of time that passes."""
        now, before = fitting(_silent(standing), self.legs), self._standing
        film = now.film.model_copy(update={"at": before.film.at})
        if now.model_copy(update={"spent": before.spent, "film": film}) == before:
            self._become(before, dot=dot)
            self._standing = now
        else:
            self._become(now, dot=dot)

    def _count(self) -> None:
        pass

    def _film(self) -> FilmWish | None:
        wish = super()._film()
        return None if wish is None else wish.model_copy(update={"jumps": 0})


class SecondLectern(Lectern):
    """Holds the visit that is heard of; here none can be chosen, and no report is kept."""

    def __init__(
        self, site: Site, clock: Clock, ask: Callable[[Act | None], None] | None = None
    ) -> None:
        """Stand empty.

        Args:
            site: The content.
            clock: The time.
            ask: Tells the first screen what is wanted here, None for the end of the visit; not
                given where nobody may want anything.
        """
        super().__init__(site, clock, _Nothing())
        self._ask = ask
        self._mirror: Mirror | None = None
        self._seen: set[str] = set()

    @property
    def due(self) -> Visit | None:
        """The visit whose time is near, unless it was shown here already."""
        return visit_due(
            (one for one in self.visits if one.id not in self._seen), self._clock.wall()
        )

    def hear(self, standing: Standing | None, dot: Spot | None = None) -> None:
        """Stand where the first screen does; with None, leave the room to the visitors."""
        if standing is None:
            if self.open:
                self.open, self.presenter, self._mirror = False, None, None
                self._tell()
            return
        if not standing.rehearsal and standing.begun_at_all:
            self._seen.add(standing.visit.id)
        if self._mirror is not None and self._mirror.standing.visit == standing.visit:
            self._mirror.take(standing, dot)
            return
        self.open = True
        self._mirror = Mirror(standing, self.site, self._clock, self._ask)
        self._lead(self._mirror)

    def be_alone(self) -> None:
        """Stay where the visit is, though nothing more is heard; nobody points any more."""
        if self._mirror is not None:
            self._mirror.take(self._mirror.standing, None)

    def stand_up(self) -> None:
        """Do nothing: the narrator stands elsewhere."""

    def choose(self, visit_id: str, *, rehearsal: bool = False) -> bool:  # noqa: ARG002
        """Begin nothing: visits begin on the first screen."""
        return False

    def lay_down(self) -> None:
        """Ask the first screen to end the visit."""
        if self._ask is not None and self.presenter is not None:
            self._ask(None)


class _Nothing:
    """A keeper that keeps nothing: the first screen keeps it all."""

    def standing(self, standing: Standing | None) -> None:
        pass

    def visit(self, visit: Visit) -> None:
        pass

    def report(self, report: VisitReport) -> None:
        pass


def _silent(standing: Standing) -> Standing:
    return standing.model_copy(update={"volume": 0.0})
