"""The lectern: a code for the narrator's phone, and every visit that can begin right here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.properties import BooleanProperty

from kiosk.content.model import Text
from kiosk.screens.lectern_rows import GUESTS, TEMPLATES, VisitRows
from kiosk.screens.parts import make_known
from kiosk.screens.screen import Screen
from kiosk.screens.widgets.lettering import Title
from kiosk.screens.widgets.pairing_code import CodeSheet
from kiosk.screens.widgets.visit_row import ReportSheet
from kiosk.show.place import DUE

if TYPE_CHECKING:
    from kivy.input import MotionEvent

    from kiosk.screens.look import Look
    from kiosk.screens.widgets.visit_row import VisitRow
    from kiosk.show.place import Place
    from kiosk.show.presenter.podium import Podium
    from kiosk.show.presenter.report import VisitReport
    from kiosk.show.presenter.templates import Template

make_known(CodeSheet)

STAY = 600.0
"""Seconds that the lectern waits for a narrator who prepares a visit on the phone."""
MOST_REPORTS = 12


class LecternScreen(Screen):
    """Behind the PIN; leaving it without a visit lays everything down again.

    Attributes:
        rehearsal: Whether what is begun here is one.
    """

    rehearsal = BooleanProperty(defaultvalue=False)

    def enter(self, place: Place) -> None:
        """Come up with the lectern open; without the PIN there is nothing to see."""
        self._over: ReportSheet | None = None
        self._known: object = None
        self._allowed = self.stage.desk.unlocked and self.stage.podium is not None
        if self._allowed:
            self._podium.lectern.stand_up()
            self._stay()
        super().enter(place)
        if not self._allowed or place.item == DUE:
            Clock.schedule_once(self._go_on, 0)

    def leave(self) -> None:
        """Shut the door; without a visit no phone stays either."""
        self.stage.desk.lock()
        if "code" in self.ids:
            self.ids["code"].stop()
        if self._allowed:
            self._podium.hide()
            if self._podium.lectern.presenter is None:
                self._podium.lectern.lay_down()

    def unbuild(self) -> None:
        """Look for networks no more."""
        if "code" in self.ids:
            self.ids["code"].stop()
        super().unbuild()

    def relayout(self, look: Look) -> None:
        """Draw again; what lay over the screen is gone."""
        self._over = None
        super().relayout(look)

    def build(self) -> None:
        """Lay the code, and list what can begin."""
        if not self._allowed:
            self.unbuild()
            return
        super().build()
        self._fill()

    def tick(self) -> None:
        """List anew when a phone has prepared something."""
        super().tick()
        if self._allowed and self._listed() != self._known:
            self._fill()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Give whoever touches the full time again."""
        self._stay()
        return bool(super().on_touch_down(touch))

    # --- what a touch does --------------------------------------------------------------

    def toggle_rehearsal(self) -> None:
        """Rehearse, or lead guests."""
        self.rehearsal = not self.rehearsal

    def cancel(self) -> None:
        """Leave the lectern."""
        self.stage.session.home()

    def begin(self, visit: str, *_: object) -> None:
        """Stand before the welcome of a visit."""
        self._podium.lectern.choose(visit, rehearsal=self.rehearsal)

    def begin_from(self, template: Template, *_: object) -> None:
        """Make a visit without a name, and stand before its welcome."""
        lectern = self._podium.lectern
        nobody = Text({})
        visit = lectern.make(template, delegation=GUESTS, welcome=nobody, narrator=nobody)
        self.begin(visit.id)

    def read(self, report: VisitReport, *_: object) -> None:
        """Show what a visit was like."""
        self._put_away()
        self._over = ReportSheet(
            look=self.look, report=report, size_hint=(1, 1), pos_hint={"x": 0, "y": 0}
        )
        self._over.bind(on_close=lambda _: self._put_away())
        self.add_widget(self._over)

    def _put_away(self) -> None:
        if self._over is not None:
            self.remove_widget(self._over)
            self._over = None

    # --- what there is ------------------------------------------------------------------

    @property
    def _podium(self) -> Podium:
        podium = self.stage.podium
        if podium is None:
            raise LookupError("no visits are led here")
        return podium

    def _go_on(self, _passed: float) -> None:
        """Begin the visit that is due, as was asked for; send away who gave no PIN."""
        if not self._allowed:
            self.stage.session.home()
            return
        due = self._podium.lectern.due
        if due is not None and self._podium.lectern.presenter is None:
            self.begin(due.id)

    def _stay(self) -> None:
        self.stage.session.hold("lectern", at_most=STAY)

    def _listed(self) -> object:
        lectern = self._podium.lectern
        return lectern.visits, lectern.reports, lectern.due, lectern.site

    def _fill(self) -> None:
        self._known = self._listed()
        column = self.ids["visits"]
        column.clear_widgets()
        look, lectern = self.look, self._podium.lectern
        wall = self.stage.session.clock.wall()
        rows = VisitRows(look, lectern, wall.date() if wall else None)
        visits = rows.to_come()
        if visits:
            self._head(look.say("Prepared"))
        for visit in visits:
            self._add(rows.of_visit(visit), partial(self.begin, visit.id))
        self._head(look.say("Without preparation"))
        for template in TEMPLATES:
            self._add(rows.of_template(template), partial(self.begin_from, template))
        if lectern.reports:
            self._head(look.say("Earlier visits"))
        for report in lectern.reports[:MOST_REPORTS]:
            self._add(rows.of_report(report), partial(self.read, report))

    def _head(self, text: str) -> None:
        look = self.look
        title = Title(look=look, text=text, style="subhead", tint="gold_light")
        title.balance = False
        self.ids["visits"].add_widget(title)

    def _add(self, row: VisitRow, act: partial[None]) -> None:
        row.bind(on_release=act)
        self.ids["visits"].add_widget(row)
