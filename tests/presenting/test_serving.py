"""What listens while a narrator is here: for phones, and with a key for second screens."""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING

import pytest
import requests
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from kiosk.companion.finding import Finder
from kiosk.companion.follower import Follower, Heard
from kiosk.companion.key import new_key
from kiosk.presenting.serving import Served, serve
from kiosk.presenting.telling import Telling
from kiosk.remote.board import Board
from kiosk.remote.reception import Reception
from kiosk.settings import RemoteSettings
from kiosk.show.presenter import acts
from kiosk.show.presenter.lectern import Lectern
from tests.fakes.clock import FakeClock
from tests.fakes.keeper import FakeKeeper
from tests.fakes.player import FakePlayer
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 15.0
NAME = "hall-that-is-tested"


class Hall:
    """A lectern, and what is served of it."""

    def __init__(self, key: str | None) -> None:
        self.lectern = Lectern(full_site(), FakeClock(), FakeKeeper(), made=[town_visit()])
        self.telling = Telling(self.lectern, FakePlayer(), lambda site: site.id)
        self.wishes: queue.Queue[acts.Act | None] = queue.Queue()
        clock = FakeClock()
        reception = Reception(Board(), lambda _pin: False, lambda _said: None, clock.seconds)
        settings = RemoteSettings(companion=key).model_copy(update={"port": 0})
        self.served: Served = serve(reception, settings, self.telling, self.wishes.put)
        self.where = f"127.0.0.1:{self.served.port}"


@pytest.fixture(autouse=True)
def _in_a_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.presenting.serving.host_name", lambda: NAME)
    monkeypatch.setattr(
        "kiosk.presenting.serving.for_phones", lambda _found: (("wlan0", "127.0.0.1"),)
    )


@pytest.fixture
def key() -> str:
    return new_key()


@pytest.fixture
def hall(key: str) -> Iterator[Hall]:
    hall = Hall(key)
    yield hall
    hall.served.stop()


def test_a_second_screen_finds_the_first_by_its_name_while_it_serves(hall: Hall) -> None:
    finder = Finder(NAME, 1)
    while (found := finder.find()) is None:
        pass

    assert found == hall.where
    hall.served.stop()
    assert finder.find() is None


def test_the_end_of_a_visit_is_heard_before_the_server_ends(hall: Hall, key: str) -> None:
    heard: queue.Queue[Heard | None] = queue.Queue()
    follower = Follower(lambda: hall.where, key, heard.put, lambda: heard.put(None))
    hall.lectern.choose("town")
    while (said := heard.get(timeout=PATIENCE)) is None or said.word.standing is None:
        pass
    hall.lectern.lay_down()
    hall.served.stop()
    last: Heard | None = said
    while (now := heard.get(timeout=PATIENCE)) is not None:
        last = now
    follower.close()

    assert last is not None
    assert last.word.standing is None


def test_what_a_console_wants_comes_to_the_lectern(hall: Hall, key: str) -> None:
    heard: queue.Queue[Heard] = queue.Queue()
    follower = Follower(lambda: hall.where, key, heard.put, lambda: None)
    heard.get(timeout=PATIENCE)
    follower.ask(acts.Next())
    assert hall.wishes.get(timeout=PATIENCE) == acts.Next()
    follower.close()


def test_without_a_key_there_is_nothing_to_follow() -> None:
    hall = Hall(None)
    try:
        assert requests.get(f"http://{hall.where}/", timeout=PATIENCE).ok
        with (
            pytest.raises(InvalidStatus),
            connect(
                f"ws://{hall.where}/follow",
                origin=f"http://{hall.where}",  # type: ignore[arg-type]
            ),
        ):
            pass
        assert Finder(NAME, 1).find() is None
    finally:
        hall.served.stop()
