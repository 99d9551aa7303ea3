"""The server lives as long as a narrator stands at the lectern, and not a moment longer."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kiosk.errors import RemoteError
from kiosk.presenting.hosting import Hosting
from kiosk.remote.board import Board
from kiosk.remote.reception import Reception
from kiosk.settings import RemoteSettings
from kiosk.show.presenter import acts
from kiosk.show.presenter.lectern import Lectern
from tests.fakes.clock import FakeClock
from tests.fakes.keeper import FakeKeeper
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit

PIN = "270418"
NETWORKS = [("eth0", "192.168.31.20"), ("wlan0", "10.42.0.1")]


class FakeServer:
    port = 8480

    def __init__(self) -> None:
        self.stopped = threading.Event()

    def stop(self) -> None:
        self.stopped.set()


class Hall:
    def __init__(self, **settings: object) -> None:
        self.clock = FakeClock()
        self.lectern = Lectern(full_site(), self.clock, FakeKeeper(), made=[town_visit()])
        self.board = Board()
        self.reception = Reception(
            self.board, lambda pin: pin == PIN, lambda _: None, self.clock.seconds
        )
        self.networks = list(NETWORKS)
        self.servers: list[FakeServer] = []
        self.serves = threading.Semaphore(0)
        self.error: RemoteError | None = None
        self.hosting = Hosting(
            self.lectern,
            self.reception,
            self.board,
            self.clock,
            settings=RemoteSettings.model_validate(settings),
            folder=lambda _site: Path("/site"),
            serve=self.serve,
            addresses=lambda: self.networks,
        )

    def serve(self) -> FakeServer:
        try:
            if self.error is not None:
                raise self.error
            self.servers.append(FakeServer())
            return self.servers[-1]
        finally:
            self.serves.release()

    def stand_up(self) -> None:
        self.lectern.stand_up()
        assert self.serves.acquire(timeout=30)
        self.settle()

    def settle(self) -> None:
        """Wait until the thread has done what was asked: it does one thing after the other."""
        done = threading.Event()
        begin, stop = self.hosting._begin, self.hosting._stop
        self.hosting._begin = done.set  # type: ignore[method-assign]
        self.hosting._wish(serve=True)
        assert done.wait(30)
        self.hosting._begin, self.hosting._stop = begin, stop  # type: ignore[method-assign]


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_nothing_listens_before_a_narrator_comes(hall: Hall) -> None:
    assert hall.servers == []
    assert hall.hosting.ways() == ()


def test_every_network_is_a_way_and_the_wireless_one_the_first(hall: Hall) -> None:
    hall.stand_up()
    ways = hall.hosting.ways()
    assert [way.address for way in ways] == ["http://10.42.0.1:8480", "http://192.168.31.20:8480"]
    assert [way.wireless for way in ways] == [True, False]
    assert ways[0].link.startswith("http://10.42.0.1:8480/#s=")
    assert hall.reception.knock(ways[0].link.partition("#s=")[2], PIN).key


def test_no_network_no_way_and_no_secret(hall: Hall) -> None:
    hall.networks = []
    hall.stand_up()
    assert hall.hosting.ways() == ()


def test_a_code_that_was_put_away_lets_nobody_in(hall: Hall) -> None:
    hall.stand_up()
    secret = hall.hosting.ways()[0].link.partition("#s=")[2]
    hall.hosting.hide()
    assert hall.reception.knock(secret, PIN).refusal


def test_who_lays_the_lectern_down_sends_everybody_out_and_stops_the_server(hall: Hall) -> None:
    hall.stand_up()
    secret = hall.hosting.ways()[0].link.partition("#s=")[2]
    key = hall.reception.knock(secret, PIN).key
    hall.lectern.choose("town")
    hall.lectern.do(acts.Next())
    assert hall.reception.admits(key)
    hall.lectern.lay_down()
    assert not hall.reception.admits(key)
    assert hall.servers[0].stopped.wait(30)
    assert hall.board.latest.state["phase"] == "closed"


def test_a_narrator_who_comes_back_finds_a_new_server(hall: Hall) -> None:
    hall.stand_up()
    hall.lectern.lay_down()
    hall.stand_up()
    assert len(hall.servers) == 2
    assert hall.servers[0].stopped.is_set()
    assert not hall.servers[1].stopped.is_set()


def test_phones_see_every_change_while_the_lectern_is_open(hall: Hall) -> None:
    hall.hosting.tell()
    assert hall.board.latest.number == 0
    hall.stand_up()
    assert hall.board.latest.state["phase"] == "choosing"
    hall.lectern.choose("town")
    assert hall.board.latest.state["phase"] == "welcome"
    hall.lectern.do(acts.Next())
    number = hall.board.latest.number
    hall.clock.advance(1)
    hall.hosting.tell()
    assert hall.board.latest.number == number + 1
    assert hall.board.latest.state["spent"][0] == 1.0


def test_a_port_that_is_taken_is_told_and_the_glass_works_on(hall: Hall) -> None:
    hall.error = RemoteError("端口被占用", "the port is taken")
    hall.stand_up()
    assert hall.hosting.trouble is not None
    assert hall.hosting.trouble.pick("en") == "the port is taken"
    assert hall.lectern.choose("town")
    hall.error = None
    hall.lectern.lay_down()
    hall.stand_up()
    assert hall.hosting.trouble is None


def test_with_a_certificate_the_code_holds_the_name_it_is_for() -> None:
    hall = Hall(certificate="a.pem", key="a.key", names=["kiosk.example.org"])
    hall.stand_up()
    assert [way.address for way in hall.hosting.ways()] == ["https://kiosk.example.org:8480"]


def test_closing_for_good_stops_the_server(hall: Hall) -> None:
    hall.stand_up()
    hall.hosting.close()
    assert hall.servers[0].stopped.is_set()
