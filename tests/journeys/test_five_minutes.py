"""A visit of five minutes in real time with the film, led with a clicker; and its report."""

from __future__ import annotations

import datetime as dt
import os
import signal
import time
from pathlib import Path  # noqa: TC003  # a fixture's types are looked up
from typing import TYPE_CHECKING

import pytest

from kiosk.presenting.keeping import STANDING, read_kept

if TYPE_CHECKING:
    from tests.journeys.conftest import Start
    from tests.journeys.kiosk import Kiosk

pytestmark = [pytest.mark.ui, pytest.mark.film, pytest.mark.long]

TALK, FILM, SLIDE, SLIDES = 20.0, 200.0, 8.0, 10
"""Seconds of the talk and of the film, seconds of a slide, and how many slides are shown."""
FROM = 100.0
SLACK = 8.0
"""Seconds that a machine which others use may take to answer keys, in a whole segment."""


def prepare(folder: Path) -> None:
    visits = folder / "data" / "visits"
    visits.mkdir(parents=True)
    now = dt.datetime.now().astimezone().replace(tzinfo=None)
    (visits / "town.yaml").write_text(
        f"""id: town
delegation: 清水镇考察团
at: "{now:%Y-%m-%d %H:%M}"
segments:
  - {{talk: 欢迎致辞, minutes: 0.33}}
  - {{film: {{from: {FROM}, to: {FROM + FILM}}}, minutes: 3.33}}
  - {{deck: work, minutes: 1.33}}
""",
        encoding="utf-8",
    )


def press(kiosk: Kiosk, place: str) -> None:
    """Go on, and see that the screen is there."""
    kiosk.hand.type("Next")
    kiosk.wait_for(lambda: kiosk.place == place, place)


def test_five_minutes_with_the_film_and_their_report(start: Start, tmp_path: Path) -> None:
    prepare(tmp_path)
    kiosk = start()
    kiosk.come_to("attract")
    press(kiosk, "visit:welcome:0")
    press(kiosk, "visit:talk:0")
    time.sleep(TALK)
    press(kiosk, "film::0")
    kiosk.wait_for(lambda: kiosk.health.position > FROM, "the film")
    began, first = time.monotonic(), kiosk.health
    end = began + FILM
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(5.0, left))
        assert kiosk.place == "film::0", "nothing else ever comes up"
    kiosk.wait_for(lambda: kiosk.health.position >= FROM + FILM - 1, "the end of the part")
    last = kiosk.health
    assert last.position <= FROM + FILM + 1, "the last picture of the part stands"
    for number in range(SLIDES):
        press(kiosk, f"slides:work:{number}")
        time.sleep(SLIDE)
    kiosk.hand.type("End")
    kiosk.wait_for(lambda: kiosk.place == "slides:work:13", "the last slide")
    press(kiosk, "visit:end:2")
    assert kiosk.end(signal.SIGTERM)[0] == 0

    long_ago = time.time() - 7200  # the guests have gone: the next start files the report
    os.utime(tmp_path / "data" / "visits" / STANDING, (long_ago, long_ago))
    again = start()
    again.wait_for(lambda: bool(read_kept(tmp_path / "data" / "visits").reports), "the report")
    (report,) = read_kept(tmp_path / "data" / "visits").reports
    pictures = last.shown - first.shown
    print(  # noqa: T201  # read by who measures
        f"{[(round(one.spent, 1), one.target) for one in report.segments]},"
        f" {pictures} pictures of the film shown"
    )
    spent = [one.spent for one in report.segments]
    assert spent[0] == pytest.approx(TALK, abs=SLACK)
    assert spent[1] == pytest.approx(FILM, abs=SLACK)
    assert spent[2] == pytest.approx(SLIDE * SLIDES, abs=2 * SLACK)
    assert pictures > FILM
