"""Two real displays in a room: the second one shows what the first one's guests see."""

from __future__ import annotations

import signal
import socket
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from kiosk.bench.glass import Patch
from kiosk.bench.numbered import RATE, make_numbered_film, number_on
from kiosk.companion.key import new_key
from kiosk.content.visit import Visit
from kiosk.show.presenter.standing import Cursor, FilmWish, Phase, Standing
from tests.content.builder import SiteBuilder
from tests.fakes.relay import Relay
from tests.journeys.conftest import DEMO, THEME
from tests.journeys.eye import ALIKE, coarse, difference, picture
from tests.journeys.kiosk import Kiosk, running, screen, write_settings
from tests.screens.harness import DATA, font_paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.ui, pytest.mark.film]

SIZE = (640, 360)
NEXT, BACK = "Next", "Prior"
VISIT = {
    "id": "guests",
    "delegation": "清水镇考察团",
    "segments": [
        {"deck": "work", "minutes": 2},
        {"film": {"from": 60}, "minutes": 2},
        {"stop": 3, "minutes": 2},
    ],
}
FILM_LEG, STOP = 1, "route::3"
NEXT_BUTTON, END_BUTTON, YES = (0.118, 0.933), (0.959, 0.933), (0.674, 0.577)
"""Spots of a console's wide glass."""
BAR, ASKED = Patch(0, 315, 130, 45), Patch(380, 195, 90, 25)
"""Its buttons to go on and back, and a question's buttons: the time beside them never rests."""
TOGETHER = 5
"""Pictures that two films may be apart here, on a machine that others use; films that were never
steered are further for ever. `kiosk bench remote` measures how far they really are."""


class Room:
    """A first screen on which a visit is led by a clicker, and a second one over a wire."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self._stack = folder, stack
        self._site = DEMO
        self._key = new_key()
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._screens = [stack.enter_context(screen(SIZE)) for _ in range(2)]
        self.wire = stack.enter_context(Relay(self.port))

    def show(self, site: Path) -> None:
        """Show another site on both."""
        self._site = site

    def lead(self, cursor: Cursor, *, film: FilmWish | None = None) -> Kiosk:
        """Start the first screen in the middle of a visit, as after a crash."""
        standing = Standing(
            visit=Visit.model_validate(VISIT),
            phase=Phase.UNDER_WAY,
            cursor=cursor,
            shown=cursor,
            film=film or FilmWish(),
        )
        file = self.folder / "first/data/visits/standing.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(standing.model_dump_json())
        return self.first()

    def first(self) -> Kiosk:
        """Start the first screen as it was left."""
        return self._start("first", 0, f"{{port: {self.port}, companion: {self._key}}}")

    def second(self, *options: str) -> Kiosk:
        """Start the second screen."""
        where = f"127.0.0.1:{self.wire.port}"
        return self._start("second", 1, f"{{companion: {self._key}}}", "--follow", where, *options)

    def _start(self, name: str, number: int, remote: str, *options: str) -> Kiosk:
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        fonts = DATA / "fonts"
        settings = write_settings(folder, fonts, site=self._site, theme=THEME, remote=remote)
        return self._stack.enter_context(
            running(folder, settings, self._screens[number], SIZE, "--no-agent", *options)
        )


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    font_paths()
    with ExitStack() as stack:
        yield Room(tmp_path, stack)


def come_to(kiosk: Kiosk, place: str) -> None:
    kiosk.wait_for(lambda: kiosk.place == place, place)


def look_alike(first: Kiosk, second: Kiosk) -> None:
    def alike() -> bool:
        ours, theirs = (coarse(picture(kiosk.hand)) for kiosk in (first, second))
        return difference(ours, theirs) < ALIKE

    second.wait_for(alike, f"the picture of {first.place}")


def numbered_site(folder: Path) -> Path:
    """Write a site whose film's pictures can be read off the glass."""
    site = SiteBuilder(folder)
    site.picture("pictures/cover.jpg", SIZE)
    site.picture("pictures/slide.jpg", SIZE)
    site.add(
        "film: {title: 片, file: film.mp4, poster: pictures/cover.jpg}\n"
        "decks:\n- {id: work, title: 幻灯, slides: [{picture: pictures/slide.jpg}]}\n"
    )
    make_numbered_film(site.folder / "film.mp4", 300)
    return site.folder


