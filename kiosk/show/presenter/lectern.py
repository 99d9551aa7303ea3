"""The lectern (讲台): where a narrator chooses a visit, leads it and lays it down again.

Phone, glass and clicker all stand at the same one. It is pure: what is to be kept goes to a
`Keeper`, which may write it to a disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kiosk.content.visit import Visit
from kiosk.show.presenter.due import led, visit_due
from kiosk.show.presenter.presenter import Presenter
from kiosk.show.presenter.report import VisitReport, report_on
from kiosk.show.presenter.standing import Phase
from kiosk.show.presenter.templates import segments_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kiosk.content.model import Site
    from kiosk.content.values import Text
    from kiosk.content.visit import Segment
    from kiosk.show.clock import Clock
    from kiosk.show.presenter.acts import Act
    from kiosk.show.presenter.standing import Standing
    from kiosk.show.presenter.templates import Template

_MOST_VISITS = 200
_MOST_REPORTS = 50
_THANKED, _ALONE = 900.0, 10_800.0
"""Seconds without an act after which nobody leads any more: at the end card, and before it."""


class Keeper(Protocol):
    """Keeps what must outlive a crash or the evening; never waits for a disk."""

    def standing(self, standing: Standing | None) -> None:
        """Keep where the visit is; None when none is under way."""

    def visit(self, visit: Visit) -> None:
        """Keep a visit that was made here."""

    def report(self, report: VisitReport) -> None:
        """Keep what a visit was like."""


class Lectern:
    """Visits to choose from, and the one that is led.

    Attributes:
        open: Whether a narrator stands here: chooses, or leads.
        presenter: The visit that is led, or None.
        reports: What the latest visits were like, the last one first.
    """

    def __init__(
        self,
        site: Site,
        clock: Clock,
        keeper: Keeper,
        *,
        made: Iterable[Visit] = (),
        reports: Iterable[VisitReport] = (),
    ) -> None:
        """Stand empty.

        Args:
            site: The content; its own visits can be chosen too.
            clock: The time.
            keeper: Where things are kept.
            made: Visits that were made here before.
            reports: What earlier visits were like, the last one first.
        """
        self.open = False
        self.presenter: Presenter | None = None
        self.reports = tuple(reports)[:_MOST_REPORTS]
        self._site = site
        self._clock = clock
        self._keeper = keeper
        self._made = {visit.id: visit for visit in made}
        self._listeners: list[Callable[[], None]] = []
        self._kept: Standing | None = None
        self._acted = 0.0

    @property
    def site(self) -> Site:
        """The content; it stays the same during a visit."""
        return self._site

    @property
    def visits(self) -> tuple[Visit, ...]:
        """Every visit that can be chosen: those made here over those that came with the site."""
        prepared = {visit.id: visit for visit in self._site.visits}
        return tuple((prepared | self._made).values())

    @property
    def due(self) -> Visit | None:
        """The visit whose time is near, unless it has been led already."""
        were = led(self.reports)
        return visit_due((one for one in self.visits if one.id not in were), self._clock.wall())

    def follow(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every change from now on."""
        self._listeners.append(listener)

    def take_site(self, site: Site) -> None:
        """Lead through `site` from now on; a visit under way keeps the content it began with."""
        if self.presenter is None:
            self._site = site
            self._tell()

    # --- before -------------------------------------------------------------------------

    def stand_up(self) -> None:
        """A narrator comes to choose a visit."""
        if not self.open:
            self.open = True
            self._tell()

    def make(
        self,
        template: Template,
        *,
        delegation: Text,
        welcome: Text,
        narrator: Text,
        segments: tuple[Segment, ...] = (),
    ) -> Visit:
        """Make a visit on the spot from a template, or from `segments`; return it."""
        visit = Visit(
            id=self._new_id(),
            delegation=delegation,
            welcome=welcome,
            narrator=narrator,
            segments=segments or segments_from(template, self._site),
        )
        self._made = dict([*self._made.items(), (visit.id, visit)][-_MOST_VISITS:])
        self._keeper.visit(visit)
        self._tell()
        return visit

    def choose(self, visit_id: str, *, rehearsal: bool = False) -> bool:
        """Stand before the welcome of a visit; tell whether it is there, and no other is led."""
        visit = next((visit for visit in self.visits if visit.id == visit_id), None)
        if visit is None or self.presenter is not None:
            return False
        self.open = True
        self._lead(Presenter.of(visit, self._site, self._clock, rehearsal=rehearsal))
        return True

    def resume(self, standing: Standing) -> None:
        """Go on with a visit that a crash interrupted."""
        if self.presenter is None:
            self.open = True
            self._lead(Presenter(standing, self._site, self._clock))

    # --- during and after ---------------------------------------------------------------

    def do(self, act: Act) -> None:
        """Do what the narrator wants, if a visit is led."""
        if self.presenter is not None:
            self.presenter.do(act)

    def lay_down(self) -> None:
        """End the visit, keep its report, and leave the room to the visitors."""
        if self.presenter is not None and self.presenter.standing.begun_at_all:
            report = report_on(self.presenter.standing, self.presenter.legs)
            self.reports = (report, *self.reports)[:_MOST_REPORTS]
            self._keeper.report(report)
        if self.open:
            self.open, self.presenter, self._kept = False, None, None
            self._keeper.standing(None)
            self._tell()

    def forget(self) -> None:
        """Lay down a visit that nobody leads any more; called now and then.

        Narrators go with their guests, and visitors find the end card for ever otherwise.
        """
        if self.presenter is not None:
            patience = _THANKED if self.ended else _ALONE
            if self._clock.seconds() - self._acted > patience:
                self.lay_down()

    def keep(self) -> None:
        """Keep where the visit is; called now and then, for time and film pass without an act."""
        if self.presenter is not None:
            self._keeper.standing(self.presenter.standing)

    @property
    def guests_are_here(self) -> bool:
        """Whether nothing but the visit may happen on the glass."""
        return self.presenter is not None

    @property
    def ended(self) -> bool:
        """Whether the end card is shown."""
        return self.presenter is not None and self.presenter.standing.phase is Phase.ENDED

    def _lead(self, presenter: Presenter) -> None:
        self.presenter = presenter
        presenter.follow(self._changed)
        self._changed()

    def _changed(self) -> None:
        """Keep what an act has changed; a laser dot that moves is nothing to keep."""
        now, self._acted = self.presenter, self._clock.seconds()
        timeless = now.standing.model_copy(update={"spent": ()}) if now is not None else None
        if timeless != self._kept:
            self._kept = timeless
            self.keep()
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    def _new_id(self) -> str:
        taken = {visit.id for visit in self.visits} | {report.visit for report in self.reports}
        wall = self._clock.wall()
        stem = wall.strftime("visit-%Y%m%d-%H%M") if wall else "visit"
        numbers = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
        return next(name for name in (stem, *numbers) if name not in taken)
