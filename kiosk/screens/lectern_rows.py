"""The rows of the lectern: what is to come, what can begin at once, what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.model import Text
from kiosk.content.visit import Visit
from kiosk.screens.widgets.visit_row import VisitRow
from kiosk.screens.words import mark
from kiosk.show.presenter.due import led
from kiosk.show.presenter.run_of_show import run_of_show
from kiosk.show.presenter.templates import Template, segments_from

if TYPE_CHECKING:
    import datetime as dt

    from kiosk.screens.look import Look
    from kiosk.show.presenter.lectern import Lectern
    from kiosk.show.presenter.report import VisitReport

GUESTS = Text({"zh-Hans": "各位来宾", "en": "Our Guests"})
"""Whom a visit welcomes that was begun without a name."""
TEMPLATES = {
    Template.FORTY: mark("Forty minutes"),
    Template.TWENTY: mark("Twenty minutes"),
    Template.FILM: mark("The film only"),
}


class VisitRows:
    """Makes rows of what stands at a lectern today."""

    def __init__(self, look: Look, lectern: Lectern, today: dt.date | None) -> None:
        """Speak as `look` does; without a clock no day is today."""
        self._look = look
        self._lectern = lectern
        self._today = today

    def to_come(self) -> list[Visit]:
        """Return the visits prepared for somebody who has not been here yet, the next first."""
        were = led(self._lectern.reports)
        found = (one for one in self._lectern.visits if one.id not in were)
        return sorted((one for one in found if one.delegation != GUESTS), key=self._order)

    def of_visit(self, visit: Visit) -> VisitRow:
        """Return the row of a visit that was prepared."""
        look = self._look
        note = look.join(self._when(visit.at), self._minutes(visit.minutes))
        kind = "gold" if visit is self._lectern.due else "plain"
        return VisitRow(
            look=look, kind=kind, icon="people", title=look.pick(visit.delegation), note=note
        )

    def of_template(self, template: Template) -> VisitRow:
        """Return the row of what can begin without preparation."""
        look, site = self._look, self._lectern.site
        visit = Visit(id="template", delegation=GUESTS, segments=segments_from(template, site))
        note = look.join(*(look.pick(leg.title) for leg in run_of_show(visit, site)))
        title = look.say(TEMPLATES[template])
        return VisitRow(look=look, icon="presentation", title=title, note=note)

    def of_report(self, report: VisitReport) -> VisitRow:
        """Return the row of a visit that is over."""
        look = self._look
        took = self._minutes(report.spent / 60)
        kind = look.say("Rehearsal") if report.rehearsal else ""
        note = look.join(self._when(report.begun), took, kind)
        return VisitRow(
            look=look, kind="dark", icon="clock", title=look.pick(report.delegation), note=note
        )

    def _order(self, visit: Visit) -> tuple[bool, bool, bool, str, str]:
        """Put what is due first, then today's, then what comes; what is past, last."""
        due, today = self._lectern.due, self._today
        day = visit.at.date() if visit.at is not None else None
        past = day is not None and today is not None and day < today
        return visit is not due, day is None or day != today, past, str(visit.at or "9"), visit.id

    def _when(self, at: dt.datetime | None) -> str:
        if at is None:
            return ""
        look = self._look
        day = look.say("Today") if at.date() == self._today else look.words.day(at.date())
        return f"{day} {at:%H:%M}"

    def _minutes(self, minutes: float) -> str:
        return self._look.words.plural("{count} minute", "{count} minutes", round(minutes))
