"""The player's threads, with decoders made of paper that hang when a test wants it."""

from __future__ import annotations

import math
import threading
from typing import TYPE_CHECKING

import pytest

from kiosk.player.base import Fault, PlayerState
from kiosk.player.engine import Happening, Look
from kiosk.player.film import ANSWER_PATIENCE, MOST_REPLACEMENTS, FilmPlayer
from tests.fakes.clock import FakeClock
from tests.fakes.engine import PaperEngine, PaperReel
from tests.player.waiting import DEADLINE, Signal, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

P = PlayerState


class House:
    """A player and the engines it made."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock()
        self.engines: list[PaperEngine] = []
        self.hanging: set[str] = set()
        self.film = folder / "film.mp4"
        self.film.write_bytes(b"film")
        self.player = FilmPlayer(
            self._engine, clock=self.clock.seconds, sound=lambda: ("alsa",), watched=False
        )

    def _engine(self) -> PaperEngine:
        engine = PaperEngine()
        engine.hanging = set(self.hanging)
        self.engines.append(engine)
        return engine

    @property
    def reel(self) -> PaperReel:
        return self.engines[-1].reel

    def until(self, state: PlayerState) -> None:
        until(self.player, lambda: self.player.status.state is state)

    def until_opened(self, times: int = 1) -> None:
        until(self.player, lambda: sum(len(e.reels) for e in self.engines) == times)

    def until_engines(self, number: int) -> None:
        until(self.player, lambda: len(self.engines) == number)

    def until_told(self, *call: object) -> None:
        until(self.player, lambda: call in self.reel.calls)

    def play_film(self) -> None:
        self.player.load(self.film)
        self.until_opened()
        self.until_told("start")
        self.reel.run()
        self.reel.show()
        self.until(P.PLAYING)

    def let_go(self) -> None:
        for engine in self.engines:
            engine.released.set()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.hanging.clear()
    house.let_go()
    house.player.close()


def test_a_player_begins_empty(house: House) -> None:
    status = house.player.status
    assert (status.state, status.file, status.pictures) == (P.EMPTY, None, 0)


def test_the_status_tells_of_a_load_at_once(house: House) -> None:
    house.player.load(house.film, at=3.0)
    status = house.player.status
    assert (status.state, status.file, status.position) == (P.OPENING, house.film, 3.0)


def test_orders_reach_the_decoder(house: House) -> None:
    house.play_film()
    house.player.pause()
    house.until_told("hold")
    house.until(P.PAUSED)
    house.player.seek(4.0)
    house.until_told("jump", 3.96)
    house.player.play()
    house.until(P.PLAYING)
    assert house.player.status.pictures == 1


def test_pictures_and_their_time_are_seen_in_the_status(house: House) -> None:
    house.play_film()
    house.clock.advance(0.04)
    house.reel.show()
    assert house.player.status.pictures == 2
    assert house.player.status.position == pytest.approx(0.04)


def test_volume_and_mute_are_told_at_once_and_kept_over_films(house: House) -> None:
    house.player.set_volume(0.4)
    house.player.set_muted(True)
    assert (house.player.status.volume, house.player.status.muted) == (0.4, True)
    house.player.load(house.film)
    assert (house.player.status.volume, house.player.status.muted) == (0.4, True)


def test_another_pace_is_told_once_and_is_that_of_one_film_only(house: House) -> None:
    house.play_film()
    house.player.set_pace(1.04)
    house.until_told("set_pace", 1.04)
    house.player.set_pace(1.04)
    house.player.pause()
    house.until_told("hold")
    assert [call for call in house.reel.calls if call[0] == "set_pace"] == [("set_pace", 1.04)]

    house.player.load(house.film)
    house.until_opened(2)
    house.until_told("start")
    assert not [call for call in house.reel.calls if call[0] == "set_pace"]


@pytest.mark.parametrize(("asked", "told"), [(9.0, 1.1), (0.1, 0.9), (math.nan, 0.9)])
def test_a_pace_that_would_be_seen_is_brought_near(house: House, asked: float, told: float) -> None:
    house.play_film()
    house.player.set_pace(asked)
    house.until_told("set_pace", told)


@pytest.mark.parametrize(("asked", "heard"), [(-1.0, 0.0), (7.0, 1.0), (math.nan, 0.0)])
def test_a_volume_out_of_range_is_brought_into_it(house: House, asked: float, heard: float) -> None:
    house.player.set_volume(asked)
    assert house.player.status.volume == heard


def test_a_place_that_is_no_number_is_the_beginning(house: House) -> None:
    house.play_film()
    house.player.seek(math.inf)
    house.until_told("jump", 0.0)


def test_a_late_picture_of_the_film_before_is_not_shown(house: House) -> None:
    house.play_film()
    old, written = house.reel, house.player.slot.written
    house.engines[0].hanging = {"close"}  # keeps the old film open
    house.player.load(house.film)
    assert house.engines[0].hung.wait(DEADLINE)
    old.show()
    assert house.player.slot.written == written


def test_unloading_tells_at_once_that_nothing_is_loaded(house: House) -> None:
    house.play_film()
    house.player.unload()
    assert house.player.status.state is P.EMPTY
    until(house.player, lambda: house.reel.closed)
    assert house.player.slot.latest is not None


def test_the_time_of_speech_goes_on_between_announcements(house: House) -> None:
    house.player.load(house.film)
    house.until_opened()
    house.reel.known = Look(duration=9.0, has_video=False, has_audio=True)
    house.reel.run()
    house.until(P.PLAYING)
    house.reel.gate.hear(2.0)
    house.clock.advance(0.3)
    assert house.player.status.position == pytest.approx(2.3)
    house.clock.advance(60)
    assert house.player.status.position == 9.0


def test_closing_closes_the_film_and_the_engine_and_ends_the_threads(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.play_film()
    house.player.close()
    assert house.reel.closed
    assert house.engines[0].closed
    assert not house.player._crew.thread.is_alive()


def test_orders_after_closing_are_no_matter(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.player.close()
    house.player.load(house.film)
    house.player.play()
    house.player.close()
    assert house.player.status.state is P.EMPTY


# --- decoders that hang ----------------------------------------------------------------


def hang(house: House, after: float = ANSWER_PATIENCE + 1) -> None:
    """Wait until the decoder hangs, longer than anybody has patience."""
    assert house.engines[-1].hung.wait(DEADLINE)
    house.clock.advance(after)
    house.player.watch()


def test_a_slow_answer_is_waited_for(house: House) -> None:
    house.hanging = {"start"}
    house.engines[0].hanging = {"start"}
    house.player.load(house.film)
    assert house.engines[0].hung.wait(DEADLINE)
    house.clock.advance(ANSWER_PATIENCE - 1)
    house.player.watch()
    assert len(house.engines) == 1


def test_a_decoder_that_hangs_is_replaced_where_it_was(house: House) -> None:
    house.play_film()
    for _ in range(5):
        house.clock.advance(0.04)
        house.reel.show()
    old = house.reel
    house.engines[0].hanging = {"look"}
    house.player.seek(6.0)  # wakes the thread
    until(house.player, lambda: ("jump", 6.0) in old.calls)
    old.show()  # arrives at 6.0
    house.clock.advance(1)
    house.player._alert()
    hang(house)
    house.until_opened(2)

    assert house.reel.at == pytest.approx(6.0)
    written = house.player.slot.written
    old.show()
    assert house.player.slot.written == written
    house.reel.run()
    house.reel.show()
    until(house.player, lambda: house.player.status.pictures == 8)
    house.until(P.PLAYING)


def test_what_was_wished_meanwhile_holds_for_the_replacement(house: House) -> None:
    house.play_film()
    house.engines[0].hanging = {"hold"}
    house.player.pause()
    assert house.engines[0].hung.wait(DEADLINE)
    house.player.set_volume(0.2)
    house.player.set_muted(True)
    hang(house)
    house.until_opened(2)
    house.until_told("start")
    house.reel.run()
    house.reel.show()
    house.until(P.PAUSED)
    assert set(house.reel.volumes) == {0.0}


def hang_every_decoder(house: House) -> None:
    house.hanging = {"start"}
    house.engines[0].hanging = {"start"}
    house.player.load(house.film)
    for number in range(1, MOST_REPLACEMENTS + 1):
        hang(house)
        house.until_engines(number + 1)
    hang(house)
    house.until(P.FAILED)


def test_a_film_that_hangs_every_decoder_is_given_up(house: House) -> None:
    hang_every_decoder(house)
    assert house.player.status.fault is Fault.STUCK
    assert house.player.status.file == house.film


def test_after_a_film_was_given_up_another_one_plays(house: House) -> None:
    hang_every_decoder(house)
    house.hanging.clear()
    house.player.load(house.film)
    house.until_engines(MOST_REPLACEMENTS + 2)
    until(house.player, lambda: bool(house.engines[-1].reels))
    house.reel.run()
    house.reel.show()
    house.until(P.PLAYING)


def test_a_film_that_hangs_once_an_hour_is_never_given_up(house: House) -> None:
    house.hanging = {"look"}
    house.engines[0].hanging = {"look"}
    house.player.load(house.film)
    for number in range(1, 6):
        hang(house, after=3600)
        house.until_engines(number + 1)
    assert house.player.status.fault is None


def test_a_hanging_goodbye_does_not_keep_the_next_film(house: House) -> None:
    house.play_film()
    house.engines[0].hanging = {"close"}
    house.player.load(house.film, at=2.0)
    hang(house)
    house.until_opened(2)
    assert house.reel.at == 2.0


def test_a_decoder_found_stuck_is_replaced(house: House) -> None:
    house.play_film()
    for _ in range(30):
        house.clock.advance(0.5)
        house.player._alert()
        if len(house.engines) > 1:
            break
        threading.Event().wait(0.01)
    until(house.player, lambda: len(house.engines) == 2)


def test_a_thread_that_died_is_replaced(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _args: None)
    house.play_film()
    first = house.player._crew.thread
    monkeypatch.setattr(house.reel, "look", lambda: 1 / 0)
    house.clock.advance(1)
    house.player._alert()
    first.join(DEADLINE)
    house.player.watch()
    house.until_opened(2)


def test_a_decoder_that_comes_back_after_all_is_closed(house: House) -> None:
    house.play_film()
    old = house.engines[0]
    old.hanging = {"hold"}
    house.player.pause()
    hang(house)
    house.until_opened(2)
    old.released.set()
    until(house.player, lambda: old.closed)
    assert old.reels[0].closed
    until(house.player, lambda: not house.player._left_behind)


def test_closing_does_not_wait_for_a_decoder_that_hangs(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.player.film._FAREWELL", 0.05)
    house.play_film()
    house.engines[0].hanging = {"hold"}
    house.player.pause()
    assert house.engines[0].hung.wait(DEADLINE)
    house.player.close()
    assert house.player._crew.thread.is_alive()


def test_an_engine_that_hangs_as_it_starts_is_given_up_too(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    clock, starting, release = FakeClock(), Signal(), threading.Event()

    def engine() -> PaperEngine:
        starting()
        release.wait()
        return PaperEngine()

    player = FilmPlayer(engine, clock=clock.seconds, sound=lambda: (), watched=False)
    player.load(film)
    for number in range(1, MOST_REPLACEMENTS + 2):
        starting.wait_for(number)
        clock.advance(ANSWER_PATIENCE + 1)
        player.watch()
    until(player, lambda: player.status.state is P.FAILED)
    assert player.status.fault is Fault.STUCK
    assert starting.calls == MOST_REPLACEMENTS + 1
    release.set()
    player.close()


def test_no_more_films_are_tried_when_too_many_decoders_hang(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.hanging = {"start"}
    house.engines[0].hanging = {"start"}
    while len(house.player._left_behind) <= 12:
        house.player.load(house.film)
        until(house.player, house.engines[-1].hung.is_set)
        house.clock.advance(ANSWER_PATIENCE + 1)
        house.player.watch()
        number = len(house.player._left_behind)
        if number <= 12:
            house.until_engines(number + 1)
    house.until(P.FAILED)
    assert len(house.engines) == 13
    house.hanging.clear()
    house.let_go()
    house.player.close()


def test_the_players_own_watchdog_looks_after_the_decoder(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    clock, engines = FakeClock(), [PaperEngine(), PaperEngine()]
    engines[0].hanging = {"start"}
    waiting = iter(engines)
    player = FilmPlayer(lambda: next(waiting), clock=clock.seconds, sound=lambda: ("alsa",))
    player.load(film)
    assert engines[0].hung.wait(DEADLINE)
    clock.advance(ANSWER_PATIENCE + 1)
    until(player, lambda: bool(engines[1].reels))
    engines[0].released.set()
    player.close()
    assert not player._watchdog.is_alive()


def test_a_broken_film_is_told_by_its_fault(house: House) -> None:
    house.player.load(house.film)
    house.until_opened()
    house.reel.known = Look()
    house.reel.gate.report(Happening.BROKEN)
    house.until(P.FAILED)
    assert house.player.status.fault is Fault.UNREADABLE


def test_time_stands_still_in_a_film_that_failed(house: House) -> None:
    house.player.load(house.film)
    house.until_opened()
    house.reel.known = Look()
    house.reel.gate.hear(1.5)
    house.reel.gate.report(Happening.BROKEN)
    house.until(P.FAILED)
    house.clock.advance(8.0)
    assert house.player.status.position == 1.5