def in_step(first: Kiosk, second: Kiosk) -> None:
    """Wait until both films go on, a second apart at the most, and stay so for a while."""
    together: list[int] = []

    def look() -> bool:
        ours, theirs = number_on(first.hand), number_on(second.hand)
        if abs(ours - theirs) > TOGETHER:
            together.clear()
        elif not together or theirs != together[-1]:
            together.append(theirs)
        return len(together) > RATE and together == sorted(together)

    second.wait_for(look, "films in step")


def test_the_second_screen_shows_what_the_first_one_s_guests_see(room: Room) -> None:
    first = room.lead(Cursor(leg=0, beat=1))
    second = room.second()
    come_to(second, "slides:work:1")
    look_alike(first, second)

    first.hand.type(NEXT)
    come_to(second, "slides:work:2")
    look_alike(first, second)
    first.hand.type("b")
    second.wait_for(lambda: coarse(picture(second.hand)).getbbox() is None, "black")
    first.hand.type("b")
    look_alike(first, second)

    second.touch(0.5, 0.99)  # the lower edge brings the narrator's bar, on a first screen
    second.hand.draw((0.8 * SIZE[0], 180), (0.2 * SIZE[0], 180))
    first.hand.type(NEXT)
    come_to(second, "slides:work:3")
    look_alike(first, second)


def test_without_its_link_it_stays_where_it_is_and_falls_into_step_again(room: Room) -> None:
    first = room.lead(Cursor(leg=0, beat=1))
    second = room.second()
    come_to(second, "slides:work:1")

    room.wire.cut()
    first.hand.type(NEXT)
    come_to(first, "slides:work:2")
    before = second.health.at
    second.wait_for(lambda: second.health.at > before + 4, "time to pass")
    assert second.place == "slides:work:1"
    room.wire.mend()

    come_to(second, "slides:work:2")
    look_alike(first, second)


def test_a_first_screen_that_is_killed_and_comes_back_is_followed_again(room: Room) -> None:
    first = room.lead(Cursor(leg=0, beat=2))
    second = room.second()
    come_to(second, "slides:work:2")
    first.hand.type(BACK)
    come_to(second, "slides:work:1")

    first.end(signal.SIGKILL)
    again = room.first()
    come_to(again, "slides:work:1")
    assert second.place == "slides:work:1"
    again.hand.type(NEXT)

    come_to(second, "slides:work:2")


def test_both_films_play_in_step_also_after_a_lost_link(room: Room) -> None:
    room.show(numbered_site(room.folder / "site"))
    first = room.lead(Cursor(leg=FILM_LEG), film=FilmWish(at=10.0, jumps=3))
    second = room.second()
    in_step(first, second)

    room.wire.cut()
    before = number_on(second.hand)
    second.wait_for(lambda: number_on(second.hand) > before + 3 * RATE, "the film alone")
    room.wire.mend()
    in_step(first, second)

    first.hand.type(NEXT)
    come_to(second, "visit:talk:2")


def test_after_the_visit_the_second_screen_is_the_visitors_again(room: Room) -> None:
    first = room.lead(Cursor(leg=2))
    console = room.second("--console")
    come_to(console, "console::0")
    console.wait_until_still(BAR)
    assert first.place == STOP

    console.touch(*NEXT_BUTTON)
    first.wait_for(lambda: first.place.startswith("visit:end"), "the end card")
    before = console.hand.look(ASKED)
    console.touch(*END_BUTTON)
    console.wait_for(lambda: console.hand.look(ASKED) != before, "the question")
    console.wait_until_still(ASKED)
    console.touch(*YES)
    first.wait_for(lambda: first.screen == "attract", "the visitors' screen")
    come_to(console, "attract::0")
