"""A visit led with a clicker, and a display that is killed in the middle of it."""

from __future__ import annotations

import datetime as dt
import json
import signal
import socket
import time
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path  # noqa: TC003  # a fixture's types are looked up
from typing import TYPE_CHECKING

import psutil
import pytest

from kiosk.presenting.keeping import STANDING

if TYPE_CHECKING:
    from tests.journeys.conftest import Start
    from tests.journeys.kiosk import Kiosk

pytestmark = pytest.mark.ui

FILM_FROM = 200.0
"""Seconds into the film at which the visit's part of it begins."""
AT_MOST = 1.5
"""Seconds of the film that a crash may cost."""


def visit_due(folder: Path) -> None:
    """Leave a visit in the kiosk's data whose time is now."""
    visits = folder / "data" / "visits"
    visits.mkdir(parents=True, exist_ok=True)
    now = dt.datetime.now().astimezone().replace(tzinfo=None)
    (visits / "town.yaml").write_text(
        f"""id: town
delegation: 清水镇考察团
welcome: 热烈欢迎
at: "{now:%Y-%m-%d %H:%M}"
segments:
  - {{talk: 欢迎致辞, minutes: 2}}
  - {{deck: work, minutes: 6}}
  - {{film: {{from: {FILM_FROM:.0f}}}, minutes: 5}}
""",
        encoding="utf-8",
    )


@pytest.fixture
def kiosk(start: Start, tmp_path: Path) -> Kiosk:
    visit_due(tmp_path)
    return start()


def come_to(kiosk: Kiosk, place: str) -> None:
    kiosk.wait_for(lambda: kiosk.place == place, place)


def crash(kiosk: Kiosk, start: Start) -> tuple[Kiosk, float, float]:
    """Kill the display as a fault would, and start it as systemd does.

    Returns it, the seconds until its first picture, and how many of them the processor worked.
    """
    kiosk.process.send_signal(signal.SIGKILL)
    kiosk.process.wait()
    began = time.monotonic()
    again = start()
    seconds = time.monotonic() - began
    work = psutil.Process(again.process.pid).cpu_times()
    return again, seconds, work.user + work.system


def test_a_clicker_leads_a_visit_that_is_due(kiosk: Kiosk) -> None:
    kiosk.come_to("attract")
    kiosk.hand.type("Next")
    come_to(kiosk, "visit:welcome:0")
    kiosk.hand.type("F5")
    come_to(kiosk, "visit:talk:0")
    for key, place in (
        ("Next", "slides:work:0"),
        ("Right", "slides:work:1"),
        ("space", "slides:work:2"),
        ("Prior", "slides:work:1"),
        ("Left", "slides:work:0"),
        ("End", "film::0"),
        ("Home", "visit:talk:0"),
        ("Next", "slides:work:0"),
    ):
        kiosk.hand.type(key)
        come_to(kiosk, place)
    kiosk.wait_until_still()
    before = kiosk.hand.look(kiosk.hand.everything)
    assert set(before) != {0}
    kiosk.hand.type("b")
    kiosk.wait_for(lambda: black(kiosk), "black")
    kiosk.hand.type("period")
    kiosk.wait_for(lambda: not black(kiosk), "the picture again")
    for key in (("Escape",), ("F5",), ("Alt_L", "F4"), ("Control_L", "q"), ("Super_L",)):
        kiosk.hand.type(*key)
    kiosk.wait_until_still()
    assert kiosk.place == "slides:work:0"
    kiosk.hand.type("Shift_L", "F5")
    kiosk.wait_until_still()
    assert kiosk.place == "slides:work:0"


def test_the_page_is_served_while_a_visit_is_led_and_at_no_other_time(
    start: Start, tmp_path: Path
) -> None:
    visit_due(tmp_path)
    port = free_port()
    kiosk = start(remote=f"{{port: {port}}}")
    kiosk.come_to("attract")
    assert served(port) is None
    kiosk.hand.type("Next")
    come_to(kiosk, "visit:welcome:0")
    kiosk.wait_for(lambda: served(port) is not None, "the page")
    assert served(port) == HTTPStatus.OK
    assert served(port, "/picture/0/0.jpg") == HTTPStatus.FORBIDDEN
    assert served(port, host="kiosk.example.org") == HTTPStatus.FORBIDDEN
    assert kiosk.end(signal.SIGTERM)[0] == 0
    assert served(port) is None
    again = start(remote=f"{{port: {port}}}")
    assert again.place == "visit:welcome:0", "what was left in order a moment ago goes on too"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def served(port: int, path: str = "/", host: str = "") -> int | None:
    """Return the status of the answer on `port`; None when nobody listens."""
    asked = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        asked.request("GET", path, headers={"host": host} if host else {})
        return asked.getresponse().status
    except ConnectionRefusedError:
        return None
    finally:
        asked.close()


def black(kiosk: Kiosk) -> bool:
    data = kiosk.hand.look(kiosk.hand.everything)
    return not any(data[n] for n in range(0, len(data), 97) if n % 4 != 3)  # without alpha


def test_a_display_killed_in_a_deck_is_at_the_same_slide_again(
    kiosk: Kiosk, start: Start, tmp_path: Path
) -> None:
    kiosk.come_to("attract")
    kiosk.hand.type("Next")
    come_to(kiosk, "visit:welcome:0")
    for place in ("visit:talk:0", "slides:work:0", "slides:work:1", "slides:work:2"):
        kiosk.hand.type("Next")
        come_to(kiosk, place)
    kiosk.wait_for(lambda: kept(tmp_path)["shown"] == {"leg": 1, "beat": 2}, "the disk")
    again, seconds, work = crash(kiosk, start)
    print(f"in a deck: back after {seconds:.2f} s, {work:.2f} s of work")  # noqa: T201  # measured
    assert again.place == "slides:work:2"
    again.hand.type("Prior")
    come_to(again, "slides:work:1")


@pytest.mark.film
def test_a_display_killed_in_the_film_goes_on_at_the_same_second(
    kiosk: Kiosk, start: Start, tmp_path: Path
) -> None:
    kiosk.come_to("attract")
    kiosk.hand.type("Next")
    come_to(kiosk, "visit:welcome:0")
    kiosk.hand.type("F5")
    come_to(kiosk, "visit:talk:0")
    kiosk.hand.type("End")
    come_to(kiosk, "film::0")
    kiosk.wait_for(lambda: kiosk.health.position > FILM_FROM + 4, "the film")
    last = kiosk.health.position
    again, seconds, work = crash(kiosk, start)
    there = kept(tmp_path)["film"]["at"]
    assert again.place == "film::0"
    began = time.monotonic()
    again.wait_for(lambda: again.health.position > 0 and again.health.shown > 0, "a picture")
    resumed, shown = again.health.position, time.monotonic() - began
    print(  # noqa: T201  # read by who measures
        f"in the film: back after {seconds:.2f} s, {work:.2f} s of work,"
        f" playing after {seconds + shown:.2f} s,"
        f" killed at {last:.2f} s of it, on at {resumed:.2f} s"
    )
    assert abs(there - last) <= AT_MOST
    assert there - 0.5 <= resumed <= there + AT_MOST + shown
    again.wait_for(lambda: again.health.position > resumed + 1, "the film to go on")


def kept(folder: Path) -> dict[str, dict[str, float]]:
    """Return what the kiosk has kept of the visit that is led."""
    file = folder / "data" / "visits" / STANDING
    found: dict[str, dict[str, float]] = json.loads(file.read_text(encoding="utf-8"))
    return found
