"""The lectern of a display that starts: empty, or in the middle of what a crash interrupted."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from kiosk.presenting.keeping import STANDING, DiskKeeper, read_kept
from kiosk.presenting.start import FRESH, start_lectern
from kiosk.settings import Settings
from kiosk.show.place import ATTRACT, Place, ScreenName
from kiosk.show.presenter.acts import Jump
from kiosk.show.presenter.presenter import Presenter
from kiosk.show.session import Session
from tests.fakes.clock import FakeClock
from tests.fakes.player import FakePlayer
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.presenting.hosting import Hosting


class Display:
    """What a display has when its lectern is set up."""

    def __init__(self, folder: Path, stops: ExitStack) -> None:
        self.data = folder
        self.session = Session(full_site(), FakeClock())
        self._stops = stops

    def start(self) -> Hosting:
        settings = Settings(site=self.data, theme=self.data, data=self.data)
        return start_lectern(
            self._stops,
            settings,
            self.session,
            self,  # type: ignore[arg-type]  # nothing is posted without a phone
            knows=lambda _: False,
            folder=lambda _: self.data,
            player=FakePlayer(),
            content=lambda _: "",
        )

    def leave_a_visit(self, *, age: float = 0.0) -> None:
        """Leave a visit as a display does that is killed in a deck."""
        presenter = Presenter.of(town_visit(), full_site(), FakeClock())
        presenter.do(Jump(leg=2, beat=1))
        keeper = DiskKeeper(self.data / "visits")
        keeper.standing(presenter.standing)
        keeper.close()
        then = time.time() - age
        os.utime(self.data / "visits" / STANDING, (then, then))


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    with ExitStack() as stops:
        yield Display(tmp_path, stops)


def test_a_display_begins_with_nobody_at_the_lectern(display: Display) -> None:
    hosting = display.start()
    assert not hosting.lectern.open
    assert display.session.place == ATTRACT


def test_after_a_crash_the_first_place_is_the_slide_the_guests_saw(display: Display) -> None:
    display.leave_a_visit()
    hosting = display.start()
    assert display.session.place == Place(ScreenName.SLIDES, "work", 1)
    assert hosting.lectern.presenter is not None


def test_a_clock_that_lost_some_minutes_ends_no_visit(display: Display) -> None:
    display.leave_a_visit(age=-300)
    display.start()
    assert display.session.place.screen is ScreenName.SLIDES


def test_a_visit_of_yesterday_is_over_and_its_report_kept(display: Display, tmp_path: Path) -> None:
    display.leave_a_visit(age=FRESH.total_seconds() + 60)
    hosting = display.start()
    assert display.session.place == ATTRACT
    assert hosting.lectern.presenter is None
    assert [report.visit for report in hosting.lectern.reports] == ["town"]
    display._stops.close()
    kept = read_kept(tmp_path / "visits")
    assert kept.standing is None
    assert [report.visit for report in kept.reports] == ["town"]
