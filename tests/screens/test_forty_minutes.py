"""A visit of forty minutes, in simulated time, on the real screens of the demonstration site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.content.loading import load_site
from kiosk.content.values import EMPTY, Text
from kiosk.player.base import PlayerState
from kiosk.show.place import ATTRACT, ScreenName
from kiosk.show.presenter import acts
from kiosk.show.presenter.pace import Colour
from kiosk.show.presenter.standing import Phase
from kiosk.show.presenter.templates import Template
from tests.screens.harness import REPOSITORY, Glass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.show.presenter.presenter import Presenter

pytestmark = pytest.mark.ui

STEP = 5.0
"""Seconds of the visit between two looks of the test."""
DEMO = REPOSITORY / "media/demo"
LATE = 120.0
"""Seconds that the guests stay longer on the route than they should."""


@pytest.fixture
def ui() -> Iterator[Glass]:
    site = load_site(DEMO, check_media=False).site
    glass = Glass(site, folder=DEMO, visits=[])
    yield glass
    glass.close()


class Led:
    """Leads the visit as a narrator would, and looks at the glass every five seconds."""

    def __init__(self, ui: Glass) -> None:
        self.ui = ui
        self.colours: list[Colour] = []
        self.screens: list[ScreenName] = []

    @property
    def presenter(self) -> Presenter:
        presenter = self.ui.lectern.presenter
        assert presenter is not None
        return presenter

    def stay(self, seconds: float) -> None:
        """Let the guests look for so long."""
        for _ in range(round(seconds / STEP)):
            self.ui.player.advance(STEP)
            self.ui.clock.advance(STEP)
            self.ui.step(7)  # a tenth of a second: the film is looked at as often
            self.ui.clock.advance(-7 / 60)
            self.ui.root.tick()
            assert self.ui.place != ATTRACT
            self.colours.append(self.presenter.pace.whole_colour)
            self.screens.append(self.ui.place.screen)

    def lead(self, leg: int, seconds: float) -> None:
        """Go through a segment's beats, in as many seconds as are given."""
        beats = len(self.presenter.legs[leg].beats)
        each = seconds / beats
        for beat in range(beats):
            cursor = self.presenter.standing.cursor
            assert (cursor.leg, cursor.beat) == (leg, beat)
            self.stay(STEP * round(each * (beat + 1) / STEP) - STEP * round(each * beat / STEP))
            self.ui.lectern.do(acts.Next())


def test_forty_minutes_from_the_welcome_to_the_report(ui: Glass) -> None:
    lectern = ui.lectern
    visit = lectern.make(
        Template.FORTY,
        delegation=Text({"zh-Hans": "清水镇考察团"}),
        welcome=Text({"zh-Hans": "热烈欢迎"}),
        narrator=EMPTY,
    )
    lectern.choose(visit.id)
    led = Led(ui)
    led.stay(180)  # guests find their places; this does not count
    assert led.presenter.pace.whole_spent == 0
    lectern.do(acts.Next())

    led.lead(0, 600)
    assert ui.place.screen is ScreenName.ROUTE
    assert not led.presenter.standing.film.playing or led.presenter.standing.film.at >= 599
    led.lead(1, 600 + LATE)
    assert led.presenter.pace.whole_colour is Colour.SOON
    advice = led.presenter.pace.shorten
    assert sum(one.seconds for one in advice) == pytest.approx(LATE, abs=STEP)
    led.lead(2, 600 - LATE)
    led.lead(3, 600)

    assert led.presenter.standing.phase is Phase.ENDED
    assert "感谢各位光临" in ui.texts() or ui.place.item == "end"
    assert set(led.screens) == {
        *(ScreenName.VISIT, ScreenName.FILM, ScreenName.ROUTE),
        *(ScreenName.LEDGER, ScreenName.REPORT),
    }
    assert Colour.CALM in led.colours
    assert ui.player.status.state is not PlayerState.FAILED

    lectern.lay_down()
    ui.settle()
    assert ui.place == ATTRACT
    (report,) = ui.keeper.reports
    minutes = [round(one.spent / 60, 1) for one in report.segments]
    assert minutes == pytest.approx([10, 10 + LATE / 60, 10 - LATE / 60, 10], abs=0.1)
    assert report.spent == pytest.approx(2400, abs=4 * STEP)
    assert [one.over > STEP for one in report.segments] == [False, True, False, False]
    assert report.begun is not None
    assert ui.keeper.standings[-1] is None
